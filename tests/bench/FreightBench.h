#pragma once
#include "tests/bench/StationBench.h"

namespace packbay::bench {

/// A generated tariff of 200 lines x 50 zones x 10 bands (100,000 price rows, 4 surcharges a line): read and checked, one
/// shipment of three pieces quoted on every line; then the cheapest consolidation of 12 parcels.
Result<std::vector<Figure>> benchFreight(const BenchSize &size);
/// BoxPacker's real orders, in 3D and kept flat, beside the times that were recorded of it; no figures without the data.
Result<std::vector<Figure>> benchPack(const BenchSize &size);

} // namespace packbay::bench
