#include "app/station/window/CommandLine.h"
#include "tests/support/TestMain.h"

using namespace packbay;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void everyOptionIsRead()
    {
        const auto options = readCommandLine(QStringLiteral("--config c.ini --db s.db --role supervisor --lang zh_CN --theme dark").split(QLatin1Char(' ')));
        QVERIFY(options);
        StationOptions expected;
        expected.config = QStringLiteral("c.ini");
        expected.database = QStringLiteral("s.db");
        expected.role = Role::Supervisor;
        expected.language = QStringLiteral("zh_CN");
        expected.theme = QStringLiteral("dark");
        QCOMPARE(*options, expected);
        QVERIFY(readCommandLine({QStringLiteral("--demo")})->demo);
        QVERIFY(readCommandLine({QStringLiteral("--self-test")})->selfTest);
        QVERIFY(readCommandLine({QStringLiteral("--version")})->version);
        QVERIFY(!readCommandLine({})->demo);
    }

    void picturesAreTakenInTheDemo()
    {
        const auto options = readCommandLine({QStringLiteral("--screenshots=out")});
        QVERIFY(options);
        QVERIFY(options->demo);
        QCOMPARE(options->screenshots, QStringLiteral("out"));
    }

    void wrongWordsAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("option");
        QTest::newRow("unknown") << "--fast" << "--fast";
        QTest::newRow("no dashes") << "demo" << "demo";
        QTest::newRow("no value") << "--db" << "--db";
        QTest::newRow("option as value") << "--db --demo" << "--db";
        QTest::newRow("role") << "--role boss" << "--role";
        QTest::newRow("language") << "--lang tlh" << "--lang";
        QTest::newRow("theme") << "--theme pink" << "--theme";
        QTest::newRow("demo with own file") << "--demo --db x.db" << "--demo";
        QTest::newRow("demo with config") << "--config x.ini --demo" << "--demo";
    }
    void wrongWordsAreNamed()
    {
        QFETCH(QString, line);
        QFETCH(QString, option);
        const auto options = readCommandLine(line.split(QLatin1Char(' ')));
        QVERIFY(!options);
        QCOMPARE(options.error().code, ErrorCode::UsageWrong);
        QCOMPARE(options.error().args.value(QStringLiteral("option")).toString(), option);
    }
};

PACKBAY_TEST(tst_CommandLine)
#include "tst_CommandLine.moc"
