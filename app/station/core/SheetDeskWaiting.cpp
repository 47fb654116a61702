#include "app/station/core/SheetDesk.h"

#include "models/store/PrintSpool.h"

#include <limits>

// Sheets that wait or are promised: printed when they can be, taken back when nobody wants them any more, and what the
// clerk says about those of which nobody knows.
namespace packbay {

void SheetDesk::takeBack(const QString &document)
{
    QMetaObject::invokeMethod(m_side, [this, document] {
        (void)m_ledger.call([&](Ledger &ledger) { return PrintSpool(ledger.database()).withdraw(document, std::numeric_limits<int>::max()); });
        for (const PrintJob &job : m_queue->jobs()) {
            if (job.document == document && job.state == PrintState::Queued)
                (void)m_queue->cancel(job.document, job.copy);
        }
    });
}

void SheetDesk::takeBackVoided()
{
    QMetaObject::invokeMethod(m_side, [this] {
        QStringList waiting;
        for (const PrintJob &job : m_queue->jobs()) {
            if (job.state == PrintState::Queued && job.document.startsWith(labelDocument({})))
                waiting.append(job.document);
        }
        if (waiting.isEmpty())
            return;
        QMetaObject::invokeMethod(this, [this, waiting] {
            for (const QString &document : waiting) {
                const std::optional<Label> label = m_world.label(document.section(QLatin1Char('/'), 1));
                if (label && isTakenBack(*label))
                    takeBack(document);
            }
        });
    });
}

void SheetDesk::sheetsArrived()
{
    m_ledger.post([this](Ledger &ledger) {
        auto promised = PrintSpool(ledger.database()).promised();
        if (!promised)
            return;
        // Any other sheet that is promised is on its way to be made.
        promised->removeIf([](const PrintJob &job) { return !job.document.startsWith(labelDocument({})); });
        QMetaObject::invokeMethod(this, [this, jobs = *promised] { printAll(jobs); }, Qt::QueuedConnection);
    });
}

/// Sheets whose operation is durable and whose picture was never made: the station died between the two.
void SheetDesk::printPromised()
{
    const auto promised = m_ledger.call([](Ledger &ledger) { return PrintSpool(ledger.database()).promised(); });
    if (promised)
        printAll(*promised);
}

void SheetDesk::printAll(const QList<PrintJob> &promised)
{
    for (const PrintJob &job : promised) {
        if (const std::optional<PrintSheet> sheet = sheetOf(job.document, job.copy, job.reason))
            print(*sheet);
    }
}

QList<PrintJob> SheetDesk::promisesOf(const Operation &operation, const Changes &changes, const QList<PrintSheet> &more)
{
    QList<PrintJob> jobs;
    for (const PrintSheet &sheet : sheetsOf(operation, changes) + more) {
        PrintJob job;
        job.document = documentOf(sheet);
        job.copy = sheet.copy;
        job.reason = sheet.reason;
        job.at = operation.at;
        jobs.append(job);
    }
    return jobs;
}

void SheetDesk::resolveUnknown(const QString &document, int copy, bool cameOut)
{
    QMetaObject::invokeMethod(m_side, [this, document, copy, cameOut] { (void)m_queue->resolveUnknown(document, copy, cameOut); });
}

void SheetDesk::printAgain(const QString &document)
{
    if (std::optional<PrintSheet> sheet = sheetOf(document, 0, QStringLiteral("lost"))) {
        sheet->again = QStringLiteral("lost"); // not the one that some operation has promised
        print(*sheet);
    }
}

} // namespace packbay
