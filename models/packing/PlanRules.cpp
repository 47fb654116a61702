#include "models/packing/PlanRules.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace packbay {
namespace {

/// Above so many cartons only pairs are looked at together.
constexpr std::size_t kAllUnions = 8;

bool gainsByThreshold(PlanCosts &costs, const std::vector<PlanGroup> &parts)
{
    ParcelSet whole = 0;
    for (const PlanGroup &part : parts)
        whole |= part.set;
    const SetCost &joint = costs.of(whole);
    if (joint.options.empty())
        return false;
    std::int64_t apart = 0;
    std::int64_t apartJudged = 0;
    for (const PlanGroup &part : parts) {
        const SetCost &cost = costs.of(part.set);
        apart += cost.minor();
        apartJudged += cost.options.front().minor() + costs.dutyJudgedBy(part.set, whole);
    }
    const bool isCheaper = joint.dutyRefuses || apart < joint.minor();
    return isCheaper && apartJudged >= joint.options.front().minor() + costs.dutyJudgedBy(whole, whole);
}

struct CartonChoice
{
    PlanCosts &costs;
    std::vector<ParcelSet> sets;
    PlanLimits limits;
    std::vector<std::int64_t> rest; ///< least cost of the sets from here on
    std::vector<PlanGroup> path{};
    std::optional<Grouping> best{};
    int steps = 0;

    void descend(std::size_t n, std::int64_t minor)
    {
        constexpr int kMaxSteps = 200000;
        if ((best && minor + rest[n] >= best->minor) || ++steps > kMaxSteps)
            return;
        if (n == sets.size()) {
            best = Grouping{path, minor};
            return;
        }
        const SetCost &cost = costs.of(sets[n]);
        for (std::size_t option = 0; option < cost.options.size(); ++option) {
            const int carton = cost.options[option].carton;
            int unlimited = -1;
            int &stock = carton < 0 ? unlimited : limits.stock[static_cast<std::size_t>(carton)];
            if (stock == 0)
                continue;
            const bool isLimited = stock > 0;
            stock -= isLimited ? 1 : 0;
            path.push_back({sets[n], option});
            descend(n + 1, minor + cost.options[option].minor() + cost.dutyMinor);
            path.pop_back();
            stock += isLimited ? 1 : 0;
            if (!isLimited)
                return;
        }
    }
};

} // namespace

std::vector<ParcelSet> planAtoms(const PlanRequest &request)
{
    std::vector<ParcelSet> atoms;
    for (std::size_t i = 0; i < request.parcels.size(); ++i)
        atoms.push_back(ParcelSet(1) << i);
    for (const std::vector<int> &group : request.together) {
        ParcelSet joined = 0;
        for (const int parcel : group) {
            for (const ParcelSet atom : atoms)
                joined |= (atom >> parcel & 1) != 0 ? atom : 0;
        }
        std::erase_if(atoms, [&](ParcelSet atom) { return (atom & joined) != 0; });
        if (joined != 0)
            atoms.push_back(joined);
    }
    std::sort(atoms.begin(), atoms.end(), [](ParcelSet a, ParcelSet b) { return std::countr_zero(a) < std::countr_zero(b); });
    return atoms;
}

PlanLimits planLimits(const PlanRequest &request)
{
    PlanLimits limits;
    if (request.maxCartons)
        limits.maxCartons = static_cast<std::size_t>(*request.maxCartons);
    for (const PlanCarton &carton : request.cartons)
        limits.stock.push_back(carton.box.stock.value_or(-1));
    return limits;
}

std::optional<Grouping> cheapestCartons(PlanCosts &costs, const std::vector<ParcelSet> &sets, PlanLimits limits)
{
    if (sets.size() > limits.maxCartons || !std::all_of(sets.begin(), sets.end(), [&](ParcelSet set) { return costs.of(set).isPossible(); }))
        return std::nullopt;
    CartonChoice choice{costs, sets, std::move(limits), std::vector<std::int64_t>(sets.size() + 1, 0)};
    for (std::size_t n = sets.size(); n-- > 0;)
        choice.rest[n] = choice.rest[n + 1] + costs.of(sets[n]).minor();
    choice.descend(0, 0);
    return choice.best;
}

bool gainsOnlyByThreshold(PlanCosts &costs, const Grouping &grouping)
{
    const std::vector<PlanGroup> &groups = grouping.groups;
    if (!costs.hasDuties())
        return false;
    if (groups.size() > kAllUnions) {
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (std::size_t j = i + 1; j < groups.size(); ++j) {
                if (gainsByThreshold(costs, {groups[i], groups[j]}))
                    return true;
            }
        }
        return false;
    }
    for (unsigned mask = 3; mask < (1u << groups.size()); ++mask) {
        if (std::popcount(mask) < 2)
            continue;
        std::vector<PlanGroup> parts;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if ((mask >> i & 1) != 0)
                parts.push_back(groups[i]);
        }
        if (gainsByThreshold(costs, parts))
            return true;
    }
    return false;
}

} // namespace packbay
