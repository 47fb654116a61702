#pragma once
#include "models/domain/MapWorld.h"

namespace packbay::test {

/// What no warehouse may ever look like, counted from the rows alone and not through the rules. Empty = all is well.
QString illegalState(const MapWorld &world);
/// What no single step may do: a state that moves without a path in its table, an immutable row that changed, a closed
/// manifest that changed, an edit that moved a state it has nothing to do with.
QString illegalStep(const OperationBody &body, const MapWorld &before, const MapWorld &after);

} // namespace packbay::test
