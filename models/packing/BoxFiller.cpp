#include "models/packing/BoxFiller.h"

#include <algorithm>

namespace packbay {

void Fill::clear(std::size_t kinds)
{
    blocks.clear();
    placed.assign(kinds, 0);
    pieces = 0;
    volume = 0;
    grams = 0;
}

std::optional<PlacedBlock> blockIn(const Cuboid &space, const Sides &size, int count, BlockShape shape)
{
    if (size.w > space.w() || size.l > space.l() || size.d > space.d() || count < 1)
        return std::nullopt;
    PlacedBlock block;
    block.size = size;
    block.x = space.x1;
    block.y = space.y1;
    block.z = space.z1;
    if (shape == BlockShape::Layers) {
        block.nx = std::min(count, space.w() / size.w);
        block.ny = std::min(count / block.nx, space.l() / size.l);
        block.nz = std::min(count / (block.nx * block.ny), space.d() / size.d);
    } else if (shape == BlockShape::Columns) {
        block.nz = std::min(count, space.d() / size.d);
        block.ny = std::min(count / block.nz, space.l() / size.l);
        block.nx = std::min(count / (block.nz * block.ny), space.w() / size.w);
    }
    return block;
}

BoxFiller::BoxFiller(const std::vector<PieceKind> &kinds, int supportPercent)
    : m_kinds(kinds)
    , m_supportPercent(supportPercent)
{
    m_hasLimits = std::any_of(kinds.begin(), kinds.end(), [](const PieceKind &k) { return k.topLoadGrams.has_value(); });
    m_checksStand = m_hasLimits || (supportPercent > 0 && supportPercent < 100);
}

void BoxFiller::fill(const Sides &inner, std::int64_t netGrams, const KindCounts &wanted, const FillRecipe &recipe, Fill &out)
{
    out.clear(m_kinds.size());
    m_spaces.reset(inner, m_supportPercent >= 100 ? EmptySpaces::Tops::Footprint : EmptySpaces::Tops::Open);
    m_loads.clear();
    m_left = wanted;
    for (std::size_t i = 0; i < recipe.order.size(); ++i) {
        const int kind = recipe.order[i];
        int &left = m_left[static_cast<std::size_t>(kind)];
        if (left == 0)
            continue;
        sizeSpaces(m_left, recipe.order, i);
        const std::int64_t each = m_kinds[static_cast<std::size_t>(kind)].grams;
        while (left > 0) {
            const std::int64_t byWeight = each > 0 ? (netGrams - out.grams) / each : left;
            const int count = static_cast<int>(std::min<std::int64_t>(left, byWeight));
            if (count < 1 || !placeBest(kind, count, recipe, out))
                break;
            left = wanted[static_cast<std::size_t>(kind)] - out.placed[static_cast<std::size_t>(kind)];
        }
        left = 0;
    }
}

void BoxFiller::sizeSpaces(const KindCounts &left, const std::vector<int> &order, std::size_t from)
{
    int horizontal = kMaxPackSideMm;
    int vertical = kMaxPackSideMm;
    for (std::size_t i = from; i < order.size(); ++i) {
        const auto kind = static_cast<std::size_t>(order[i]);
        if (left[kind] == 0)
            continue;
        horizontal = std::min(horizontal, m_kinds[kind].smallestBase);
        vertical = std::min(vertical, m_kinds[kind].smallestHeight);
    }
    m_spaces.setSmallest(horizontal, vertical);
}

bool BoxFiller::placeBest(int kind, int count, const FillRecipe &recipe, Fill &out)
{
    const PieceKind &piece = m_kinds[static_cast<std::size_t>(kind)];
    const BlockShape shape = m_hasLimits ? BlockShape::Single : recipe.blocks;
    const int only = recipe.turns.empty() ? -1 : recipe.turns[static_cast<std::size_t>(kind)];
    Place best;
    for (const Cuboid &space : m_spaces.all()) {
        for (int t = 0; t < piece.turnCount; ++t) {
            if (only >= 0 && t != only)
                continue;
            std::optional<PlacedBlock> block = blockIn(space, piece.turns[static_cast<std::size_t>(t)], count, shape);
            if (!block)
                continue;
            block->kind = kind;
            weigh(space, *block, recipe.rule, best);
        }
    }
    if (!best.found)
        return false;
    commit(best.block, out);
    return true;
}

void BoxFiller::weigh(const Cuboid &space, const PlacedBlock &block, PlaceRule rule, Place &best) const
{
    const Cuboid at = block.cuboid();
    const int restW = space.w() - at.w();
    const int restL = space.l() - at.l();
    const int restD = space.d() - at.d();
    const std::int64_t corner = (std::int64_t(at.z1) << 40) + (std::int64_t(at.y1) << 20) + at.x1;
    std::int64_t key = corner;
    std::int64_t rest = std::min({restW, restL, restD});
    switch (rule) {
    case PlaceRule::Lowest: break;
    case PlaceRule::LowestTop: key = (std::int64_t(at.z2) << 40) + (std::int64_t(at.y1) << 20) + at.x1; break;
    case PlaceRule::TightestSpace: key = space.volume() - at.volume(); break;
    case PlaceRule::ShortestRest:
        key = (rest << 20) + std::min(restW, restL);
        rest = corner;
        break;
    case PlaceRule::NearestCorner: key = std::int64_t(at.x1) + at.y1 + at.z1; break;
    }
    if (best.found && (key > best.key || (key == best.key && rest >= best.rest)))
        return;
    if (m_checksStand && !mayStand(block))
        return;
    best = {key, rest, block, true};
}

bool BoxFiller::mayStand(const PlacedBlock &block) const
{
    for (int i = 0; i < block.nx; ++i) {
        for (int j = 0; j < block.ny; ++j) {
            const int x = block.x + i * block.size.w;
            const int y = block.y + j * block.size.l;
            const Cuboid bottom{x, y, block.z, x + block.size.w, y + block.size.l, block.z + block.size.d};
            if (!m_loads.isSupported(bottom, m_supportPercent))
                return false;
        }
    }
    return !m_hasLimits || m_loads.mayRest(block.cuboid(), m_kinds[static_cast<std::size_t>(block.kind)].grams);
}

void BoxFiller::commit(const PlacedBlock &block, Fill &out)
{
    const PieceKind &piece = m_kinds[static_cast<std::size_t>(block.kind)];
    m_spaces.take(block.cuboid());
    if (m_checksStand)
        m_loads.add(block.cuboid(), piece.grams, piece.topLoadGrams);
    out.blocks.push_back(block);
    out.placed[static_cast<std::size_t>(block.kind)] += block.count();
    out.pieces += block.count();
    out.volume += piece.volume * block.count();
    out.grams += piece.grams * block.count();
}

} // namespace packbay
