#include "models/freight/TariffFolder.h"
#include "models/packing/PlanLocalSearch.h"
#include "tests/models/packing/PackingFaults.h"
#include "tests/models/packing/PlanBruteForce.h"
#include "tests/support/TestMain.h"

#include <QJsonDocument>

using namespace packbay;
using namespace packbay::test;

namespace {

PlanAnswer planned(const TariffPack &pack, const PlanRequest &request)
{
    return planConsolidation(pack, request).value_or(PlanAnswer());
}

std::optional<std::int64_t> costOf(const PlanAnswer &answer, PlanKind kind)
{
    for (const Plan &plan : answer.plans) {
        if (plan.kind == kind)
            return plan.costMinor();
    }
    return std::nullopt;
}

/// How many cartons the best plan has, 0 without one.
std::size_t bestCartons(const PlanAnswer &answer)
{
    return answer.plans.empty() ? 0 : answer.plans.front().cartons.size();
}

bool warns(const Plan &plan, const char *words)
{
    return std::any_of(plan.warnings.begin(), plan.warnings.end(), [&](const QuoteWarning &warning) { return warning.title.contains(QLatin1String(words)); });
}

/// Every parcel once, every carton a packing without fault.
QStringList faultsOf(const Plan &plan, const PlanRequest &request)
{
    QStringList faults;
    QStringList seen;
    for (const PlannedCarton &planned : plan.cartons) {
        std::vector<PackItem> items;
        std::vector<PackedPiece> pieces;
        QString owner;
        for (const PlannedParcel &place : planned.parcels) {
            const auto known = std::find_if(request.parcels.begin(), request.parcels.end(), [&](const PlanParcel &p) { return p.id == place.id; });
            if (!seen.isEmpty() && !pieces.empty() && known->owner != owner)
                faults.append(QStringLiteral("two owners"));
            owner = known->owner;
            seen.append(place.id);
            PackItem item;
            item.size = {static_cast<int>(known->size->length.value), static_cast<int>(known->size->width.value), static_cast<int>(known->size->height.value)};
            item.upright = known->upright ? Upright::thirdSide() : Upright();
            if (known->fragile)
                item.topLoadGrams = 0;
            pieces.push_back({static_cast<int>(items.size()), place.x, place.y, place.z, place.size});
            items.push_back(item);
        }
        const auto carton = std::find_if(request.cartons.begin(), request.cartons.end(), [&](const PlanCarton &c) { return c.box.code == planned.carton; });
        if (carton != request.cartons.end())
            faults += test::faultsOf(pieces, items, carton->box, 100);
        else if (planned.parcels.size() != 1 || !request.ownBox)
            faults.append(QStringLiteral("no such carton: ") + planned.carton);
    }
    seen.sort();
    QStringList due;
    for (const PlanParcel &parcel : request.parcels)
        due.append(parcel.id);
    due.sort();
    if (seen != due)
        faults.append(QStringLiteral("not every parcel is there once"));
    return faults;
}

QByteArray number(std::optional<std::int64_t> value)
{
    return value ? QByteArray::number(static_cast<qlonglong>(*value)) : QByteArray("none");
}

TariffPack folderTariff(const char *name)
{
    const Result<TariffFiles> files = readTariffFolder(QStringLiteral(PACKBAY_SOURCE_DIR "/tests/models/freight/packs/") + QLatin1String(name));
    return files ? loadTariff(*files).pack : TariffPack();
}

PlanCarton freeCarton(Sides inner)
{
    PlanCarton made = carton("BOX", inner, 0);
    made.box.tareGrams = 0;
    return made;
}

} // namespace

