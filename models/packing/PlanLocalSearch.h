#pragma once
#include "models/packing/PlanRules.h"
#include "models/packing/SeededRandom.h"

namespace packbay {

/// Plans for more atoms than PartitionSearch divides exactly: cartons are merged as long as that saves (after Clarke and
/// Wright 1964), then a few of them at a time are taken apart and divided anew, exactly.
class PlanLocalSearch
{
public:
    PlanLocalSearch(PlanCosts &costs, std::vector<ParcelSet> atoms, PlanLimits limits, std::uint64_t seed);

    /// Up to `keep` groupings of different sets, the cheapest first, each one that mayPropose lets pass.
    std::vector<Grouping> run(std::size_t keep, int rounds, const std::function<bool(const Grouping &)> &mayPropose);
    const std::optional<Grouping> &refusedGrouping() const { return m_refused; }

private:
    std::int64_t costOf(ParcelSet set);
    void mergeWhereItSaves();
    void divideAnew();
    void offer(std::size_t keep, const std::function<bool(const Grouping &)> &mayPropose);

    PlanCosts &m_costs;
    std::vector<ParcelSet> m_atoms;
    PlanLimits m_limits;
    SeededRandom m_random;
    std::vector<ParcelSet> m_sets; ///< where the search stands
    std::vector<Grouping> m_best;
    std::optional<Grouping> m_refused;
};

} // namespace packbay
