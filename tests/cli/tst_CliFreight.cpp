#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace packbay::test;

namespace {

const QString kPack = QStringLiteral(PACKBAY_SOURCE_DIR "/app/demo-tariffs");
const QByteArray kGood = R"({"at":"2026-11-22T08:00:00Z","ship_to":{"country":"AU","postcode":"2000"},"pieces":[{"weight_g":1200,"length_mm":300,"width_mm":200,"height_mm":150}]})";

} // namespace

class tst_CliFreight : public QObject
{
    Q_OBJECT

private slots:
    void offersAreSumsOfTheirLines()
    {
        const CliRun run = quote(kGood);
        QCOMPARE(run.exit, 0);
        m_schemas.add("quote", run.lines().first(), QStringLiteral("good"));
        const QJsonArray offers = run.object()[QLatin1String("offers")].toArray();
        QVERIFY(offers.size() >= 2);
        qint64 before = 0;
        for (const QJsonValue &offer : offers) {
            qint64 sum = 0;
            int seq = 0;
            for (const QJsonValue &line : offer[QLatin1String("explain")].toArray()) {
                sum += line[QLatin1String("minor")].toInteger();
                QCOMPARE(line[QLatin1String("seq")].toInt(), ++seq);
            }
            QCOMPARE(sum, offer[QLatin1String("total_minor")].toInteger());
            QVERIFY2(offer[QLatin1String("quote_minor")].toInteger() >= before, "cheapest first");
            before = offer[QLatin1String("quote_minor")].toInteger();
        }
        QVERIFY(!run.object()[QLatin1String("refused")].toArray().isEmpty());
    }

