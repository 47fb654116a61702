#include "models/store/EntityStore.h"
#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

namespace {

const QByteArray kHeader = "carrier_no,currency,total,weight_g,length_mm,width_mm,height_mm,surcharges\n";
constexpr qint64 kFirstDay = 1'795'000'000'000;
constexpr qint64 kDay = 86'400'000;

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

} // namespace

/// A carrier's bill against the cartons of a real central's file: 10.00 CNY a started kg, volumetric /5000.
class tst_CliBill : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QProcess init;
        init.start(text(PACKBAY_BIN_DIR "/packbay-central"), {text("init"), path("central")});
        QVERIFY(init.waitForFinished(60'000));
        QCOMPARE(init.exitCode(), 0);
        importPack("v1", "10.00");
        const auto database = Database::open(db(), DatabaseKind::Central, Access::Writer);
        QVERIFY(database);
        EntityStore world(**database, text("SH1"));
        Order order;
        order.no = text("CO1");
        order.id = idFor<Order>(order.no);
        order.shipTo.country = text("AU");
        order.shipTo.postcode = text("2000");
        QVERIFY(world.put(order, 1));
        // The second of four was sold a day later than the first; the fourth a month later; the fifth by another carrier.
        sell(world, "A1", "AUPOST", 0);
        sell(world, "A2", "AUPOST", kDay);
        sell(world, "A3", "AUPOST", 2 * kDay);
        sell(world, "A4", "AUPOST", 30 * kDay);
        sell(world, "D1", "DHL", kDay);
        importPack("v2", "11.00");
    }

    void eachRowSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("tariff");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *csv, const char *tariff, const char *expected) {
            QTest::newRow(name) << QByteArray(csv) << QByteArray(tariff) << QByteArray(expected);
        };
        const char *const none = R"({"weight":0,"dimension":0,"surcharge":0,"tariff_version":0,"other":0})";
        const QByteArray same = QByteArray(R"({"row":2,"carrier_no":"A1","state":"matched","carton":"CXA1","currency":"CNY","billed_minor":2000,"expected_minor":2000,"variance_minor":0,"causes":)") + none + '}';
        row("as sold", "A1,CNY,20.00,,,,,", "v1", same.constData());
        row("written otherwise", "a-1,CNY,20,1.5kg,20cm,15cm,10cm,", "v1", same.constData());
        row("weight", "A1,CNY,30.00,2100,,,,", "v1",
            R"({"row":2,"carrier_no":"A1","state":"matched","carton":"CXA1","currency":"CNY","billed_minor":3000,"expected_minor":2000,"variance_minor":1000,"causes":{"weight":1000,"dimension":0,"surcharge":0,"tariff_version":0,"other":0}})");
        row("dimension", "A1,CNY,60.00,1500,400,300,250,", "v1",
            R"({"row":2,"carrier_no":"A1","state":"matched","carton":"CXA1","currency":"CNY","billed_minor":6000,"expected_minor":2000,"variance_minor":4000,"causes":{"weight":0,"dimension":4000,"surcharge":0,"tariff_version":0,"other":0}})");
        row("surcharge", "A1,CNY,25.00,,,,,HEAVY:5.00", "v1",
            R"({"row":2,"carrier_no":"A1","state":"matched","carton":"CXA1","currency":"CNY","billed_minor":2500,"expected_minor":2000,"variance_minor":500,"causes":{"weight":0,"dimension":0,"surcharge":500,"tariff_version":0,"other":0}})");
        row("tariff version, the one in force", "A1,CNY,22.00,,,,,", "",
            R"({"row":2,"carrier_no":"A1","state":"matched","carton":"CXA1","currency":"CNY","billed_minor":2200,"expected_minor":2000,"variance_minor":200,"causes":{"weight":0,"dimension":0,"surcharge":0,"tariff_version":200,"other":0}})");
        row("not ours", "Z9,CNY,3.00,,,,,", "v1",
            R"({"row":2,"carrier_no":"Z9","state":"unknown","carton":null,"currency":"CNY","billed_minor":300,"expected_minor":null,"variance_minor":null,"causes":{"weight":0,"dimension":0,"surcharge":0,"tariff_version":0,"other":0}})");
        row("other currency", "A1,USD,3.00,,,,,", "v1",
            R"({"row":2,"carrier_no":"A1","state":"other_currency","carton":"CXA1","currency":"USD","billed_minor":300,"expected_minor":2000,"variance_minor":null,"causes":{"weight":0,"dimension":0,"surcharge":0,"tariff_version":0,"other":0}})");
    }
    void eachRowSaysWhy()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, tariff);
        const CliRun run = bill(kHeader + row + '\n', tariff);
        QCOMPARE(run.lines().size(), 2);
        QTEST(run.lines().first(), "expected");
        check(run, QTest::currentDataTag());
        const bool isSame = run.lines().first().contains(R"("variance_minor":0)");
        QCOMPARE(run.exit, isSame ? 0 : 1);
        QCOMPARE(run.object(-1)[QLatin1String("ok")].toBool(), isSame);
    }

    /// Between the first and the last sale of the bill whatever its carrier took must be on it; the rest is another bill's.
    void whatTheBillLeavesOut()
    {
        const CliRun run = bill(kHeader + "A1,CNY,20.00,,,,,\nA3,CNY,30.00,2100,,,,\nA1,CNY,20.00,,,,,\n", "v1");
        QCOMPARE(run.exit, 1);
        check(run, "several");
        QStringList states;
        for (qsizetype i = 0; i + 1 < run.lines().size(); ++i)
            states.append(run.object(i)[QLatin1String("carrier_no")].toString() + QLatin1Char(' ') + run.object(i)[QLatin1String("state")].toString());
        QCOMPARE(states, (QStringList{text("A1 matched"), text("A3 matched"), text("A1 billed_twice"), text("A2 not_billed")}));
        QCOMPARE(run.lines().last(),
                 QByteArray(R"({"ok":false,"rows":4,"differing":1,"matched":2,"unknown":0,"billed_twice":1,"not_billed":1,"other_currency":0,"not_ratable":0,)"
                            R"("totals":[{"currency":"CNY","billed_minor":5000,"expected_minor":4000,"variance_minor":1000,)"
                            R"("causes":{"weight":1000,"dimension":0,"surcharge":0,"tariff_version":0,"other":0}}]})"));
    }

    void aBadBillIsNotUsed()
    {
        const CliRun run = bill(kHeader + "A1,CNY,2O.00,,,,,\nA2,CNY,20.00,,,,,\n", "v1");
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.lines().size(), 1);
        m_schemas.add("tariff-finding", run.lines().first(), text("letter"));
        QCOMPARE(run.object()[QLatin1String("file")].toString(), text("bill.csv"));
        QCOMPARE(run.object()[QLatin1String("row")].toInt(), 2);
        QCOMPARE(run.object()[QLatin1String("column")].toString(), text("total"));
        QCOMPARE(run.object()[QLatin1String("code")].toInt(), 7205);
        QVERIFY(!run.object()[QLatin1String("remedy")].toString().isEmpty());
        const CliRun none = bill(kHeader + "A1,CNY,20.00,,,,,\n", "v9");
        QCOMPARE(none.exit, 1);
        m_schemas.add("refusal", none.lines().last(), text("no such tariff"));
        QCOMPARE(none.object()[QLatin1String("error")].toObject()[QLatin1String("code")].toInt(), 2106);
    }

    void usage()
    {
        const QString file = writtenFile(path("bill.csv"), kHeader);
        QVERIFY(runCli({{text("bill"), text("--db"), db()}}).isUsageFailure());
        QVERIFY(runCli({{text("bill"), text("--file"), file}}).isUsageFailure());
        QVERIFY(runCli({{text("bill"), text("--db"), path("none.db"), text("--file"), file}}).isUsageFailure());
        QVERIFY(runCli({{text("bill"), text("--db"), db(), text("--file"), path("none.csv")}}).isUsageFailure());
    }

    void everyLineFitsItsSchema()
    {
        const QByteArray findings = m_schemas.findings();
        QVERIFY2(findings.isEmpty(), findings.constData());
    }

