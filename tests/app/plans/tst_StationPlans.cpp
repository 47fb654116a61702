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
