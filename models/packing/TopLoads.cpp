#include "models/packing/TopLoads.h"

#include <algorithm>

namespace packbay {

std::int64_t commonBase(const Cuboid &a, const Cuboid &b)
{
    const int w = std::min(a.x2, b.x2) - std::max(a.x1, b.x1);
    const int l = std::min(a.y2, b.y2) - std::max(a.y1, b.y1);
    return w > 0 && l > 0 ? std::int64_t(w) * l : 0;
}

bool TopLoads::isSupported(const Cuboid &piece, int percent) const
{
    if (piece.z1 == 0 || percent <= 0)
        return true;
    std::int64_t area = 0;
    for (const Resting &below : m_pieces) {
        if (below.at.z2 == piece.z1)
            area += commonBase(below.at, piece);
    }
    return area * 100 >= std::int64_t(piece.w()) * piece.l() * percent;
}

bool TopLoads::mayRest(const Cuboid &piece, std::int64_t grams) const
{
    for (const Resting &below : m_pieces) {
        if (commonBase(below.at, piece) == 0)
            continue;
        // Put under something, it would change what rests on what: everything goes in from above.
        if (below.at.z1 >= piece.z2 || below.limit == 0)
            return false;
    }
    std::vector<Resting> trial = m_pieces;
    return spread(trial, piece, grams);
}

void TopLoads::add(const Cuboid &piece, std::int64_t grams, std::optional<std::int64_t> limit)
{
    spread(m_pieces, piece, grams);
    m_pieces.push_back({piece, grams, limit, 0});
}

bool TopLoads::spread(std::vector<Resting> &pieces, const Cuboid &piece, std::int64_t grams)
{
    int top = 0;
    for (const Resting &below : pieces) {
        if (below.at.z2 <= piece.z1 && commonBase(below.at, piece) > 0)
            top = std::max(top, below.at.z2);
    }
    if (top == 0)
        return true;
    std::int64_t contact = 0;
    for (const Resting &below : pieces)
        contact += below.at.z2 == top ? commonBase(below.at, piece) : 0;
    for (Resting &below : pieces) {
        const std::int64_t share = below.at.z2 == top ? commonBase(below.at, piece) : 0;
        if (share == 0)
            continue;
        // Rounded up: a limit is never passed by a fraction.
        const std::int64_t part = (grams * share + contact - 1) / contact;
        below.load += part;
        if ((below.limit && below.load > *below.limit) || !spread(pieces, below.at, part))
            return false;
    }
    return true;
}

} // namespace packbay
