#pragma once
#include "tests/bench/StationBench.h"

namespace packbay::bench {

/// Making a carton label (fields, layout, picture, ZPL) at both resolutions, alternating with the `zint` program that draws
/// the same barcodes and with Qt's QPrinter writing the same page as PDF; labels a second; and from the last scan to the first
/// byte at the printer with the label drawn ahead.
Result<std::vector<Figure>> benchLabel(const BenchSize &size);

} // namespace packbay::bench
