#include "printing/PrintQueue.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr int kLedgerRetryMs = 2000;

bool isSheet(const PrintJob &job, const QString &document, int copy)
{
    return job.copy == copy && job.document == document;
}

qsizetype indexOf(const QList<PrintJob> &jobs, const QString &document, int copy)
{
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const PrintJob &job) { return isSheet(job, document, copy); });
    return found == jobs.end() ? -1 : std::distance(jobs.begin(), found);
}

Error notFound(const QString &document, int copy)
{
    return makeError(ErrorCode::NotFound, {{QStringLiteral("document"), document}, {QStringLiteral("copy"), copy}});
}

} // namespace

PrintQueue::PrintQueue(PrintLedger &ledger, QObject *parent) : QObject(parent), m_ledger(ledger), m_retry(this)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(kLedgerRetryMs);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        for (const QString &name : m_lanes.keys())
            pump(name);
    });
}

void PrintQueue::addPrinter(Printer &printer)
{
    const QString name = printer.name();
    m_lanes[name].printer = &printer;
    connect(&printer, &Printer::progress, this,
            [this, name](const QString &document, int copy, PrintState state, const QString &words) {
                onProgress(name, document, copy, state, words);
            });
    connect(&printer, &Printer::done, this,
            [this, name](const QString &document, int copy) { onDone(name, document, copy); });
    connect(&printer, &Printer::statusChanged, this, [this, name](const PrinterStatus &status) {
        emit printerChanged(name, status);
        pump(name);
    });
    pump(name);
}

Status PrintQueue::restore()
{
    PACKBAY_TRY_ASSIGN(open, m_ledger.open());
    for (PrintJob &job : open) {
        if (job.state == PrintState::Queued) {
            enqueue(job);
            continue;
        }
        if (indexOf(m_open, job.document, job.copy) >= 0)
            continue;
        if (job.state != PrintState::Unknown) {
            job.state = PrintState::Unknown;
            job.status = QStringLiteral("the station stopped while this sheet was at the printer");
            PACKBAY_TRY(m_ledger.record(job.document, job.copy, job.state, job.status));
        }
        m_open.append(job);
        emit jobChanged(job);
    }
    return {};
}

void PrintQueue::enqueue(const PrintJob &job)
{
    const QList<PrintJob> known = jobs();
    if (indexOf(known, job.document, job.copy) >= 0)
        return;
    takeBackEarlier(job);
    PrintJob queued = job;
    queued.state = PrintState::Queued;
    m_lanes[job.printer].waiting.append(queued);
    emit jobChanged(queued);
    pump(job.printer);
}

void PrintQueue::takeBackEarlier(const PrintJob &than)
{
    QList<int> copies;
    for (const Lane &lane : std::as_const(m_lanes)) {
        for (const PrintJob &waiting : lane.waiting) {
            if (waiting.document == than.document && waiting.copy < than.copy)
                copies.append(waiting.copy);
        }
    }
    for (const int copy : copies) {
        if (const Status taken = cancel(than.document, copy); !taken)
            emit ledgerFailed(taken.error());
    }
}

Status PrintQueue::cancel(const QString &document, int copy)
{
    for (Lane &lane : m_lanes) {
        const qsizetype at = indexOf(lane.waiting, document, copy);
        if (at < 0)
            continue;
        PrintJob job = lane.waiting[at];
        job.state = PrintState::Cancelled;
        job.status = QStringLiteral("cancelled");
        PACKBAY_TRY(m_ledger.record(document, copy, job.state, job.status));
        lane.waiting.removeAt(at);
        if (at == 0)
            lane.sendingRecorded = false;
        emit jobChanged(job);
        return {};
    }
    return notFound(document, copy);
}

Status PrintQueue::moveTo(const QString &document, int copy, const QString &printer)
{
    if (!m_lanes.contains(printer))
        return makeError(ErrorCode::NotFound, {{QStringLiteral("printer"), printer}});
    for (Lane &lane : m_lanes) {
        const qsizetype at = indexOf(lane.waiting, document, copy);
        if (at < 0)
            continue;
        if (at == 0 && lane.sendingRecorded) {
            // Given back by its printer: its row says Sending, and not one byte went out.
            PACKBAY_TRY(m_ledger.record(document, copy, PrintState::Queued, QStringLiteral("given to another printer")));
            lane.sendingRecorded = false;
        }
        PrintJob job = lane.waiting.takeAt(at);
        job.printer = printer;
        m_lanes[printer].waiting.append(job);
        emit jobChanged(job);
        pump(printer);
        return {};
    }
    return notFound(document, copy);
}