private:
    QString path(const char *name) const { return m_folder->filePath(text(name)); }
    QString db() const { return path("central/central.db"); }

    void importPack(const char *version, const char *perKg)
    {
        const QString folder = path(version);
        QVERIFY(QDir().mkpath(folder));
        writtenFile(folder + text("/line.csv"), "line,currency,divisor,vol_mode,weight_round_g\nL,CNY,5000,max,1000\n");
        writtenFile(folder + text("/zone.csv"), "line,zone,country\nL,Z,AU\n");
        writtenFile(folder + text("/price.csv"), QByteArray("line,zone,over_g,to_g,step_g,step_price\nL,Z,0,30000,1000,") + perKg + '\n');
        const CliRun run = runCli({{text("tariff"), text("import"), folder, text("--db"), db(), text("--version"), text(version)}});
        QVERIFY2(run.exit == 0, run.err.constData());
    }

    /// 1.5 kg, 200 x 150 x 100 mm, 20.00 CNY.
    static void sell(EntityStore &world, const char *number, const char *carrier, qint64 later)
    {
        Quote quote;
        quote.no = text("Q") + text(number);
        quote.id = idFor<Quote>(quote.no);
        quote.carton = text("CX") + text(number);
        quote.line = text("L");
        quote.carrier = text(carrier);
        quote.totalMinor = 2000;
        quote.currency = text("CNY");
        quote.at = UtcMs(kFirstDay + later);
        QVERIFY(world.put(quote, 1));
        Carton carton;
        carton.code = quote.carton;
        carton.id = idFor<Carton>(carton.code);
        carton.order = text("CO1");
        carton.gross = Grams(1500);
        carton.size = {Millimetres(200), Millimetres(150), Millimetres(100)};
        carton.quote = quote.no;
        carton.carrier = quote.carrier;
        carton.carrierNo = text(number);
        QVERIFY(world.put(carton, 1));
    }

    CliRun bill(const QByteArray &csv, const QByteArray &tariff)
    {
        QStringList arguments{text("bill"), text("--db"), db(), text("--file"), writtenFile(path("bill.csv"), csv)};
        if (!tariff.isEmpty())
            arguments << text("--tariff") << QString::fromLatin1(tariff);
        return runCli({arguments});
    }

    void check(const CliRun &run, const char *label)
    {
        for (qsizetype i = 0; i + 1 < run.lines().size(); ++i)
            m_schemas.add("bill-row", run.lines().at(i), QString::fromLatin1(label));
        m_schemas.add("bill-totals", run.lines().last(), QString::fromLatin1(label));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliBill)
#include "tst_CliBill.moc"
