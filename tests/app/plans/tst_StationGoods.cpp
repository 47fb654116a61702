#include "models/domain/GoodsMix.h"
#include "tests/app/plans/OrderAtStation.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// What is inside decides: categories that inspection found, the carton's own value.
class tst_StationGoods : public QObject
{
    Q_OBJECT

private:
    static GoodsLine cup(const char *category = "general", qint64 value = 500)
    {
        GoodsLine made;
        made.nameEn = QStringLiteral("cup");
        made.hs = QStringLiteral("691200");
        made.origin = QStringLiteral("CN");
        made.category = QLatin1String(category);
        made.qty = 2;
        made.unitValueMinor = value;
        made.currency = QStringLiteral("CNY");
        made.net = Grams(100);
        return made;
    }
    static Carton cartonOf(OrderAtStation &world, QList<Parcel> parcels)
    {
        Carton carton;
        carton.code = QStringLiteral("7K9");
        carton.gross = Grams(1300);
        for (Parcel &parcel : parcels) {
            parcel.carton = carton.code;
            world.put(parcel);
        }
        return carton;
    }
    static FreightAnswer offers(OrderAtStation &world, const Carton &carton)
    {
        return world.freight.offersFor(carton, world.order(), world.clock.now());
    }
    static constexpr const char *kBatteries = "line,category,allow,surcharge_code,max_qty\n*,general,Y,,\n*,battery_packed,Y,BATTERY,2\n*,liquid,Y,,\n*,aerosol,N,,\n";
    static constexpr const char *kBatteryFee = "line,code,basis,value,min\n*,BATTERY,kg,6.00,12.00\n";

private slots:
    void whatInspectionFoundIsCharged_data()
    {
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("declared"); // of the one line; "-": no lines, "?": a line without currency
        QTest::addColumn<int>("minor");        // 0: refused
        QTest::newRow("as declared") << QString() << QStringLiteral("general") << 1400;
        QTest::newRow("declared battery") << QStringLiteral("battery_packed") << QStringLiteral("battery_packed") << 2600;
        QTest::newRow("found") << QStringLiteral("battery_packed") << QStringLiteral("general") << 2600;
        QTest::newRow("found among liquids") << QStringLiteral("battery_packed") << QStringLiteral("liquid") << 2600;
        QTest::newRow("no lines") << QStringLiteral("battery_packed") << QStringLiteral("-") << 2600;
        QTest::newRow("no currency") << QStringLiteral("battery_packed") << QStringLiteral("?") << 2600;
        QTest::newRow("refused") << QStringLiteral("aerosol") << QStringLiteral("general") << 0;
    }
    void whatInspectionFoundIsCharged()
    {
        QFETCH(QString, category);
        QFETCH(QString, declared);
        QFETCH(int, minor);
        OrderAtStation world;
        world.publishWith("goods.csv", kBatteries);
        world.publishWith("surcharge.csv", kBatteryFee);
        Order order = world.order();
        Parcel parcel = world.parcel(1);
        parcel.category = category;
        if (declared != QLatin1String("-"))
            parcel.items = {cup(declared == QLatin1String("?") ? "general" : declared.toUtf8().constData())};
        if (declared == QLatin1String("?")) {
            parcel.items.first().currency.clear();
            order.currency.clear();
            world.put(order);
        }
        // 1,300 g bill 1,500 g: 10.00 + 2 x 2.00, and for the battery max(1.5 x 6.00, 12.00).
        const FreightAnswer answer = offers(world, cartonOf(world, {parcel}));
        QCOMPARE(answer.offers.isEmpty() ? 0 : answer.offers.first().totalMinor, minor);
    }
    /// The unit that is a battery is one of those that were declared: customs hear of no further goods.
    void whatInspectionFoundIsNoNewLineForCustoms()
    {
        OrderAtStation world;
        Parcel parcel = world.parcel(1);
        parcel.category = QStringLiteral("battery_packed");
        parcel.items = {cup()};
        const QuoteRequest request = cartonRequest(TariffPack(), world.rows, cartonOf(world, {parcel}), world.order(), world.clock.now());
        qint64 units = 0;
        for (const QuoteGoods &goods : request.goods) {
            QCOMPARE(goods.hs, QStringLiteral("691200"));
            QCOMPARE(goods.unitValueMinor, 500);
            units += goods.quantity;
        }
        QCOMPARE(units, 2);
        QCOMPARE(offers(world, cartonOf(world, {parcel})).offers.first().customs, QStringList());
    }
    void whatInspectionFoundCountsPerCarton()
    {
        OrderAtStation world;
        world.publishWith("goods.csv", kBatteries);
        world.publishWith("surcharge.csv", kBatteryFee);
        QList<Parcel> parcels;
        for (int i = 1; i <= 3; ++i) {
            parcels.append(world.parcel(i));
            parcels.last().category = QStringLiteral("battery_packed");
            parcels.last().items = {cup()};
            world.put(parcels.last());
        }
        const FreightAnswer all = offers(world, cartonOf(world, parcels));
        QVERIFY(all.offers.isEmpty());
        QCOMPARE(all.refused.first().second.code, ErrorCode::GoodsRefused);
        QVERIFY(!world.ask()->mergedMinor); // and the plan says the same
        QCOMPARE(world.ask()->cartons, 2);
    }
    /// A carton that the Rulebook would stop at the second scan (2205) is not proposed either.
    void whatMustNotShareACartonIsPlannedApart_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("cartons");
        QTest::newRow("battery and liquid") << QStringLiteral("battery") << QStringLiteral("liquid") << 2;
        QTest::newRow("liquid and battery") << QStringLiteral("liquid") << QStringLiteral("battery_packed") << 2;
        QTest::newRow("two batteries") << QStringLiteral("battery") << QStringLiteral("battery_packed") << 1;
        QTest::newRow("two liquids") << QStringLiteral("liquid") << QStringLiteral("liquid") << 1;
        QTest::newRow("battery and general") << QStringLiteral("battery") << QStringLiteral("general") << 1;
    }
    void whatMustNotShareACartonIsPlannedApart()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(int, cartons);
        OrderAtStation world;
        for (int i = 1; i <= 3; ++i) {
            Parcel parcel = world.parcel(i);
            parcel.category = i == 1 ? one : i == 2 ? other : QStringLiteral("general");
            parcel.items = {cup(parcel.category.toUtf8().constData())};
            world.put(parcel);
        }
        const std::optional<ShipPlan> plan = world.ask();
        QVERIFY(plan);
        QCOMPARE(plan->cartons, cartons);
        QCOMPARE(plan->mergedMinor.has_value(), cartons == 1);
        QCOMPARE(mayShareCarton(one, other), cartons == 1);
    }
    /// "Declared > 100.00: 5.00 per ticket" and "refused above 1,000.00": of each carton, not of the order, and the plan agrees.
    void aCartonHasItsOwnValue_data()
    {
        QTest::addColumn<int>("value"); // fen, of each of the two parcels; 0: no goods
        QTest::addColumn<int>("order"); // what the order declares, fen
        QTest::addColumn<int>("split"); // a carton with one of the parcels, 0: refused
        QTest::addColumn<int>("whole"); // with both
        // 900 g bill 1,000 g: 10.00 + 2.00. As much for two.
        QTest::newRow("nothing declared") << 6000 << 0 << 1200 << 1700;
        QTest::newRow("declared as the goods") << 6000 << 12000 << 1200 << 1700;
        QTest::newRow("little") << 4000 << 8000 << 1200 << 1200;
        QTest::newRow("more than the goods") << 4000 << 12000 << 1200 << 1700;
        QTest::newRow("refused as a whole") << 75000 << 150000 << 1700 << 0;
        QTest::newRow("goods without value") << 0 << 12000 << 1700 << 1700;
    }
    void aCartonHasItsOwnValue()
    {
        QFETCH(int, value);
        QFETCH(int, order);
        QFETCH(int, split);
        QFETCH(int, whole);
        OrderAtStation world;
        world.publishWith("surcharge.csv", "line,code,basis,value,when_field,when_op,when_value\n*,DECLARED,ticket,5.00,declared_minor,>,100.00 CNY\n");
        world.publishWith("limit.csv", "line,scope,field,op,value,action\n*,shipment,declared_minor,>,1000.00 CNY,refuse\n");
        Order declared = world.order();
        declared.declaredMinor = order;
        world.put(declared);
        QList<Parcel> parcels{world.parcel(1), world.parcel(2)};
        for (Parcel &parcel : parcels) {
            if (value > 0)
                parcel.items = {cup("general", value / 2)};
            world.put(parcel);
        }
        const auto total = [&](const QList<Parcel> &inside) {
            Carton carton = cartonOf(world, inside);
            carton.gross = Grams(900);
            const FreightAnswer answer = offers(world, carton);
            return answer.offers.isEmpty() ? 0 : static_cast<int>(answer.offers.first().totalMinor);
        };
        QCOMPARE(total({parcels.first()}), split);
        QCOMPARE(total(parcels), whole);
        // In the plan both go into S for 1.00 more, a parcel alone goes in its own box: 400 g for 10.00.
        const std::optional<ShipPlan> plan = world.ask();
        QVERIFY(plan);
        QCOMPARE(plan->mergedMinor.value_or(0), whole == 0 ? 0 : whole + 100);
        QCOMPARE(plan->apartMinor.value_or(0), 2 * (split - 200));
    }
};

PACKBAY_TEST(tst_StationGoods)
#include "tst_StationGoods.moc"
