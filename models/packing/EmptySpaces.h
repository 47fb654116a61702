#pragma once
#include "models/packing/PackTypes.h"

namespace packbay {

/// A block of space or of goods: from the lower corner to the upper one.
struct Cuboid
{
    int x1 = 0;
    int y1 = 0;
    int z1 = 0;
    int x2 = 0;
    int y2 = 0;
    int z2 = 0;

    constexpr bool operator==(const Cuboid &) const = default;
    constexpr int w() const { return x2 - x1; }
    constexpr int l() const { return y2 - y1; }
    constexpr int d() const { return z2 - z1; }
    constexpr std::int64_t volume() const { return std::int64_t(w()) * l() * d(); }
    constexpr bool overlaps(const Cuboid &o) const
    {
        return x1 < o.x2 && o.x1 < x2 && y1 < o.y2 && o.y1 < y2 && z1 < o.z2 && o.z1 < z2;
    }
    constexpr bool contains(const Cuboid &o) const
    {
        return x1 <= o.x1 && y1 <= o.y1 && z1 <= o.z1 && x2 >= o.x2 && y2 >= o.y2 && z2 >= o.z2;
    }
};

/// The largest empty cuboids of a box ("maximal spaces"): they overlap each other, none lies within another.
class EmptySpaces
{
public:
    /// Open: a space above a block may reach beyond it. Footprint: every space stands with its whole base on the floor or
    /// on goods, so that whatever is put into one is fully supported.
    enum class Tops { Open, Footprint };

    void reset(const Sides &inner, Tops tops);
    /// Spaces lower or narrower than this are of no use to anything that is left.
    void setSmallest(int horizontal, int vertical);
    /// `block` is filled now. It must lie within one of the spaces.
    void take(const Cuboid &block);
    const std::vector<Cuboid> &all() const { return m_spaces; }
    void drop(std::size_t index);

private:
    void cut(const Cuboid &space, const Cuboid &block);
    void keep(const Cuboid &space);
    void joinTops();
    void addFresh();

    std::vector<Cuboid> m_spaces;
    std::vector<Cuboid> m_fresh;
    Tops m_tops = Tops::Open;
    int m_minHorizontal = 1;
    int m_minVertical = 1;
};

} // namespace packbay
