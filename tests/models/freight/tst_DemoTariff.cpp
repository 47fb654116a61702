#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// The pack that the demo ships with.
class tst_DemoTariff : public QObject
{
    Q_OBJECT

private:
    TariffLoad m_load;

private slots:
    void initTestCase()
    {
        const Result<TariffFiles> files = readTariffFolder(text(PACKBAY_SOURCE_DIR "/app/demo-tariffs"));
        QVERIFY(files.has_value());
        m_load = loadTariff(*files);
        VERIFY_PACK(m_load);
    }
    void isClean()
    {
        for (const TariffFinding &finding : m_load.findings)
            QVERIFY2(false, toJson(finding).constData());
        QCOMPARE(m_load.lineCount(), 6);
        QCOMPARE(m_load.pack.sha256.size(), 64);
    }
    void remoteParcelWithFuel()
    {
        QuoteRequest wanted = request(1200, box(300, 200, 200));
        wanted.shipTo.postcode = text("0810");
        wanted.lines = {text("AU-AIR-A")};
        wanted.currency = text("USD");
        const QuoteAnswer answer = quote(m_load.pack, wanted);
        QCOMPARE(answer.refused.size(), 0);
        const QuoteOffer &offer = answer.offers.at(0);
        // 12,000,000 mm3 / 6000 = 2,000 g; 64.00 + 3 x 27.50 = 146.50; + 35.00, fuel 12.5 % of 181.50 = 22.6875
        QCOMPARE(offer.zone, text("AU-REMOTE"));
        QCOMPARE(offer.billed, Rational(2000));
        QCOMPARE(lineOf(offer, "FREIGHT").minor, 14650);
        QCOMPARE(lineOf(offer, "REMOTE").minor, 3500);
        QCOMPARE(lineOf(offer, "FUEL").exact, Rational::fraction(226875, 100));
        QCOMPARE(offer.totalMinor, 20419);
        QCOMPARE(offer.quoteMinor, 2859); // 204.19 x 0.14 = 28.5866
        QCOMPARE(faultOf(answer), QString());
    }
    /// One silk and two wool blouses to Germany are two headings; what customs miss is said with the price.
    void dutyAndCustomsData()
    {
        QuoteRequest wanted = request(900, box(300, 200, 100));
        wanted.at = UtcMs(1795305600000); // 2026-11-22
        wanted.shipTo.country = text("DE");
        wanted.lines = {text("EU-AIR")};
        for (const char *hs : {"620610", "620620"}) {
            QuoteGoods blouse;
            blouse.category = text("general");
            blouse.hs = text(hs);
            blouse.origin = text("CN");
            blouse.quantity = hs[4] == '1' ? 1 : 2;
            blouse.unitValueMinor = 9000;
            blouse.currency = text("CNY");
            blouse.description = text("blouse");
            wanted.goods.push_back(blouse);
        }
        QuoteAnswer answer = quote(m_load.pack, wanted);
        QCOMPARE(answer.offers.size(), 1u);
        QCOMPARE(answer.offers.front().duties.size(), 1u);
        QCOMPARE(answer.offers.front().duties.front().regime, text("EU-FLAT"));
        QCOMPARE(answer.offers.front().duties.front().minor, 600);
        QVERIFY(answer.offers.front().warnings.empty());
        wanted.goods.front().hs.clear();
        wanted.goods.back().origin.clear();
        answer = quote(m_load.pack, wanted);
        QCOMPARE(answer.offers.front().warnings.size(), 2u);
        QCOMPARE(answer.offers.front().warnings.front().where, text("/goods/0/hs"));
    }
    void everyLineOffersOrSaysWhy()
    {
        const QuoteAnswer answer = quote(m_load.pack, request(5000, box(400, 300, 300)));
        QCOMPARE(answer.offers.size() + answer.refused.size(), 6);
        QCOMPARE(answer.offers.size(), 2);
        for (const QuoteRefusal &refusal : answer.refused)
            QCOMPARE(refusal.code, ErrorCode::NoZone);
        QCOMPARE(faultOf(answer), QString());
    }
};

PACKBAY_TEST(tst_DemoTariff)
#include "tst_DemoTariff.moc"
