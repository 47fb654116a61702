#include "models/packing/ConsolidationPlan.h"

#include "models/packing/PlanCustoms.h"
#include "models/packing/PlanLocalSearch.h"

#include <algorithm>
#include <bit>

namespace packbay {
namespace {

constexpr std::size_t kTopPlans = 3;

class Planner
{
public:
    Planner(const TariffPack &pack, const PlanRequest &request)
        : m_request(request)
        , m_costs(pack, request)
        , m_customs(planCustoms(pack, request))
        , m_atoms(planAtoms(request))
        , m_limits(planLimits(request))
        , m_everything((ParcelSet(1) << request.parcels.size()) - 1)
    {
    }

    Result<PlanAnswer> run();

private:
    struct Candidate
    {
        Grouping grouping;
        PlanKind kind = PlanKind::Alternative;
    };

    bool mayPropose(const Grouping &grouping);
    void search();
    void addCandidate(std::optional<Grouping> grouping, PlanKind kind);
    void rank();
    Plan shown(const Candidate &candidate);
    void addCarton(const PlanGroup &group, Plan &plan);
    void warnOfThreshold(Plan &best);
    void refuse(ParcelSet set, ErrorCode code, const QString &reason);
    void refuseBaselines();
    void refuseAllApart();

    const PlanRequest &m_request;
    PlanCosts m_costs;
    PlanCustoms m_customs;
    std::vector<ParcelSet> m_atoms;
    PlanLimits m_limits;
    ParcelSet m_everything;
    bool m_isExact = true;
    std::vector<Candidate> m_candidates;
    std::optional<Grouping> m_allApart;
    std::optional<Grouping> m_allInOne;
    std::optional<Grouping> m_turnedDown;
    PlanAnswer m_answer;
};

bool Planner::mayPropose(const Grouping &grouping)
{
    // Parcels that stay as they came are no split, and one carton is none either.
    const bool isBaseline = grouping.groups.size() == 1 || grouping.groups.size() == m_atoms.size();
    return isBaseline || !gainsOnlyByThreshold(m_costs, grouping);
}

void Planner::search()
{
    const auto allowed = [this](const Grouping &grouping) { return mayPropose(grouping); };
    std::vector<Grouping> found;
    if (m_atoms.size() <= static_cast<std::size_t>(PartitionSearch::kMaxAtoms)) {
        PartitionSearch exact(m_costs, m_atoms, m_limits);
        found = exact.run(kTopPlans, allowed);
        m_turnedDown = exact.refusedGrouping();
        m_isExact = exact.isExact();
    } else {
        PlanLocalSearch local(m_costs, m_atoms, m_limits, m_request.seed);
        found = local.run(kTopPlans, m_request.attempts, allowed);
        m_turnedDown = local.refusedGrouping();
        m_isExact = false;
    }
    m_allApart = cheapestCartons(m_costs, m_atoms, m_limits);
    m_allInOne = cheapestCartons(m_costs, {m_everything}, m_limits);
    for (Grouping &grouping : found)
        addCandidate(std::move(grouping), PlanKind::Alternative);
    addCandidate(m_allApart, PlanKind::AllApart);
    addCandidate(m_allInOne, PlanKind::AllInOne);
}

void Planner::addCandidate(std::optional<Grouping> grouping, PlanKind kind)
{
    if (!grouping)
        return;
    const auto known = std::find_if(m_candidates.begin(), m_candidates.end(), [&](const Candidate &other) { return other.grouping.sameSets(*grouping); });
    if (known == m_candidates.end())
        m_candidates.push_back({std::move(*grouping), kind});
    else if (known->kind == PlanKind::Alternative)
        known->kind = kind;
}

void Planner::rank()
{
    std::stable_sort(m_candidates.begin(), m_candidates.end(), [](const Candidate &a, const Candidate &b) { return a.grouping.key() < b.grouping.key(); });
    if (!m_candidates.empty())
        m_candidates.front().kind = PlanKind::Best;
}

void Planner::addCarton(const PlanGroup &group, Plan &plan)
{
    const SetCost &cost = m_costs.of(group.set);
    const ShipOption &option = cost.options[group.option];
    const std::int64_t services = m_costs.servicesMinor(group.set, option);
    plan.servicesMinor += services;
    plan.freightMinor += option.quoteMinor - services;
    plan.cartonMinor += option.cartonMinor;
    plan.dutyMinor += cost.dutyMinor;
    PlannedCarton carton;
    carton.line = option.line;
    carton.totalMinor = option.quoteMinor;
    carton.grossGrams = option.grossGrams;
    carton.billedGrams = option.billedGrams;
    const auto parcel = [&](int index) -> const PlanParcel & { return m_request.parcels[static_cast<std::size_t>(index)]; };
    if (option.carton < 0) {
        const PlanParcel &own = parcel(std::countr_zero(group.set));
        const Dimensions size = own.size.value_or(Dimensions());
        carton.parcels.push_back({own.id, 0, 0, 0, {static_cast<int>(size.length.value), static_cast<int>(size.width.value), static_cast<int>(size.height.value)}});
    } else {
        carton.carton = m_request.cartons[static_cast<std::size_t>(option.carton)].box.code;
        for (const PackedPiece &piece : m_costs.places(group.set, option))
            carton.parcels.push_back({parcel(piece.item).id, piece.x, piece.y, piece.z, piece.size});
    }
    for (QuoteWarning warning : option.warnings) {
        // The pointer of the quote's one piece means nothing in this request.
        warning.where = QStringLiteral("/parcels/%1").arg(std::countr_zero(group.set));
        plan.warnings.push_back(std::move(warning));
    }
    plan.cartons.push_back(std::move(carton));
}

Plan Planner::shown(const Candidate &candidate)
{
    Plan plan;
    plan.kind = candidate.kind;
    plan.provedBest = candidate.kind == PlanKind::Best && m_isExact;
    for (const PlanGroup &group : candidate.grouping.groups)
        addCarton(group, plan);
    if (m_allApart)
        plan.savingMinor = m_allApart->minor - candidate.grouping.minor;
    for (const QString &coupon : m_costs.leftOutCoupons()) {
        plan.warnings.push_back({ErrorCode::CouponInvalid, QStringLiteral("The coupon is good once and is left out"),
                                 QStringLiteral("Take it off one carton when the plan is chosen."), {{QStringLiteral("coupon"), coupon}},
                                 QStringLiteral("/coupons/%1").arg(m_request.common.coupons.indexOf(coupon))});
    }
    plan.warnings.insert(plan.warnings.end(), m_customs.warnings.begin(), m_customs.warnings.end());
    return plan;
}

void Planner::warnOfThreshold(Plan &best)
{
    const Grouping &chosen = m_candidates.front().grouping;
    const auto warn = [&](const QString &title, const QJsonObject &args) {
        best.warnings.push_back({ErrorCode::LimitExceeded, title, QStringLiteral("Declare the goods as they belong together; customs may add the parcels up."), args, {}});
    };
    m_answer.splitLeftOut = m_turnedDown && m_turnedDown->key() < chosen.key();
    m_answer.onlyByStayingUnder = chosen.groups.size() > 1 && gainsOnlyByThreshold(m_costs, chosen);
    if (m_answer.splitLeftOut) {
        warn(QStringLiteral("A split that only stays under a duty threshold is not proposed"),
             {{QStringLiteral("currency"), m_costs.currency()}, {QStringLiteral("saving_minor"), static_cast<qint64>(chosen.minor - m_turnedDown->minor)}});
    }
    if (m_answer.onlyByStayingUnder)
        warn(QStringLiteral("Apart is cheaper only because each parcel stays under a duty threshold"), {});
}

void Planner::refuse(ParcelSet set, ErrorCode code, const QString &reason)
{
    PlanRefusal refusal{{}, code, reason};
    for (std::size_t i = 0; i < m_request.parcels.size(); ++i) {
        if ((set >> i & 1) != 0)
            refusal.parcels.append(m_request.parcels[i].id);
    }
    m_answer.refused.push_back(std::move(refusal));
}

void Planner::refuseAllApart()
{
    bool isAnyImpossible = false;
    for (const ParcelSet atom : m_atoms) {
        const SetCost &cost = m_costs.of(atom);
        if (cost.isPossible())
            continue;
        isAnyImpossible = true;
        refuse(atom, cost.code, cost.reason);
    }
    if (!isAnyImpossible)
        refuse(m_everything, ErrorCode::NoPlan, QStringLiteral("all apart takes more cartons than there may be"));
}

void Planner::refuseBaselines()
{
    if (!m_allApart)
        refuseAllApart();
    if (m_allInOne || m_atoms.size() == 1)
        return;
    const SetCost &cost = m_costs.of(m_everything);
    if (cost.isPossible())
        refuse(m_everything, ErrorCode::NothingFits, QStringLiteral("no carton in stock holds all parcels"));
    else
        refuse(m_everything, cost.code, cost.reason);
}

Result<PlanAnswer> Planner::run()
{
    PACKBAY_TRY(m_costs.prepare());
    m_answer.at = m_request.common.at.value_or(UtcMs(0));
    m_answer.currency = m_costs.currency();
    search();
    rank();
    m_answer.subsets = m_costs.priced();
    // Where no line goes there is nothing to declare either: that reason comes first, as it does in a quote.
    if (m_customs.refusal && !m_candidates.empty()) {
        m_answer.refused.push_back(*m_customs.refusal);
        return std::move(m_answer);
    }
    for (const Candidate &candidate : m_candidates)
        m_answer.plans.push_back(shown(candidate));
    if (!m_answer.plans.empty())
        warnOfThreshold(m_answer.plans.front());
    refuseBaselines();
    return std::move(m_answer);
}

} // namespace

Result<PlanAnswer> planConsolidation(const TariffPack &pack, const PlanRequest &request)
{
    return Planner(pack, request).run();
}

} // namespace packbay
