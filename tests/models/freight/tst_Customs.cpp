#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Duty and customs data at quote time, by the dated rows of packs/customs (freight.md A9, E1, E2).
class tst_Customs : public QObject
{
    Q_OBJECT

private:
    TariffLoad m_load;

    static QuoteGoods goods(const char *hs, std::int64_t quantity, std::int64_t cents, const char *currency = "EUR", const char *category = "general")
    {
        QuoteGoods one;
        one.piece = text("1");
        one.category = text(category);
        one.hs = text(hs);
        one.origin = text("CN");
        one.quantity = quantity;
        one.unitValueMinor = cents;
        one.currency = text(currency);
        one.netGrams = 100;
        one.description = text("silk blouse");
        return one;
    }
    static QuoteRequest shipment(const char *country, const char *day, std::vector<QuoteGoods> inside)
    {
        QuoteRequest wanted = request(2000, {}, country);
        wanted.at = UtcMs(QDateTime::fromString(text(day) + text("T12:00:00Z"), Qt::ISODate).toMSecsSinceEpoch());
        wanted.goods = std::move(inside);
        return wanted;
    }
    /// "EU-FLAT 600 EUR", "refused 7001 /goods/0/hs"; warnings behind "|".
    QByteArray verdict(const QuoteRequest &wanted) const
    {
        const QuoteAnswer answer = quote(m_load.pack, wanted);
        QByteArrayList words;
        for (const QuoteRefusal &refused : answer.refused)
            words += "refused " + QByteArray::number(static_cast<int>(refused.code)) + ' ' + refused.where.toUtf8();
        for (const QuoteOffer &offer : answer.offers) {
            for (const QuoteDuty &duty : offer.duties)
                words += duty.regime.toUtf8() + ' ' + QByteArray::number(duty.minor) + ' ' + duty.currency.toUtf8();
            for (const QuoteWarning &warning : offer.warnings)
                words += "| " + QByteArray::number(static_cast<int>(warning.code)) + ' ' + warning.where.toUtf8();
        }
        return words.join(' ');
    }

private slots:
    void initTestCase()
    {
        m_load = loadTariff(folderPack("customs"));
        VERIFY_PACK(m_load);
        QCOMPARE(m_load.pack.customs.size(), std::size_t(6));
        QCOMPARE(m_load.pack.duties.size(), std::size_t(8));
    }
    void duties_data()
    {
        QTest::addColumn<QuoteRequest>("wanted");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QuoteRequest &wanted, const char *expected) { QTest::newRow(name) << wanted << QByteArray(expected); };
        const QuoteGoods silk = goods("620610", 1, 2000);
        const QuoteGoods wool = goods("620620", 2, 2500);
        // The official example: one silk and two wool blouses are two headings.
        row("two headings", shipment("DE", "2026-11-22", {silk, wool}), "EU-FLAT 600 EUR");
        row("one heading", shipment("DE", "2026-11-22", {silk}), "EU-FLAT 300 EUR");
        row("ten digits are one heading", shipment("DE", "2026-11-22", {goods("6206100010", 1, 100), goods("6206109000", 1, 100)}), "EU-FLAT 300 EUR");
        row("day before", shipment("DE", "2026-06-30", {silk, wool}), "");
        row("first day", shipment("DE", "2026-07-01", {silk}), "EU-FLAT 300 EUR");
        row("day after the last", shipment("DE", "2028-07-02", {silk}), "");
        row("149.99", shipment("DE", "2026-11-22", {goods("620610", 1, 14999)}), "EU-FLAT 300 EUR");
        row("150", shipment("DE", "2026-11-22", {goods("620610", 1, 15000)}), "");
        row("not in the Union", shipment("GB", "2026-11-22", {silk}), "");
        row("national and Union", shipment("IT", "2026-11-22", {silk, wool}), "EU-FLAT 600 EUR IT-NATIONAL 200 EUR");
        row("categories", shipment("FR", "2026-04-01", {goods("620610", 1, 100), goods("620620", 1, 100, "EUR", "brand"), goods("6403999999", 1, 100)}), "FR-NATIONAL 400 EUR");
        // 135 GBP are free as long as the relief lasts, a penny more is not: the whole value counts then.
        row("135 pounds", shipment("GB", "2026-11-22", {goods("620610", 1, 13500, "GBP")}), "");
        row("a penny above 135 pounds", shipment("GB", "2026-11-22", {goods("620610", 1, 13501, "GBP")}), "GB-RELIEF 1350 GBP");
        row("136 pounds of several goods", shipment("GB", "2026-11-22", {goods("620610", 2, 6700, "GBP"), goods("620620", 1, 200, "GBP")}), "GB-RELIEF 1360 GBP");
        row("below 135 pounds in euros", shipment("GB", "2026-11-22", {goods("620610", 1, 15187)}), "");
        row("above 135 pounds in euros", shipment("GB", "2026-11-22", {goods("620610", 1, 15188)}), "GB-RELIEF 1350 GBP");
        row("last day of the relief", shipment("GB", "2029-03-31", {goods("620610", 1, 13500, "GBP")}), "");
        row("no relief any more", shipment("GB", "2029-04-01", {goods("620610", 1, 13500, "GBP")}), "GB-NO-RELIEF 1350 GBP");
        row("percent", shipment("US", "2026-05-01", {goods("6206100010", 1, 12345, "USD")}), "US-S122 1235 USD");
        row("other currency", shipment("US", "2026-05-01", {goods("6206100010", 1, 7000, "CNY")}), "US-S122 100 USD");
        row("percent is over", shipment("US", "2026-08-01", {goods("6206100010", 1, 12345, "USD")}), "");
        row("too dear for informal entry", shipment("US", "2026-08-01", {goods("6206100010", 1, 250001, "USD")}), "refused 7106 /declared_minor");
        row("as dear as may be", shipment("US", "2026-08-01", {goods("6206100010", 1, 250000, "USD")}), "");
        row("personal import", shipment("CN", "2026-08-01", {goods("620610", 1, 100001, "CNY")}), "refused 7106 /declared_minor");
        QuoteRequest declared = shipment("CN", "2026-08-01", {goods("620610", 1, 100001, "CNY")});
        declared.declaredMinor = 100000;
        row("the declared value counts", declared, "");
        row("a bare price", shipment("IT", "2026-11-22", {}), "IT-NATIONAL 200 EUR");
    }
    void duties()
    {
        QFETCH(QuoteRequest, wanted);
        QTEST(verdict(wanted), "expected");
    }
    /// Personal imports to China: a duty of up to 50 CNY is let off, one above it is due in full (freight.md A9).
    void aSmallDutyIsLetOff()
    {
        const TariffLoad load = loadTariff(smallPack({{text("zone"), "line,zone,country\nL,Z,CN\n"}, {text("duty"), "regime,dest,basis,value,currency,exempt_up_to\nA,CN,percent_value,10,CNY,50\n"}}));
        VERIFY_PACK(load);
        for (const auto &[cents, duty] : {std::pair(50000, 0), {50001, 5000}, {50010, 5001}, {90000, 9000}}) {
            QuoteRequest wanted = shipment("CN", "2026-11-22", {goods("620610", 1, cents, "CNY")});
            const QuoteAnswer answer = quote(load.pack, wanted);
            QCOMPARE(answer.offers.size(), std::size_t(1));
            const std::vector<QuoteDuty> &duties = answer.offers.front().duties;
            QCOMPARE(duties.empty() ? 0 : duties.front().minor, std::int64_t(duty));
        }
    }
    void noRateForTheDuty()
    {
        const TariffLoad load = loadTariff(smallPack({{text("duty"), "regime,dest,basis,value,currency\nA,*,percent_value,10,USD\n"}}));
        VERIFY_PACK(load);
        const QuoteAnswer answer = quote(load.pack, shipment("AU", "2026-11-22", {goods("620610", 1, 100, "CNY")}));
        QCOMPARE(answer.offers.front().warnings.at(0).code, ErrorCode::NoRateForCurrency);
        QVERIFY(answer.offers.front().duties.empty());
    }
    void data_data()
    {
        QTest::addColumn<QuoteRequest>("wanted");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QuoteRequest &wanted, const char *expected) { QTest::newRow(name) << wanted << QByteArray(expected); };
        const auto with = [](const char *country, const char *day, const auto &change) {
            QuoteGoods one = goods("6206100010", 1, 100);
            change(one);
            return shipment(country, day, {goods("6206100010", 1, 100), one});
        };
        row("all there", with("AU", "2026-11-22", [](QuoteGoods &) {}), "");
        row("no description", with("AU", "2026-11-22", [](QuoteGoods &g) { g.description = text("  "); }), "| 7001 /goods/1/description");
        row("long description", with("AU", "2026-11-22", [](QuoteGoods &g) { g.description = QString(65, u'x'); }), "| 7001 /goods/1/description");
        row("no origin", with("AU", "2026-11-22", [](QuoteGoods &g) { g.origin.clear(); }), "| 7001 /goods/1/origin");
        row("no net weight", with("AU", "2026-11-22", [](QuoteGoods &g) { g.netGrams.reset(); }), "| 7001 /goods/1/net_g");
        row("no HS code in Australia", with("AU", "2026-11-22", [](QuoteGoods &g) { g.hs.clear(); }), "");
        row("no HS code in Germany", with("DE", "2026-11-22", [](QuoteGoods &g) { g.hs.clear(); }), "EU-FLAT 600 EUR | 7001 /goods/1/hs");
        row("no HS code in Germany, earlier", with("DE", "2026-06-22", [](QuoteGoods &g) { g.hs.clear(); }), "");
        row("chapter 77", with("AU", "2026-11-22", [](QuoteGoods &g) { g.hs = text("770100"); }), "| 7001 /goods/1/hs");
        row("five digits", with("AU", "2026-11-22", [](QuoteGoods &g) { g.hs = text("62061"); }), "| 7001 /goods/1/hs");
        row("letters", with("AU", "2026-11-22", [](QuoteGoods &g) { g.hs = text("62O610"); }), "| 7001 /goods/1/hs");
        row("no value", with("AU", "2026-11-22", [](QuoteGoods &g) { g.unitValueMinor = 0; }), "| 7001 /goods/1/unit_value_minor");
        row("heavier than the shipment", with("AU", "2026-11-22", [](QuoteGoods &g) { g.netGrams = 1901; }), "| 7001 /goods");
        row("as heavy as the shipment", with("AU", "2026-11-22", [](QuoteGoods &g) { g.netGrams = 1900; }), "");
        row("six digits for the US", with("US", "2026-11-22", [](QuoteGoods &g) { g.hs = text("620610"); }), "refused 7001 /goods/1/hs");
        row("six digits for the US, earlier", with("US", "2026-02-01", [](QuoteGoods &g) { g.hs = text("620610"); }), "");
        QuoteRequest brazil = with("BR", "2026-11-22", [](QuoteGoods &) {});
        row("no identity", brazil, "refused 7001 /ship_to/tax_id");
        brazil.shipTo.taxId = text("123.456.789-0");
        row("half an identity", brazil, "refused 7001 /ship_to/tax_id");
        brazil.shipTo.taxId = text("123.456.789-09");
        row("an identity", brazil, "");
    }
    void data()
    {
        QFETCH(QuoteRequest, wanted);
        QTEST(verdict(wanted), "expected");
    }
    void inTheAnswer()
    {
        const QByteArray written = toJson(quote(m_load.pack, shipment("IT", "2026-11-22", {goods("", 1, 100)})));
        QVERIFY2(written.contains(json("'duty':[{'regime':'EU-FLAT','minor':300,'currency':'EUR','paid_by':'recipient'},{'regime':'IT-NATIONAL','minor':200,'currency':'EUR','paid_by':'recipient'}]")), written.constData());
        QVERIFY2(written.contains(json("{'code':7001,'id':'REQUEST_INVALID','title':'EU-FLAT: the HS code is missing'")), written.constData());
    }
    void freightAloneKnowsNoCustoms()
    {
        const QuoteRequest wanted = shipment("US", "2026-11-22", {goods("620610", 1, 999999, "USD")});
        QCOMPARE(quoteFreight(m_load.pack, wanted).offers.size(), std::size_t(1));
        QVERIFY(quoteFreight(m_load.pack, wanted).offers.front().duties.empty());
        QVERIFY(!quote(m_load.pack, wanted).hasOffer());
    }
    void badRows()
    {
        for (const auto &[csv, column] : {std::pair("regime,dest,field\nA,*,colour\n", "field"), {"regime,dest,field,pattern\nA,*,hs,[0-9\n", "pattern"}, {"regime,dest,field,action\nA,*,hs,ask\n", "action"},
                 {"regime,dest,field\nA,*,\n", "field"}, {"regime,dest,field\nA,,hs\n", "dest"}}) {
            const TariffLoad load = loadTariff(smallPack({{text("customs"), csv}}));
            QVERIFY2(!load.ok(), csv);
            QCOMPARE(load.findings.at(0).column, text(column));
        }
    }
};


PACKBAY_TEST(tst_Customs)
#include "tst_Customs.moc"