class tst_ConsolidationPlan : public QObject
{
    Q_OBJECT

private slots:
    void equalsBruteForce()
    {
        const TariffPack plain = planTariff();
        const TariffPack taxed = planTariff(flatThenPercentDuty());
        QVERIFY(!plain.lines.empty() && !taxed.duties.empty());
        int plans = 0;
        int splits = 0;
        int turnedDown = 0;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            PlanRequest request = randomPlanRequest(seed, 7);
            request.attempts = 30;
            const bool hasDuty = seed % 2 == 0;
            const TariffPack &pack = hasDuty ? taxed : plain;
            const PlanBruteForce::Verdict due = PlanBruteForce(pack, request, hasDuty).run();
            const PlanAnswer answer = planned(pack, request);
            const QByteArray label = "seed " + QByteArray::number(static_cast<qulonglong>(seed)) + ": ";
            const std::optional<std::int64_t> best = answer.plans.empty() ? std::nullopt : std::optional(answer.plans.front().costMinor());
            QVERIFY2(best == due.best, label + "best " + number(best) + ", due " + number(due.best));
            checkPlans(answer, request, due, label);
            plans += best ? 1 : 0;
            splits += bestCartons(answer) > 1 && answer.plans.front().cartons.size() < request.parcels.size() ? 1 : 0;
            turnedDown += due.turnedDown ? 1 : 0;
            QVERIFY2(!best || warns(answer.plans.front(), "is not proposed") == due.turnedDown, label.constData());
        }
        QVERIFY2(plans > 120 && splits > 30 && turnedDown > 0, QByteArray::number(plans) + ' ' + QByteArray::number(splits) + ' ' + QByteArray::number(turnedDown));
    }

    /// freight.md A10: three parcels of 400 g on the Gazette tariff, zones 6 to 8.
    void threeLightParcelsAreMerged()
    {
        PlanRequest request = planRequest({parcel("1", 400, {90, 90, 90}), parcel("2", 400, {90, 90, 90}), parcel("3", 400, {90, 90, 90})}, {freeCarton({300, 100, 100})});
        request.common.currency.clear();
        request.common.shipTo.country = QStringLiteral("US");
        const PlanAnswer answer = planned(folderTariff("gazette"), request);
        QCOMPARE(answer.currency, QStringLiteral("GBP"));
        QVERIFY(!answer.plans.empty());
        QCOMPARE(answer.plans.front().costMinor(), 1560);
        QCOMPARE(answer.plans.front().savingMinor, 2400);
        QCOMPARE(costOf(answer, PlanKind::AllApart), std::optional<std::int64_t>(3960));
        QVERIFY(answer.plans.front().provedBest);
    }

    /// freight.md A9: {silk}, {silk, wool}, {wool} apart 3 + 6 + 3 EUR, merged 6 EUR while it stays under 150 EUR.
    void oneParcelPaysEachHeadingOnce()
    {
        PlanRequest request = blouses();
        const TariffPack pack = planTariff(flatThenPercentDuty());
        const PlanAnswer answer = planned(pack, request);
        QCOMPARE(answer.plans.front().cartons.size(), 1u);
        QCOMPARE(answer.plans.front().dutyMinor, 600 * 78 / 10);
        const auto apart = std::find_if(answer.plans.begin(), answer.plans.end(), [](const Plan &plan) { return plan.kind == PlanKind::AllApart; });
        QVERIFY(apart != answer.plans.end());
        QCOMPARE(apart->dutyMinor, 1200 * 78 / 10);
        QVERIFY(answer.plans.front().warnings.empty());
    }

    /// 200 EUR in one carton pay 20 %, in two they pay 3 EUR a heading: dearer together only because of the threshold.
    void aSplitUnderTheThresholdIsNotProposed()
    {
        PlanRequest request = blouses();
        for (PlanParcel &parcel : request.parcels) {
            for (QuoteGoods &inside : parcel.goods)
                inside.unitValueMinor = 5000;
        }
        request.parcels[1].goods.pop_back();
        request.parcels.push_back(parcel("4", 300, {90, 90, 90}));
        request.parcels.back().goods = {goods("610910", 4000)};
        const PlanAnswer answer = planned(planTariff(flatThenPercentDuty()), request);
        QVERIFY(!answer.plans.empty());
        for (const Plan &plan : answer.plans)
            QVERIFY2(plan.cartons.size() == 1 || plan.cartons.size() == 4, "a split is proposed");
        QVERIFY(warns(answer.plans.front(), "is not proposed"));
        // The same goods where nothing depends on their value: two parcels or more in a carton, and nothing to warn of.
        request.common.shipTo.country = QStringLiteral("AU");
        const PlanAnswer elsewhere = planned(planTariff(flatThenPercentDuty()), request);
        QVERIFY(elsewhere.plans.front().warnings.empty());
    }

    void parcelsThatStayAsTheyCameAreNoSplit()
    {
        PlanRequest request = planRequest({parcel("1", 400, {90, 90, 90}), parcel("2", 400, {90, 90, 90})}, {freeCarton({200, 100, 100})});
        request.common.shipTo.country = QStringLiteral("DE");
        for (PlanParcel &parcel : request.parcels)
            parcel.goods = {goods("610910", 14000)};
        const PlanAnswer answer = planned(planTariff(flatThenPercentDuty()), request);
        QCOMPARE(answer.plans.size(), 2u);
        QCOMPARE(bestCartons(answer), 2u);
        QVERIFY(warns(answer.plans.front(), "only because each parcel stays under"));
    }

    void aCountryThatRefusesTheSumIsNotTricked()
    {
        const QByteArray refuse = "regime,dest,basis,value,currency,value_from,value_to,value_currency\ncap,DE,refuse,,,100,,EUR\n";
        PlanRequest request = blouses();
        for (PlanParcel &parcel : request.parcels)
            parcel.goods = {goods("610910", 4000)};
        const PlanAnswer answer = planned(planTariff(refuse), request);
        QCOMPARE(answer.plans.size(), 1u);
        QCOMPARE(bestCartons(answer), 3u);
        QVERIFY(warns(answer.plans.front(), "only because each parcel stays under"));
        QCOMPARE(answer.refused.size(), 1u);
        QCOMPARE(answer.refused.front().code, ErrorCode::GoodsRefused);
        QCOMPARE(answer.refused.front().parcels.size(), 3);
    }

    /// freight.md E3: two batteries a carton are fine, four in a merged one are not.
    void batteriesCountPerCarton()
    {
        TariffFiles files{{QStringLiteral("line.csv"), "line,currency\nL,CNY\n"}, {QStringLiteral("zone.csv"), "line,zone,country\nL,Z,AU\n"},
                          {QStringLiteral("price.csv"), "line,zone,over_g,to_g,base\nL,Z,0,30000,10.00\n"},
                          {QStringLiteral("goods.csv"), "line,category,allow,max_qty\nL,battery_built_in,Y,2\n"}};
        const TariffLoad load = loadTariff(files);
        QVERIFY(load.ok());
        PlanRequest request = planRequest({parcel("1", 400, {90, 90, 90}), parcel("2", 400, {90, 90, 90})}, {freeCarton({200, 100, 100})});
        for (PlanParcel &parcel : request.parcels) {
            parcel.category = QStringLiteral("battery_built_in");
            parcel.goods = {goods("850760", 1000)};
            parcel.goods.front().currency = QStringLiteral("CNY");
            parcel.goods.front().category = parcel.category;
            parcel.goods.front().quantity = 2;
        }
        const PlanAnswer answer = planned(load.pack, request);
        QCOMPARE(bestCartons(answer), 2u);
        QCOMPARE(answer.refused.size(), 1u);
        QCOMPARE(answer.refused.front().code, ErrorCode::GoodsRefused);
        request.parcels.back().goods.front().quantity = 1;
        request.parcels.front().goods.front().quantity = 1;
        QCOMPARE(bestCartons(planned(load.pack, request)), 1u);
        // Without a list of goods every parcel is one unit.
        request.parcels.front().goods.clear();
        request.parcels.back().goods.front().quantity = 2;
        QCOMPARE(bestCartons(planned(load.pack, request)), 2u);
    }

    void refusalsNameTheirReason()
    {
        const TariffPack pack = planTariff();
        PlanRequest request = planRequest({parcel("1", 400, {90, 90, 90}), parcel("2", 400, {90, 90, 90})}, {freeCarton({200, 100, 100})});
        request.parcels.front().owner = QStringLiteral("TC1");
        QCOMPARE(planned(pack, request).refused.front().code, ErrorCode::OwnerMismatch);
        request.parcels.back().owner = QStringLiteral("TC1");
        QVERIFY(planned(pack, request).refused.empty());
        request.apart = {{0, 1}};
        QCOMPARE(planned(pack, request).refused.front().code, ErrorCode::ProhibitedMix);
        request.together = {{0, 1}};
        const PlanAnswer contradiction = planned(pack, request);
        QVERIFY(contradiction.plans.empty());
        QCOMPARE(contradiction.refused.front().code, ErrorCode::ProhibitedMix);
        request.apart.clear();
        QCOMPARE(bestCartons(planned(pack, request)), 1u);
        request.together.clear();
        request.maxCartons = 1;
        const PlanAnswer one = planned(pack, request);
        QCOMPARE(bestCartons(one), 1u);
        QCOMPARE(one.refused.front().code, ErrorCode::NoPlan);
        request.common.shipTo.country = QStringLiteral("BR");
        const PlanAnswer nowhere = planned(pack, request);
        QVERIFY(nowhere.plans.empty());
        QCOMPARE(nowhere.refused.front().code, ErrorCode::NoZone);
    }

    void aCouponThatIsGoodOnceIsLeftOut()
    {
        PlanRequest request = planRequest({parcel("1", 400, {90, 90, 90})}, {});
        const TariffPack pack = planTariff();
        const std::int64_t full = planned(pack, request).plans.front().costMinor();
        request.common.coupons = {QStringLiteral("ONCE")};
        const PlanAnswer once = planned(pack, request);
        QCOMPARE(once.plans.front().costMinor(), full);
        QVERIFY(warns(once.plans.front(), "good once"));
        request.common.coupons = {QStringLiteral("ALWAYS")};
        QVERIFY(planned(pack, request).plans.front().costMinor() < full);
    }

    void manyParcelsAreNeverDearerThanTheBaselines()
    {
        const TariffPack pack = planTariff();
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            PlanRequest request = randomPlanRequest(seed, 1);
            request.together.clear();
            request.attempts = 5;
            request.common.shipTo.country = QStringLiteral("AU");
            while (request.parcels.size() < 14) {
                PlanParcel more = randomPlanRequest(seed * 100 + request.parcels.size(), 1).parcels.front();
                more.id = QString::number(request.parcels.size() + 1);
                request.parcels.push_back(more);
            }
            const PlanAnswer answer = planned(pack, request);
            QVERIFY(!answer.plans.empty());
            QVERIFY(!answer.plans.front().provedBest);
            const QStringList faults = faultsOf(answer.plans.front(), request);
            QVERIFY2(faults.isEmpty(), faults.join(QStringLiteral("; ")).toUtf8().constData());
            for (const Plan &plan : answer.plans)
                QVERIFY(plan.costMinor() >= answer.plans.front().costMinor());
            QCOMPARE(toJsonLines(planned(pack, request)), toJsonLines(answer));
        }
    }

    void theLocalSearchComesNearTheExactOne()
    {
        const TariffPack pack = planTariff();
        const auto all = [](const Grouping &) { return true; };
        int equal = 0;
        int asked = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            PlanRequest request = randomPlanRequest(seed, 9);
            request.attempts = 3;
            PlanCosts costs(pack, request);
            QVERIFY(costs.prepare());
            const std::vector<Grouping> exact = PartitionSearch(costs, planAtoms(request), planLimits(request)).run(1, all);
            const std::vector<Grouping> local = PlanLocalSearch(costs, planAtoms(request), planLimits(request), seed).run(1, 30, all);
            if (exact.empty() || local.empty())
                continue;
            ++asked;
            QVERIFY2(local.front().minor >= exact.front().minor, "the exact search is not exact");
            equal += local.front().minor == exact.front().minor ? 1 : 0;
        }
        QVERIFY2(asked >= 12 && equal * 10 >= asked * 8, QByteArray::number(equal) + " of " + QByteArray::number(asked));
    }

