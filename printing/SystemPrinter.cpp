#include "printing/SystemPrinter.h"

#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>

namespace packbay {
namespace {

constexpr int kProbeMs = 2000;
constexpr int kResolution = 1200;

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
    // The answer comes from the event loop like every other printer's.
    QMetaObject::invokeMethod(this, [this, job, permit = std::move(permit)] {
        const QImage picture = QImage::fromData(job.bytes, "PNG");
        if (picture.isNull()) {
            finish(job, PrintState::Failed, QStringLiteral("a system printer takes PNG pictures only"));
            return;
        }
        if (const Status allowed = permit(); !allowed) {
            finish(job, PrintState::Queued, QStringLiteral("not allowed to send: ") + errorId(allowed.error().code));
            return;
        }
        const QString trouble = print(picture, QStringLiteral("%1-%2").arg(job.document).arg(job.copy));
        // A job that the system did not take whole may still have been begun.
        finish(job, trouble.isEmpty() ? PrintState::Sent : PrintState::Unknown, trouble.isEmpty() ? QStringLiteral("the system has it") : trouble);
    }, Qt::QueuedConnection);
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
