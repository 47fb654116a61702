#include "models/freight/BasePrice.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Money examples of freight.md A3 to A10: base prices, surcharges, services, exchange.
class tst_Prices : public QObject
{
    Q_OBJECT

private:
    static QuoteAnswer ask(const TariffLoad &load, QuoteRequest wanted, const char *line)
    {
        wanted.lines = {text(line)};
        return quote(load.pack, wanted);
    }
    static QuoteOffer offerOf(const TariffLoad &load, const QuoteRequest &wanted, const char *line)
    {
        const QuoteAnswer answer = ask(load, wanted, line);
        if (answer.offers.empty())
            qWarning("refused: %s", qPrintable(answer.refused.front().reason));
        else if (const QString fault = faultOf(answer); !fault.isEmpty())
            qFatal("%s", qPrintable(fault));
        return answer.offers.empty() ? QuoteOffer() : answer.offers.front();
    }

private slots:
    void base_data()
    {
        QTest::addColumn<QByteArray>("prices");
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<int>("grams");
        QTest::addColumn<int>("minor");
        const QByteArray ie = "0,1kg,1.60,,\nL,Z,1kg,3kg,2.10,,\nL,Z,3kg,5kg,2.50,,\nL,Z,5kg,10kg,3.20,,\nL,Z,10kg,11kg,3.35,,\nL,Z,11kg,12kg,3.50,,";
        for (const auto &[grams, minor] : {std::pair(1000, 160), {1001, 210}, {5000, 250}, {10000, 320}, {11000, 335}, {12000, 350}})
            QTest::addRow("IE inland 1986, %d g", grams) << ie << QByteArray("EUR") << grams << minor;
        const QByteArray packet = "0,100,7.00,,\nL,Z,100,2000,7.00,100,4.50";
        QTest::newRow("China Post small packet 250 g") << packet << QByteArray("CNY") << 250 << 1600;
        QTest::newRow("China Post small packet 100 g") << packet << QByteArray("CNY") << 100 << 700;
        const QByteArray letter = "0,20,4.00,,\nL,Z,20,2000,4.00,10,0.50";
        QTest::newRow("China Post letter 21 g") << letter << QByteArray("CNY") << 21 << 450;
    }
    void base()
    {
        QFETCH(QByteArray, prices);
        QFETCH(QByteArray, currency);
        QFETCH(int, grams);
        QFETCH(int, minor);
        const TariffLoad load = loadTariff(smallPack({{text("line"), "line,currency\nL," + currency + "\n"},
            {text("price"), "line,zone,over_g,to_g,base,step_g,step_price\nL,Z," + prices + "\n"}}));
        VERIFY_PACK(load);
        QCOMPARE(offerOf(load, request(grams), "L").totalMinor, minor);
    }
    void japanEms()
    {
        const TariffLoad load = loadTariff(smallPack({{text("line"), "line,currency,weight_round_g\nL,JPY,1000\n"},
            {text("price"), "line,zone,over_g,to_g,base\nL,Z,0,1000,2900\nL,Z,1000,2000,4500\n"},
            {text("surcharge"), "line,code,basis,value\nL,SPECIAL,kg,800\n"}}));
        VERIFY_PACK(load);
        QCOMPARE(offerOf(load, request(1000), "L").totalMinor, 3700);
        QCOMPARE(offerOf(load, request(2000), "L").totalMinor, 6100);
        QCOMPARE(offerOf(load, request(1001), "L").totalMinor, 6100);
    }
    void weilanhai()
    {
        const TariffLoad load = loadTariff(folderPack("weilanhai"));
        VERIFY_PACK(load);
        for (const auto &[lb, cents] : {std::pair("1", 700), {"1.2", 1200}, {"5", 2700}, {"0.3", 700}})
            QCOMPARE(offerOf(load, request(pounds(lb), {}, "CN"), "WLH").totalMinor, cents);
        // 16.6 x 10 x 10 in = 1660 in3 / 166 = 10 lb; 3 lb: 17.00 freight, 7 started pounds of excess.
        QuoteRequest bulky = request(pounds("3"), box(422, 254, 254), "CN");
        const QuoteOffer offer = offerOf(load, bulky, "WLH");
        QCOMPARE(lineOf(offer, "FREIGHT").minor, 1700);
        QCOMPARE(lineOf(offer, "VOL_EXCESS").minor, 800); // 422 mm is 16.614 in: 10.008 lb
        bulky.pieces.front().size = box(421, 254, 254);
        QCOMPARE(offerOf(load, bulky, "WLH").totalMinor, 1700 + 700);
        bulky.insuranceMinor = 20000000;
        QCOMPARE(lineOf(offerOf(load, bulky, "WLH"), "INSURANCE").minor, 200000); // 2 % of 200,000.00 is over the 2,000.00
    }
    void fedroadServicesAndLimits()
    {
        const TariffLoad load = loadTariff(folderPack("fedroad"));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(pounds("2.09"), {}, "CN");
        wanted.tier = text("vip");
        wanted.vas = {{text("MERGE"), 3}, {text("REINFORCE"), 1}, {text("SPLIT"), 2}};
        const QuoteOffer offer = offerOf(load, wanted, "FR-UPU");
        QCOMPARE(lineOf(offer, "VAS_MERGE").minor, 300);
        QCOMPARE(lineOf(offer, "VAS_REINFORCE").minor, 100);
        QCOMPARE(lineOf(offer, "VAS_SPLIT").minor, 0);
        QCOMPARE(offer.totalMinor, 1000 + 400);
        wanted.tier = text("normal");
        QCOMPARE(lineOf(offerOf(load, wanted, "FR-UPU"), "VAS_REINFORCE").minor, 300);
        QCOMPARE(offerOf(load, request(pounds("0.5"), {}, "CN"), "FR-SPECIAL").totalMinor, 1400);
        QuoteRequest heavy = request(pounds("9.10"), {}, "CN");
        heavy.tier = text("normal");
        QCOMPARE(ask(load, heavy, "FR-UPU").refused.front().code, ErrorCode::LimitExceeded);
        heavy.pieces.front().grams = pounds("9.09");
        heavy.pieces.front().size = box(300, 200, 200);
        QCOMPARE(offerOf(load, heavy, "FR-UPU").warnings.size(), 1u);
    }
    void upsReseller_data()
    {
        QTest::addColumn<int>("grams");
        QTest::addColumn<QByteArray>("mm");
        QTest::addColumn<QByteArray>("extra");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("remote 30 kg") << 30000 << QByteArray("100 100 100") << QByteArray("remote") << QByteArray("REMOTE=26900 FUEL=176900/10 HANDLING=12500");
        QTest::newRow("remote 50 kg") << 50000 << QByteArray("100 100 100") << QByteArray("remote") << QByteArray("REMOTE=30000");
        QTest::newRow("residential") << 1000 << QByteArray("100 100 100") << QByteArray("home") << QByteArray("RESIDENTIAL=4300");
        QTest::newRow("declared 120.00 USD") << 1000 << QByteArray("100 100 100") << QByteArray("usd12000") << QByteArray("DECLARED=0");
        QTest::newRow("declared 120.01 USD") << 1000 << QByteArray("100 100 100") << QByteArray("usd12001") << QByteArray("DECLARED=2500");
        QTest::newRow("handling 1180 mm") << 1000 << QByteArray("1180 100 100") << QByteArray() << QByteArray("HANDLING=12500");
        QTest::newRow("handling 1179 mm") << 1000 << QByteArray("1179 100 100") << QByteArray() << QByteArray("HANDLING=0");
        QTest::newRow("handling only once") << 26000 << QByteArray("1180 760 100") << QByteArray("tube") << QByteArray("HANDLING=12500");
        QTest::newRow("large, no handling") << 12000 << QByteArray("1301 600 401") << QByteArray() << QByteArray("LARGE=53000 HANDLING=0 BILLED=63000");
    }
    void upsReseller()
    {
        QFETCH(int, grams);
        QFETCH(QByteArray, mm);
        QFETCH(QByteArray, extra);
        QFETCH(QByteArray, expected);
        const TariffLoad load = loadTariff(folderPack("ups"));
        VERIFY_PACK(load);
        const QList<QByteArray> sides = mm.split(' ');
        QuoteRequest wanted = request(grams, box(sides[0].toInt(), sides[1].toInt(), sides[2].toInt()), "US");
        wanted.residential = extra == "home";
        wanted.shipTo.postcode = extra == "remote" ? text("99501") : text("10001");
        if (extra == "tube")
            wanted.pieces.front().packaging = text("tube");
        if (extra.startsWith("usd")) {
            wanted.declaredMinor = extra.mid(3).toInt();
            wanted.declaredCurrency = text("USD");
        }
        const QuoteOffer offer = offerOf(load, wanted, "RESELLER");
        for (const QByteArray &pair : expected.split(' ')) {
            const QByteArray code = pair.left(pair.indexOf('='));
            const QByteArray value = pair.mid(code.size() + 1);
            if (code == "BILLED")
                QCOMPARE(offer.billed.toDecimal(), QString::fromLatin1(value));
            else if (code == "FUEL")
                QVERIFY(!lineOf(offer, code).exact.isZero());
            else
                QCOMPARE(lineOf(offer, code).minor, value.toInt());
        }
    }
    void fuelBase()
    {
        const TariffLoad load = loadTariff(folderPack("ups"));
        QuoteRequest wanted = request(30000, box(100, 100, 100), "US");
        wanted.shipTo.postcode = text("99501");
        wanted.residential = true;
        const QuoteOffer offer = offerOf(load, wanted, "RESELLER");
        // 10 % of freight 1500.00 + remote 269.00 + handling 125.00, not of residential 43.00
        QCOMPARE(lineOf(offer, "FUEL").minor, 18940);
    }
    void upsOfficialLargePackage()
    {
        const TariffLoad load = loadTariff(folderPack("ups"));
        // freight.md A4: 1200 x 600 x 400 mm at 12 kg: length + girth 3,200
        const QuoteOffer offer = offerOf(load, request(12000, box(600, 1200, 400), "US"), "OFFICIAL");
        QCOMPARE(lineOf(offer, "LARGE").minor, 52700);
        QCOMPARE(lineOf(offer, "HANDLING").code, QString());
        QCOMPARE(offer.volumetric, Rational(57600));
        QuoteRequest flat = request(12000, box(2300, 250, 101), "US"); // 3,002 mm, 11.6 kg volumetric
        QCOMPARE(offerOf(load, flat, "OFFICIAL").billed, Rational(40000));
        flat.pieces.front().size = box(2750, 100, 100);
        QCOMPARE(lineOf(offerOf(load, flat, "OFFICIAL"), "OVERMAX").minor, 217800);
    }
    void minimumWeights()
    {
        const TariffLoad load = loadTariff(folderPack("ups"));
        QuoteRequest two = request(2000, box(100, 100, 100), "US");
        two.pieces.front().quantity = 2;
        QCOMPARE(offerOf(load, two, "RESELLER").billed, Rational(12000));
        two.shipTo.country = text("JP");
        QCOMPARE(offerOf(load, two, "RESELLER").billed, Rational(16000));
        two.shipTo.country = text("SG");
        QCOMPARE(offerOf(load, two, "RESELLER").billed, Rational(24000));
        QCOMPARE(offerOf(load, request(2000, {}, "US"), "RESELLER").billed, Rational(2000));
        QCOMPARE(offerOf(load, request(200, {}, "US"), "RESELLER-BATTERY").billed, Rational(1500));
        // 1990s: 84 in < length + girth <= 108 in bills 30 lb: 40 + 2 x (12 + 11) = 86 in
        const QuoteOffer oversize = offerOf(load, request(pounds("5"), box(1016, 305, 279), "US"), "US1990");
        QCOMPARE(oversize.billed, pounds("32")); // 5,276 in3 / 166 = 31.8 lb, already above the minimum
        QCOMPARE(offerOf(load, request(pounds("5"), box(1900, 150, 150), "US"), "US1990").billed, pounds("30"));
    }
    void capPerTicket()
    {
        const TariffLoad load = loadTariff(folderPack("ups"));
        QuoteRequest wanted = request(2000, box(100, 100, 100), "US");
        wanted.pieces.front().quantity = 3;
        wanted.vas = {{text("ADDRESS_CHANGE"), 1}};
        QCOMPARE(lineOf(offerOf(load, wanted, "RESELLER"), "VAS_ADDRESS_CHANGE").minor, 28000);
        wanted.pieces.front().quantity = 2;
        QCOMPARE(lineOf(offerOf(load, wanted, "RESELLER"), "VAS_ADDRESS_CHANGE").minor, 20000);
    }
    void exchange_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("price");
        QTest::addColumn<QByteArray>("fx");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("minor");
        QTest::newRow("A8 5515 fen") << QByteArray("CNY,half_up") << QByteArray("55.15") << QByteArray("CNY,USD,0.140000000,0") << QByteArray("USD") << 772;
        QTest::newRow("A8 half up") << QByteArray("USD,half_up") << QByteArray("12.35") << QByteArray("USD,JPY,150.000000000,0") << QByteArray("JPY") << 1853;
        QTest::newRow("A8 half even") << QByteArray("USD,half_even") << QByteArray("12.35") << QByteArray("USD,JPY,150.000000000,0") << QByteArray("JPY") << 1852;
        QTest::newRow("the other way round") << QByteArray("JPY,half_up") << QByteArray("1853") << QByteArray("USD,JPY,150,0") << QByteArray("USD") << 1235;
        QTest::newRow("spread") << QByteArray("CNY,half_up") << QByteArray("100") << QByteArray("CNY,USD,0.14,20000") << QByteArray("USD") << 1428;
        QTest::newRow("three digits") << QByteArray("USD,half_up") << QByteArray("10") << QByteArray("USD,KWD,0.3075,0") << QByteArray("KWD") << 3075;
    }
    void exchange()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, price);
        QFETCH(QByteArray, fx);
        QFETCH(QByteArray, to);
        QFETCH(int, minor);
        const TariffLoad load = loadTariff(smallPack({{text("line"), "line,currency,amount_round\nL," + line + "\n"},
            {text("price"), "line,zone,over_g,to_g,base\nL,Z,0,1000," + price + "\n"},
            {text("fx"), "base,quote,rate,spread_ppm\n" + fx + "\n"}}));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(100);
        wanted.currency = QString::fromLatin1(to);
        QCOMPARE(offerOf(load, wanted, "L").quoteMinor, minor);
        wanted.currency = text("EUR");
        QCOMPARE(ask(load, wanted, "L").refused.front().code, ErrorCode::NoRateForCurrency);
    }
    void mergingAndSplitting()
    {
        const TariffLoad gazette = loadTariff(folderPack("gazette"));
        QCOMPARE(3 * offerOf(gazette, request(400, {}, "US"), "GAZETTE").totalMinor, 3960);
        QCOMPARE(offerOf(gazette, request(1200, {}, "US"), "GAZETTE").totalMinor, 1560);
        const TariffLoad wish = loadTariff(folderPack("wish"));
        for (const auto &[grams, fen] : {std::pair(500, 5515), {250, 2427}, {251, 3800}, {750, 7237}, {10, 855}, {100, 1354}})
            QCOMPARE(offerOf(wish, request(grams, {}, "AR"), "WISH-AR").totalMinor, fen);
    }
    void discountMinimumCouponTax()
    {
        const TariffLoad load = loadTariff(smallPack({
            {text("line"), "line,currency,min_charge,tax_ppm,amount_step_minor,amount_round\nL,CNY,12.00,60000,10,up\n"},
            {text("surcharge"), "line,code,basis,value,percent_of\nL,HANDLING,ticket,1.00,\nL,FUEL,percent,10,FREIGHT\n"},
            {text("tier"), "tier,line,codes,discount_ppm\ngold,*,FREIGHT;HANDLING,200000\n"},
            {text("coupon"), "coupon,line,kind,value,max_off,valid_to\nTEN,*,percent,10,1.00,\nOLD,*,amount,5,,2026-01-01\n"}}));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(1000);
        wanted.tier = text("gold");
        wanted.coupons = {text("TEN"), text("OLD")};
        const QuoteOffer offer = offerOf(load, wanted, "L");
        // 10.00 + 1.00 - 20 % = 8.80; fuel 10 % of 8.00 = 0.80; up to 12.00; -1.00; 6 % of 11.00 = 0.66; 11.66 up to 11.70
        QCOMPARE(lineOf(offer, "TIER").minor, -220);
        QCOMPARE(lineOf(offer, "FUEL").minor, 80);
        QCOMPARE(lineOf(offer, "MINIMUM").minor, 240);
        QCOMPARE(lineOf(offer, "COUPON_TEN").minor, -100);
        QCOMPARE(lineOf(offer, "TAX").minor, 66);
        QCOMPARE(lineOf(offer, "ROUNDING").minor, 4);
        QCOMPARE(offer.totalMinor, 1170);
        QCOMPARE(offer.warnings.size(), 1u);
        QCOMPARE(offer.warnings.front().code, ErrorCode::CouponInvalid);
    }
    void overflowIsAnError()
    {
        const TariffLoad load = loadTariff(smallPack({{text("price"), "line,zone,over_g,to_g,per_kg\nL,Z,0,1000000000000000,999999999999\n"}}));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(1000000000000);
        wanted.pieces.front().quantity = 1000;
        const QuoteAnswer answer = ask(load, wanted, "L");
        QCOMPARE(answer.offers.size(), 0u);
        QCOMPARE(answer.refused.front().code, ErrorCode::AmountOverflow);
    }
    void batteriesCountPerCarton()
    {
        const TariffLoad load = loadTariff(smallPack({{text("goods"),
            "line,category,allow,max_qty,max_wh,doc_needed,surcharge_code\nL,battery_built_in,Y,2,100,MSDS,BAT\nL,aerosol,N,,,,\n"},
            {text("surcharge"), "line,code,basis,value\nL,BAT,ticket,3.00\n"}}));
        VERIFY_PACK(load);
        const auto goods = [](const char *piece, const char *wh) {
            QuoteGoods item;
            item.piece = text(piece);
            item.category = text("battery_built_in");
            item.quantity = 2;
            item.currency = text("CNY");
            item.battery = GoodsBattery{text("ion"), text("in"), dec(wh), {}, 0, 1};
            return item;
        };
        QuoteRequest apart = request(500);
        apart.pieces.push_back({text("2"), 500, {}, 1, text("general"), text("carton")});
        apart.goods = {goods("1", "74"), goods("2", "74")};
        const QuoteOffer offer = offerOf(load, apart, "L");
        QCOMPARE(offer.docNeeded, QStringList{text("MSDS")});
        QCOMPARE(lineOf(offer, "BAT").minor, 300);
        QuoteRequest merged = request(1000);
        merged.goods = {goods("1", "74"), goods("1", "74")};
        QCOMPARE(ask(load, merged, "L").refused.front().code, ErrorCode::GoodsRefused);
        merged.goods = {goods("1", "111")};
        QVERIFY(ask(load, merged, "L").refused.front().reason.contains(text("111 Wh > 100 Wh")));
        QCOMPARE(lineOf(offerOf(load, request(500), "L"), "BAT").code, QString());
        QuoteRequest spray = request(500);
        spray.pieces.front().category = text("aerosol");
        QCOMPARE(ask(load, spray, "L").refused.front().code, ErrorCode::GoodsRefused);
    }
};

PACKBAY_TEST(tst_Prices)
#include "tst_Prices.moc"
