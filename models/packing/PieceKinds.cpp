#include "models/packing/PieceKinds.h"

#include <algorithm>
#include <numeric>

namespace packbay {
namespace {

void addTurn(PieceKind &kind, const Sides &turn)
{
    const auto end = kind.turns.begin() + kind.turnCount;
    if (std::find(kind.turns.begin(), end, turn) == end)
        kind.turns[static_cast<std::size_t>(kind.turnCount++)] = turn;
}

PieceKind kindOf(const PackItem &item)
{
    PieceKind kind;
    const auto [w, l, d] = item.size;
    if (item.upright.d) {
        addTurn(kind, {w, l, d});
        addTurn(kind, {l, w, d});
    }
    if (item.upright.l) {
        addTurn(kind, {w, d, l});
        addTurn(kind, {d, w, l});
    }
    if (item.upright.w) {
        addTurn(kind, {l, d, w});
        addTurn(kind, {d, l, w});
    }
    kind.grams = item.grams;
    kind.volume = item.size.volume();
    kind.topLoadGrams = item.topLoadGrams;
    kind.shortest = std::min({w, l, d});
    kind.longest = std::max({w, l, d});
    kind.smallestHeight = kMaxPackSideMm;
    kind.smallestBase = kMaxPackSideMm;
    for (int i = 0; i < kind.turnCount; ++i) {
        const Sides &turn = kind.turns[static_cast<std::size_t>(i)];
        kind.smallestHeight = std::min(kind.smallestHeight, turn.d);
        kind.smallestBase = std::min({kind.smallestBase, turn.w, turn.l});
    }
    return kind;
}

/// Equal when every turn of one is a turn of the other; the order in which the sides were written does not count.
bool isSame(const PieceKind &a, const PieceKind &b)
{
    if (a.grams != b.grams || a.volume != b.volume || a.turnCount != b.turnCount || a.topLoadGrams != b.topLoadGrams)
        return false;
    const auto end = b.turns.begin() + b.turnCount;
    return std::all_of(a.turns.begin(), a.turns.begin() + a.turnCount,
                       [&](const Sides &turn) { return std::find(b.turns.begin(), end, turn) != end; });
}

} // namespace

bool PieceKind::fits(const Sides &inner) const
{
    return std::any_of(turns.begin(), turns.begin() + turnCount,
                       [&](const Sides &t) { return t.w <= inner.w && t.l <= inner.l && t.d <= inner.d; });
}

PieceKinds::PieceKinds(const std::vector<PackItem> &items)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].quantity < 1)
            continue;
        PieceKind kind = kindOf(items[i]);
        auto same = std::find_if(kinds.begin(), kinds.end(), [&](const PieceKind &k) { return isSame(k, kind); });
        if (same == kinds.end()) {
            kinds.push_back(std::move(kind));
            counts.push_back(0);
            same = std::prev(kinds.end());
        }
        same->items.emplace_back(static_cast<int>(i), items[i].quantity);
        counts[static_cast<std::size_t>(same - kinds.begin())] += items[i].quantity;
    }
}

std::int64_t PieceKinds::volumeOf(const KindCounts &some) const
{
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < kinds.size(); ++k)
        sum += kinds[k].volume * some[k];
    return sum;
}

std::int64_t PieceKinds::gramsOf(const KindCounts &some) const
{
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < kinds.size(); ++k)
        sum += kinds[k].grams * some[k];
    return sum;
}

int pieceCount(const KindCounts &counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0);
}

} // namespace packbay
