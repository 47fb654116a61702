#pragma once
#include "printing/CarrierSheet.h"

namespace packbay {

/// What goes to a printer of `format` for a carrier's sheet, and why nothing does.
/// Of the same kind: its bytes, untouched. A PNG with the printer's own dots is passed on dot by dot: as graphics of
/// the printer's language, or on a PDF page of the paper's exact size with the picture unscaled on it. LabelEmpty
/// (5207), args.reason: "made for another kind of printer" (a page that is drawn anew at 203 dpi has bars of uneven
/// width, hardware.md 0.9, so nothing is drawn anew), "made for a printer with other dots" (the same of scaling).
/// LabelSizeWrong (5104) when something is drawn beyond the paper.
Result<QByteArray> carrierBytesFor(const CarrierSheet &sheet, LabelFormat format, const LabelSize &paper, Dpi dpi,
                                   const PrinterSettings &settings = {});

} // namespace packbay
