#include "app/station/core/StationFreight.h"
#include "models/domain/MapWorld.h"
#include "tests/support/TestMain.h"

#include <QJsonObject>

using namespace packbay;

namespace {

class StillNow : public Clock
{
public:
    UtcMs now() const override { return UtcMs(1'795'305'600'000); } // 2026-11-22T00:00:00Z
    MonotonicMs monotonic() const override { return MonotonicMs(0); }
};

/// The first half kilogram is dear, the further ones are cheap; a carton is billed by its volume too.
QJsonObject tariffFilesJson(const char *further = "2.00")
{
    return {{QStringLiteral("line.csv"), QStringLiteral("line,currency,divisor,vol_mode,weight_round_g\nAIR,CNY,6000,max,500\n")},
            {QStringLiteral("zone.csv"), QStringLiteral("line,zone,country\nAIR,Z,AU\n")},
            {QStringLiteral("price.csv"), QStringLiteral("line,zone,over_g,to_g,base,step_g,step_price,cumulative\nAIR,Z,0,500,10.00,,,N\nAIR,Z,500,30000,,500,%1,Y\n").arg(QLatin1String(further))},
            {QStringLiteral("customs.csv"), QStringLiteral("regime,dest,field,action\nTEST,*,origin,warn\nTEST,*,hs,warn\n")}};
}

CartonSize cartonSize(const char *name, int length, int width, int height)
{
    CartonSize made;
    made.name = QLatin1String(name);
    made.size = Dimensions{Millimetres(length), Millimetres(width), Millimetres(height)};
    made.tare = Grams(100);
    made.priceMinor = 100;
    made.currency = QStringLiteral("CNY");
    return made;
}

} // namespace

/// The plan of the order at hand, beside the clerk's work.
class tst_StationPlans : public QObject
{
    Q_OBJECT

private:
    struct World
    {
        MapWorld rows;
        StillNow clock;
        StationPlans plans{rows, clock, {cartonSize("S", 210, 210, 110), cartonSize("M", 410, 310, 310)}};
        StationFreight freight{rows, &plans};

        World()
        {
            publish("v1", "2.00", 1);
            Order order;
            order.id = idFor<Order>(QStringLiteral("CO1"));
            order.no = QStringLiteral("CO1");
            order.shipTo.country = QStringLiteral("AU");
            order.service = QStringLiteral("AIR");
            order.currency = QStringLiteral("CNY");
            rows.put(order);
        }
        void publish(const char *version, const char *further, int at)
        {
            Tariff tariff;
            tariff.id = idFor<Tariff>(QLatin1String(version));
            tariff.version = QLatin1String(version);
            tariff.publishedAt = UtcMs(at);
            tariff.files = tariffFilesJson(further);
            rows.put(tariff);
        }
        Parcel parcel(int n, Dimensions size, int grams = 400)
        {
            Parcel made;
            made.tracking = QStringLiteral("SF%1").arg(n);
            made.id = entityId(u"parcel", {made.tracking});
            made.lpn = QStringLiteral("7K%1").arg(n);
            made.order = QStringLiteral("CO1");
            made.owner = QStringLiteral("TC100200P");
            made.weight = Grams(grams);
            made.size = size;
            rows.put(made);
            plans.worldChanged();
            return made;
        }
        Order order() { return *rows.order(QStringLiteral("CO1")); }
        /// As the ticks of a screen ask.
        std::optional<ShipPlan> ask()
        {
            std::optional<ShipPlan> plan = freight.planFor(order());
            plans.waitForDone();
            QCoreApplication::processEvents();
            return plan ? plan : freight.planFor(order());
        }
    };
    static constexpr Dimensions kCube{Millimetres(100), Millimetres(100), Millimetres(100)};

private slots:
    void mergedApartAndBest()
    {
        World world;
        world.parcel(1, kCube);
        world.parcel(2, kCube);
        world.parcel(3, kCube);
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
        World world;
        Parcel first = world.parcel(1, kCube);
        world.parcel(2, kCube);
        QCOMPARE(world.ask()->bestMinor, 1300);
        first.carton = QStringLiteral("7K9");
        first.location = QStringLiteral("T01");
        world.rows.put(first);
        world.plans.worldChanged();
        QVERIFY(world.freight.planFor(world.order())); // at once: the same plan
        world.publish("v2", "20.00", 2);
        world.plans.worldChanged();
        QVERIFY(!world.freight.planFor(world.order()));
        QCOMPARE(world.ask()->bestMinor, 2000); // apart now
    }
    void whatIsMissing()
    {
        World world;
        QVERIFY(!world.ask());
        world.parcel(1, kCube);
        QVERIFY(!world.ask()); // nothing to choose
        world.parcel(2, {});
        QCOMPARE(world.ask()->withoutSize, QStringLiteral("SF2"));
        world.parcel(1, {});
        QVERIFY(!world.ask()); // nobody measures parcels here
        world.parcel(1, kCube);
        world.parcel(2, kCube, 0);
        QVERIFY(!world.ask()); // not weighed
        world.parcel(2, kCube);
        QVERIFY(world.ask());
        Order once = world.order();
        once.container = QStringLiteral("ONE_BOX");
        world.rows.put(once);
        world.plans.worldChanged();
        QCOMPARE(world.ask()->cartons, 1);
        QVERIFY(!world.ask()->apartMinor);
    }
    void manyParcelsKeepNobodyWaiting()
    {
        World world;
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
        World world;
        Parcel first = world.parcel(1, kCube);
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
