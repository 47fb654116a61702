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
};

PACKBAY_TEST(tst_StationGoods)
#include "tst_StationGoods.moc"
