#include "printing/DevicePrinter.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace packbay {
namespace {

constexpr int kProbeMs = 1000;

int openDevice(const QString &path)
{
    return ::open(QFile::encodeName(path).constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

} // namespace

DevicePrinter::DevicePrinter(QString name, QString path, QByteArray setUp, int writeMs, QObject *parent)
    : Printer(std::move(name), parent), m_path(std::move(path)), m_setUp(std::move(setUp)), m_probe(this), m_limit(this)
{
    m_probe.setInterval(kProbeMs);
    m_limit.setSingleShot(true);
    m_limit.setInterval(writeMs);
    connect(&m_probe, &QTimer::timeout, this, &DevicePrinter::probe);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        finish(jobHasBegun() ? PrintState::Unknown : PrintState::Queued, QStringLiteral("the printer takes no bytes"));
    });
}

DevicePrinter::~DevicePrinter()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool DevicePrinter::jobHasBegun() const
{
    return m_out > m_bytes.size() - m_job.bytes.size();
}

void DevicePrinter::start()
{
    m_probe.start();
    probe();
}

void DevicePrinter::probe()
{
    if (m_fd >= 0)
        return;
    const int fd = openDevice(m_path);
    if (fd < 0) {
        m_isSetUp = false; // pulled, or switched off: it has forgotten
        setStatus(DeviceState::Lost, ErrorCode::PrinterOffline, QString::fromLocal8Bit(std::strerror(errno)));
        return;
    }
    ::close(fd);
    setStatus(DeviceState::Ready, ErrorCode::None, QStringLiteral("ready"));
}

void DevicePrinter::send(const PrintJob &job, Permit permit)
{
    m_job = job;
    m_permit = std::move(permit);
    m_bytes = m_isSetUp ? job.bytes : m_setUp + job.bytes;
    m_out = 0;
    m_fd = openDevice(m_path);
    if (m_fd < 0) {
        finish(PrintState::Queued, QString::fromLocal8Bit(std::strerror(errno)));
        return;
    }
    m_limit.start();
    m_writable = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Write);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &DevicePrinter::writeMore);
}

void DevicePrinter::writeMore()
{
    if (m_permit) {
        const Permit permit = std::move(m_permit);
        m_permit = nullptr;
        if (const Status allowed = permit(); !allowed) {
            finish(PrintState::Queued, QStringLiteral("not allowed to send: ") + errorId(allowed.error().code));
            return;
        }
    }
    if (m_out == m_bytes.size()) {
        onDrained();
        return;
    }
    const auto written = ::write(m_fd, m_bytes.constData() + m_out, static_cast<size_t>(m_bytes.size() - m_out));
    if (written < 0) {
        if (errno == EAGAIN || errno == EINTR)
            return;
        finish(jobHasBegun() ? PrintState::Unknown : PrintState::Queued, QString::fromLocal8Bit(std::strerror(errno)));
        return;
    }
    m_out += written;
    m_limit.start();
}

/// Writable once more after the last block: only now it has left the driver. usblp takes a block at once and sends it
/// afterwards; what is still on its way when the file is closed is thrown away.
void DevicePrinter::onDrained()
{
    pollfd state{m_fd, POLLOUT, 0};
    if (::poll(&state, 1, 0) > 0 && (state.revents & (POLLERR | POLLHUP)) != 0) {
        finish(PrintState::Unknown, QStringLiteral("the device went away"));
        return;
    }
    m_isSetUp = true;
    finish(PrintState::Sent, QStringLiteral("sent; this printer does not report"));
}

void DevicePrinter::finish(PrintState state, const QString &words)
{
    m_limit.stop();
    // Deleted later: this may run inside the notifier's own signal.
    if (m_writable) {
        m_writable->setEnabled(false);
        m_writable.release()->deleteLater();
    }
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
    m_permit = nullptr;
    m_bytes.clear();
    const PrintJob job = std::exchange(m_job, {});
    if (state == PrintState::Queued || state == PrintState::Unknown) {
        m_isSetUp = false;
        setStatus(DeviceState::Lost, ErrorCode::PrinterOffline, words);
    }
    emit progress(job.document, job.copy, state, words);
    emit done(job.document, job.copy);
}

} // namespace packbay
