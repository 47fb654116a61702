#include "models/packing/ConsolidationPlan.h"
#include "models/packing/PlanCosts.h"
#include "tests/models/packing/PlanWorld.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

PlanAnswer planned(const TariffPack &pack, const PlanRequest &request)
{
    return planConsolidation(pack, request).value_or(PlanAnswer());
}

/// One line to AU, 10.00 a carton and 5.00 more for a declared value above 100.00; nothing above 1,000.00.
TariffPack valuePack(const TariffFiles &more = {})
{
    TariffFiles files{{QStringLiteral("line.csv"), "line,currency\nL,CNY\n"}, {QStringLiteral("zone.csv"), "line,zone,country\nL,Z,AU\n"},
                      {QStringLiteral("price.csv"), "line,zone,over_g,to_g,base\nL,Z,0,30000,10.00\n"},
                      {QStringLiteral("surcharge.csv"), "line,code,basis,value,when_field,when_op,when_value\nL,DECLARED,ticket,5.00,declared_minor,>,100.00 CNY\n"},
                      {QStringLiteral("limit.csv"), "line,scope,field,op,value,action\nL,shipment,declared_minor,>,1000.00 CNY,refuse\n"}};
    files.insert(more);
    return loadTariff(files).pack;
}

PlanCarton freeCarton()
{
    PlanCarton made = carton("BOX", {300, 100, 100}, 0);
    made.box.tareGrams = 0;
    return made;
}

/// Two parcels with goods of this value each.
PlanRequest twoOf(std::int64_t minor)
{
    PlanRequest request = planRequest({parcel("1", 400, {90, 90, 90}), parcel("2", 400, {90, 90, 90})}, {freeCarton()});
    for (PlanParcel &parcel : request.parcels) {
        parcel.goods = {goods("691200", minor)};
        parcel.goods.front().currency = QStringLiteral("CNY");
    }
    return request;
}

} // namespace

