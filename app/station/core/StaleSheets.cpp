#include "app/station/core/StaleSheets.h"

#include "app/station/core/SheetRequests.h"
#include "models/store/PrintSpool.h"
#include "models/store/SheetsAgain.h"
#include "printing/PrintQueue.h"
#include "printing/PrinterUri.h"

namespace packbay {
namespace {

/// A PDF or a picture goes to every printer that takes either; what is written in a printer's language only to its own.
bool speaks(const QByteArray &bytes, LabelFormat format)
{
    if (bytes.startsWith("%PDF-") || bytes.startsWith("\x89PNG"))
        return format == LabelFormat::Pdf || format == LabelFormat::Png;
    switch (languageOfBytes(bytes)) {
    case PrinterLanguage::Zpl: return format == LabelFormat::Zpl;
    case PrinterLanguage::Tspl: return format == LabelFormat::Tspl;
    case PrinterLanguage::EscPos: return format == LabelFormat::EscPos;
    case PrinterLanguage::Epl: break;
    }
    return format == LabelFormat::Epl;
}

} // namespace

Status promiseStale(Database &database, const QStringList &printers, const QString &documents, std::optional<LabelFormat> format)
{
    PACKBAY_TRY_ASSIGN(open, PrintSpool(database).open());
    for (const PrintJob &job : open) {
        const bool isForeign = job.printer != documents && format && !speaks(job.bytes, *format);
        if (job.state == PrintState::Queued && (!printers.contains(job.printer) || isForeign) && sheetOf(job.document, job.copy, job.reason))
            PACKBAY_TRY(promiseAgain(database, job));
    }
    return {};
}

void moveWaiting(PrintQueue &queue, const QString &from, const QString &to)
{
    for (const PrintJob &job : queue.jobs()) {
        // One that is at the printer stays there: some of it may have come out.
        if (job.printer == from && job.state == PrintState::Queued)
            (void)queue.moveTo(job.document, job.copy, to);
    }
}

} // namespace packbay
