#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QSet>
#include <QTemporaryDir>

using namespace packbay::test;

namespace {

const QStringList kScans{
    QStringLiteral("1Z5R89390357567127"),     QStringLiteral("1Z5R89390357567128"), QStringLiteral("RB123456785GB"),
    QStringLiteral("SF1234567890123"),        QStringLiteral("YT1234567890123"),    QStringLiteral("]C100123456789012345675"),
    QStringLiteral("(01)09506000134352(17)201225(10)ABC123"),                       QStringLiteral("TC100200P"),
    QStringLiteral("ZZCOKN"),                 QStringLiteral("ZZBU176"),            QStringLiteral("ZZLSH1A031204BH"),
    QStringLiteral("ZZP7K00012FU"),           QStringLiteral("ZZX7K00004AT"),       QStringLiteral("ZZJCO26081500423"),
    QStringLiteral("ZZG7K00009A"),            QStringLiteral("ZZKDHL2I"),           QStringLiteral("ZZTT014T"),
    QStringLiteral("ZZM7K00003D"),            QStringLiteral("ZZM7K00003E"),        QStringLiteral("hello"),
};

} // namespace

class tst_CliIdentify : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_all = runCli({QStringList{QStringLiteral("identify")}, kScans.join(QLatin1Char('\n')).toUtf8() + '\n'});
    }

    void aLineForEachInTheOrderOfTheInput()
    {
        QCOMPARE(m_all.exit, 1); // two of them are wrong
        QCOMPARE(m_all.err, QByteArray());
        QCOMPARE(m_all.lines().size(), kScans.size());
        for (qsizetype i = 0; i < kScans.size(); ++i) {
            QCOMPARE(m_all.object(i)[QLatin1String("input")].toString(), kScans.at(i));
            m_schemas.add("identify", m_all.lines().at(i), kScans.at(i));
        }
    }

    /// The paper codes of architecture.md 12 as they stand there.
    void everyOwnCodeHasItsKind()
    {
        const QMap<QString, QString> kinds{
            {QStringLiteral("TC100200P"), QStringLiteral("member")},       {QStringLiteral("ZZCOKN"), QStringLiteral("command")},
            {QStringLiteral("ZZBU176"), QStringLiteral("badge")},          {QStringLiteral("ZZLSH1A031204BH"), QStringLiteral("location")},
            {QStringLiteral("ZZP7K00012FU"), QStringLiteral("parcel")},    {QStringLiteral("ZZX7K00004AT"), QStringLiteral("carton")},
            {QStringLiteral("ZZJCO26081500423"), QStringLiteral("order")}, {QStringLiteral("ZZG7K00009A"), QStringLiteral("bag")},
            {QStringLiteral("ZZKDHL2I"), QStringLiteral("cage")},          {QStringLiteral("ZZTT014T"), QStringLiteral("tote")},
            {QStringLiteral("ZZM7K00003D"), QStringLiteral("manifest")}};
        for (auto it = kinds.begin(); it != kinds.end(); ++it) {
            const QJsonObject object = m_all.object(kScans.indexOf(it.key()));
            QCOMPARE(object[QLatin1String("kind")].toString(), it.value());
            QVERIFY2(object[QLatin1String("error")].isNull(), qPrintable(it.key()));
        }
    }

    void aWrongCheckDigitIsNamedWithItsPlace()
    {
        const CliRun run = runCli({{QStringLiteral("identify"), QStringLiteral("1Z5R89390357567128")}});
        QCOMPARE(run.exit, 1);
        const QJsonObject object = run.object();
        QCOMPARE(object[QLatin1String("kind")].toString(), QStringLiteral("unknown"));
        QCOMPARE(object[QLatin1String("carriers")].toArray(), QJsonArray());
        const QJsonObject failed = object[QLatin1String("failed")].toArray().at(0).toObject();
        QCOMPARE(failed[QLatin1String("position")].toInt(), 18);
        QCOMPARE(failed[QLatin1String("read")].toString(), QStringLiteral("8"));
        QCOMPARE(failed[QLatin1String("expected")].toString(), QStringLiteral("7"));
        QCOMPARE(object[QLatin1String("error")].toObject()[QLatin1String("code")].toInt(), 1105);
    }

    void aDamagedOwnCodeIsNeverGuessed()
    {
        const QJsonObject object = m_all.object(kScans.indexOf(QStringLiteral("ZZM7K00003E")));
        QCOMPARE(object[QLatin1String("error")].toObject()[QLatin1String("code")].toInt(), 1103);
        QVERIFY(object[QLatin1String("entity")].isNull());
    }

    void goodScansAloneAreExitZero()
    {
        const CliRun run = runCli({{QStringLiteral("identify"), QStringLiteral("1Z5R89390357567127"), QStringLiteral("ZZCOKN")}});
        QCOMPARE(run.exit, 0);
        QCOMPARE(run.lines().size(), 2);
    }

    void hexCarriesControlCharacters()
    {
        // ]C1 10 ABC GS 17 201225: the separator cannot be typed.
        const CliRun run = runCli({{QStringLiteral("identify"), QStringLiteral("--hex"), QStringLiteral("5d43313130414243"
                                                                                                         "1d3137323031323235")}});
        m_schemas.add("identify", run.lines().value(0), QStringLiteral("hex"));
        const QJsonObject gs1 = run.object()[QLatin1String("gs1")].toObject();
        QCOMPARE(gs1[QLatin1String("10")].toString(), QStringLiteral("ABC"));
        QCOMPARE(gs1[QLatin1String("17")].toString(), QStringLiteral("201225"));
    }

    void anOwnersCarriersAreTried()
    {
        QTemporaryDir folder;
        const QString good = writtenFile(folder.filePath(QStringLiteral("good.json")),
                                         R"({"formats":[{"carrier":"quick","name":"Quick","shape":"QQ[0-9]{6}","evidence":"prefix","accept":["QQ123456"]}]})");
        const QString bad = writtenFile(folder.filePath(QStringLiteral("bad.json")),
                                        R"({"formats":[{"carrier":"quick","name":"Quick","shape":"QQ[0-9]{6}","evidence":"prefix","refuse":["QQ123456"]}]})");
        const auto ask = [](const QString &file) { return runCli({{QStringLiteral("identify"), QStringLiteral("--carriers"), file, QStringLiteral("QQ123456")}}); };
        const CliRun run = ask(good);
        QCOMPARE(run.exit, 0);
        m_schemas.add("identify", run.lines().value(0), QStringLiteral("own carriers"));
        QCOMPARE(run.object()[QLatin1String("carriers")].toArray().at(0)[QLatin1String("code")].toString(), QStringLiteral("quick"));
        QVERIFY(runCli({{QStringLiteral("identify"), QStringLiteral("QQ123456")}}).object()[QLatin1String("carriers")].toArray().isEmpty());
        QVERIFY(ask(bad).isUsageFailure());
        QVERIFY(ask(bad).err.contains("/formats/0/refuse/0"));
        QVERIFY(ask(folder.filePath(QStringLiteral("absent.json"))).isUsageFailure());
    }

    void localeAndTimeZoneChangeNothing()
    {
        for (const QString &locale : {QStringLiteral("de_DE.UTF-8"), QStringLiteral("zh_CN.UTF-8"), QStringLiteral("C")}) {
            const CliRun run = runCli({{QStringLiteral("identify")},
                                       kScans.join(QLatin1Char('\n')).toUtf8() + '\n',
                                       {{QStringLiteral("LC_ALL"), locale}, {QStringLiteral("LANG"), locale}, {QStringLiteral("TZ"), QStringLiteral("Pacific/Kiritimati")}}});
            QCOMPARE(run.out, m_all.out);
        }
    }

    void everyLineFitsItsSchema()
    {
        const QByteArray findings = m_schemas.findings();
        QVERIFY2(findings.isEmpty(), findings.constData());
    }

private:
    CliRun m_all;
    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliIdentify)
#include "tst_CliIdentify.moc"