/// Values and amounts of plans: whose they are, and what happens where they are beyond all calculation.
class tst_PlanAmounts : public QObject
{
    Q_OBJECT

private slots:
    void anOverflowIsNoPlanAndNeverZero_data()
    {
        QTest::addColumn<qint64>("declared"); // of each parcel
        QTest::addColumn<qint64>("carton");   // price
        QTest::addColumn<bool>("apart");      // possible
        const qint64 most = 9'000'000'000'000'000'000;
        QTest::newRow("as usual") << qint64(4000) << qint64(0) << true;
        QTest::newRow("declared together") << most << qint64(0) << false;
        QTest::newRow("price of the carton") << qint64(4000) << most << true;
        QTest::newRow("price above the bound") << qint64(4000) << qint64(200'000'000'000'000) << true;
    }
    void anOverflowIsNoPlanAndNeverZero()
    {
        QFETCH(qint64, declared);
        QFETCH(qint64, carton);
        QFETCH(bool, apart);
        PlanRequest request = twoOf(1000);
        for (PlanParcel &parcel : request.parcels) {
            parcel.declaredMinor = declared;
            parcel.declaredCurrency = QStringLiteral("CNY");
        }
        request.cartons.front().priceMinor = carton;
        const PlanAnswer answer = planned(valuePack(), request);
        QCOMPARE(!answer.plans.empty(), apart);
        if (declared == 4000 && carton == 0) {
            QCOMPARE(answer.plans.front().costMinor(), 1000);
            return;
        }
        QVERIFY(!answer.refused.empty());
        QCOMPARE(answer.refused.back().code, ErrorCode::AmountOverflow);
        QCOMPARE(answer.refused.back().parcels.size(), 2);
        for (const Plan &plan : answer.plans)
            QCOMPARE(plan.costMinor(), 2000);
    }
    void aDutyBeyondAllCalculationIsNone_data()
    {
        QTest::addColumn<QByteArray>("percent");
        QTest::newRow("in the plan's currency") << QByteArray("50"); // of 4 x 10^18 EUR cents fits, its 7.80 fold in CNY does not
        QTest::newRow("in its own") << QByteArray("500");
    }
    void aDutyBeyondAllCalculationIsNone()
    {
        QFETCH(QByteArray, percent);
        const QByteArray duty = "regime,dest,basis,value,currency\nD,AU,percent_value," + percent + ",EUR\n";
        PlanRequest request = twoOf(4'000'000'000'000'000'000);
        for (PlanParcel &parcel : request.parcels)
            parcel.goods.front().currency = QStringLiteral("EUR");
        const TariffFiles fx{{QStringLiteral("fx.csv"), "base,quote,rate,as_of\nEUR,CNY,7.80,2026-01-01\n"}, {QStringLiteral("duty.csv"), duty},
                             {QStringLiteral("surcharge.csv"), "line,code,basis,value\n"}, {QStringLiteral("limit.csv"), "line,scope,field,op,value,action\n"}};
        const PlanAnswer answer = planned(valuePack(fx), request);
        QVERIFY(answer.plans.empty());
        for (const PlanRefusal &refusal : answer.refused)
            QCOMPARE(refusal.code, ErrorCode::AmountOverflow);
    }
    /// A line that does not go there is not asked again for each set, and never the reason.
    void onlyLinesThatGoThereGiveAReason()
    {
        TariffPack pack = valuePack({{QStringLiteral("line.csv"), "line,currency\nA,CNY\nL,CNY\n"}, {QStringLiteral("zone.csv"), "line,zone,country\nA,Z,NZ\nL,Z,AU\n"},
                                     {QStringLiteral("price.csv"), "line,zone,over_g,to_g,base\nA,Z,0,30000,10.00\nL,Z,0,30000,10.00\n"}});
        QCOMPARE(pack.lines.size(), std::size_t(2));
        PlanRequest request = twoOf(1000);
        request.common.lines = {QStringLiteral("A"), QStringLiteral("L")};
        QCOMPARE(planned(pack, request).plans.front().cartons.front().line, QStringLiteral("L"));
        for (PlanParcel &parcel : request.parcels)
            parcel.goods.front().unitValueMinor = 200000;
        const PlanAnswer answer = planned(pack, request);
        QVERIFY(answer.plans.empty());
        QCOMPARE(answer.refused.front().code, ErrorCode::LimitExceeded);
        QVERIFY(answer.refused.front().reason.startsWith(QStringLiteral("L: ")));
    }
    /// Duty bands make all-in-one dear and the baselines differ; the local search still never ends above them.
    void manyParcelsWithDutyAreNeverDearerThanTheBaselines()
    {
        const TariffPack pack = planTariff(flatThenPercentDuty());
        int cheaper = 0;
        int withDuty = 0;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            PlanRequest request = randomPlanRequest(seed, 1);
            request.together.clear();
            request.attempts = 5;
            request.common.shipTo.country = QStringLiteral("DE");
            request.cartons = {carton("M", {320, 240, 180}, 320), carton("XL", {900, 700, 600}, 900)};
            while (request.parcels.size() < 14) {
                PlanParcel more = randomPlanRequest(seed * 100 + request.parcels.size(), 1).parcels.front();
                more.id = QString::number(request.parcels.size() + 1);
                // Light goods of little value: all in one is possible and stays under the threshold in half of the seeds.
                for (QuoteGoods &inside : more.goods)
                    inside.unitValueMinor /= seed % 2 == 0 ? 10 : 2;
                more.owner = request.parcels.front().owner;
                request.parcels.push_back(more);
            }
            const PlanAnswer answer = planned(pack, request);
            QVERIFY(!answer.plans.empty());
            PlanCosts costs(pack, request);
            QVERIFY(costs.prepare());
            std::int64_t apart = 0;
            for (int i = 0; i < static_cast<int>(request.parcels.size()); ++i)
                apart += costs.of(ParcelSet(1) << i).minor();
            const SetCost &inOne = costs.of((ParcelSet(1) << request.parcels.size()) - 1);
            const std::int64_t best = answer.plans.front().costMinor();
            QVERIFY2(best <= apart, QByteArray::number(static_cast<qlonglong>(seed)).constData());
            QVERIFY2(!inOne.isPossible() || best <= inOne.minor(), QByteArray::number(static_cast<qlonglong>(seed)).constData());
            cheaper += best < apart && (!inOne.isPossible() || best < inOne.minor()) ? 1 : 0;
            withDuty += answer.plans.front().dutyMinor > 0 ? 1 : 0;
        }
        QVERIFY2(cheaper > 0 && withDuty == 6, (QByteArray::number(cheaper) + ' ' + QByteArray::number(withDuty)).constData());
    }
};

PACKBAY_TEST(tst_PlanAmounts)
#include "tst_PlanAmounts.moc"
