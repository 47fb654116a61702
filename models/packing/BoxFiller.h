#pragma once
#include "models/packing/EmptySpaces.h"
#include "models/packing/PieceKinds.h"
#include "models/packing/SeededRandom.h"
#include "models/packing/TopLoads.h"

namespace packbay {

/// Which of the places where a block fits is taken.
enum class PlaceRule { Lowest, LowestTop, TightestSpace, ShortestRest, NearestCorner };
inline constexpr int kPlaceRules = 5;

/// How equal pieces are put together before they are placed.
enum class BlockShape {
    Single,  ///< one by one
    Layers,  ///< along the base first
    Columns  ///< upward first
};

/// One way to fill a box.
struct FillRecipe
{
    std::vector<int> order; ///< kinds, the first to be placed first
    PlaceRule rule = PlaceRule::Lowest;
    BlockShape blocks = BlockShape::Single;
    std::vector<int> turns; ///< per kind: the only turn that is tried, -1 = all; empty = all of all
};

/// Equal pieces, turned alike, side by side: nx * ny * nz of them from the corner x, y, z.
struct PlacedBlock
{
    int kind = 0;
    Sides size; ///< of one piece
    int nx = 1;
    int ny = 1;
    int nz = 1;
    int x = 0;
    int y = 0;
    int z = 0;

    int count() const { return nx * ny * nz; }
    Cuboid cuboid() const { return {x, y, z, x + nx * size.w, y + ny * size.l, z + nz * size.d}; }
};

/// What a recipe has put into one box.
struct Fill
{
    std::vector<PlacedBlock> blocks;
    KindCounts placed;
    int pieces = 0;
    std::int64_t volume = 0;
    std::int64_t grams = 0;

    void clear(std::size_t kinds);
};

/// Fills one box once. Keeps its memory between fills; not for two threads at a time.
class BoxFiller
{
public:
    BoxFiller(const std::vector<PieceKind> &kinds, int supportPercent);

    /// Puts as many of `wanted` into `inner` as the recipe finds place for, at most `netGrams` of them.
    void fill(const Sides &inner, std::int64_t netGrams, const KindCounts &wanted, const FillRecipe &recipe, Fill &out);

private:
    struct Place
    {
        std::int64_t key = 0;
        std::int64_t rest = 0;
        PlacedBlock block;
        bool found = false;
    };

    void begin(const Sides &inner, const KindCounts &wanted);
    void sizeSpaces(const KindCounts &left, const std::vector<int> &order, std::size_t from);
    bool placeBest(int kind, int count, const FillRecipe &recipe, Fill &out);
    void weigh(const Cuboid &space, const PlacedBlock &block, PlaceRule rule, Place &best) const;
    bool mayStand(const PlacedBlock &block) const;
    void commit(const PlacedBlock &block, Fill &out);

    const std::vector<PieceKind> &m_kinds;
    int m_supportPercent;
    bool m_hasLimits = false; ///< some kind limits what rests on it
    bool m_checksStand = false;
    EmptySpaces m_spaces;
    TopLoads m_loads;
    KindCounts m_left;
};

/// The block of at most `count` pieces that fits into the space; empty when none does.
std::optional<PlacedBlock> blockIn(const Cuboid &space, const Sides &size, int count, BlockShape shape);

} // namespace packbay
