#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>

using namespace packbay::test;

namespace {

const QString kPack = QStringLiteral(PACKBAY_SOURCE_DIR "/app/demo-tariffs");
const QByteArray kGood = R"({"at":"2026-11-22T08:00:00Z","ship_to":{"country":"AU","postcode":"2000"},"currency":"CNY","parcels":[)"
                         R"({"id":"P1","weight_g":400,"length_mm":180,"width_mm":120,"height_mm":60},)"
                         R"({"id":"P2","weight":{"value":"1.2","unit":"lb"},"length_mm":200,"width_mm":150,"height_mm":80,"fragile":true},)"
                         R"({"id":"P3","weight_g":900,"length_mm":240,"width_mm":200,"height_mm":100,"this_side_up":true}],)"
                         R"("cartons":[{"code":"B1","inner_mm":[300,250,200],"outer_mm":[310,260,210],"tare_g":180,"max_gross_g":20000,"price_minor":350}]})";

} // namespace

class tst_CliPlan : public QObject
{
    Q_OBJECT

private slots:
    void plansComeCheapestFirst()
    {
        const CliRun run = plan(kGood);
        QCOMPARE(run.exit, 0);
        const QList<QByteArray> lines = run.lines();
        QVERIFY(lines.size() >= 3);
        qint64 before = 0;
        QStringList kinds;
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            m_schemas.add("plan", lines.at(i), QStringLiteral("plan %1").arg(i));
            const QJsonObject one = run.object(i);
            const auto minor = [&](const char *key) { return one[QLatin1String(key)].toInteger(); };
            QCOMPARE(minor("rank"), i + 1);
            QCOMPARE(minor("cost_minor"), minor("freight_minor") + minor("carton_minor") + minor("vas_minor") + minor("duty_minor"));
            QVERIFY(minor("cost_minor") >= before);
            before = minor("cost_minor");
            kinds.append(one[QLatin1String("kind")].toString());
            qsizetype parcels = 0;
            for (const QJsonValue &carton : one[QLatin1String("cartons")].toArray())
                parcels += carton[QLatin1String("parcels")].toArray().size();
            QCOMPARE(parcels, 3);
        }
        m_schemas.add("plan-totals", lines.last(), QStringLiteral("totals"));
        QCOMPARE(run.object(-1)[QLatin1String("plans")].toInteger(), lines.size() - 1);
        QCOMPARE(kinds.first(), QStringLiteral("best"));
        QVERIFY(kinds.contains(QStringLiteral("all_apart")));
        QVERIFY(run.object(0)[QLatin1String("saving_minor")].toInteger() > 0);
    }

    /// What a plan says of its one carton is what `quote` says of that carton.
    void aPlanAgreesWithTheQuote()
    {
        const CliRun run = plan(QByteArray(kGood).replace(R"("currency")", R"("max_cartons":1,"currency")"));
        QCOMPARE(run.exit, 0);
        const QJsonObject carton = run.object(0)[QLatin1String("cartons")].toArray().first().toObject();
        QCOMPARE(carton[QLatin1String("carton")].toString(), QStringLiteral("B1"));
        const CliRun quoted = runCli({{QStringLiteral("quote"), QStringLiteral("--tariffs"), kPack, QStringLiteral("--request"), QStringLiteral("-")},
                                      R"({"at":"2026-11-22T08:00:00Z","ship_to":{"country":"AU","postcode":"2000"},"currency":"CNY","pieces":[{"weight":{"value":"2024.310844","unit":"g"},)"
                                      R"("length_mm":310,"width_mm":260,"height_mm":210}]})"});
        const QJsonObject offer = quoted.object()[QLatin1String("offers")].toArray().first().toObject();
        QCOMPARE(carton[QLatin1String("line")], offer[QLatin1String("line")]);
        QCOMPARE(carton[QLatin1String("total_minor")], offer[QLatin1String("quote_minor")]);
        QCOMPARE(carton[QLatin1String("billed_g")], offer[QLatin1String("billed_g")]);
        QCOMPARE(carton[QLatin1String("gross_g")].toInteger(), 2025);
    }

    void nobodyShipsThere()
    {
        const CliRun run = plan(QByteArray(kGood).replace("\"AU\"", "\"BR\""));
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.lines().size(), 1);
        m_schemas.add("plan-totals", run.lines().first(), QStringLiteral("no plan"));
        QCOMPARE(run.object()[QLatin1String("refused")].toArray().first()[QLatin1String("id")].toString(), QStringLiteral("NO_ZONE"));
    }

    void anArrayIsAnsweredOneByOne()
    {
        const CliRun one = plan(kGood);
        const CliRun two = plan('[' + kGood + ',' + kGood + ']');
        QCOMPARE(two.exit, 0);
        QCOMPARE(two.out, one.out + one.out);
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
        row("unknown key", R"("currency":)", R"("depth":3,"currency":)", 7001, "/depth");
        row("unknown key in a parcel", R"("fragile":true)", R"("fragil":true)", 7001, "/parcels/1/fragil");
        row("unknown key in a carton", R"("tare_g")", R"("colour":1,"tare_g")", 7001, "/cartons/0/colour");
        row("one id twice", R"("P2")", R"("P1")", 7001, "/parcels/1/id");
        row("nobody of that id", R"("currency":)", R"("apart":[["P1","P9"]],"currency":)", 7001, "/apart/0/1");
        row("no weight above zero", "900", "-900", 7005, "/parcels/2/weight_g");
        row("beyond any limit", "240", "2400000", 7006, "/parcels/2/length_mm");
        row("two sides", "[300,250,200]", "[300,250]", 7001, "/cartons/0/inner_mm");
        row("no side", "[300,250,200]", "[300,0,200]", 7006, "/cartons/0/inner_mm/1");
        row("no such country", R"("AU")", R"("XQ")", 7004, "/ship_to/country");
        row("no such currency", R"("CNY")", R"("CNX")", 7003, "/currency");
        row("no rate", R"("price_minor":350)", R"("price_minor":350,"price_currency":"XOF")", 7108, "/cartons/0/price_currency");
    }

    void aBadRequestSaysWhere()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const CliRun run = plan(QByteArray(kGood).replace(from, to));
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.lines().size(), 1);
        m_schemas.add("refusal", run.lines().first(), QString::fromLatin1(QTest::currentDataTag()));
        QTEST(run.object()[QLatin1String("error")].toObject()[QLatin1String("code")].toInt(), "code");
        QTEST(run.object()[QLatin1String("error")].toObject()[QLatin1String("where")].toString(), "where");
    }

    void localeAndTimeZoneChangeNothing()
    {
        const QByteArray here = plan(kGood).out;
        for (const QString &locale : {QStringLiteral("de_DE.UTF-8"), QStringLiteral("ar_EG.UTF-8"), QStringLiteral("zh_CN.UTF-8")})
            QCOMPARE(plan(kGood, {{QStringLiteral("LC_ALL"), locale}, {QStringLiteral("TZ"), QStringLiteral("Pacific/Kiritimati")}}).out, here);
    }

    void everyLineFitsItsSchema()
    {
        const QByteArray found = m_schemas.findings();
        QVERIFY2(found.isEmpty(), found.constData());
    }

private:
    static CliRun plan(const QByteArray &request, const QMap<QString, QString> &environment = {})
    {
        return runCli({{QStringLiteral("plan"), QStringLiteral("--tariffs"), kPack, QStringLiteral("--request"), QStringLiteral("-")}, request, environment});
    }

    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliPlan)
#include "tst_CliPlan.moc"
