#include "models/freight/CustomsRecord.h"
#include "printing/LabelRequest.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// CN22, CN23 and invoice from the lines of pre-alerts.
class tst_CustomsRecord : public QObject
{
    Q_OBJECT

private:
    TariffPack m_rates;

    static GoodsLine goods(const char *name, qint64 quantity, qint64 cents, const char *currency = "USD")
    {
        GoodsLine line;
        line.nameEn = text(name);
        line.nameZh = text("衣服");
        line.hs = text("620610");
        line.origin = text("CN");
        line.qty = quantity;
        line.unitValueMinor = cents;
        line.currency = text(currency);
        line.net = Grams(100);
        return line;
    }
    static Address address(const char *country)
    {
        Address one;
        one.name = text("A. Member");
        one.lines = {text("1 High Street")};
        one.city = text("Springfield");
        one.country = text(country);
        return one;
    }
    static CustomsHeader header()
    {
        CustomsHeader one;
        one.trackingNo = text("RB123456785CN");
        one.currency = text("USD");
        one.date = text("2026-11-22");
        one.signedBy = text("SH1 / 7K");
        one.from = address("CN");
        one.to = address("DE");
        one.gross = Grams(1900);
        one.freightMinor = 1234;
        one.at = UtcMs(1795305600000);
        return one;
    }
    /// The documents' names; each must be a request that the printer side takes as it is.
    QByteArray papers(const CustomsRecord &record) const
    {
        QByteArrayList names;
        for (const QJsonObject &paper : customsPapers(m_rates, record)) {
            const Result<LabelRequest> request = parseLabelRequest(paper);
            if (!request || !fieldsOf(*request))
                return "refused: " + QJsonDocument(paper).toJson(QJsonDocument::Compact) + (request ? "" : request.error().where.toUtf8());
            names += request->document.toUtf8() + ':' + QByteArray::number(paper.value(text("lines")).toArray().size());
        }
        return names.join(' ');
    }

private slots:
    void initTestCase()
    {
        const TariffLoad load = loadTariff(folderPack("customs"));
        VERIFY_PACK(load);
        m_rates = load.pack;
    }
    void equalGoodsStandTogether()
    {
        const Result<CustomsRecord> record = customsRecord(m_rates, header(), {goods("silk blouse", 1, 2000), goods("wool blouse", 2, 2500), goods("silk blouse", 3, 2000), goods("silk blouse", 1, 14000, "CNY")});
        QVERIFY(record);
        // 140.00 CNY are 20.00 USD: the same goods, also after the exchange.
        QCOMPARE(record->lines, (std::vector<CustomsLine>{{text("silk blouse"), text("620610"), text("CN"), 5, 500, 2000, 10000}, {text("wool blouse"), text("620610"), text("CN"), 2, 200, 2500, 5000}}));
        QCOMPARE(record->valueMinor, 15000);
        QCOMPARE(papers(*record), QByteArray("cn22:2 invoice:2"));
        const QJsonObject invoice = customsPapers(m_rates, *record).at(1);
        QCOMPARE(invoice.value(text("lines")).toArray().at(0).toObject().value(text("unit_minor")).toInteger(), 2000);
        QCOMPARE(invoice.value(text("invoice_no")).toString(), text("RB123456785CN"));
        QCOMPARE(customsPapers(m_rates, *record).at(0).value(text("lines")).toArray().at(0).toObject().value(text("value_minor")).toInteger(), 10000);
    }
    void smallOrLarge()
    {
        // 300 XDR at 9.5 CNY are 2,850 CNY.
        CustomsHeader yuan = header();
        yuan.currency = text("CNY");
        QCOMPARE(papers(*customsRecord(m_rates, yuan, {goods("x", 1, 285000, "CNY")})), QByteArray("cn22:1 invoice:1"));
        QCOMPARE(papers(*customsRecord(m_rates, yuan, {goods("x", 1, 285001, "CNY")})), QByteArray("cn23:1 invoice:1"));
        CustomsHeader heavy = header();
        heavy.gross = Grams(2001);
        QCOMPARE(papers(*customsRecord(m_rates, heavy, {goods("x", 1, 100)})), QByteArray("cn23:1 invoice:1"));
        // A CN22 has room for four kinds of goods (hardware.md A3.4), and printing refuses a fifth.
        QList<GoodsLine> many;
        for (int i = 0; i < 4; ++i)
            many += goods(QByteArray("x" + QByteArray::number(i)).constData(), 1, 100);
        QCOMPARE(papers(*customsRecord(m_rates, header(), many)), QByteArray("cn22:4 invoice:4"));
        for (int i = 4; i < 19; ++i) {
            many += goods(QByteArray("x" + QByteArray::number(i)).constData(), 1, 100);
            if (i == 4)
                QCOMPARE(papers(*customsRecord(m_rates, header(), many)), QByteArray("cn23:5 invoice:5"));
        }
        const Result<CustomsRecord> two = customsRecord(m_rates, header(), many);
        QCOMPARE(papers(*two), QByteArray("cn23:18 cn23:1 invoice:19"));
        QCOMPARE(customsPapers(m_rates, *two).at(1).value(text("comments")).toString(), text("2/2"));
        const TariffPack noRates = loadTariff(smallPack()).pack;
        QVERIFY(!isSmallDeclaration(noRates, *customsRecord(noRates, header(), {goods("x", 1, 1)})));
        CustomsHeader letters = header();
        letters.category = text("documents");
        QCOMPARE(papers(*customsRecord(m_rates, letters, {goods("contract", 1, 100)})), QByteArray("cn22:1"));
    }
    void whatIsMissing()
    {
        const auto where = [&](const QList<GoodsLine> &items) {
            const Result<CustomsRecord> record = customsRecord(m_rates, header(), items);
            return record ? QByteArray("good") : QByteArray::number(record.error().number()) + ' ' + record.error().where.toUtf8();
        };
        GoodsLine nameless = goods(" ", 1, 1);
        QCOMPARE(where({nameless}), QByteArray("good")); // the Chinese name does
        nameless.nameZh.clear();
        QCOMPARE(where({goods("x", 1, 1), nameless}), QByteArray("7001 /items/1/name_en"));
        QCOMPARE(where({}), QByteArray("7001 /items"));
        QCOMPARE(where({goods("x", 0, 1)}), QByteArray("7001 /items/0/qty"));
        QCOMPARE(where({goods("x", 1, -1)}), QByteArray("7001 /items/0/unit_value_minor"));
        QCOMPARE(where({goods("x", 19, 1)}), QByteArray("good"));
        QCOMPARE(where({goods("x", 20, 1)}), QByteArray("7001 /items"));
        QCOMPARE(where({goods("x", 1, 1, "GBP")}), QByteArray("7108 /items/0/currency"));
        QCOMPARE(where({goods("x", 10, std::numeric_limits<qint64>::max() / 2)}), QByteArray("7002 "));
    }
};

PACKBAY_TEST(tst_CustomsRecord)
#include "tst_CustomsRecord.moc"
