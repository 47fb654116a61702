#include "models/packing/PartitionSearch.h"

#include <algorithm>
#include <bit>

namespace packbay {

bool Grouping::sameSets(const Grouping &other) const
{
    return std::equal(groups.begin(), groups.end(), other.groups.begin(), other.groups.end(),
                      [](const PlanGroup &a, const PlanGroup &b) { return a.set == b.set; });
}

PartitionSearch::PartitionSearch(PlanCosts &costs, std::vector<ParcelSet> atoms, PlanLimits limits)
    : m_costs(costs)
    , m_atoms(std::move(atoms))
    , m_limits(std::move(limits))
{
}

std::vector<Grouping> PartitionSearch::run(std::size_t keep, const std::function<bool(const Grouping &)> &mayPropose)
{
    m_keep = keep;
    m_mayPropose = &mayPropose;
    priceSubsets();
    leastKeys();
    descend((1u << m_atoms.size()) - 1, 0);
    return m_best;
}

void PartitionSearch::priceSubsets()
{
    const std::size_t all = std::size_t(1) << m_atoms.size();
    m_sets.assign(all, 0);
    m_priced.assign(all, nullptr);
    // Small sets before those that contain them: what a part does not allow is not tried for the whole.
    for (std::size_t mask = 1; mask < all; ++mask) {
        m_sets[mask] = m_sets[mask & (mask - 1)] | m_atoms[static_cast<std::size_t>(std::countr_zero(mask))];
        m_priced[mask] = &m_costs.of(m_sets[mask]);
    }
}

std::int64_t PartitionSearch::keyOf(unsigned mask) const
{
    return m_priced[mask]->isPossible() ? m_priced[mask]->minor() * 64 + 1 : kNever;
}

void PartitionSearch::leastKeys()
{
    m_least.assign(m_sets.size(), kNever);
    m_least[0] = 0;
    for (unsigned mask = 1; mask < m_sets.size(); ++mask) {
        const unsigned lowest = mask & (~mask + 1);
        const unsigned others = mask ^ lowest;
        // Every subset of the others joins the lowest atom once.
        for (unsigned with = others;; with = (with - 1) & others) {
            const std::int64_t rest = m_least[mask ^ (with | lowest)];
            if (rest < m_least[mask])
                m_least[mask] = std::min(m_least[mask], rest + keyOf(with | lowest));
            if (with == 0)
                break;
        }
    }
}

std::int64_t PartitionSearch::worstKept() const
{
    return m_best.size() < m_keep ? kNever : m_best.back().key();
}

void PartitionSearch::descend(unsigned left, std::int64_t key)
{
    if (left == 0) {
        offer(key);
        return;
    }
    if (m_path.size() >= m_limits.maxCartons || ++m_steps >= kMaxSteps)
        return;
    const unsigned lowest = left & (~left + 1);
    const unsigned others = left ^ lowest;
    for (unsigned with = others;; with = (with - 1) & others) {
        const unsigned mask = with | lowest;
        const SetCost &cost = *m_priced[mask];
        for (std::size_t option = 0; cost.isPossible() && option < cost.options.size(); ++option) {
            const int carton = cost.options[option].carton;
            const int stock = carton < 0 ? -1 : m_limits.stock[static_cast<std::size_t>(carton)];
            if (stock != 0)
                take(mask, option, left ^ mask, key);
            // A dearer carton is only worth a look when there may be too few of the cheaper one.
            if (stock < 0)
                break;
        }
        if (with == 0)
            break;
    }
}

void PartitionSearch::take(unsigned mask, std::size_t option, unsigned left, std::int64_t key)
{
    const SetCost &cost = *m_priced[mask];
    const std::int64_t next = key + (cost.options[option].minor() + cost.dutyMinor) * 64 + 1;
    if (m_least[left] >= kNever || next + m_least[left] >= worstKept())
        return;
    const int carton = cost.options[option].carton;
    const auto use = [&](int by) {
        if (carton >= 0 && m_limits.stock[static_cast<std::size_t>(carton)] >= 0)
            m_limits.stock[static_cast<std::size_t>(carton)] += by;
    };
    use(-1);
    m_path.push_back({m_sets[mask], option});
    descend(left, next);
    m_path.pop_back();
    use(1);
}

void PartitionSearch::offer(std::int64_t key)
{
    Grouping grouping{m_path, key / 64};
    const auto twin = std::find_if(m_best.begin(), m_best.end(), [&](const Grouping &known) { return known.sameSets(grouping); });
    if (twin != m_best.end() && twin->key() <= key)
        return;
    if (!(*m_mayPropose)(grouping)) {
        if (!m_refused || key < m_refused->key())
            m_refused = std::move(grouping);
        return;
    }
    if (twin != m_best.end())
        m_best.erase(twin);
    const auto place = std::upper_bound(m_best.begin(), m_best.end(), key, [](std::int64_t k, const Grouping &known) { return k < known.key(); });
    m_best.insert(place, std::move(grouping));
    if (m_best.size() > m_keep)
        m_best.pop_back();
}

} // namespace packbay
