#pragma once
#include "models/packing/PlanCosts.h"

#include <functional>

namespace packbay {

/// One carton of a plan.
struct PlanGroup
{
    ParcelSet set = 0;
    std::size_t option = 0; ///< index into the set's options

    bool operator==(const PlanGroup &) const = default;
};

/// All parcels in cartons.
struct Grouping
{
    std::vector<PlanGroup> groups; ///< by their first parcel
    std::int64_t minor = 0;        ///< duty included

    /// Cheaper first, then fewer cartons.
    std::int64_t key() const { return minor * 64 + static_cast<std::int64_t>(groups.size()); }
    bool sameSets(const Grouping &other) const;
};

/// What limits a plan beside its sets.
struct PlanLimits
{
    std::size_t maxCartons = kMaxPlanParcels;
    std::vector<int> stock; ///< per carton, -1 = any number
};

/// The cheapest ways to divide a few atoms (parcels that stay together) into cartons: subsets by dynamic programming, then
/// a search that is cut where it cannot end among the best (freight.md C3). Exact while isExact().
class PartitionSearch
{
public:
    static constexpr int kMaxAtoms = 12;

    PartitionSearch(PlanCosts &costs, std::vector<ParcelSet> atoms, PlanLimits limits);

    /// Up to `keep` groupings of different sets, the cheapest first. `mayPropose` is asked for each before it is taken; the
    /// cheapest one that it turned down is refusedGrouping().
    std::vector<Grouping> run(std::size_t keep, const std::function<bool(const Grouping &)> &mayPropose);
    const std::optional<Grouping> &refusedGrouping() const { return m_refused; }
    /// False when the search was given up after many steps; what it found is then the best found.
    bool isExact() const { return m_steps < kMaxSteps; }

private:
    static constexpr std::int64_t kMaxSteps = 4'000'000;
    static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() / 4;

    void priceSubsets();
    void leastKeys();
    std::int64_t keyOf(unsigned mask) const;
    void descend(unsigned left, std::int64_t key);
    void take(unsigned mask, std::size_t option, unsigned left, std::int64_t key);
    void offer(std::int64_t key);
    std::int64_t worstKept() const;

    PlanCosts &m_costs;
    std::vector<ParcelSet> m_atoms;
    PlanLimits m_limits;
    std::size_t m_keep = 1;
    const std::function<bool(const Grouping &)> *m_mayPropose = nullptr;
    std::vector<ParcelSet> m_sets;       ///< by mask of atoms
    std::vector<const SetCost *> m_priced;
    std::vector<std::int64_t> m_least;   ///< cheapest key of dividing a mask, limits left out
    std::vector<PlanGroup> m_path;
    std::vector<Grouping> m_best;
    std::optional<Grouping> m_refused;
    std::int64_t m_steps = 0;
};

} // namespace packbay
