#pragma once
#include "models/packing/PackTypes.h"

namespace packbay {

/// Pieces that are equal for the packer, whatever they are called.
struct PieceKind
{
    std::array<Sides, 6> turns{}; ///< distinct, in a fixed order
    int turnCount = 0;
    std::int64_t grams = 0;
    std::int64_t volume = 0;
    std::optional<std::int64_t> topLoadGrams;
    int shortest = 0;       ///< smallest side
    int longest = 0;
    int smallestHeight = 0; ///< over the turns
    int smallestBase = 0;   ///< smallest horizontal side over the turns
    std::vector<std::pair<int, int>> items; ///< item index, how many of it

    bool fits(const Sides &inner) const;
};

/// How many of each kind.
using KindCounts = std::vector<int>;

/// The items of one order as kinds: equal-item blocks become visible, and the search is shorter.
struct PieceKinds
{
    explicit PieceKinds(const std::vector<PackItem> &items);

    std::vector<PieceKind> kinds;
    KindCounts counts;

    std::int64_t volumeOf(const KindCounts &some) const;
    std::int64_t gramsOf(const KindCounts &some) const;
};

int pieceCount(const KindCounts &counts);

} // namespace packbay
