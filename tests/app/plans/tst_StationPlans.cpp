#include "tests/app/plans/OrderAtStation.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// The plan of the order at hand, beside the clerk's work.
class tst_StationPlans : public QObject
{
    Q_OBJECT

private slots:
    void mergedApartAndBest()
    {
        OrderAtStation world;
        world.parcel(1);
        world.parcel(2);
        world.parcel(3);
        QVERIFY(!world.freight.planFor(world.order())); // not yet: nobody waits for it
        const std::optional<ShipPlan> plan = world.ask();
        QVERIFY(plan);
        QCOMPARE(plan->currency, QStringLiteral("CNY"));
        // Apart 3 x 10.00. Merged into S: 1,300 g bill 1,500 g: 10.00 + 2 x 2.00 and 1.00 for the carton.
        QCOMPARE(plan->apartMinor, std::optional<qint64>(3000));
        QCOMPARE(plan->mergedMinor, std::optional<qint64>(1500));
        QCOMPARE(plan->bestMinor, 1500);
        QCOMPARE(plan->cartons, 1);
        QCOMPARE(plan->boxes.size(), 1);
        QCOMPARE(plan->boxes.first().carton, QStringLiteral("S"));
        QCOMPARE(plan->boxes.first().w, 200); // inside
        QCOMPARE(plan->boxes.first().parcels.size(), 3);
        QStringList codes;
        for (const PlacedParcel &placed : plan->boxes.first().parcels)
            codes.append(placed.code);
        codes.sort();
        QCOMPARE(codes, (QStringList{QStringLiteral("SF1"), QStringLiteral("SF2"), QStringLiteral("SF3")}));
    }
    void packingChangesNothingATariffDoes()
    {
        OrderAtStation world;
        Parcel first = world.parcel(1);
        world.parcel(2);
        QCOMPARE(world.ask()->bestMinor, 1300);
        first.carton = QStringLiteral("7K9");
        first.location = QStringLiteral("T01");
        world.put(first);
        QVERIFY(world.freight.planFor(world.order())); // at once: the same plan
        world.publish("v2", tariffFilesJson("20.00"), 2);
        QVERIFY(!world.freight.planFor(world.order()));
        QCOMPARE(world.ask()->bestMinor, 2000); // apart now
    }
    void whatIsMissing()
    {
        OrderAtStation world;
        QVERIFY(!world.ask());
        world.parcel(1);
        QVERIFY(!world.ask()); // nothing to choose
        world.parcel(2, {});
        QCOMPARE(world.ask()->withoutSize, QStringLiteral("SF2"));
        world.parcel(1, {});
        QVERIFY(!world.ask()); // nobody measures parcels here
        world.parcel(1);
        world.parcel(2, OrderAtStation::kCube, 0);
        QVERIFY(!world.ask()); // not weighed
        world.parcel(2);
        QVERIFY(world.ask());
        Order once = world.order();
        once.container = QStringLiteral("ONE_BOX");
        world.put(once);
        QCOMPARE(world.ask()->cartons, 1);
        QVERIFY(!world.ask()->apartMinor);
    }
    void aDutyThresholdIsSpokenOf_data()
    {
        QTest::addColumn<int>("parcels");
        QTest::addColumn<int>("value"); // fen, of each parcel
        QTest::addColumn<QString>("duty");
        QTest::addColumn<int>("best");
        QTest::addColumn<ThresholdNews>("news");
        // Apart 10.00 each, two together 13.00, three 15.00, four 17.00.
        QTest::newRow("no duty") << 3 << 4000 << QStringLiteral("A,NZ,refuse,,,100,,CNY") << 1500 << ThresholdNews::None;
        QTest::newRow("refused above") << 3 << 4000 << QStringLiteral("A,AU,refuse,,,100,,CNY") << 3000 << ThresholdNews::OnlyByStayingUnder;
        QTest::newRow("taxed above") << 4 << 5000 << QStringLiteral("A,AU,percent_value,10,CNY,150,,CNY") << 1700 + 2000 << ThresholdNews::SplitLeftOut;
        QTest::newRow("taxed anyhow") << 4 << 5000 << QStringLiteral("A,AU,percent_value,10,CNY,,,") << 1700 + 2000 << ThresholdNews::None;
    }
    void aDutyThresholdIsSpokenOf()
    {
        QFETCH(int, parcels);
        QFETCH(int, value);
        QFETCH(QString, duty);
        QFETCH(int, best);
        QFETCH(ThresholdNews, news);
        OrderAtStation world;
        world.publishWith("duty.csv", (QStringLiteral("regime,dest,basis,value,currency,value_from,value_to,value_currency\n") + duty + u'\n').toUtf8().constData());
        for (int i = 1; i <= parcels; ++i) {
            Parcel parcel = world.parcel(i);
            GoodsLine cup;
            cup.qty = 1;
            cup.unitValueMinor = value;
            parcel.items = {cup};
            world.put(parcel);
        }
        const std::optional<ShipPlan> plan = world.ask();
        QVERIFY(plan);
        QCOMPARE(plan->bestMinor, best);
        QCOMPARE(plan->threshold, news);
        QCOMPARE(plan->refused, ErrorCode::None);
    }
    void whyThereIsNoPlan()
    {
        OrderAtStation world;
        world.parcel(1);
        world.parcel(2, Dimensions{Millimetres(600), Millimetres(100), Millimetres(100)});
        Order order = world.order();
        order.container = QStringLiteral("ONE_BOX");
        world.put(order);
        QCOMPARE(world.ask()->refused, ErrorCode::NothingFits);
        order.shipTo.country = QStringLiteral("BR");
        world.put(order);
        QCOMPARE(world.ask()->refused, ErrorCode::NoZone);
        order.container.clear();
        world.put(order);
        QCOMPARE(world.ask()->refused, ErrorCode::NoZone);
        order.shipTo.country = QStringLiteral("AU");
        world.put(order);
        QCOMPARE(world.ask()->refused, ErrorCode::None);
        QCOMPARE(world.ask()->cartons, 2);
    }
    void manyParcelsKeepNobodyWaiting()
    {
        OrderAtStation world;
        for (int i = 1; i <= 13; ++i)
            world.parcel(i, Dimensions{Millimetres(60 + 7 * i), Millimetres(100), Millimetres(50 + 3 * i)}, 200 + 40 * i);
        QVERIFY(!world.freight.planFor(world.order()));
        // Asked again while it is worked out, and for another order: never an answer of the wrong one.
        Order other;
        other.id = idFor<Order>(QStringLiteral("CO2"));
        other.no = QStringLiteral("CO2");
        QVERIFY(!world.freight.planFor(other));
        world.plans.waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!world.freight.planFor(other));
    }
    void customsDataIsAskedForAtTheScale()
    {
        OrderAtStation world;
        Parcel first = world.parcel(1);
        GoodsLine cup;
        cup.nameEn = QStringLiteral("cup");
        cup.qty = 2;
        cup.unitValueMinor = 500;
        cup.net = Grams(100);
        first.carton = QStringLiteral("7K9");
        first.items = {cup};
        world.rows.put(first);
        Carton carton;
        carton.code = QStringLiteral("7K9");
        carton.gross = Grams(900);
        const FreightAnswer answer = world.freight.offersFor(carton, world.order(), world.clock.now());
        QCOMPARE(answer.offers.size(), 1);
        QStringList fields = answer.offers.first().customs;
        fields.sort();
        QCOMPARE(fields, (QStringList{QStringLiteral("hs"), QStringLiteral("origin")}));
        first.items.first().hs = QStringLiteral("691200");
        first.items.first().origin = QStringLiteral("CN");
        world.rows.put(first);
        QVERIFY(world.freight.offersFor(carton, world.order(), world.clock.now()).offers.first().customs.isEmpty());
    }
};

PACKBAY_TEST(tst_StationPlans)
#include "tst_StationPlans.moc"
