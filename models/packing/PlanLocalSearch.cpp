#include "models/packing/PlanLocalSearch.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr std::int64_t kImpossible = 1'000'000'000'000'000;
/// So many atoms are divided anew at once: 255 sets, most of them known from before.
constexpr std::size_t kAtomsAtOnce = 8;

} // namespace

PlanLocalSearch::PlanLocalSearch(PlanCosts &costs, std::vector<ParcelSet> atoms, PlanLimits limits, std::uint64_t seed)
    : m_costs(costs)
    , m_atoms(std::move(atoms))
    , m_limits(std::move(limits))
    , m_random(seed)
    , m_sets(m_atoms)
{
}

std::vector<Grouping> PlanLocalSearch::run(std::size_t keep, int rounds, const std::function<bool(const Grouping &)> &mayPropose)
{
    offer(keep, mayPropose);
    mergeWhereItSaves();
    offer(keep, mayPropose);
    for (int round = 0; round < rounds; ++round) {
        const std::vector<ParcelSet> before = m_sets;
        divideAnew();
        if (m_sets != before)
            offer(keep, mayPropose);
    }
    return m_best;
}

std::int64_t PlanLocalSearch::costOf(ParcelSet set)
{
    const SetCost &cost = m_costs.of(set);
    return cost.isPossible() ? cost.minor() : kImpossible;
}

void PlanLocalSearch::mergeWhereItSaves()
{
    while (m_sets.size() > 1) {
        const bool mustMerge = m_sets.size() > m_limits.maxCartons;
        std::int64_t most = mustMerge ? -kImpossible : 0;
        std::pair<std::size_t, std::size_t> chosen{0, 0};
        for (std::size_t i = 0; i < m_sets.size(); ++i) {
            for (std::size_t j = i + 1; j < m_sets.size(); ++j) {
                const std::int64_t joint = costOf(m_sets[i] | m_sets[j]);
                const std::int64_t saving = costOf(m_sets[i]) + costOf(m_sets[j]) - joint;
                if (joint < kImpossible && saving > most) {
                    most = saving;
                    chosen = {i, j};
                }
            }
        }
        if (chosen.second == 0)
            return;
        m_sets[chosen.first] |= m_sets[chosen.second];
        m_sets.erase(m_sets.begin() + static_cast<std::ptrdiff_t>(chosen.second));
    }
}

void PlanLocalSearch::divideAnew()
{
    std::vector<ParcelSet> kept = m_sets;
    std::vector<ParcelSet> atoms;
    std::int64_t before = 0;
    std::size_t taken = 0;
    // Random cartons, until the next one would be too much at once.
    while (!kept.empty()) {
        const auto place = static_cast<std::size_t>(m_random.below(static_cast<int>(kept.size())));
        std::vector<ParcelSet> inside;
        std::copy_if(m_atoms.begin(), m_atoms.end(), std::back_inserter(inside), [&](ParcelSet atom) { return (atom & kept[place]) != 0; });
        if (atoms.size() + inside.size() > kAtomsAtOnce)
            break;
        atoms.insert(atoms.end(), inside.begin(), inside.end());
        before += costOf(kept[place]);
        ++taken;
        kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(place));
    }
    if (atoms.size() < 2)
        return;
    std::sort(atoms.begin(), atoms.end());
    PlanLimits limits = m_limits;
    limits.maxCartons = std::max(taken, m_limits.maxCartons > kept.size() ? m_limits.maxCartons - kept.size() : 0);
    PartitionSearch search(m_costs, atoms, limits);
    const std::vector<Grouping> found = search.run(1, [](const Grouping &) { return true; });
    if (found.empty() || found.front().minor >= before)
        return;
    for (const PlanGroup &group : found.front().groups)
        kept.push_back(group.set);
    m_sets = std::move(kept);
}

void PlanLocalSearch::offer(std::size_t keep, const std::function<bool(const Grouping &)> &mayPropose)
{
    std::vector<ParcelSet> sets = m_sets;
    std::sort(sets.begin(), sets.end(), [](ParcelSet a, ParcelSet b) { return (a & (~a + 1)) < (b & (~b + 1)); });
    std::optional<Grouping> grouping = cheapestCartons(m_costs, sets, m_limits);
    if (!grouping || std::any_of(m_best.begin(), m_best.end(), [&](const Grouping &known) { return known.sameSets(*grouping); }))
        return;
    if (!mayPropose(*grouping)) {
        if (!m_refused || grouping->key() < m_refused->key())
            m_refused = std::move(grouping);
        return;
    }
    const auto place = std::upper_bound(m_best.begin(), m_best.end(), grouping->key(), [](std::int64_t key, const Grouping &known) { return key < known.key(); });
    m_best.insert(place, std::move(*grouping));
    if (m_best.size() > keep)
        m_best.pop_back();
}

} // namespace packbay