private:
    /// Silk, silk and wool, wool: to Germany.
    static PlanRequest blouses()
    {
        PlanRequest request = planRequest({parcel("1", 300, {90, 90, 90}), parcel("2", 500, {90, 90, 90}), parcel("3", 300, {90, 90, 90})}, {freeCarton({200, 200, 100})});
        request.common.shipTo.country = QStringLiteral("DE");
        request.common.lines = {QStringLiteral("HALF")};
        request.parcels[0].goods = {goods("620610", 2000)};
        request.parcels[1].goods = {goods("620610", 2000), goods("620620", 2000)};
        request.parcels[2].goods = {goods("620620", 2000)};
        return request;
    }

    static void checkPlans(const PlanAnswer &answer, const PlanRequest &request, const PlanBruteForce::Verdict &due, const QByteArray &label)
    {
        std::int64_t before = 0;
        bool apart = false;
        bool inOne = false;
        QVERIFY2(answer.plans.size() <= 5, label.constData());
        for (const Plan &plan : answer.plans) {
            const QStringList faults = faultsOf(plan, request);
            QVERIFY2(faults.isEmpty(), label + faults.join(QStringLiteral("; ")).toUtf8());
            QVERIFY2(plan.costMinor() >= before, label + "cheapest first");
            before = plan.costMinor();
            QVERIFY2(!due.allApart || plan.savingMinor == *due.allApart - plan.costMinor(), label + "saving");
            std::int64_t quotes = 0;
            for (const PlannedCarton &planned : plan.cartons)
                quotes += planned.totalMinor;
            QCOMPARE(plan.freightMinor + plan.servicesMinor, quotes);
            apart = apart || (due.allApart && plan.costMinor() == *due.allApart);
            inOne = inOne || (due.allInOne && plan.cartons.size() == 1 && plan.costMinor() == *due.allInOne);
        }
        QVERIFY2(apart == due.allApart.has_value(), label + "all apart");
        QVERIFY2(inOne == due.allInOne.has_value(), label + "all in one");
        QVERIFY2(!answer.plans.empty() || !answer.refused.empty(), label + "no plan and no reason");
    }
};

PACKBAY_TEST(tst_ConsolidationPlan)
#include "tst_ConsolidationPlan.moc"
