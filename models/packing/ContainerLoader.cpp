#include "models/packing/ContainerLoader.h"

#include "models/packing/PieceDealer.h"

#include <algorithm>

namespace packbay {
namespace {

/// A construction takes some ten microseconds: many of them make one attempt.
constexpr int kConstructionsPerAttempt = 4;

/// Which empty space is filled next.
enum class SpaceRule { Wall, Row, Corner, Floor };
constexpr int kSpaceRules = 4;

/// What makes a block good beside its volume.
enum class FitRule { VolumeOnly, OneSide, TwoSides };
constexpr int kFitRules = 3;

/// How one construction chooses.
struct LoadStyle
{
    SpaceRule space = SpaceRule::Wall;
    FitRule fit = FitRule::VolumeOnly;
    int noise = 0; ///< up to so many permille are taken off a block's worth at random
};

class ContainerSearch
{
public:
    ContainerSearch(const PieceKinds &kinds, const PackBox &box, const PackOptions &options)
        : m_kinds(kinds)
        , m_box(box)
        , m_options(options)
        , m_random(options.seed)
    {
    }

    Fill run();

private:
    void construct(const LoadStyle &style);
    std::size_t chooseSpace(const LoadStyle &style) const;
    std::optional<PlacedBlock> bestBlock(const Cuboid &space, const LoadStyle &style);
    void weigh(const Cuboid &space, int kind, const Sides &turn, int count, const LoadStyle &style);
    void place(const PlacedBlock &block);
    void sizeSpaces();

