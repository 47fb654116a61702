#include "tests/models/freight/Oracle.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

#include <QDirIterator>
#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <clocale>
#include <future>

using namespace packbay;
using namespace packbay::test;

/// What must hold for every tariff and every request.
class tst_QuoteProperties : public QObject
{
    Q_OBJECT

private:
    static TariffFiles filesOf(const oracle::Tariff &tariff)
    {
        const auto bytes = [](const std::string &csv) { return QByteArray::fromStdString(csv); };
        return smallPack({{text("line"), bytes(tariff.lineCsv())}, {text("price"), bytes(tariff.priceCsv())},
            {text("surcharge"), bytes(tariff.surchargeCsv())}, {text("tier"), bytes(tariff.tierCsv())}, {text("vas"), bytes(tariff.vasCsv())},
            {text("coupon"), bytes(tariff.couponCsv())}, {text("fx"), bytes(tariff.fxCsv())}});
    }
    static QuoteRequest requestOf(const oracle::Shipment &shipment)
    {
        QuoteRequest wanted = requestOf(shipment.pieces);
        const auto word = [](const std::string &latin) { return QString::fromStdString(latin); };
        wanted.residential = shipment.residential;
        for (const oracle::Goods &goods : shipment.goods) {
            QuoteGoods one;
            one.category = text("general");
            one.quantity = goods.quantity;
            one.unitValueMinor = goods.unitMinor;
            one.currency = word(goods.currency);
            wanted.goods.push_back(one);
        }
        if (shipment.declaredMinor >= 0)
            wanted.declaredMinor = shipment.declaredMinor;
        wanted.declaredCurrency = word(shipment.declaredCurrency);
        wanted.insuranceMinor = shipment.insuranceMinor;
        wanted.insuranceCurrency = word(shipment.insuranceCurrency);
        for (const auto &[code, quantity] : shipment.services)
            wanted.vas.push_back({word(code), quantity});
        for (const std::string &coupon : shipment.coupons)
            wanted.coupons += word(coupon);
        wanted.currency = word(shipment.currency);
        return wanted;
    }
    static QuoteRequest requestOf(const std::vector<oracle::Piece> &pieces)
    {
        QuoteRequest wanted = request(1);
        wanted.tier = text("member");
        wanted.pieces.clear();
        for (const oracle::Piece &piece : pieces)
            wanted.pieces.push_back({QString::number(wanted.pieces.size() + 1), piece.grams,
                box(piece.length, piece.width, piece.height), piece.quantity, text("general"), text("carton")});
        return wanted;
    }
    static QByteArray shuffled(const QByteArray &csv, std::mt19937 &random)
    {
        QList<QByteArray> rows = csv.trimmed().split('\n');
        rows.erase(std::remove_if(rows.begin(), rows.end(), [](const QByteArray &row) { return row.startsWith('#'); }), rows.end());
        std::shuffle(rows.begin() + 1, rows.end(), random);
        return rows.join('\n');
    }
    /// Shipments that meet every rule of the demo and test packs now and then.
    static QuoteRequest randomRequest(std::mt19937 &random)
    {
        const auto pick = [&](auto... words) {
            const QStringList list{text(words)...};
            return list.at(static_cast<qsizetype>(random() % static_cast<unsigned>(list.size())));
        };
        QuoteRequest wanted = requestOf(oracle::randomPieces(random));
        wanted.shipTo.country = pick("AU", "US", "DE", "JP", "GB", "CN", "AR", "SG");
        wanted.shipTo.postcode = pick("", "0810", "99501", "2000", "905", "BT1");
        wanted.tier = pick("", "gold", "vip", "normal");
        wanted.coupons = {pick("WELCOME20", "FREIGHT10", "NONE")};
        wanted.residential = random() % 2 == 0;
        wanted.currency = pick("", "USD");
        wanted.pieces.front().category = pick("general", "battery_built_in", "liquid", "special");
        wanted.pieces.front().packaging = pick("carton", "tube");
        if (random() % 2 == 0)
            wanted.vas = {{text("REINFORCE"), 1}};
        // Before, within and after the dated rows of packs/customs.
        wanted.at = UtcMs(std::array{1777593600000, 1785542400000, 1795305600000}.at(random() % 3));
        for (auto count = random() % 4; count > 0; --count) {
            QuoteGoods goods;
            goods.piece = pick("", "1");
            goods.category = pick("general", "general", "battery_built_in", "liquid");
            goods.hs = pick("620610", "6206100010", "850760", "");
            goods.origin = pick("CN", "");
            goods.quantity = 1 + random() % 3;
            goods.unitValueMinor = random() % 40000;
            goods.currency = pick("CNY", "USD", "EUR");
            goods.description = pick("silk blouse", "");
            wanted.goods.push_back(goods);
        }
        if (random() % 4 == 0) {
            wanted.declaredMinor = random() % 200000;
            wanted.declaredCurrency = pick("", "CNY", "USD");
        }
        if (random() % 3 == 0) {
            wanted.insuranceMinor = random() % 100000;
            wanted.insuranceCurrency = pick("", "CNY", "USD");
        }
        return wanted;
    }
    static QList<TariffFiles> allPacks()
    {
        QList<TariffFiles> packs{readTariffFolder(text(PACKBAY_SOURCE_DIR "/app/demo-tariffs")).value_or(TariffFiles())};
        for (const char *name : {"fedroad", "weilanhai", "gazette", "wish", "ups", "customs"})
            packs += folderPack(name);
        // Rows that tie in everything that the engine looks at first: only their own cells can put them in order.
        TariffFiles tied = folderPack("ups");
        tied[text("surcharge.csv")] = tied.value(text("surcharge.csv")).trimmed()
            + "\nRESELLER,OVER,Over,kg,2.00,,50.00,,over,,N,longest,>,300,,,,\nRESELLER,OVER,Over,kg,2.00,,120.00,,over,,N,second,>,200,,,,\n"
              "RESELLER,OVER,Over,kg,2.00,,150.00,,over,,N,third,>,100,,,,\n";
        tied.insert(text("duty.csv"), "regime,dest,basis,value,currency\nR,*,per_consignment,3,USD\nR,*,per_consignment,5,USD\nR,*,per_hs6,4,USD\n");
        return packs << tied;
    }

private slots:
    void agreesWithTheOracle()
    {
        std::mt19937 random(20261122);
        int offers = 0;
        for (int i = 0; i < 1500; ++i) {
            const oracle::Tariff tariff = oracle::randomTariff(random);
            const TariffLoad load = loadTariff(filesOf(tariff));
            VERIFY_PACK(load);
            for (int j = 0; j < 4; ++j) {
                const std::vector<oracle::Piece> pieces = oracle::randomPieces(random);
                const QuoteAnswer answer = quote(load.pack, requestOf(pieces));
                const std::optional<oracle::Verdict> expected = oracle::rate(tariff, {pieces});
                QCOMPARE(answer.hasOffer(), expected.has_value());
                if (!expected)
                    continue;
                ++offers;
                const std::string context = tariff.lineCsv() + tariff.priceCsv() + tariff.surchargeCsv();
                QVERIFY2(answer.offers.front().billed.toFraction().toStdString() == oracle::fractionText(expected->billed), context.c_str());
                QVERIFY2(std::to_string(answer.offers.front().totalMinor) == expected->total.str(), context.c_str());
                QCOMPARE(faultOf(answer), QString());
            }
        }
        QVERIFY(offers > 3000);
    }
    void agreesWithTheOracleOnEverything()
    {
        std::mt19937 random(20261123);
        int offers = 0;
        int overflows = 0;
        for (int i = 0; i < 900; ++i) {
            oracle::Tariff tariff = oracle::randomTariff(random);
            oracle::enrich(tariff, random);
            const TariffLoad load = loadTariff(filesOf(tariff));
            VERIFY_PACK(load);
            for (int j = 0; j < 4; ++j) {
                const oracle::Shipment shipment = oracle::randomShipment(tariff, random);
                const QuoteRequest wanted = requestOf(shipment);
                const QuoteAnswer answer = quote(load.pack, wanted);
                const std::optional<oracle::Verdict> expected = oracle::rate(tariff, shipment);
                const std::string context = toJson(answer).toStdString() + tariff.lineCsv() + tariff.surchargeCsv() + tariff.tierCsv() + tariff.vasCsv()
                    + tariff.couponCsv() + tariff.fxCsv() + tariff.priceCsv();
                // Its fractions end at 128 bits, the oracle's do not: then the engine says so.
                if (!answer.hasOffer() && answer.refused.front().code == ErrorCode::AmountOverflow) {
                    ++overflows;
                    continue;
                }
                QVERIFY2(answer.hasOffer() == expected.has_value(), context.c_str());
                if (!expected)
                    continue;
                ++offers;
                const QuoteOffer &offer = answer.offers.front();
                QVERIFY2(offer.billed.toFraction().toStdString() == oracle::fractionText(expected->billed), context.c_str());
                QVERIFY2(std::to_string(offer.totalMinor) == expected->total.str(), (expected->total.str() + '\n' + context).c_str());
                QVERIFY2(std::to_string(offer.quoteMinor) == expected->quoted.str(), (expected->quoted.str() + '\n' + context).c_str());
                QCOMPARE(faultOf(answer), QString());
            }
        }
        QVERIFY2(offers > 1500 && overflows < offers / 20, qPrintable(QStringLiteral("%1 offers, %2 overflows").arg(offers).arg(overflows)));
    }
    void heavierIsNeverBilledLess()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 300; ++i) {
            oracle::Tariff tariff = oracle::randomTariff(random);
            // A second stage whose start or step does not fit the first may bill less above its start; that is the tariff's word.
            const int first = std::max(tariff.round, 1);
            tariff.round2From = tariff.round2From / first * first;
            tariff.round2 = tariff.round2From > 0 ? (tariff.round2 / first + 1) * first : 0;
            const TariffLoad load = loadTariff(filesOf(tariff));
            const bool mayFall = std::any_of(load.findings.begin(), load.findings.end(),
                [](const TariffFinding &finding) { return finding.code == ErrorCode::TariffDecreasing; });
            std::vector<oracle::Piece> pieces = oracle::randomPieces(random);
            QuoteOffer before;
            for (int step = 0; step < 40; ++step) {
                const QuoteAnswer answer = quote(load.pack, requestOf(pieces));
                pieces.front().grams += 1 + static_cast<int>(random() % 400);
                if (!answer.hasOffer())
                    break;
                const QuoteOffer &now = answer.offers.front();
                // The grace and the second stage may bill less than the weight, but a heavier parcel never less than a lighter.
                if (step > 0) {
                    QVERIFY(now.billed >= before.billed);
                    // An excess shrinks while the weight grows: that is its purpose.
                    if (!mayFall && lineOf(before, "VOL_EXCESS").minor == 0)
                        QVERIFY(now.totalMinor >= before.totalMinor);
                }
                before = now;
            }
        }
    }
    void sameBytesWhateverTheOrderTheLocaleAndTheZone()
    {
        std::mt19937 random(11);
        const QLocale locale;
        const QByteArray zone = qgetenv("TZ");
        for (const TariffFiles &files : allPacks()) {
            QVERIFY(!files.isEmpty());
            const TariffLoad plain = loadTariff(files);
            VERIFY_PACK(plain);
            for (const char *name : {"de_DE", "ar_EG", "zh_CN"}) {
                TariffFiles mixed;
                for (auto file = files.begin(); file != files.end(); ++file)
                    mixed.insert(file.key(), shuffled(file.value(), random));
                QLocale::setDefault(QLocale(text(name)));
                std::setlocale(LC_ALL, "");
                qputenv("TZ", "Pacific/Kiritimati");
                const TariffLoad load = loadTariff(mixed);
                QCOMPARE(load.pack.sha256, plain.pack.sha256);
                for (int i = 0; i < 40; ++i) {
                    const QuoteRequest wanted = randomRequest(random);
                    const QByteArray other = toJson(quote(load.pack, wanted));
                    QLocale::setDefault(locale);
                    qputenv("TZ", zone);
                    const QByteArray expected = toJson(quote(plain.pack, wanted));
                    QCOMPARE(other, expected);
                    QLocale::setDefault(QLocale(text(name)));
                    qputenv("TZ", "Pacific/Kiritimati");
                }
                QLocale::setDefault(locale);
                qputenv("TZ", zone);
            }
        }
    }
    void sumsHoldAndThreadsAgree()
    {
        int offers = 0;
        int refused = 0;
        for (const TariffFiles &files : allPacks()) {
            const TariffLoad load = loadTariff(files);
            const auto run = [&load](unsigned seed) {
                std::mt19937 random(seed);
                std::vector<QuoteAnswer> answers;
                for (int i = 0; i < 300; ++i)
                    answers.push_back(quote(load.pack, randomRequest(random)));
                return answers;
            };
            std::future<std::vector<QuoteAnswer>> other = std::async(std::launch::async, run, 5u);
            const std::vector<QuoteAnswer> mine = run(5u);
            const std::vector<QuoteAnswer> theirs = other.get();
            for (std::size_t i = 0; i < mine.size(); ++i) {
                QCOMPARE(faultOf(mine[i]), QString());
                QCOMPARE(toJson(theirs[i]), toJson(mine[i]));
                offers += static_cast<int>(mine[i].offers.size());
                refused += static_cast<int>(mine[i].refused.size());
                for (const QuoteRefusal &refusal : mine[i].refused)
                    QVERIFY(!refusal.reason.isEmpty());
            }
        }
        QVERIFY2(offers > 200, qPrintable(QString::number(offers)));
        QVERIFY(refused > 200);
    }
    void tierNeverPaysMore()
    {
        std::mt19937 random(13);
        for (int i = 0; i < 200; ++i) {
            const TariffLoad load = loadTariff(filesOf(oracle::randomTariff(random)));
            QuoteRequest wanted = requestOf(oracle::randomPieces(random));
            const QuoteAnswer member = quote(load.pack, wanted);
            wanted.tier.clear();
            const QuoteAnswer anybody = quote(load.pack, wanted);
            QCOMPARE(member.hasOffer(), anybody.hasOffer());
            if (member.hasOffer())
                QVERIFY(member.offers.front().totalMinor <= anybody.offers.front().totalMinor);
        }
    }
    void theFolderHoldsNoFloatingPoint()
    {
        const QRegularExpression banned(text("\\b(double|float|qreal|long double)\\b|\\btoDouble\\b"));
        int files = 0;
        for (QDirIterator folder(text(PACKBAY_SOURCE_DIR "/models/freight")); folder.hasNext();) {
            QFile file(folder.next());
            if (!file.fileName().endsWith(text(".cpp")) && !file.fileName().endsWith(text(".h")))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            QVERIFY2(!QString::fromUtf8(file.readAll()).contains(banned), qPrintable(file.fileName()));
        }
        QVERIFY(files > 20);
    }
    void linesThatMeasureOtherwiseShareNothing()
    {
        // Each line differs from the first in one thing that decides about the volumetric weight.
        const TariffLoad load = loadTariff(smallPack({
            {text("line"), "line,currency,divisor,vol_mode,vol_side_min_mm,vol_sum_min_mm,vol_min_cm3,side_round\nA,CNY,5000,max,,,,\nB,CNY,6000,max,,,,\nC,CNY,5000,free,,,,\n"
                           "D,CNY,5000,max,900,,,\nE,CNY,5000,max,,2000,,\nF,CNY,5000,max,,,90000,\nG,CNY,5000,max,,,,up\nH,CNY,,max,,,,\nI,CNY,5000,half,,,,\n"},
            {text("zone"), "line,zone,country\nA,Z,AU\nB,Z,AU\nC,Z,AU\nD,Z,AU\nE,Z,AU\nF,Z,AU\nG,Z,AU\nH,Z,AU\nI,Z,AU\nI,W,*\n"},
            {text("price"), "line,zone,over_g,to_g,per_kg\nA,Z,0,99999,1\nB,Z,0,99999,1\nC,Z,0,99999,1\nD,Z,0,99999,1\nE,Z,0,99999,1\nF,Z,0,99999,1\nG,Z,0,99999,1\nH,Z,0,99999,1\nI,Z,0,99999,1\nI,W,0,99999,9\n"}}));
        VERIFY_PACK(load);
        const QuoteRequest all = request(1000, box(555, 444, 333));
        const QuoteAnswer together = quote(load.pack, all);
        QCOMPARE(together.offers.size(), std::size_t(9));
        QSet<QString> billed;
        for (const QuoteOffer &offer : together.offers) {
            QuoteRequest one = all;
            one.lines = {offer.line};
            QCOMPARE(toJson(QuoteAnswer{*all.at, {offer}, {}}), toJson(quote(load.pack, one)));
            billed.insert(offer.billed.toDecimal());
        }
        // A, B, G and I have weights of their own, the others the actual one.
        QCOMPARE(billed.size(), 5);
        QuoteRequest elsewhere = all;
        elsewhere.shipTo.country = text("NZ");
        QCOMPARE(quote(load.pack, elsewhere).offers.size(), std::size_t(1));
        QCOMPARE(quote(load.pack, elsewhere).offers.front().zone, text("W"));
    }
};

PACKBAY_TEST(tst_QuoteProperties)
#include "tst_QuoteProperties.moc"
