#include "app/station/core/StationPlans.h"

#include "app/station/core/FreightGoods.h"
#include "models/domain/GoodsMix.h"
#include "models/workflow/StepFlow.h"

#include <algorithm>

namespace packbay {
namespace {

/// Of the packer for each set of parcels: the plan is wanted while the first parcels are packed.
constexpr int kAttempts = 10;

/// What a plan depends on, and nothing that packing changes.
Parcel asMeasured(const Parcel &parcel)
{
    Parcel made;
    made.id = parcel.id;
    made.tracking = parcel.tracking;
    made.lpn = parcel.lpn;
    made.owner = parcel.owner;
    made.weight = parcel.weight;
    made.size = parcel.size;
    made.category = parcel.category;
    made.items = parcel.items;
    return made;
}

Order asAsked(const Order &order)
{
    Order made;
    made.no = order.no;
    made.member = order.member;
    made.shipTo = order.shipTo;
    made.service = order.service;
    made.container = order.container;
    made.shipMode = order.shipMode;
    made.currency = order.currency;
    made.declaredMinor = order.declaredMinor;
    return made;
}

QString currencyOf(const TariffPack &pack, const Order &order)
{
    const auto line = pack.lines.find(order.service);
    if (line != pack.lines.end() && !line->second.versions.empty())
        return line->second.versions.back().currency;
    if (!order.currency.isEmpty())
        return order.currency;
    return pack.lines.empty() ? QString() : pack.lines.begin()->second.versions.back().currency;
}

PlanCarton planCarton(const CartonSize &size)
{
    PlanCarton made;
    made.box.code = size.name;
    made.box.outer = {static_cast<int>(size.size.length.value), static_cast<int>(size.size.width.value), static_cast<int>(size.size.height.value)};
    const int walls = 2 * size.wallMm;
    made.box.inner = {made.box.outer.w - walls, made.box.outer.l - walls, made.box.outer.d - walls};
    made.box.tareGrams = size.tare.value;
    made.box.maxGrossGrams = size.maxGross.value;
    made.priceMinor = size.priceMinor;
    made.priceCurrency = size.currency;
    return made;
}

PlannedBox boxOf(const PlannedCarton &carton, const PlanBasis &basis, const QList<CartonSize> &cartons)
{
    PlannedBox box;
    box.carton = carton.carton;
    for (const CartonSize &size : cartons) {
        if (size.name == carton.carton) {
            const Sides inner = planCarton(size).box.inner;
            box.w = inner.w;
            box.l = inner.l;
            box.d = inner.d;
        }
    }
    for (const PlannedParcel &place : carton.parcels) {
        const Parcel &parcel = basis.parcels.at(place.id.toInt());
        box.parcels.append({parcel.id, paperCode(parcel), place.x, place.y, place.z, place.size.w, place.size.l, place.size.d});
        if (box.carton.isEmpty()) {
            box.w = place.size.w;
            box.l = place.size.l;
            box.d = place.size.d;
        }
    }
    return box;
}

/// A parcel without a size although others have one; empty when none has one is "nobody measures".
std::optional<QString> withoutSize(const QList<Parcel> &parcels)
{
    const auto missing = std::find_if(parcels.cbegin(), parcels.cend(), [](const Parcel &parcel) { return !parcel.size.isMeasured(); });
    return missing == parcels.cend() ? std::nullopt : std::optional(paperCode(*missing));
}

bool isPlannable(const PlanBasis &basis, const QList<CartonSize> &cartons)
{
    const QList<Parcel> &parcels = basis.parcels;
    return !cartons.isEmpty() && parcels.size() >= 2 && parcels.size() <= static_cast<qsizetype>(kMaxPlanParcels) && basis.order.shipMode != ShipMode::AsIs
        && std::all_of(parcels.cbegin(), parcels.cend(), [](const Parcel &parcel) { return parcel.weight.value > 0; })
        && std::any_of(parcels.cbegin(), parcels.cend(), [](const Parcel &parcel) { return parcel.size.isMeasured(); });
}

/// Pairs that the Rulebook would not let into one carton.
std::vector<std::vector<int>> keptApart(const QList<Parcel> &parcels)
{
    std::vector<std::vector<int>> pairs;
    for (int i = 0; i < parcels.size(); ++i) {
        for (int j = i + 1; j < parcels.size(); ++j) {
            if (!mayShareCarton(parcels.at(i).category, parcels.at(j).category))
                pairs.push_back({i, j});
        }
    }
    return pairs;
}

/// That there may be too few cartons to ship apart is no reason: all in one has its own.
ErrorCode whyNone(const PlanAnswer &answer)
{
    for (const PlanRefusal &refusal : answer.refused) {
        if (refusal.code != ErrorCode::NoPlan)
            return refusal.code;
    }
    return ErrorCode::NoPlan;
}

} // namespace

PlanRequest planRequestOf(const TariffPack &pack, const PlanBasis &basis, const QString &tier, const QList<CartonSize> &cartons, UtcMs at)
{
    PlanRequest request;
    request.attempts = kAttempts;
    request.common.at = at;
    request.common.shipTo = shipAddressOf(basis.order.shipTo);
    request.common.tier = tier;
    request.common.currency = currencyOf(pack, basis.order);
    declareOrder(basis.order, request.common);
    if (pack.lines.find(basis.order.service) != pack.lines.end())
        request.common.lines = {basis.order.service};
    if (basis.order.container == QLatin1String("ONE_BOX"))
        request.maxCartons = 1;
    for (const Parcel &parcel : basis.parcels) {
        PlanParcel made;
        made.id = QString::number(request.parcels.size());
        made.owner = parcel.owner;
        made.grams = Rational(parcel.weight.value);
        made.size = parcel.size;
        if (!parcel.category.isEmpty())
            made.category = parcel.category;
        made.goods = quoteGoods(parcel, basis.order.currency);
        request.parcels.push_back(made);
    }
    request.apart = keptApart(basis.parcels);
    for (const CartonSize &size : cartons)
        request.cartons.push_back(planCarton(size));
    return request;
}

ShipPlan shipPlanOf(const PlanAnswer &answer, const PlanBasis &basis, const QList<CartonSize> &cartons)
{
    ShipPlan made;
    if (answer.plans.empty()) {
        made.refused = whyNone(answer);
        return made;
    }
    if (answer.onlyByStayingUnder)
        made.threshold = ThresholdNews::OnlyByStayingUnder;
    else if (answer.splitLeftOut)
        made.threshold = ThresholdNews::SplitLeftOut;
    made.currency = answer.currency;
    // The cheapest is called best, whatever else it is.
    for (const Plan &plan : answer.plans) {
        if (plan.cartons.size() == 1 && !made.mergedMinor)
            made.mergedMinor = plan.costMinor();
        const bool isApart = plan.cartons.size() == static_cast<std::size_t>(basis.parcels.size());
        if (plan.kind == PlanKind::AllApart || (plan.kind == PlanKind::Best && isApart))
            made.apartMinor = plan.costMinor();
    }
    const Plan &best = answer.plans.front();
    made.bestMinor = best.costMinor();
    made.cartons = static_cast<int>(best.cartons.size());
    for (const PlannedCarton &carton : best.cartons)
        made.boxes.append(boxOf(carton, basis, cartons));
    return made;
}

StationPlans::StationPlans(const WorldView &world, const Clock &clock, QList<CartonSize> cartons, QObject *parent)
    : QObject(parent), m_world(world), m_clock(clock), m_cartons(std::move(cartons))
{
    m_thread.setMaxThreadCount(1);
}

StationPlans::~StationPlans()
{
    m_thread.clear();
    m_thread.waitForDone();
}

std::optional<ShipPlan> StationPlans::planFor(const Order &order, const std::shared_ptr<const TariffPack> &pack, const QString &version)
{
    if (!pack || order.no.isEmpty())
        return std::nullopt;
    if (m_isFresh && m_basis.order.no == order.no && m_basis.tariff == version)
        return m_plan;
    PlanBasis basis{version, asAsked(order), {}};
    for (const Parcel &parcel : m_world.all<Parcel>(Lookup::ParcelByOrder, order.no))
        basis.parcels.append(asMeasured(parcel));
    std::sort(basis.parcels.begin(), basis.parcels.end(), [](const Parcel &a, const Parcel &b) { return a.id < b.id; });
    m_isFresh = true;
    if (basis == m_basis)
        return m_plan;
    m_basis = std::move(basis);
    m_plan.reset();
    ++m_job;
    if (!isPlannable(m_basis, m_cartons))
        return m_plan;
    if (const std::optional<QString> missing = withoutSize(m_basis.parcels)) {
        m_plan = ShipPlan{};
        m_plan->withoutSize = *missing;
        return m_plan;
    }
    start(pack);
    return m_plan;
}

void StationPlans::start(const std::shared_ptr<const TariffPack> &pack)
{
    const std::optional<Member> member = m_world.member(m_basis.order.member);
    const QString tier = member && knowsTier(*pack, member->tier) ? member->tier : QString();
    m_thread.clear(); // a plan that nobody waits for any more is not begun
    m_thread.start([this, job = m_job, pack, basis = m_basis, cartons = m_cartons, request = planRequestOf(*pack, m_basis, tier, m_cartons, m_clock.now())] {
        const Result<PlanAnswer> answer = planConsolidation(*pack, request);
        ShipPlan plan;
        if (answer)
            plan = shipPlanOf(*answer, basis, cartons);
        else
            plan.refused = answer.error().code;
        QMetaObject::invokeMethod(this, [this, job, plan] { done(job, plan); }, Qt::QueuedConnection);
    });
}

void StationPlans::done(quint64 job, const ShipPlan &plan)
{
    if (job == m_job)
        m_plan = plan;
}

} // namespace packbay
