#include "printing/FilePrinter.h"

#include <QDir>
#include <QSaveFile>
#include <QTemporaryFile>

namespace packbay {
namespace {

constexpr int kProbeMs = 1000;

QString suffixOf(const QByteArray &bytes)
{
    if (bytes.startsWith("%PDF-"))
        return QStringLiteral("pdf");
    if (bytes.startsWith("\x89PNG"))
        return QStringLiteral("png");
    if (bytes.startsWith("^XA"))
        return QStringLiteral("zpl");
    return QStringLiteral("bin");
}

} // namespace

FilePrinter::FilePrinter(QString name, QString folder, QString fileName, QObject *parent)
    : Printer(std::move(name), parent), m_folder(std::move(folder)), m_fileName(std::move(fileName)), m_again(this)
{
    m_again.setInterval(kProbeMs);
    connect(&m_again, &QTimer::timeout, this, &FilePrinter::probe);
}

void FilePrinter::start()
{
    probe();
}

void FilePrinter::probe()
{
    QTemporaryFile file(QDir(m_folder).filePath(QStringLiteral(".packbay-probe")));
    if (QDir().mkpath(m_folder) && file.open()) {
        m_again.stop();
        setStatus(DeviceState::Ready, ErrorCode::None, QStringLiteral("ready"));
        return;
    }
    m_again.start();
    setStatus(DeviceState::Faulty, ErrorCode::FileUnwritable, QStringLiteral("cannot write into ") + m_folder);
}

QString FilePrinter::pathOf(const PrintJob &job) const
{
    if (!m_fileName.isEmpty())
        return QDir(m_folder).filePath(m_fileName);
    QString name = job.document;
    for (QChar &c : name) {
        const bool plain = (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == u'-'
            || c == u'_' || c == u'.';
        if (!plain)
            c = u'_';
    }
    return QDir(m_folder).filePath(QStringLiteral("%1-%2.%3").arg(name).arg(job.copy).arg(suffixOf(job.bytes)));
}

void FilePrinter::send(const PrintJob &job, Permit permit)
{
    // The answer comes from the event loop like every other printer's, so that a long batch does not recurse.
    QMetaObject::invokeMethod(this, [this, job, permit = std::move(permit)] {
        PrintState state = PrintState::Queued;
        QString words;
        if (const Status allowed = permit(); !allowed) {
            words = QStringLiteral("not allowed to send: ") + errorId(allowed.error().code);
        } else {
            QSaveFile file(pathOf(job));
            const bool written = file.open(QIODevice::WriteOnly) && file.write(job.bytes) == job.bytes.size() && file.commit();
            state = written ? PrintState::Confirmed : PrintState::Queued;
            words = written ? QStringLiteral("written") : file.errorString();
            if (!written) {
                setStatus(DeviceState::Faulty, ErrorCode::FileUnwritable, words);
                m_again.start();
            }
        }
        emit progress(job.document, job.copy, state, words);
        emit done(job.document, job.copy);
    }, Qt::QueuedConnection);
}

} // namespace packbay
