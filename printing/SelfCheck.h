#pragma once
#include "models/domain/Result.h"
#include "printing/LabelLayout.h"

#include <QStringList>

namespace packbay {

/// What the barcodes of a page must be read as, sorted: GS1 element strings without brackets.
QStringList expectedCodes(const LabelPage &page);

/// Compares what a reader found in the picture of a page with the document; separators (FNC1 as U+001D) do not count.
/// LabelSelfCheckFailed (5206): `where` is the field of the first barcode that was not read or read as something else;
/// args.expected, args.read.
Status compareCodes(const LabelPage &page, const QStringList &read);

/// What no reader tells: quiet zones white in the picture, bars at least 2 dots a module and inside the paper.
/// LabelSelfCheckFailed (5206) with the barcode's field.
Status checkBars(const LabelLayout &layout, const QImage &picture, std::size_t page = 0);

} // namespace packbay
