#pragma once
#include "models/packing/PackTypes.h"

namespace packbay {

/// What was put into one container, by volume as much as was found.
struct ContainerLoad
{
    std::vector<PackedPiece> pieces; ///< in an order in which they can be put in
    std::int64_t pieceVolume = 0;    ///< mm3 (or cubic units of the input)
    int total = 0;                   ///< pieces asked for
};

/// Loads one container as full as it finds within options.attempts: blocks of equal pieces in the empty spaces. Any support
/// above 0 % gives full support. Weight counts against box.maxGrossGrams; limits on top load are for packOrder() only.
ContainerLoad loadContainer(const std::vector<PackItem> &items, const PackBox &box, const PackOptions &options);

} // namespace packbay
