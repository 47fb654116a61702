#pragma once
#include "models/domain/Result.h"
#include "printing/LabelSize.h"
#include "printing/LabelWriters.h"

#include <QImage>

namespace packbay {

/// A label that a carrier made. It goes to the printer bit by bit as it came: it is paid for, and a changed dot may cost a
/// reading at the carrier's gate.
struct CarrierSheet
{
    LabelFormat format = LabelFormat::Zpl; ///< Zpl, Pdf or Png
    int labels = 1;                        ///< formats or pages
    QByteArray bytes;
    QByteArray sha256;                     ///< of the bytes; a copy has the same
};

/// Looks at a carrier's label before anything is sent. `paper` and `dpi` are those of the printer.
/// LabelEmpty (5207), args.reason: no bytes, cut off, nothing drawn, of no known kind.
/// LabelSizeWrong (5104), args.wanted and args.found ("100.0 x 150.0 mm"): a PDF page or a PNG is more than 1 mm off; a ZPL
/// label says a width or length larger than the paper.
Result<CarrierSheet> carrierSheet(const QByteArray &bytes, const LabelSize &paper, Dpi dpi);

/// A picture as it comes out on paper: white where it is transparent.
QImage onPaper(const QImage &picture);

} // namespace packbay
