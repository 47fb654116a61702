#include "app/station/core/SheetDesk.h"

#include "app/station/core/LabelCheck.h"
#include "app/station/core/SheetRequests.h"
#include "printing/FilePrinter.h"
#include "printing/LabelMaker.h"
#include "printing/TcpPrinter.h"

#include <QCryptographicHash>

namespace packbay {
namespace {

const QString kLabels = QStringLiteral("labels");
const QString kDocuments = QStringLiteral("documents");

std::unique_ptr<Printer> labelPrinter(const SheetConfig &config)
{
    const QUrl uri(config.labelPrinter);
    if (uri.scheme() == QStringLiteral("tcp"))
        return std::make_unique<TcpPrinter>(kLabels, uri.host(), static_cast<quint16>(uri.port(9100)));
    return std::make_unique<FilePrinter>(kLabels, uri.isLocalFile() ? uri.toLocalFile() : config.documentFolder);
}

bool isTcp(const SheetConfig &config)
{
    return QUrl(config.labelPrinter).scheme() == QStringLiteral("tcp");
}

} // namespace

SheetDesk::SheetDesk(SheetConfig config, LedgerThread &ledger, const WorldView &world, const Clock &clock, QObject *parent)
    : QObject(parent), m_config(std::move(config)), m_ledger(ledger), m_world(world), m_clock(clock)
{
    qRegisterMetaType<packbay::PrintOutcome>();
    qRegisterMetaType<packbay::PrintJob>();
    qRegisterMetaType<packbay::PrinterStatus>();
}

SheetDesk::~SheetDesk()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(m_side, [this] { delete m_side; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Status SheetDesk::start()
{
    m_thread.setObjectName(QStringLiteral("printers"));
    m_thread.start();
    m_side = new QObject;
    m_side->moveToThread(&m_thread);
    Status restored;
    QMetaObject::invokeMethod(m_side, [this, &restored] {
        m_queue = new PrintQueue(m_ledger, m_side);
        m_check = new LabelCheck(m_config.scanHelper, m_side);
        Printer *labels = labelPrinter(m_config).release();
        Printer *documents = new FilePrinter(kDocuments, m_config.documentFolder);
        for (Printer *printer : {labels, documents}) {
            printer->setParent(m_side);
            m_queue->addPrinter(*printer);
        }
        connect(m_queue, &PrintQueue::jobChanged, this, [this](const PrintJob &job) {
            emit progress({job.document, job.copy, job.state, m_printer});
        });
        connect(m_queue, &PrintQueue::printerChanged, this, [this](const QString &name, const PrinterStatus &status) {
            if (name != kLabels)
                return;
            m_printer = status;
            emit printerChanged(status);
        });
        restored = m_queue->restore();
        labels->start();
        documents->start();
    }, Qt::BlockingQueuedConnection);
    if (restored)
        printPromised();
    return restored;
}

/// Sheets whose operation is durable and whose picture was never made: the station died between the two.
void SheetDesk::printPromised()
{
    const auto promised = m_ledger.call([](Ledger &ledger) { return PrintSpool(ledger.database()).promised(); });
    if (!promised)
        return;
    for (const PrintJob &job : *promised) {
        if (const std::optional<PrintSheet> sheet = sheetOf(job.document, job.copy, job.reason))
            print(*sheet);
    }
}

QList<PrintJob> SheetDesk::promisesOf(const Operation &operation, const Changes &changes)
{
    QList<PrintJob> jobs;
    for (const PrintSheet &sheet : sheetsOf(operation, changes)) {
        PrintJob job;
        job.document = documentOf(sheet);
        job.copy = sheet.copy;
        job.reason = sheet.reason;
        job.at = operation.at;
        jobs.append(job);
    }
    return jobs;
}

void SheetDesk::print(const PrintSheet &sheet)
{
    const Result<SheetRequest> request = sheetRequest(sheet, m_world, m_config.language, m_clock.now());
    if (!request) {
        fail(sheet, documentOf(sheet), {DeviceState::Ready, request.error().code, request.error().detail});
        return;
    }
    enqueue(request->document, sheet, request->request, request->isLabel);
}

void SheetDesk::enqueue(const QString &document, const PrintSheet &sheet, const QJsonObject &request, bool isLabel)
{
    QMetaObject::invokeMethod(m_side, [this, document, sheet, request, isLabel] {
        PrintJob job;
        job.document = document;
        job.copy = sheet.copy;
        job.printer = isLabel ? kLabels : kDocuments;
        job.reason = sheet.reason;
        job.at = m_clock.now();
        const Result<LabelRequest> parsed = parseLabelRequest(request);
        const Result<LabelTemplate> form = parsed ? TemplateStore().load(parsed->templateName) : Result<LabelTemplate>(parsed.error());
        const Result<LabelLayout> layout = form ? layOut(*form, *parsed, dpiOf(m_config.dpi).value_or(Dpi::D203)) : Result<LabelLayout>(form.error());
        if (!layout) {
            spool(job, layout.error(), sheet);
            return;
        }
        const LabelFormat format = isLabel && isTcp(m_config) ? LabelFormat::Zpl : LabelFormat::Pdf;
        const Result<QByteArray> bytes = encodeLabel(*layout, format, parsed->templateName);
        if (!isLabel || !bytes) {
            spool(job, bytes, sheet);
            return;
        }
        m_check->check(*layout, [this, job, bytes, sheet](const Status &good) { spool(job, good ? bytes : Result<QByteArray>(good.error()), sheet); });
    });
}

void SheetDesk::spool(PrintJob job, const Result<QByteArray> &bytes, const PrintSheet &sheet)
{
    if (!bytes) {
        const PrinterStatus status{DeviceState::Ready, bytes.error().code, bytes.error().where};
        QMetaObject::invokeMethod(this, [this, sheet, document = job.document, status] { fail(sheet, document, status); });
        return;
    }
    job.bytes = *bytes;
    job.sha256 = QCryptographicHash::hash(job.bytes, QCryptographicHash::Sha256);
    spool(job);
}

void SheetDesk::spool(PrintJob job)
{
    // On the printers' thread: waits until the row is durable, then the queue may touch a printer.
    const Status added = m_ledger.call([&](Ledger &ledger) { return PrintSpool(ledger.database()).add(job); });
    if (added) {
        m_queue->enqueue(job);
        return;
    }
    if (added.error().code == ErrorCode::AlreadyExists)
        return; // the same sheet asked for twice is one sheet
    const PrinterStatus status{DeviceState::Ready, added.error().code, added.error().detail};
    QMetaObject::invokeMethod(this, [this, job, status] { emit progress({job.document, job.copy, PrintState::Failed, status}); });
}

/// No picture can be made: a promised row must not wait for one.
void SheetDesk::fail(const PrintSheet &sheet, const QString &document, const PrinterStatus &status)
{
    m_ledger.post([document, copy = sheet.copy, words = status.words](Ledger &ledger) {
        PrintSpool spool(ledger.database());
        const auto row = spool.find(document, copy);
        if (row && *row && (*row)->bytes.isEmpty())
            (void)spool.record(document, copy, PrintState::Failed, words);
    });
    // Later: who listens may not be ready yet while the station starts.
    const PrintOutcome news{document, sheet.copy, PrintState::Failed, status};
    QMetaObject::invokeMethod(this, [this, news] { emit progress(news); }, Qt::QueuedConnection);
}

void SheetDesk::resolveUnknown(const QString &document, int copy, bool cameOut)
{
    QMetaObject::invokeMethod(m_side, [this, document, copy, cameOut] { (void)m_queue->resolveUnknown(document, copy, cameOut); });
}

void SheetDesk::printAgain(const QString &document, int copy)
{
    // The reason of a tag is printed on it and is part of its name.
    const QString ofTag = document.section(QLatin1Char('/'), 2);
    if (const std::optional<PrintSheet> sheet = sheetOf(document, copy + 1, ofTag.isEmpty() ? QStringLiteral("lost") : ofTag))
        print(*sheet);
}

} // namespace packbay
