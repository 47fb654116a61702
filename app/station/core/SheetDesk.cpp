#include "app/station/core/SheetDesk.h"

#include "app/station/core/LabelCheck.h"
#include "app/station/core/StaleSheets.h"
#include "models/domain/JsonWriter.h"
#include "models/store/CarrierSheets.h"
#include "printing/CarrierPrint.h"
#include "printing/FilePrinter.h"
#include "printing/LabelMaker.h"
#include "printing/PrinterUri.h"

#include <QCryptographicHash>
#include <QUrl>

namespace packbay {
namespace {

const QString kLabels = QStringLiteral("labels");
const QString kDocuments = QStringLiteral("documents");
const QString kSpare = QStringLiteral("spare");
const QString kOfDocuments = QStringLiteral("documents: "); // before the words of their printer on the chip
constexpr qsizetype kMostReady = 64;

bool isWell(const PrinterStatus &status)
{
    return status.device == DeviceState::Ready && status.code == ErrorCode::None;
}

/// Two sheets with the same key have the same bytes.
QByteArray keyOf(const SheetRequest &request)
{
    return canonicalJson(request.request);
}

/// What is said beside the code: the reason where there is one, else the field that is to blame.
QString reasonOf(const Error &error)
{
    const QString reason = error.args.value(QLatin1String("reason")).toString();
    return reason.isEmpty() ? error.where : reason;
}

Result<std::unique_ptr<Printer>> printerAt(const QString &address, const QString &name, LabelFormat format, const QString &folder)
{
    if (address.isEmpty())
        return std::unique_ptr<Printer>(std::make_unique<FilePrinter>(name, folder));
    return printerForUri(address, name, languageOf(format));
}

} // namespace

LabelFormat usualFormat(const QString &address)
{
    const QString scheme = QUrl(address).scheme();
    if (scheme == u"tcp" || scheme == u"usb")
        return LabelFormat::Zpl;
    return scheme == u"system" ? LabelFormat::Png : LabelFormat::Pdf;
}

PrinterLanguage languageOf(LabelFormat format)
{
    switch (format) {
    case LabelFormat::Zpl: return PrinterLanguage::Zpl;
    case LabelFormat::Tspl: return PrinterLanguage::Tspl;
    case LabelFormat::EscPos: return PrinterLanguage::EscPos;
    case LabelFormat::Epl:
    case LabelFormat::Pdf:
    case LabelFormat::Png: break;
    }
    return PrinterLanguage::Epl; // asked nothing, told nothing
}

SheetDesk::SheetDesk(SheetConfig config, LedgerThread &ledger, const WorldView &world, const Clock &clock, QObject *parent)
    : QObject(parent), m_config(std::move(config)), m_style{m_config.language, m_config.cartonPaper, m_config.parcelPaper}, m_ledger(ledger), m_world(world),
      m_clock(clock)
{
    qRegisterMetaType<packbay::PrintOutcome>();
    qRegisterMetaType<packbay::PrintJob>();
    qRegisterMetaType<packbay::PrinterStatus>();
    if (!m_config.labelFormat)
        m_config.labelFormat = usualFormat(m_config.labelPrinter);
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
    Status opened;
    QMetaObject::invokeMethod(m_side, [this, &opened] { opened = openPrinters(); }, Qt::BlockingQueuedConnection);
    if (opened)
        printPromised();
    return opened;
}

Status SheetDesk::openPrinters()
{
    PACKBAY_TRY_ASSIGN(labels, printerAt(m_config.labelPrinter, kLabels, *m_config.labelFormat, m_config.documentFolder));
    PACKBAY_TRY_ASSIGN(documents, printerAt(m_config.documentPrinter, kDocuments, LabelFormat::Pdf, m_config.documentFolder));
    m_queue = new PrintQueue(m_ledger, m_side);
    m_check = new LabelCheck(m_config.scanHelper, m_side);
    QList<Printer *> printers{labels.release(), documents.release()};
    if (!m_config.sparePrinter.isEmpty()) {
        PACKBAY_TRY_ASSIGN(spare, printerAt(m_config.sparePrinter, kSpare, *m_config.labelFormat, m_config.documentFolder));
        printers.append(spare.release());
    }
    for (Printer *printer : printers) {
        printer->setParent(m_side);
        m_queue->addPrinter(*printer);
    }
    // On the printers' thread; the signals reach who listens on theirs.
    connect(m_queue, &PrintQueue::jobChanged, m_side, [this](const PrintJob &job) {
        emit progress({job.document, job.copy, job.state, m_printers.value(job.printer)});
    });
    connect(m_queue, &PrintQueue::printerChanged, m_side, [this](const QString &name, const PrinterStatus &status) { heardOf(name, status); });
    // What waited for a printer that has been replaced since is made again, for the one that is there.
    QStringList names;
    for (const Printer *printer : printers)
        names.append(printer->name());
    const bool toFile = m_config.labelPrinter.isEmpty() || QUrl(m_config.labelPrinter).scheme() == u"file";
    PACKBAY_TRY(m_ledger.call([&](Ledger &ledger) { return promiseStale(ledger.database(), names, kDocuments, toFile ? std::nullopt : m_config.labelFormat); }));
    PACKBAY_TRY(m_queue->restore());
    for (Printer *printer : printers)
        printer->start();
    return {};
}

/// Who waits for a sheet hears what its printer says although the sheet itself stands where it stood.
void SheetDesk::heardOf(const QString &printer, const PrinterStatus &status)
{
    m_printers.insert(printer, status);
    if (printer == kLabels && isWell(status))
        m_spareWorks = false;
    // What waits for a spare printer that is away comes out of the label printer when that is back.
    if (isWell(m_printers.value(kLabels)) && !isWell(m_printers.value(kSpare)))
        moveWaiting(*m_queue, kSpare, kLabels);
    // One chip for both: while the labels' printer is well it shows what ails the other.
    const PrinterStatus labels = m_printers.value(kLabels);
    PrinterStatus documents = m_printers.value(kDocuments);
    documents.words.prepend(kOfDocuments);
    if (printer == kLabels || printer == kDocuments)
        emit printerChanged(isWell(labels) && documents.code != ErrorCode::None ? documents : labels);
    for (const PrintJob &job : m_queue->jobs()) {
        if (job.printer == printer && job.state != PrintState::Unknown && job.state != PrintState::Sent)
            emit progress({job.document, job.copy, job.state, status});
    }
}

void SheetDesk::useSpare()
{
    QMetaObject::invokeMethod(m_side, [this] {
        m_spareWorks = !m_config.sparePrinter.isEmpty();
        if (m_spareWorks)
            moveWaiting(*m_queue, kLabels, kSpare);
    });
}

void SheetDesk::print(const PrintSheet &sheet)
{
    const Result<SheetRequest> request = sheetRequest(sheet, m_world, m_style, m_clock.now());
    if (!request) {
        fail(sheet, documentOf(sheet), {DeviceState::Ready, request.error().code, request.error().detail});
        return;
    }
    enqueue(*request, sheet);
}

void SheetDesk::enqueue(const SheetRequest &request, const PrintSheet &sheet)
{
    QMetaObject::invokeMethod(m_side, [this, request, sheet] {
        PrintJob job;
        job.document = request.document;
        job.copy = sheet.copy;
        job.printer = request.isLabel ? (m_spareWorks ? kSpare : kLabels) : kDocuments;
        job.reason = sheet.again.isEmpty() ? sheet.reason : sheet.again;
        job.at = m_clock.now();
        if (sheet.copy == 0)
            return enqueueNext(request, sheet, job);
        if (sheet.copy > 1) // one sheet is wanted: an earlier copy whose picture is not made yet is made no more
            (void)m_ledger.call([&](Ledger &ledger) { return PrintSpool(ledger.database()).withdraw(job.document, job.copy); });
        if (passOn(request, job, sheet))
            return;
        if (const auto ready = m_ready.constFind(keyOf(request)); ready != m_ready.constEnd()) {
            spool(job, *ready, sheet);
            return;
        }
        make(request, [this, job, sheet](const Bytes &bytes) { spool(job, bytes, sheet); });
    });
}

/// The copy that was promised with its operation, or the one after the last. On the printers' thread.
void SheetDesk::enqueueNext(SheetRequest request, PrintSheet sheet, const PrintJob &job)
{
    const bool isPromised = sheet.again.isEmpty();
    const Result<int> copy = m_ledger.call([&](Ledger &ledger) { return PrintSpool(ledger.database()).nextCopy(job, isPromised); });
    if (!copy)
        return spool(job, Bytes(copy.error()), sheet);
    sheet.copy = *copy;
    request.request.insert(QStringLiteral("copy"), sheet.copy);
    enqueue(request, sheet);
}

/// A carrier's own sheet goes to the printer as it came. True: it is dealt with, or waits until it is here.
bool SheetDesk::passOn(const SheetRequest &request, const PrintJob &job, const PrintSheet &sheet)
{
    if (request.sheet.isEmpty())
        return false;
    const auto kept = m_ledger.call([&](Ledger &ledger) { return CarrierSheets(ledger.database()).bytes(request.sheet); });
    if (!kept)
        spool(job, Bytes(kept.error()), sheet);
    else if (*kept)
        spool(job, carriersOwn(**kept), sheet);
    return true; // not here yet: its row is promised, sheetsArrived() comes
}

/// Nothing of it is changed; what does not fit the paper or the printer is not sent. A file takes every kind.
SheetDesk::Bytes SheetDesk::carriersOwn(const QByteArray &bytes) const
{
    const LabelSize paper = labelSize(m_config.cartonPaper).value_or(labelSizes().first());
    const Dpi dpi = dpiOf(m_config.dpi).value_or(Dpi::D203);
    PACKBAY_TRY_ASSIGN(own, carrierSheet(bytes, paper, dpi));
    const bool toFile = m_config.labelPrinter.isEmpty() || QUrl(m_config.labelPrinter).scheme() == u"file";
    return carrierBytesFor(own, toFile ? own.format : *m_config.labelFormat, paper, dpi, m_config.labelSettings);
}

/// Lays a sheet out, reads it when it is a label, and gives its bytes or why there are none. On the printers' thread.
void SheetDesk::make(const SheetRequest &request, std::function<void(const Bytes &)> then)
{
    const Result<LabelRequest> parsed = parseLabelRequest(request.request);
    const Result<LabelTemplate> form = parsed ? TemplateStore(m_config.templateFolder).load(parsed->templateName) : Result<LabelTemplate>(parsed.error());
    const Result<LabelLayout> layout = form ? layOut(*form, *parsed, dpiOf(m_config.dpi).value_or(Dpi::D203)) : Result<LabelLayout>(form.error());
    if (!layout) {
        then(layout.error());
        return;
    }
    const LabelFormat format = request.isLabel ? *m_config.labelFormat : LabelFormat::Pdf;
    const Bytes bytes = encodeLabel(*layout, format, parsed->templateName, m_config.labelSettings);
    if (!request.isLabel || !bytes) {
        then(bytes);
        return;
    }
    m_check->check(*layout, [bytes, then = std::move(then)](const Status &good) { then(good ? bytes : Bytes(good.error())); });
}

void SheetDesk::prepare(const QList<SheetRequest> &requests)
{
    QMetaObject::invokeMethod(m_side, [this, requests] {
        m_wishes = requests;
        if (!std::exchange(m_isWishing, true))
            makeNextWish();
    });
}

/// One picture at a time and never in front of a sheet that is waited for: between two of them the thread takes what has come.
void SheetDesk::makeNextWish()
{
    while (!m_wishes.isEmpty() && m_ready.contains(keyOf(m_wishes.first())))
        emit prepared(m_wishes.takeFirst().document);
    if (m_wishes.isEmpty()) {
        m_isWishing = false;
        return;
    }
    const SheetRequest wish = m_wishes.takeFirst();
    make(wish, [this, wish](const Bytes &bytes) {
        if (bytes) {
            const QByteArray key = keyOf(wish);
            m_ready.insert(key, *bytes);
            m_readyOrder.append(key);
            if (m_readyOrder.size() > kMostReady)
                m_ready.remove(m_readyOrder.takeFirst());
            emit prepared(wish.document);
        }
        QMetaObject::invokeMethod(m_side, [this] { makeNextWish(); }, Qt::QueuedConnection);
    });
}

void SheetDesk::spool(PrintJob job, const Bytes &bytes, const PrintSheet &sheet)
{
    if (!bytes) {
        const PrinterStatus status{DeviceState::Ready, bytes.error().code, reasonOf(bytes.error())};
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
    PrintOutcome news{job.document, job.copy, PrintState::Failed, {DeviceState::Ready, added.error().code, added.error().detail}};
    if (added.error().code == ErrorCode::AlreadyExists) {
        // The same copy asked for twice is one sheet: who asked hears how that one stands.
        const auto row = m_ledger.call([&](Ledger &ledger) { return PrintSpool(ledger.database()).find(job.document, job.copy); });
        if (row && *row)
            news = {job.document, job.copy, (*row)->state, m_printers.value((*row)->printer)};
    }
    QMetaObject::invokeMethod(this, [this, news] { emit progress(news); });
}

/// No picture can be made: a promised row must not wait for one.
void SheetDesk::fail(const PrintSheet &sheet, const QString &document, const PrinterStatus &status)
{
    // A label that was voided meanwhile is not missed.
    const bool isVoid = status.code == ErrorCode::LabelVoided || status.code == ErrorCode::LabelVoidAsked;
    const PrintState state = isVoid ? PrintState::Cancelled : PrintState::Failed;
    m_ledger.post([document, copy = sheet.copy, state, words = status.words](Ledger &ledger) {
        PrintSpool spool(ledger.database());
        const auto row = spool.find(document, copy);
        if (row && *row && (*row)->bytes.isEmpty())
            (void)spool.record(document, copy, state, words);
    });
    // Later: who listens may not be ready yet while the station starts.
    const PrintOutcome news{document, sheet.copy, state, isVoid ? PrinterStatus{} : status};
    QMetaObject::invokeMethod(this, [this, news] { emit progress(news); }, Qt::QueuedConnection);
}

} // namespace packbay