    void anArrayIsAnsweredOneByOne()
    {
        const CliRun run = quote('[' + kGood + ',' + QByteArray(kGood).replace("1200", "1,\"x\":1") + ',' + kGood + ']');
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.lines().size(), 3);
        m_schemas.add("quote", run.lines().at(0), QStringLiteral("first"));
        m_schemas.add("refusal", run.lines().at(1), QStringLiteral("second"));
        QCOMPARE(run.lines().at(2), run.lines().at(0));
    }

    void aBadRequestSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const char *from, const char *to, int code, const char *where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << code << QString::fromLatin1(where);
        };
        row("unknown key", R"("at":)", R"("depth":3,"at":)", 7001, "/depth");
        row("unknown key in the address", R"("postcode")", R"("postcod")", 7001, "/ship_to/postcod");
        row("unknown key in a piece", R"("weight_g")", R"("colour":1,"weight_g")", 7001, "/pieces/0/colour");
        row("fraction for an integer", "1200", "1200.5", 7001, "/pieces/0/weight_g");
        row("text for an integer", "1200", R"("1200")", 7001, "/pieces/0/weight_g");
        row("no weight above zero", "1200", "0", 7005, "/pieces/0/weight_g");
        row("side missing", R"("length_mm":300,)", "", 7006, "/pieces/0/length_mm");
        row("no such country", R"("AU")", R"("XQ")", 7004, "/ship_to/country");
    }

    void aBadRequestSaysWhere()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const CliRun run = quote(QByteArray(kGood).replace(from, to));
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.lines().size(), 1);
        m_schemas.add("refusal", run.lines().first(), QString::fromLatin1(QTest::currentDataTag()));
        QTEST(run.object()[QLatin1String("error")].toObject()[QLatin1String("code")].toInt(), "code");
        QTEST(run.object()[QLatin1String("error")].toObject()[QLatin1String("where")].toString(), "where");
    }

    void noJsonIsJudgedBad()
    {
        const CliRun run = quote("{\"at\":");
        QCOMPARE(run.exit, 1);
        m_schemas.add("refusal", run.lines().first(), QStringLiteral("half a JSON"));
    }

    void nobodyShipsThere()
    {
        const CliRun run = quote(QByteArray(kGood).replace("\"AU\"", "\"BR\""));
        QCOMPARE(run.exit, 1);
        m_schemas.add("quote", run.lines().first(), QStringLiteral("no offer"));
        QVERIFY(run.object()[QLatin1String("offers")].toArray().isEmpty());
        for (const QJsonValue &refused : run.object()[QLatin1String("refused")].toArray())
            QCOMPARE(refused[QLatin1String("id")].toString(), QStringLiteral("NO_ZONE"));
    }

    void theDemoPackIsGood()
    {
        const CliRun run = runCli({{QStringLiteral("tariff"), QStringLiteral("check"), kPack}});
        QCOMPARE(run.exit, 0);
        m_schemas.add("tariff-verdict", run.lines().last(), QStringLiteral("demo pack"));
        QVERIFY(run.object(-1)[QLatin1String("ok")].toBool());
        QVERIFY(run.object(-1)[QLatin1String("lines")].toInt() >= 4);
    }

    /// Published tariffs come in as CSV by this command alone; no program line knows them.
    void thePublishedTariffsAreGood_data()
    {
        QTest::addColumn<int>("lines");
        for (const auto &[name, lines] : {std::pair("fedroad", 5), {"weilanhai", 1}, {"gazette", 1}, {"wish", 3}, {"ups", 4}, {"customs", 1}})
            QTest::newRow(name) << lines;
    }
    void thePublishedTariffsAreGood()
    {
        QFETCH(int, lines);
        const QString folder = QStringLiteral(PACKBAY_SOURCE_DIR "/tests/models/freight/packs/") + QLatin1String(QTest::currentDataTag());
        const CliRun run = runCli({{QStringLiteral("tariff"), QStringLiteral("check"), folder}});
        QVERIFY2(run.exit == 0, run.out.constData());
        QVERIFY(run.object(-1)[QLatin1String("ok")].toBool());
        QCOMPARE(run.object(-1)[QLatin1String("lines")].toInt(), lines);
    }

    void aBadTableSaysFileRowAndColumn_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("column");
        const auto row = [](const char *name, const char *from, const char *to, int code, const char *column) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << code << QString::fromLatin1(column);
        };
        row("gap", "SEA-AU,AU-METRO,,5000,30000", "SEA-AU,AU-METRO,,6000,30000", 7206, "over_g");
        row("overlap", "SEA-AU,AU-METRO,,5000,30000", "SEA-AU,AU-METRO,,4000,30000", 7207, "over_g");
        row("letter in a number", "SEA-AU,AU-METRO,,5000,30000", "SEA-AU,AU-METRO,,5O00,30000", 7205, "over_g");
    }

    void aBadTableSaysFileRowAndColumn()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QTemporaryDir folder;
        const int row = copyPack(folder.path(), from, to);
        QVERIFY(row > 1);
        const CliRun run = runCli({{QStringLiteral("tariff"), QStringLiteral("check"), folder.path()}});
        QCOMPARE(run.exit, 1);
        const QList<QByteArray> lines = run.lines();
        QVERIFY(lines.size() >= 2);
        bool found = false;
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            m_schemas.add("tariff-finding", lines.at(i), QString::fromLatin1(QTest::currentDataTag()));
            const QJsonObject finding = run.object(i);
            QFETCH(int, code);
            QFETCH(QString, column);
            found = found
                || (finding[QLatin1String("file")].toString() == QStringLiteral("price.csv") && finding[QLatin1String("row")].toInt() == row
                    && finding[QLatin1String("column")].toString() == column && finding[QLatin1String("code")].toInt() == code
                    && finding[QLatin1String("severity")].toString() == QStringLiteral("error"));
        }
        QVERIFY2(found, run.out.constData());
        m_schemas.add("tariff-verdict", lines.last(), QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!run.object(-1)[QLatin1String("ok")].toBool());
        QVERIFY(run.object(-1)[QLatin1String("sha256")].isNull());
        // Nothing of such a pack is used: a quote with it gives the same findings and no offer.
        const CliRun asked = quote(kGood, folder.path());
        QCOMPARE(asked.exit, 1);
        QCOMPARE(asked.out, run.out);
    }

    void localeAndTimeZoneChangeNothing()
    {
        QTemporaryDir folder;
        QVERIFY(copyPack(folder.path(), "SEA-AU,AU-METRO,,5000,30000", "SEA-AU,AU-METRO,,5O00,30000") > 1);
        const QStringList check{QStringLiteral("tariff"), QStringLiteral("check"), folder.path()};
        const QByteArray findings = runCli({check}).out;
        const QByteArray offers = quote(kGood).out;
        for (const QString &locale : {QStringLiteral("de_DE.UTF-8"), QStringLiteral("zh_CN.UTF-8"), QStringLiteral("ar_EG.UTF-8"), QStringLiteral("C")}) {
            const QMap<QString, QString> elsewhere{
                {QStringLiteral("LC_ALL"), locale}, {QStringLiteral("LANG"), locale}, {QStringLiteral("TZ"), QStringLiteral("Pacific/Kiritimati")}};
            QCOMPARE(quote(kGood, kPack, elsewhere).out, offers);
            QCOMPARE(runCli({check, {}, elsewhere}).out, findings);
        }
    }

    void everyLineFitsItsSchema()
    {
        const QByteArray findings = m_schemas.findings();
        QVERIFY2(findings.isEmpty(), findings.constData());
    }

private:
    static CliRun quote(const QByteArray &request, const QString &pack = kPack, const QMap<QString, QString> &environment = {})
    {
        return runCli({{QStringLiteral("quote"), QStringLiteral("--tariffs"), pack, QStringLiteral("--request"), QStringLiteral("-")}, request, environment});
    }

    /// The demo pack with one text of price.csv replaced; the number of its line.
    static int copyPack(const QString &folder, const QByteArray &from, const QByteArray &to)
    {
        int row = 0;
        for (const QFileInfo &info : QDir(kPack).entryInfoList({QStringLiteral("*.csv")})) {
            QFile in(info.filePath());
            if (!in.open(QIODevice::ReadOnly))
                return 0;
            QByteArray bytes = in.readAll();
            if (info.fileName() == QStringLiteral("price.csv") && bytes.contains(from)) {
                row = static_cast<int>(bytes.left(bytes.indexOf(from)).count('\n')) + 1;
                bytes.replace(from, to);
            }
            writtenFile(folder + QLatin1Char('/') + info.fileName(), bytes);
        }
        return row;
    }

    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliFreight)
#include "tst_CliFreight.moc"
