#pragma once
#include "models/packing/PackTypes.h"

namespace packbay {

/// Packs the items of one order into as many of the boxes as it takes (freight.md D4). Pure and deterministic: same input,
/// same answer. Items with a side, a quantity or a weight below the smallest sensible value are the caller's to refuse;
/// what fits no box is in `unpacked`.
Packing packOrder(const std::vector<PackItem> &items, const std::vector<PackBox> &boxes, const PackOptions &options);

/// All items in one box of this kind, or nothing when no way was found in options.attempts restarts.
std::optional<PackedBox> packIntoOne(const std::vector<PackItem> &items, const PackBox &box, const PackOptions &options);

} // namespace packbay
