#include "models/freight/BilledWeight.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// The weight examples of freight.md A1 to A4 and domain.md D, each a row with its published or derived answer.
class tst_BilledWeight : public QObject
{
    Q_OBJECT

private:
    static QuoteOffer offerFor(const char *settings, QuoteRequest wanted)
    {
        // "divisor=5000 weight_round_g=500"
        QByteArray names = "line,currency";
        QByteArray values = "L,CNY";
        for (const QByteArray &setting : QByteArray(settings).split(' ')) {
            names += ',' + setting.left(setting.indexOf('='));
            values += ',' + setting.mid(setting.indexOf('=') + 1);
        }
        const TariffLoad load = loadTariff(smallPack({{text("line"), names + '\n' + values + '\n'},
            {text("price"), "line,zone,over_g,to_g,base\nL,Z,0,1000000,1\n"}}));
        for (const TariffFinding &finding : load.findings)
            qWarning("%s", toJson(finding).constData());
        const QuoteAnswer answer = quote(load.pack, wanted);
        return answer.offers.empty() ? QuoteOffer() : answer.offers.front();
    }

private slots:
    void onePiece_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QByteArray>("kg");
        QTest::addColumn<QByteArray>("mm");
        QTest::addColumn<QByteArray>("billed");
        const auto row = [](const char *name, const char *settings, const char *kg, const char *mm, const char *billed) {
            QTest::newRow(name) << QByteArray(settings) << QByteArray(kg) << QByteArray(mm) << QByteArray(billed);
        };
        row("A1 tunl 50x40x30/5000", "divisor=5000", "1", "500 400 300", "12000");
        row("A1 ssopdot 60x80x70", "divisor=5000", "60", "600 800 700", "67200");
        row("ssopdot billed 68", "divisor=5000 weight_round_g=1000", "60", "600 800 700", "68000");
        row("A1 road 200 kg/m3", "divisor=5000", "0.001", "400 100 1200", "9600");
        row("A1 air 166.6 kg/m3", "divisor=6000", "0.001", "400 100 1200", "8000");
        row("A1 road abroad 333.3 kg/m3", "divisor=3000", "0.001", "400 100 1200", "16000");
        row("A1 sea 1000 kg/m3", "divisor=1000", "0.001", "400 100 1200", "48000");
        row("A2 0.5 kg keeps", "weight_round_g=500", "0.5", "", "500");
        row("A2 0.5001 kg", "weight_round_g=500", "0.5001", "", "1000");
        row("A2 1.67", "weight_round_g=500", "1.67", "", "2000");
        row("A2 2.65", "weight_round_g=500", "2.65", "", "3000");
        const char *twoStage = "weight_round_g=500 weight_round2_from_g=21000 weight_round2_g=1000";
        row("A2 two-stage 24.3", twoStage, "24.3", "", "25000");
        row("A2 two-stage 34.1", twoStage, "34.1", "", "35000");
        row("A2 two-stage 34.9", twoStage, "34.9", "", "35000");
        row("A2 two-stage 65.9", twoStage, "65.9", "", "66000");
        row("A2 two-stage 20.6", twoStage, "20.6", "", "21000");
        row("A2 two-stage 20.2", twoStage, "20.2", "", "20500");
        row("A2 1 g steps", "weight_round_g=1 min_bill_g=50", "0.0502", "", "51");
        row("A2 minimum 50 g", "weight_round_g=1 min_bill_g=50", "0.012", "", "50");
        row("A3 cbr full throw", "divisor=6000 weight_round_g=1000", "5", "400 400 400", "11000");
        row("A3 cbr half throw", "divisor=6000 vol_mode=half weight_round_g=1000", "5", "400 400 400", "8000");
        row("A3 cbr free", "divisor=6000 vol_mode=free weight_round_g=1000", "5", "400 400 400", "5000");
        row("A3 cbr heavy", "divisor=6000 weight_round_g=1000", "11", "300 300 300", "11000");
        row("D 56x48x48", "divisor=6000 weight_round_g=500", "20", "560 480 480", "22000");
        row("D 40x30x30/5000", "divisor=5000 weight_round_g=500", "5", "400 300 300", "7500");
        row("D exact step stays", "divisor=6000 weight_round_g=500", "5", "400 300 300", "6000");
        row("D 30x50x60 10 kg", "divisor=6000 weight_round_g=1000", "10", "300 500 600", "15000");
        row("D 30x50x60 20 kg", "divisor=6000 weight_round_g=1000", "20", "300 500 600", "20000");
        row("D free below sum 90", "divisor=6000 weight_round_g=500 vol_sum_min_mm=900", "1", "120 180 590", "1000");
        row("D without that rule", "divisor=6000 weight_round_g=500", "1", "120 180 590", "2500");
        row("D shared", "divisor=6000 vol_mode=share vol_share_ppm=500000", "10", "560 480 480", "15752");
        row("D shared, too little", "divisor=6000 vol_mode=share vol_share_ppm=500000 vol_share_min_g=1000", "21", "560 480 480", "21504");
        row("A3 one side 449", "divisor=6000 vol_side_min_mm=45cm", "1", "449 400 400", "1000");
        row("A3 one side 450", "divisor=6000 vol_side_min_mm=45cm", "1", "450 400 400", "12000");
        row("A3 above 1728 in3", "divisor=6000 vol_min_cm3=28316.846592", "1", "305 305 305", "4728.7708333");
        row("A3 volume not above", "divisor=6000 vol_min_cm3=28316.846592", "1", "300 300 300", "1000");
        row("sides up to whole cm", "divisor=6000 side_round=up", "1", "301 292 293", "4650");
        row("sides to nearest cm", "divisor=6000 side_round=nearest", "1", "304 295 304", "4500");
    }
    void onePiece()
    {
        QFETCH(QByteArray, settings);
        QFETCH(QByteArray, kg);
        QFETCH(QByteArray, mm);
        QFETCH(QByteArray, billed);
        std::optional<Dimensions> size;
        if (const QList<QByteArray> sides = mm.split(' '); sides.size() == 3)
            size = box(sides[0].toLongLong(), sides[1].toLongLong(), sides[2].toLongLong());
        const QuoteOffer offer = offerFor(settings, request(dec(kg) * Rational(1000), size));
        QCOMPARE(offer.billed.toDecimal(8).left(billed.size()), QString::fromLatin1(billed));
    }
    void pounds_data()
    {
        QTest::addColumn<QByteArray>("lb");
        QTest::addColumn<int>("billed");
        for (const auto &[lb, billed] : {std::pair("2.09", 2), {"2.10", 3}, {"1.00", 1}, {"1.09", 1}, {"1.10", 2}, {"0.05", 1}})
            QTest::newRow(lb) << QByteArray(lb) << billed;
    }
    void pounds()
    {
        QFETCH(QByteArray, lb);
        QFETCH(int, billed);
        const QuoteOffer offer = offerFor("weight_round_g=1lb weight_grace_g=0.10lb", request(test::pounds(lb)));
        QCOMPARE(offer.billed, test::pounds("1") * Rational(billed));
    }
    void pieces_data()
    {
        QTest::addColumn<QByteArray>("basis");
        QTest::addColumn<int>("billed");
        // worldwide-express: actual 12, 7.5, 11.5 kg against volumetric 18, 10, 8.5 kg
        QTest::newRow("piece then sum 39.5") << QByteArray("piece_then_sum") << 39500;
        QTest::newRow("sum then round 39.5") << QByteArray("sum_then_round") << 39500;
        QTest::newRow("shipment 36.5") << QByteArray("shipment") << 36500;
    }
    void pieces()
    {
        QFETCH(QByteArray, basis);
        QFETCH(int, billed);
        QuoteRequest wanted = request(12000, box(500, 400, 450));
        wanted.pieces.push_back({text("2"), 7500, box(500, 400, 250), 1, text("general"), text("carton")});
        wanted.pieces.push_back({text("3"), 11500, box(500, 400, 212), 1, text("general"), text("carton")});
        const QByteArray settings = "divisor=5000 weight_round_g=500 piece_basis=" + basis;
        const QuoteOffer offer = offerFor(settings, wanted);
        QCOMPARE(offer.billed, Rational(billed));
    }
    void quantityIsThatManyPieces()
    {
        QuoteRequest three = request(1200);
        three.pieces.front().quantity = 3;
        QCOMPARE(offerFor("weight_round_g=500 piece_basis=piece_then_sum", three).billed, Rational(4500));
        QCOMPARE(offerFor("weight_round_g=500 piece_basis=shipment", three).billed, Rational(4000));
        QCOMPARE(offerFor("weight_round_g=500", three).actual, Rational(3600));
    }
};

PACKBAY_TEST(tst_BilledWeight)
#include "tst_BilledWeight.moc"
