#pragma once
#include "tests/bench/Figure.h"

#include "models/domain/Result.h"

namespace packbay::bench {

struct BenchSize
{
    int parcels = 100'000; ///< in the database before the first scan
    int scans = 1'000;     ///< of new parcels
};

/// From the framed ScanEvent to the ScreenState after COMMIT, alternating with a bare transaction of the same rows.
Result<std::vector<Figure>> benchScan(const BenchSize &size);
/// From nothing to the first ScreenState of a station on the same file, and the memory it then has.
Result<std::vector<Figure>> benchStart(const BenchSize &size);

} // namespace packbay::bench
