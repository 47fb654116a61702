#include "models/packing/FillRecipes.h"

#include <algorithm>
#include <numeric>

namespace packbay {
namespace {

/// What the fixed orders sort by, largest first.
std::int64_t measure(const PieceKind &kind, int by)
{
    const std::int64_t middle = kind.volume / kind.longest / kind.shortest;
    switch (by) {
    case 0: return kind.volume;
    case 1: return kind.longest;
    case 2: return kind.longest * middle;
    case 3: return kind.shortest;
    case 4: return kind.longest + middle + kind.shortest;
    case 5: return kind.smallestHeight;
    default: return kind.grams;
    }
}
constexpr int kMeasures = 7;

} // namespace

FillRecipes::FillRecipes(const PieceKinds &kinds, std::uint64_t seed)
    : m_random(seed)
{
    const int count = static_cast<int>(kinds.kinds.size());
    for (const PieceKind &kind : kinds.kinds)
        m_turnCounts.push_back(kind.turnCount);
    m_hasMany = pieceCount(kinds.counts) > 2 * count;
    for (int by = 0; by < kMeasures; ++by) {
        std::vector<int> order(static_cast<std::size_t>(count));
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            const PieceKind &left = kinds.kinds[static_cast<std::size_t>(a)];
            const PieceKind &right = kinds.kinds[static_cast<std::size_t>(b)];
            return std::pair(measure(left, by), left.volume) > std::pair(measure(right, by), right.volume);
        });
        if (std::find(m_orders.begin(), m_orders.end(), order) == m_orders.end())
            m_orders.push_back(std::move(order));
    }
}

const FillRecipe &FillRecipes::fixed(int n)
{
    const auto orders = static_cast<int>(m_orders.size());
    m_recipe.order = m_orders[static_cast<std::size_t>(n % orders)];
    m_recipe.turns.clear();
    m_recipe.rule = static_cast<PlaceRule>(n / orders % kPlaceRules);
    m_recipe.blocks = m_hasMany ? static_cast<BlockShape>((n + 1) % 3) : BlockShape::Single;
    return m_recipe;
}

const FillRecipe &FillRecipes::varied()
{
    m_recipe.order = m_orders[static_cast<std::size_t>(m_random.below(static_cast<int>(m_orders.size())))];
    const int size = static_cast<int>(m_recipe.order.size());
    for (int i = 0; i + 1 < size; ++i) {
        // A kind moves forward a little now and then; all orders stay possible.
        if (m_random.below(3) != 0)
            continue;
        const int j = std::min(size - 1, i + 1 + m_random.below(std::max(2, size / 3)));
        std::swap(m_recipe.order[static_cast<std::size_t>(i)], m_recipe.order[static_cast<std::size_t>(j)]);
    }
    m_recipe.turns.assign(m_turnCounts.size(), -1);
    if (m_random.below(2) == 0) {
        for (std::size_t kind = 0; kind < m_turnCounts.size(); ++kind) {
            if (m_random.below(2) == 0)
                m_recipe.turns[kind] = m_random.below(m_turnCounts[kind]);
        }
    }
    m_recipe.rule = static_cast<PlaceRule>(m_random.below(kPlaceRules));
    m_recipe.blocks = m_hasMany ? static_cast<BlockShape>(m_random.below(3)) : BlockShape::Single;
    return m_recipe;
}

} // namespace packbay
