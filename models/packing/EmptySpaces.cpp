#include "models/packing/EmptySpaces.h"

#include <algorithm>

namespace packbay {

void EmptySpaces::reset(const Sides &inner, Tops tops)
{
    m_spaces.clear();
    m_spaces.push_back({0, 0, 0, inner.w, inner.l, inner.d});
    m_tops = tops;
    m_minHorizontal = 1;
    m_minVertical = 1;
}

void EmptySpaces::setSmallest(int horizontal, int vertical)
{
    if (horizontal == m_minHorizontal && vertical == m_minVertical)
        return;
    m_minHorizontal = horizontal;
    m_minVertical = vertical;
    std::erase_if(m_spaces, [&](const Cuboid &s) { return s.w() < horizontal || s.l() < horizontal || s.d() < vertical; });
}

void EmptySpaces::take(const Cuboid &block)
{
    m_fresh.clear();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_spaces.size(); ++i) {
        if (m_spaces[i].overlaps(block))
            cut(m_spaces[i], block);
        else
            m_spaces[kept++] = m_spaces[i];
    }
    m_spaces.resize(kept);
    if (m_tops == Tops::Footprint)
        joinTops();
    addFresh();
}

void EmptySpaces::drop(std::size_t index)
{
    m_spaces[index] = m_spaces.back();
    m_spaces.pop_back();
}

void EmptySpaces::cut(const Cuboid &s, const Cuboid &b)
{
    if (b.x1 > s.x1)
        keep({s.x1, s.y1, s.z1, b.x1, s.y2, s.z2});
    if (b.x2 < s.x2)
        keep({b.x2, s.y1, s.z1, s.x2, s.y2, s.z2});
    if (b.y1 > s.y1)
        keep({s.x1, s.y1, s.z1, s.x2, b.y1, s.z2});
    if (b.y2 < s.y2)
        keep({s.x1, b.y2, s.z1, s.x2, s.y2, s.z2});
    if (b.z1 > s.z1)
        keep({s.x1, s.y1, s.z1, s.x2, s.y2, b.z1});
    if (b.z2 < s.z2) {
        if (m_tops == Tops::Open)
            keep({s.x1, s.y1, b.z2, s.x2, s.y2, s.z2});
        else
            keep({std::max(s.x1, b.x1), std::max(s.y1, b.y1), b.z2, std::min(s.x2, b.x2), std::min(s.y2, b.y2), s.z2});
    }
}

void EmptySpaces::keep(const Cuboid &s)
{
    if (s.w() < m_minHorizontal || s.l() < m_minHorizontal || s.d() < m_minVertical)
        return;
    for (const Cuboid &other : m_fresh) {
        if (other.contains(s))
            return;
    }
    std::erase_if(m_fresh, [&](const Cuboid &other) { return s.contains(other); });
    m_fresh.push_back(s);
}

void EmptySpaces::joinTops()
{
    // Two spaces on one level that touch or overlap are one floor where both reach: goods may lie across the joint.
    for (std::size_t i = 0; i < m_fresh.size(); ++i) {
        for (std::size_t j = 0; j < m_spaces.size(); ++j) {
            const Cuboid a = m_fresh[i];
            const Cuboid &b = m_spaces[j];
            if (a.z1 != b.z1 || a.x2 < b.x1 || b.x2 < a.x1 || a.y2 < b.y1 || b.y2 < a.y1)
                continue;
            const int top = std::min(a.z2, b.z2);
            const Cuboid alongX{std::min(a.x1, b.x1), std::max(a.y1, b.y1), a.z1, std::max(a.x2, b.x2), std::min(a.y2, b.y2), top};
            const Cuboid alongY{std::max(a.x1, b.x1), std::min(a.y1, b.y1), a.z1, std::min(a.x2, b.x2), std::max(a.y2, b.y2), top};
            for (const Cuboid &joined : {alongX, alongY}) {
                if (joined.w() > 0 && joined.l() > 0 && !a.contains(joined) && !b.contains(joined))
                    keep(joined);
            }
            if (i >= m_fresh.size())
                return;
        }
    }
}

void EmptySpaces::addFresh()
{
    for (const Cuboid &s : m_fresh) {
        const bool within = std::any_of(m_spaces.begin(), m_spaces.end(), [&](const Cuboid &o) { return o.contains(s); });
        if (within)
            continue;
        if (m_tops == Tops::Footprint)
            std::erase_if(m_spaces, [&](const Cuboid &o) { return s.contains(o); });
        m_spaces.push_back(s);
    }
}

} // namespace packbay
