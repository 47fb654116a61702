#pragma once
#include "tests/bench/StationBench.h"

namespace packbay::bench {

/// Pictures of the outside data through packbay-scan-helper, alternating with ZXing's own ReadBarcode in a child process:
/// the share of known codes that each reads, in carrier labels and in the other samples, and the time a picture takes.
/// No figures where the outside data is absent.
Result<std::vector<Figure>> benchDecode(const BenchSize &size);

} // namespace packbay::bench
