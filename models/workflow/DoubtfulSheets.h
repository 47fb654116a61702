#pragma once
#include "models/workflow/Flow.h"

namespace packbay {

/// The number of a carton's label, or empty for any other sheet.
QString labelOf(const DoubtfulSheet &sheet);
/// A label that was scanned back, or that is void, is in no doubt any more.
bool isInDoubt(const WorldView &world, const DoubtfulSheet &sheet);

} // namespace packbay