Status PrintQueue::resolveUnknown(const QString &document, int copy, bool cameOut)
{
    const qsizetype at = indexOf(m_open, document, copy);
    if (at < 0)
        return cancel(document, copy);
    PrintJob job = m_open[at];
    job.state = cameOut ? PrintState::Confirmed : PrintState::Failed;
    job.status = cameOut ? QStringLiteral("it came out") : QStringLiteral("it did not come out");
    PACKBAY_TRY(m_ledger.record(document, copy, job.state, job.status));
    m_open.removeAt(at);
    emit jobChanged(job);
    return {};
}

QList<PrintJob> PrintQueue::jobs() const
{
    QList<PrintJob> all = m_open;
    for (const Lane &lane : m_lanes) {
        if (lane.current)
            all.append(*lane.current);
        all += lane.waiting;
    }
    return all;
}

QList<PrintJob> PrintQueue::unknown() const
{
    QList<PrintJob> out;
    std::copy_if(m_open.begin(), m_open.end(), std::back_inserter(out),
                 [](const PrintJob &job) { return job.state == PrintState::Unknown; });
    return out;
}

void PrintQueue::pump(const QString &printer)
{
    Lane &lane = m_lanes[printer];
    if (!lane.printer || lane.current || lane.waiting.isEmpty() || m_retry.isActive() || !lane.printer->isReady())
        return;
    lane.current = lane.waiting.takeFirst();
    const PrintJob job = *lane.current;
    lane.printer->send(job, [this, printer] { return permit(printer); });
}

Status PrintQueue::permit(const QString &printer)
{
    Lane &lane = m_lanes[printer];
    if (!lane.current)
        return makeError(ErrorCode::InvariantBroken, {}, QStringLiteral("no job is being sent"));
    PrintJob job = *lane.current;
    job.state = PrintState::Sending;
    job.status = QStringLiteral("sending");
    if (!lane.sendingRecorded) {
        const Status written = m_ledger.record(job.document, job.copy, job.state, job.status);
        if (!written) {
            emit ledgerFailed(written.error());
            retryLater();
            return written;
        }
        lane.sendingRecorded = true;
    }
    lane.current = job;
    emit jobChanged(job);
    return {};
}

void PrintQueue::onProgress(const QString &printer, const QString &document, int copy, PrintState state, const QString &words)
{
    Lane &lane = m_lanes[printer];
    if (!lane.current || !isSheet(*lane.current, document, copy))
        return;
    if (lane.current->state == state)
        return;
    lane.current->state = state;
    lane.current->status = words;
    const PrintJob job = *lane.current;
    // Queued again: not one byte went out, the row may go on saying Sending, which is the careful side after a crash. Sent
    // may still be proven or disproven: it is written when the printer has no more to say, until then the row says Sending.
    if (state != PrintState::Queued && state != PrintState::Sent && !record(job))
        retryLater();
    emit jobChanged(job);
}

void PrintQueue::onDone(const QString &printer, const QString &document, int copy)
{
    Lane &lane = m_lanes[printer];
    if (!lane.current || !isSheet(*lane.current, document, copy))
        return;
    PrintJob job = *lane.current;
    lane.current.reset();
    if (job.state == PrintState::Queued)
        lane.waiting.prepend(job);
    else
        lane.sendingRecorded = false;
    if (job.state == PrintState::Sent && !record(job))
        retryLater();
    if (job.state == PrintState::Unknown || job.state == PrintState::Sent) {
        job.bytes.clear(); // never sent again by itself
        m_open.append(job);
    }
    QMetaObject::invokeMethod(this, [this, printer] { pump(printer); }, Qt::QueuedConnection);
}

bool PrintQueue::record(const PrintJob &job)
{
    const Status written = m_ledger.record(job.document, job.copy, job.state, job.status);
    if (!written)
        emit ledgerFailed(written.error());
    return written.has_value();
}

void PrintQueue::retryLater()
{
    m_retry.start();
}

} // namespace packbay
