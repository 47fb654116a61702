#include "printing/SystemPrinter.h"

#include "printing/IppPrinter.h"

#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QUrl>

namespace packbay {
namespace {

constexpr int kProbeMs = 2000;
constexpr int kResolution = 1200;
constexpr int kQueueMs = 1500; ///< for an answer of this computer's own CUPS
constexpr int kIppPort = 631;

/// Where CUPS listens: CUPS_SERVER of the environment, else this computer.
QUrl cupsServer()
{
    QUrl server;
    server.setScheme(QStringLiteral("ipp"));
    server.setAuthority(qEnvironmentVariable("CUPS_SERVER", QStringLiteral("127.0.0.1")));
    if (server.host().isEmpty() || server.host().startsWith(u'/'))
        server.setAuthority(QStringLiteral("127.0.0.1"));
    return server;
}

} // namespace

SystemPrinter::SystemPrinter(QString name, QString systemName, QObject *parent)
    : Printer(std::move(name), parent), m_systemName(std::move(systemName)), m_probe(this)
{
    m_probe.setInterval(kProbeMs);
    connect(&m_probe, &QTimer::timeout, this, &SystemPrinter::probe);
}

void SystemPrinter::start()
{
    m_probe.start();
    probe();
}

void SystemPrinter::probe()
{
    askQueue([] {});
}

/// Asks CUPS, which knows more of its queue than QPrinterInfo says: there a queue that cannot reach its printer is "active".
/// Where CUPS does not answer the system is asked.
void SystemPrinter::askQueue(std::function<void()> then)
{
    const QUrl server = cupsServer();
    const auto port = static_cast<quint16>(server.port(kIppPort));
    const QByteArray path = "/printers/" + QUrl::toPercentEncoding(m_systemName);
    const QByteArray uri = "ipp://" + server.host().toUtf8() + ':' + QByteArray::number(port) + path;
    auto *exchange = new IppExchange(server.host(), port, path, ippStateRequest(uri, 1), kQueueMs, this);
    connect(exchange, &IppExchange::finished, this, [this, then = std::move(then)](const std::optional<IppAnswer> &answer, const QString &) {
        if (answer && answer->isOk()) {
            const PrinterStatus status = ippPrinterStatus(*answer);
            setStatus(status.device, status.code, status.words);
        } else {
            askSystem();
        }
        then();
    });
}

void SystemPrinter::askSystem()
{
    const QPrinterInfo info = QPrinterInfo::printerInfo(m_systemName);
    if (info.isNull())
        setStatus(DeviceState::Lost, ErrorCode::PrinterOffline, QStringLiteral("the system knows no printer ") + m_systemName);
    else if (info.state() == QPrinter::Error)
        setStatus(DeviceState::Faulty, ErrorCode::PrinterFault, QStringLiteral("the system reports an error"));
    else
        setStatus(DeviceState::Ready, ErrorCode::None, QStringLiteral("ready"));
}

void SystemPrinter::send(const PrintJob &job, Permit permit)
{
    askQueue([this, job, permit = std::move(permit)] { handOver(job, permit); });
}

void SystemPrinter::handOver(const PrintJob &job, const Permit &permit)
{
    const QImage picture = QImage::fromData(job.bytes, "PNG");
    if (picture.isNull()) {
        finish(job, PrintState::Failed, QStringLiteral("a system printer takes PNG pictures only"));
        return;
    }
    if (!isReady()) {
        finish(job, PrintState::Queued, status().words);
        return;
    }
    if (const Status allowed = permit(); !allowed) {
        finish(job, PrintState::Queued, QStringLiteral("not allowed to send: ") + errorId(allowed.error().code));
        return;
    }
    const QString trouble = print(picture, QStringLiteral("%1-%2").arg(job.document).arg(job.copy));
    // A job that the system did not take whole may still have been begun.
    finish(job, trouble.isEmpty() ? PrintState::Sent : PrintState::Unknown, trouble.isEmpty() ? QStringLiteral("the system has it") : trouble);
}

QString SystemPrinter::print(const QImage &picture, const QString &title) const
{
    QPrinter printer(QPrinterInfo::printerInfo(m_systemName), QPrinter::HighResolution);
    const QSizeF millimetres(picture.width() * 1000.0 / picture.dotsPerMeterX(), picture.height() * 1000.0 / picture.dotsPerMeterY());
    // Portrait is as it stands here: a wide label is not turned.
    printer.setPageLayout(QPageLayout(QPageSize(millimetres, QPageSize::Millimeter, QString(), QPageSize::ExactMatch), QPageLayout::Portrait, {}));
    printer.setFullPage(true);
    printer.setResolution(kResolution);
    printer.setDocName(title);
    QPainter painter;
    if (!painter.begin(&printer))
        return QStringLiteral("the system does not take the job");
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    // The picture's own size, not the page's, which the system may round.
    painter.drawImage(QRectF(QPointF(0, 0), millimetres * (kResolution / 25.4)), picture);
    return painter.end() && printer.printerState() != QPrinter::Error ? QString() : QStringLiteral("the system broke the job off");
}

void SystemPrinter::finish(const PrintJob &job, PrintState state, const QString &words)
{
    emit progress(job.document, job.copy, state, words);
    emit done(job.document, job.copy);
}

} // namespace packbay
