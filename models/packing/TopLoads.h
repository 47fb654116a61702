#pragma once
#include "models/packing/EmptySpaces.h"

namespace packbay {

/// What stands on what in one box: base support and the load on every piece.
class TopLoads
{
public:
    void clear() { m_pieces.clear(); }
    /// Share of the base that lies on the floor or on pieces is at least `percent`.
    bool isSupported(const Cuboid &piece, int percent) const;
    /// True when `piece` may be put in without breaking a limit below it. A piece rests on the highest pieces under its
    /// base; its weight spreads over them by contact area, and on down. A limit of zero forbids anything above at all.
    bool mayRest(const Cuboid &piece, std::int64_t grams) const;
    void add(const Cuboid &piece, std::int64_t grams, std::optional<std::int64_t> limit);

private:
    struct Resting
    {
        Cuboid at;
        std::int64_t grams = 0;
        std::optional<std::int64_t> limit;
        std::int64_t load = 0;
    };

    /// Adds the load of `grams` on everything under `piece`; false as soon as a limit is passed.
    static bool spread(std::vector<Resting> &pieces, const Cuboid &piece, std::int64_t grams);

    std::vector<Resting> m_pieces;
};

/// Area of the bases' common part, mm2.
std::int64_t commonBase(const Cuboid &a, const Cuboid &b);

} // namespace packbay
