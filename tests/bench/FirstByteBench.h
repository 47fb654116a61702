#pragma once
#include "tests/bench/Figure.h"

#include "models/domain/Result.h"

namespace packbay::bench {

/// From the scan of a paid carton whose label is drawn ahead to the first byte of that label at a printer on TCP, through
/// the station's own flow, Ledger, list of sheets and print queue. Beside it the same bytes by a bare socket.
Result<Figure> benchFirstByte(int labels);

} // namespace packbay::bench