    const PieceKinds &m_kinds;
    const PackBox &m_box;
    const PackOptions &m_options;
    SeededRandom m_random;
    EmptySpaces m_spaces;
    KindCounts m_left;
    Fill m_fill;
    std::int64_t m_bestWorth = 0;
    PlacedBlock m_bestBlock;
};

Fill ContainerSearch::run()
{
    Fill best;
    best.clear(m_kinds.kinds.size());
    const int fixed = kSpaceRules * kFitRules;
    for (int n = 0; n < fixed + kConstructionsPerAttempt * m_options.attempts; ++n) {
        LoadStyle style;
        style.space = static_cast<SpaceRule>(n % kSpaceRules);
        style.fit = static_cast<FitRule>(n / kSpaceRules % kFitRules);
        style.noise = n < fixed ? 0 : 100 + m_random.below(500);
        construct(style);
        if (m_fill.volume > best.volume)
            std::swap(best, m_fill);
    }
    return best;
}

void ContainerSearch::construct(const LoadStyle &style)
{
    m_fill.clear(m_kinds.kinds.size());
    m_left = m_kinds.counts;
    m_spaces.reset(usableSides(m_box), m_options.supportPercent > 0 ? EmptySpaces::Tops::Footprint : EmptySpaces::Tops::Open);
    sizeSpaces();
    while (!m_spaces.all().empty()) {
        const std::size_t chosen = chooseSpace(style);
        const Cuboid space = m_spaces.all()[chosen];
        if (const std::optional<PlacedBlock> block = bestBlock(space, style))
            place(*block);
        else
            m_spaces.drop(chosen);
    }
}

std::size_t ContainerSearch::chooseSpace(const LoadStyle &style) const
{
    const auto key = [&](const Cuboid &s) {
        const std::int64_t x = s.x1;
        const std::int64_t y = s.y1;
        const std::int64_t z = s.z1;
        switch (style.space) {
        case SpaceRule::Wall: return (x << 40) + (z << 20) + y;
        case SpaceRule::Row: return (x << 40) + (y << 20) + z;
        case SpaceRule::Corner: return x + y + z;
        case SpaceRule::Floor: break;
        }
        return (z << 40) + (x << 20) + y;
    };
    const std::vector<Cuboid> &all = m_spaces.all();
    std::size_t best = 0;
    std::int64_t bestKey = key(all[0]);
    for (std::size_t i = 1; i < all.size(); ++i) {
        const std::int64_t k = key(all[i]);
        if (k < bestKey || (k == bestKey && all[i].volume() > all[best].volume())) {
            best = i;
            bestKey = k;
        }
    }
    return best;
}

std::optional<PlacedBlock> ContainerSearch::bestBlock(const Cuboid &space, const LoadStyle &style)
{
    m_bestWorth = 0;
    for (std::size_t k = 0; k < m_kinds.kinds.size(); ++k) {
        const PieceKind &kind = m_kinds.kinds[k];
        int count = m_left[k];
        if (kind.grams > 0) {
            const std::int64_t net = m_box.maxGrossGrams - m_box.tareGrams - m_fill.grams;
            count = static_cast<int>(std::min<std::int64_t>(count, net / kind.grams));
        }
        if (count < 1)
            continue;
        for (int t = 0; t < kind.turnCount; ++t)
            weigh(space, static_cast<int>(k), kind.turns[static_cast<std::size_t>(t)], count, style);
    }
    return m_bestWorth > 0 ? std::optional(m_bestBlock) : std::nullopt;
}

void ContainerSearch::weigh(const Cuboid &space, int kind, const Sides &turn, int count, const LoadStyle &style)
{
    if (turn.w > space.w() || turn.l > space.l() || turn.d > space.d())
        return;
    static constexpr int kAxes[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    const int most[3] = {space.w() / turn.w, space.l() / turn.l, space.d() / turn.d};
    const bool fillsAll = std::int64_t(most[0]) * most[1] * most[2] <= count;
    for (const auto &axes : kAxes) {
        int n[3] = {1, 1, 1};
        int left = count;
        for (const int axis : axes) {
            n[axis] = std::min(left, most[axis]);
            left /= n[axis];
        }
        PlacedBlock block{kind, turn, n[0], n[1], n[2], space.x1, space.y1, space.z1};
        std::int64_t worth = turn.volume() * block.count();
        if (style.fit != FitRule::VolumeOnly) {
            const std::int64_t restW = space.w() - n[0] * turn.w;
            const std::int64_t restL = space.l() - n[1] * turn.l;
            const std::int64_t restD = space.d() - n[2] * turn.d;
            const bool oneSide = style.fit == FitRule::OneSide;
            const std::int64_t rest = oneSide ? std::min({restW, restL, restD}) : std::min(restW, restL) + std::min(restL, restD);
            worth = worth * 100 / (100 + rest);
        }
        worth = worth * (1000 - (style.noise > 0 ? m_random.below(style.noise) : 0)) / 1000;
        if (worth > m_bestWorth) {
            m_bestWorth = worth;
            m_bestBlock = block;
        }
        if (fillsAll)
            return;
    }
}

void ContainerSearch::sizeSpaces()
{
    int horizontal = kMaxPackSideMm;
    int vertical = kMaxPackSideMm;
    for (std::size_t k = 0; k < m_kinds.kinds.size(); ++k) {
        if (m_left[k] == 0)
            continue;
        horizontal = std::min(horizontal, m_kinds.kinds[k].smallestBase);
        vertical = std::min(vertical, m_kinds.kinds[k].smallestHeight);
    }
    m_spaces.setSmallest(horizontal, vertical);
}

void ContainerSearch::place(const PlacedBlock &block)
{
    const auto kind = static_cast<std::size_t>(block.kind);
    m_left[kind] -= block.count();
    m_fill.blocks.push_back(block);
    m_fill.placed[kind] += block.count();
    m_fill.pieces += block.count();
    m_fill.volume += m_kinds.kinds[kind].volume * block.count();
    m_fill.grams += m_kinds.kinds[kind].grams * block.count();
    m_spaces.take(block.cuboid());
    if (m_left[kind] == 0)
        sizeSpaces();
}

} // namespace

ContainerLoad loadContainer(const std::vector<PackItem> &items, const PackBox &box, const PackOptions &options)
{
    const PieceKinds kinds(items);
    ContainerSearch search(kinds, box, options);
    const Fill fill = search.run();
    ContainerLoad load;
    load.pieces = PieceDealer(kinds).pieces(fill.blocks, box.paddingMm);
    load.pieceVolume = fill.volume;
    load.total = pieceCount(kinds.counts);
    return load;
}

} // namespace packbay
