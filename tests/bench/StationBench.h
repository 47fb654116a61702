#pragma once
#include "tests/bench/Figure.h"

#include "models/domain/Result.h"

namespace packbay::bench {

struct BenchSize
{
    int parcels = 1'000'000; ///< in the database before the first scan
    int scans = 5'000;       ///< of new parcels
    QString file;            ///< where the database is kept from run to run; empty: nowhere
    int labels = 300;        ///< made at each resolution
    int pictures = 1'000;    ///< read of each kind, at most
};

/// From the framed ScanEvent to the ScreenState after COMMIT, alternating with a bare transaction of the same rows.
Result<std::vector<Figure>> benchScan(const BenchSize &size);
/// From nothing to the first ScreenState of a station on the same file, and the memory it then has.
Result<std::vector<Figure>> benchStart(const BenchSize &size);

} // namespace packbay::bench
