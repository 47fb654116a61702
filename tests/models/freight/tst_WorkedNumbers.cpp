#include "models/freight/Currency.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Worked numbers of freight.md A that no other test names, typed in: they hold without the shared data.
class tst_WorkedNumbers : public QObject
{
    Q_OBJECT

private:
    static std::int64_t totalOf(const TariffPack &pack, const QuoteRequest &wanted, const char *line)
    {
        QuoteRequest one = wanted;
        one.lines = {text(line)};
        const QuoteAnswer answer = quote(pack, one);
        return answer.offers.size() == 1 && faultOf(answer).isEmpty() ? answer.offers.front().totalMinor : -1;
    }

private slots:
    void a5Gazette_data()
    {
        QTest::addColumn<QByteArray>("country");
        QTest::addColumn<int>("grams");
        QTest::addColumn<int>("pence");
        for (const auto &[grams, pence] : {std::pair(500, 435), {501, 530}, {2500, 815}, {2501, 895}, {5000, 1215}, {10000, 1715}, {15000, 2215}, {30000, 3415}})
            QTest::addRow("zone 5, %d g", grams) << QByteArray("FR") << grams << pence;
        for (const auto &[grams, pence] : {std::pair(500, 1320), {501, 1440}, {2500, 1800}, {5000, 2250}, {10000, 2950}, {15000, 3450}, {30000, 4350}})
            QTest::addRow("zones 6 to 8, %d g", grams) << QByteArray("US") << grams << pence;
    }
    void a5Gazette()
    {
        QFETCH(QByteArray, country);
        QFETCH(int, grams);
        const TariffLoad load = loadTariff(folderPack("gazette"));
        VERIFY_PACK(load);
        QTEST(static_cast<int>(totalOf(load.pack, request(grams, {}, country), "GAZETTE")), "pence");
    }
    /// 6, 5.5 and 5 USD a pound by the member's tier, 2.09 lb is two pounds, 2.10 lb three.
    void a5FedroadByTier()
    {
        const TariffLoad load = loadTariff(folderPack("fedroad"));
        VERIFY_PACK(load);
        for (const char *lb : {"2.09", "2.10"}) {
            QList<std::int64_t> totals;
            for (const char *tier : {"normal", "advanced", "vip"}) {
                QuoteRequest wanted = request(pounds(lb), {}, "CN");
                wanted.tier = text(tier);
                totals += totalOf(load.pack, wanted, "FR-UPU");
            }
            QCOMPARE(totals, QByteArray(lb) == "2.09" ? (QList<std::int64_t>{1200, 1100, 1000}) : (QList<std::int64_t>{1800, 1650, 1500}));
        }
    }
    /// Half-up needs the fourth decimal: 42.745 and 43.745 print down on the routes that round half to even.
    void a6RoundingIsTariffData()
    {
        const auto total = [](const char *mode, const char *base) {
            const TariffLoad load = loadTariff(smallPack({{text("line"), QByteArray("line,currency,amount_round\nL,CNY,") + mode + "\n"},
                {text("price"), QByteArray("line,zone,over_g,to_g,base\nL,Z,0,1000,") + base + "\n"}}));
            return load.ok() ? totalOf(load.pack, request(100), "L") : -1;
        };
        QCOMPARE(total("half_even", "42.745"), 4274);
        QCOMPARE(total("half_even", "43.745"), 4374);
        QCOMPARE(total("half_up", "42.745"), 4275);
        QCOMPARE(total("half_up", "13.5414"), 1354);
        QCOMPARE(total("half_up", "55.1475"), 5515);
        QCOMPARE(total("down", "55.1475"), 5514);
        QCOMPARE(total("up", "55.1401"), 5515);
    }
    void a8MinorUnits()
    {
        for (const char *code : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"})
            QVERIFY2(currencyDigits(text(code)) == std::optional(0), code);
        for (const char *code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
            QVERIFY2(currencyDigits(text(code)) == std::optional(3), code);
        for (const char *code : {"CLF", "UYW"})
            QVERIFY2(currencyDigits(text(code)) == std::optional(4), code);
        for (const char *code : {"CNY", "USD", "EUR", "GBP", "TWD", "HUF", "IDR"})
            QVERIFY2(currencyDigits(text(code)) == std::optional(2), code);
        QVERIFY(!currencyDigits(text("RMB")));
    }
    /// Neither "always merge" nor "always split" is right on a route whose price steps up at 250 g.
    void a10WishSplits()
    {
        const TariffLoad load = loadTariff(folderPack("wish"));
        VERIFY_PACK(load);
        const auto fen = [&](int grams) { return totalOf(load.pack, request(grams, {}, "AR"), "WISH-AR"); };
        QCOMPARE(fen(500), 5515);
        QCOMPARE(fen(250) + fen(250), 4854);
        QCOMPARE(fen(251), 3800);
        QCOMPARE(fen(81) + fen(170), 3073);
        QCOMPARE(fen(750), 7237);
        for (int first = 1; first <= 375; ++first)
            QVERIFY2(fen(first) + fen(750 - first) > fen(750), QByteArray::number(first).constData());
    }
};

PACKBAY_TEST(tst_WorkedNumbers)
#include "tst_WorkedNumbers.moc"
