#pragma once
#include "tests/models/packing/PlanWorld.h"

namespace packbay::test {

/// Every way to divide the parcels, every carton and every line, one after the other; the duty of planTariff()'s own rows
/// by hand. For up to seven parcels.
class PlanBruteForce
{
public:
    PlanBruteForce(const TariffPack &pack, const PlanRequest &request, bool hasDuty);

    struct Verdict
    {
        std::optional<std::int64_t> best;
        std::optional<std::int64_t> allApart;
        std::optional<std::int64_t> allInOne;
        bool turnedDown = false; ///< a split that only gains by the threshold would have been cheaper
    };
    Verdict run();

private:
    struct Way
    {
        int carton = -1;
        std::int64_t minor = 0;
    };
    using Parts = std::vector<std::vector<int>>;

    void divide(std::size_t next, Parts &parts);
    void judge(const Parts &parts);
    bool keepsRules(const std::vector<int> &part) const;
    const std::vector<Way> &waysOf(const std::vector<int> &part);
    std::vector<Way> ways(const std::vector<int> &part) const;
    std::int64_t cheapest(const Parts &parts);
    std::int64_t cheapestFrom(const std::vector<std::vector<Way>> &ways, std::size_t n, std::vector<int> &used) const;
    std::int64_t valueOf(const std::vector<int> &part) const;
    std::int64_t duty(const std::vector<int> &part, bool isFlat) const;
    bool gainsByThreshold(const Parts &parts);

    const TariffPack &m_pack;
    const PlanRequest &m_request;
    bool m_hasDuty;
    std::map<std::vector<int>, std::vector<Way>> m_ways;
    std::size_t m_atoms = 0;
    Verdict m_verdict;
    std::optional<std::int64_t> m_cheapestTurnedDown;
};

} // namespace packbay::test
