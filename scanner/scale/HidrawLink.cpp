#include "scanner/scale/HidrawLink.h"

#include <QDir>
#include <QFile>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace packbay {
namespace {

constexpr qsizetype kLongestReport = 64;

QString wordsOf(int error)
{
    switch (error) {
    case ENOENT:
    case ENODEV:
    case ENXIO: return QStringLiteral("not plugged in");
    case EACCES:
    case EPERM: return QStringLiteral("no permission");
    default: return qt_error_string(error);
    }
}

} // namespace

bool isHidAddress(const QString &address)
{
    return address.startsWith(u"hid:") || address.startsWith(u"/dev/hidraw");
}

QString hidrawFile(const QString &address, const QString &sysFolder)
{
    if (!address.startsWith(u"hid:"))
        return address;
    const QStringList wanted = address.sliced(4).toUpper().split(u':');
    if (wanted.size() != 2)
        return {};
    const QDir devices(sysFolder);
    for (const QString &name : devices.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QFile file(devices.filePath(name + QStringLiteral("/device/uevent")));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            // HID_ID=0003:00000922:00008003
            const QStringList id = QString::fromLatin1(line).split(u':');
            if (line.startsWith("HID_ID=") && id.size() == 3 && id[1].right(4) == wanted[0] && id[2].right(4) == wanted[1])
                return QStringLiteral("/dev/") + name;
        }
    }
    return {};
}

HidrawLink::Opener hidrawOpener(const QString &address, const QString &sysFolder)
{
    return [address, sysFolder](QString &words) {
        const QString path = hidrawFile(address, sysFolder);
        if (path.isEmpty()) {
            words = wordsOf(ENOENT);
            return -1;
        }
        const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (file < 0)
            words = wordsOf(errno);
        return file;
    };
}

HidrawLink::HidrawLink(Opener opener, const Clock &clock, QObject *parent)
    : DeviceLink(parent)
    , m_opener(std::move(opener))
    , m_clock(clock)
{
    m_reopen.setInterval(kReopenMs);
    connect(&m_reopen, &QTimer::timeout, this, &HidrawLink::tryOpen);
}

HidrawLink::~HidrawLink()
{
    m_notifier.reset();
    if (m_file >= 0)
        ::close(m_file);
}

void HidrawLink::open()
{
    m_errors = 0;
    m_reopen.start();
    tryOpen();
}

void HidrawLink::close()
{
    m_reopen.stop();
    m_wasReady = false;
    m_notifier.reset();
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
    setState(DeviceState::Absent, QStringLiteral("switched off"));
}

void HidrawLink::tryOpen()
{
    if (m_file >= 0)
        return;
    QString words;
    m_file = m_opener(words);
    if (m_file < 0) {
        const bool absent = words == wordsOf(ENOENT);
        setState(!absent ? DeviceState::Faulty : m_wasReady ? DeviceState::Lost : DeviceState::Absent, words);
        return;
    }
    m_isFirst = true;
    m_wasReady = true;
    m_notifier = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &HidrawLink::readable);
    setState(DeviceState::Ready, QStringLiteral("connected"));
}

void HidrawLink::readable()
{
    QByteArray newest;
    std::array<char, kLongestReport> report{};
    for (;;) {
        const ssize_t n = ::read(m_file, report.data(), report.size());
        if (n > 0) {
            if (!std::exchange(m_isFirst, false))
                newest = QByteArray(report.data(), n);
            continue;
        }
        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0 || errno != EAGAIN)
            drop(wordsOf(n == 0 ? ENODEV : errno));
        break;
    }
    if (!newest.isEmpty())
        emit received(newest, m_clock.monotonic());
}

void HidrawLink::write(const QByteArray &bytes)
{
    if (m_file < 0 || bytes.isEmpty())
        return;
    if (::write(m_file, bytes.constData(), size_t(bytes.size())) < 0 && errno != EAGAIN && errno != EINTR)
        QMetaObject::invokeMethod(this, [this, words = wordsOf(errno)] { drop(words); }, Qt::QueuedConnection);
}

void HidrawLink::drop(const QString &words)
{
    if (m_file < 0)
        return;
    ++m_errors;
    m_notifier->setEnabled(false); // it may be the one that calls this: it goes when the event is over
    m_notifier.release()->deleteLater();
    ::close(m_file);
    m_file = -1;
    setState(DeviceState::Lost, words);
}

void HidrawLink::setState(DeviceState state, const QString &words)
{
    const bool changed = state != m_state;
    m_state = state;
    if (changed)
        emit stateChanged(state, words);
}

} // namespace packbay
