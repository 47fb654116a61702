#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// What shipments are worth, in which currency a rule looks at it, and what happens when a rate or a number is missing.
class tst_DeclaredValue : public QObject
{
    Q_OBJECT

private:
    static QuoteGoods goods(std::int64_t unitMinor, const char *currency, std::int64_t quantity = 1)
    {
        QuoteGoods one;
        one.category = text("general");
        one.hs = text("620610");
        one.quantity = quantity;
        one.unitValueMinor = unitMinor;
        one.currency = text(currency);
        return one;
    }
    /// "DECLARED 2500", "refused 7108 ...", or "" for a price without the line.
    static QByteArray outcome(const QuoteAnswer &answer, const char *code)
    {
        if (!answer.hasOffer())
            return "refused " + QByteArray::number(static_cast<int>(answer.refused.front().code)) + ' ' + answer.refused.front().reason.toUtf8();
        const ExplainLine line = lineOf(answer.offers.front(), code);
        return line.code.isEmpty() ? QByteArray() : line.code.toUtf8() + ' ' + QByteArray::number(static_cast<qlonglong>(line.minor));
    }
    /// Line L in CNY with one row of surcharge.csv; rates as given.
    static TariffLoad withRule(const QByteArray &surcharge, const QByteArray &fx)
    {
        return loadTariff(smallPack({{text("surcharge"), "line,code,basis,value,when_field,when_op,when_value,when2_field,when2_op,when2_value\n" + surcharge + '\n'},
            {text("fx"), "base,quote,rate\n" + fx}}));
    }

private slots:
    void aThresholdIsComparedInItsOwnCurrency_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::addColumn<QByteArray>("fx");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *when, const char *fx, qint64 minor, const char *currency, const char *expected) {
            QTest::newRow(name) << QByteArray(when) << QByteArray(fx) << minor << QByteArray(currency) << QByteArray(expected);
        };
        // There and back again 121.00 USD would be 119.35.
        const char *both = "USD,CNY,7.20\nCNY,USD,0.137\n";
        row("121 USD", "120.00 USD", both, 12100, "USD", "DECLARED 2500");
        row("120.01 USD", "120.00 USD", both, 12001, "USD", "DECLARED 2500");
        row("120 USD", "120.00 USD", both, 12000, "USD", "");
        row("its own currency needs no rate", "120.00 USD", "", 12001, "USD", "DECLARED 2500");
        // 876 CNY x 0.137 = 120.012 USD; by the other row it would be 121.67.
        row("876 CNY", "120.00 USD", both, 87600, "CNY", "DECLARED 2500");
        row("875 CNY", "120.00 USD", both, 87500, "CNY", "");
        // A third currency goes straight to that of the rule, not by way of the line's: 100 EUR = 125 USD, or 700 CNY = 95.90 USD.
        row("100 EUR", "120.00 USD", "EUR,USD,1.25\nEUR,CNY,7\nCNY,USD,0.137\n", 10000, "EUR", "DECLARED 2500");
        row("minor units of the line", "87100", both, 12100, "USD", "DECLARED 2500");
        row("minor units of the line, not reached", "87120", both, 12100, "USD", "");
        row("no rate", "120.00 USD", "", 12100, "EUR", "refused 7108 the tariff has no rate EUR->USD");
    }
    void aThresholdIsComparedInItsOwnCurrency()
    {
        QFETCH(QByteArray, when);
        QFETCH(QByteArray, fx);
        QFETCH(qint64, minor);
        QFETCH(QByteArray, currency);
        const TariffLoad load = withRule("L,DECLARED,ticket,25.00,declared_minor,>," + when + ",,,", fx);
        VERIFY_PACK(load);
        QuoteRequest declared = request(500);
        declared.declaredMinor = minor;
        declared.declaredCurrency = QString::fromLatin1(currency);
        QTEST(outcome(quote(load.pack, declared), "DECLARED"), "expected");
        QuoteRequest ofGoods = request(500);
        ofGoods.goods = {goods(minor, currency.constData())};
        QTEST(outcome(quote(load.pack, ofGoods), "DECLARED"), "expected");
    }
    void goodsOfSeveralCurrenciesAreSummedInThatOfTheRule()
    {
        const TariffLoad load = withRule("L,DECLARED,ticket,25.00,declared_minor,>,120.00 USD,,,", "USD,CNY,7.20\nCNY,USD,0.137\n");
        VERIFY_PACK(load);
        QuoteRequest wanted = request(500);
        wanted.goods = {goods(5000, "USD"), goods(10000, "CNY", 4), goods(1520, "USD")}; // 65.20 + 54.80 = 120.00
        QCOMPARE(outcome(quote(load.pack, wanted), "DECLARED"), QByteArray());
        wanted.goods.back().unitValueMinor += 1;
        QCOMPARE(outcome(quote(load.pack, wanted), "DECLARED"), QByteArray("DECLARED 2500"));
    }
    void aLimitInItsOwnCurrency()
    {
        const TariffLoad load = loadTariff(smallPack({{text("limit"), "line,scope,field,op,value,action\nL,shipment,declared_minor,>,120.00 USD,refuse\n"},
            {text("fx"), "base,quote,rate\nUSD,CNY,7.20\nCNY,USD,0.137\n"}}));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(500);
        wanted.goods = {goods(12100, "USD")};
        QCOMPARE(outcome(quote(load.pack, wanted), "FREIGHT"), QByteArray("refused 7106 declared value 121 > 120"));
    }
    void aRateIsMissedOnlyWhereOneIsNeeded()
    {
        const TariffLoad gazette = loadTariff(folderPack("gazette"));
        VERIFY_PACK(gazette);
        QuoteRequest wanted = request(500, {}, "US");
        wanted.goods = {goods(12100, "USD")};
        QCOMPARE(outcome(quote(gazette.pack, wanted), "FREIGHT"), QByteArray("FREIGHT 1320"));
        wanted.declaredMinor = 5000;
        wanted.declaredCurrency = text("JPY");
        QCOMPARE(outcome(quote(gazette.pack, wanted), "FREIGHT"), QByteArray("FREIGHT 1320"));
        // The rule asks only for remote areas.
        const TariffLoad remote = withRule("L,DECLARED,ticket,25.00,remote,=,Y,declared_minor,>,100", "");
        wanted.shipTo.country = text("AU");
        QCOMPARE(outcome(quote(remote.pack, wanted), "FREIGHT"), QByteArray("FREIGHT 1000"));
    }
    void servicesOfTheValueNeedItsRate()
    {
        const TariffLoad load = loadTariff(smallPack({{text("vas"), "line,code,basis,value\n*,CHECK,percent_declared,1\n*,PHOTO,ticket,2.00\n*,INSURANCE,percent_declared,2\n"},
            {text("fx"), "base,quote,rate\nUSD,CNY,7\n"}}));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(500);
        wanted.goods = {goods(10000, "USD")};
        wanted.vas = {{text("CHECK"), 1}, {text("PHOTO"), 1}};
        QCOMPARE(outcome(quote(load.pack, wanted), "VAS_CHECK"), QByteArray("VAS_CHECK 700"));
        wanted.goods = {goods(10000, "EUR")};
        QCOMPARE(outcome(quote(load.pack, wanted), "VAS_CHECK"), QByteArray("refused 7108 the tariff has no rate EUR->CNY"));
        wanted.vas = {{text("PHOTO"), 1}};
        QCOMPARE(outcome(quote(load.pack, wanted), "VAS_PHOTO"), QByteArray("VAS_PHOTO 200"));
        wanted.insuranceMinor = 10000;
        wanted.insuranceCurrency = text("EUR");
        QCOMPARE(outcome(quote(load.pack, wanted), "INSURANCE"), QByteArray("refused 7108 the tariff has no rate EUR->CNY"));
        wanted.insuranceCurrency = text("USD");
        QCOMPARE(outcome(quote(load.pack, wanted), "INSURANCE"), QByteArray("INSURANCE 1400"));
    }
    void dutyByWayOfAThirdCurrency()
    {
        const TariffLoad load = loadTariff(smallPack({{text("zone"), "line,zone,country\nL,Z,*\n"}, {text("fx"), "base,quote,rate\nCNY,USD,0.14\nCNY,EUR,0.121\n"},
            {text("duty"), "regime,dest,basis,value,currency,value_from,value_to,value_currency\nEU-FLAT,EU,per_hs6,3,EUR,0,149.99,EUR\n"}}));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(500, {}, "DE");
        wanted.goods = {goods(14000, "USD")}; // 1,000 CNY, 121 EUR
        const QuoteOffer within = quote(load.pack, wanted).offers.at(0);
        QVERIFY(within.warnings.empty());
        QCOMPARE(within.duties.size(), std::size_t(1));
        QCOMPARE(within.duties.front().minor, 300);
        wanted.goods = {goods(17500, "USD")}; // 1,250 CNY, 151.25 EUR
        QVERIFY(quote(load.pack, wanted).offers.at(0).duties.empty());
        QVERIFY(quote(load.pack, wanted).offers.at(0).warnings.empty());
        wanted.goods = {goods(17500, "JPY")};
        QCOMPARE(quote(load.pack, wanted).offers.at(0).warnings.at(0).code, ErrorCode::NoRateForCurrency);
    }
    void anOverflowOfTheDutyIsAnError()
    {
        const TariffLoad load = loadTariff(folderPack("customs"));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(500, {}, "US");
        wanted.at = UtcMs(1777593600000); // 2026-05-01: 10 % of the value
        wanted.goods = {goods(100, "USD")};
        QCOMPARE(quote(load.pack, wanted).offers.at(0).duties.at(0).minor, 10);
        wanted.goods = {goods(900000000000000000, "USD", 1000)};
        QCOMPARE(outcome(quote(load.pack, wanted), "FREIGHT"), QByteArray("refused 7002 the duty is beyond all calculation"));
        // What cannot be summed is not within a limit: CN lets 1,000 CNY in.
        wanted.shipTo.country = text("CN");
        wanted.goods = std::vector<QuoteGoods>(3, goods(9000000000000000000, "CNY", 9000000000000000000));
        QCOMPARE(outcome(quote(load.pack, wanted), "FREIGHT"), QByteArray("refused 7002 the duty is beyond all calculation"));
    }
    void anOverflowOfAnExemptDutyIsAnError()
    {
        const TariffLoad load = loadTariff(smallPack({{text("duty"), "regime,dest,basis,value,currency,exempt_up_to\nR,AU,percent_value,10,CNY,50\n"}}));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(500);
        wanted.goods = {goods(50000, "CNY")};
        QVERIFY(quote(load.pack, wanted).offers.at(0).duties.empty());
        wanted.goods = std::vector<QuoteGoods>(3, goods(9000000000000000000, "CNY", 9000000000000000000));
        QCOMPARE(outcome(quote(load.pack, wanted), "FREIGHT"), QByteArray("refused 7002 the duty is beyond all calculation"));
    }
    void anOverflowOfTheDeclaredValueIsAnError()
    {
        QuoteRequest wanted = request(500);
        wanted.goods = std::vector<QuoteGoods>(3, goods(9000000000000000000, "CNY", 9000000000000000000));
        const TariffLoad rule = withRule("L,DECLARED,ticket,25.00,declared_minor,>,12000,,,", "");
        VERIFY_PACK(rule);
        QCOMPARE(outcome(quote(rule.pack, wanted), "FREIGHT"), QByteArray("refused 7002 the declared value is beyond all calculation"));
        const TariffLoad none = loadTariff(smallPack());
        QCOMPARE(outcome(quote(none.pack, wanted), "FREIGHT"), QByteArray("FREIGHT 1000"));
    }
};

PACKBAY_TEST(tst_DeclaredValue)
#include "tst_DeclaredValue.moc"
