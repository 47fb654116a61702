#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace packbay::test;

namespace {

QStringList words(const char *line) { return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

} // namespace

/// What is not a verdict but a wrong call: exit 2, one line on stderr; and the scale's frames.
class tst_CliUsage : public QObject
{
    Q_OBJECT

private slots:
    void version()
    {
        const CliRun run = runCli({{QStringLiteral("--version")}});
        QCOMPARE(run.exit, 0);
        QVERIFY(QString::fromUtf8(run.out).contains(QRegularExpression(QStringLiteral("^packbay-cli [0-9]+\\.[0-9]+\\.[0-9]+\\n$"))));
    }

    void helpNamesEveryCommand()
    {
        const CliRun run = runCli({{QStringLiteral("--help")}});
        QCOMPARE(run.exit, 0);
        for (const char *command : {"identify", "decode", "scale", "quote", "tariff check", "label", "print", "db check", "sync status", "demo", "bench"})
            QVERIFY2(run.out.contains(QByteArray("packbay-cli ") + command), command);
    }

    void wrongCallsAreOneLineOnStderr_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call :
             {"", "fly", "identify --fast", "decode", "decode --fast x.png", "scale", "scale --protocol abacus", "scale --protocol MT-SICS --unit stone", "tariff", "tariff burn x",
              "tariff check /no/such/folder", "quote", "quote --tariffs", "quote --tariffs x --request y --depth 3",
              "quote --tariffs /no/such/folder --request /no/such/file", "label", "label --request /no/such/file --format zpl --dpi 203",
              "label --request x --format bmp --dpi 203", "label --request x --format zpl --dpi 204", "label --fields passport", "print", "print --printer tcp://127.0.0.1", "print --printer zebra --file /etc/hostname",
              "print --printer usb:///etc/passwd --file /etc/hostname", "print --printer tcp://127.0.0.1 --file /no/such/file",
              "print --printer file:///tmp/ --file /etc/hostname --wait-s now", "db", "db burn",
              "db check", "db check /no/such/file", "db backup --db /no/such/file --out x", "db backup --db x", "db restore --from x",
              "db export-audit --db /no/such/file --out x", "db dump", "db dump --db /no/such/file", "sync", "sync status",
              "sync status --db /no/such/file", "sync twice --db x", "demo", "demo --out x --parcels many", "demo --out x --parcels 0",
              "demo --out x --seed dice", "demo --out x --printer-drops-every now", "demo --out /proc/packbay"})
            QTest::newRow(*call ? call : "nothing") << QString::fromLatin1(call);
    }

    void wrongCallsAreOneLineOnStderr()
    {
        QFETCH(QString, call);
        const CliRun run = runCli({call.split(QLatin1Char(' '), Qt::SkipEmptyParts)});
        QVERIFY2(run.isUsageFailure(), QByteArray::number(run.exit) + ": " + run.err);
    }

    void aScalesFrames()
    {
        const CliRun run = runCli({words("scale --protocol mt-sics"), "S S      1.234 kg\r\nS D     -0.500 kg\r\nS +\r\nS -\r\nS I\r\nES\r\n"});
        QCOMPARE(run.exit, 0);
        const QList<QByteArray> lines = run.lines();
        QCOMPARE(lines.size(), 6);
        for (const QByteArray &line : lines)
            m_schemas.add("scale", line, QString::fromUtf8(line));
        QCOMPARE(run.object(0)[QLatin1String("grams")].toInt(), 1234);
        QCOMPARE(run.object(0)[QLatin1String("value")].toString(), QStringLiteral("1.234"));
        QCOMPARE(run.object(0)[QLatin1String("stable")].toBool(), true);
        QCOMPARE(run.object(1)[QLatin1String("stable")].toBool(), false);
        QVERIFY(run.object(2)[QLatin1String("grams")].isNull());
        QCOMPARE(run.object(2)[QLatin1String("status")].toString(), QStringLiteral("overload"));
        QCOMPARE(run.object(3)[QLatin1String("status")].toString(), QStringLiteral("underload"));
    }

    void everyProtocolTakesRubbishCalmly()
    {
        QByteArray rubbish;
        for (int i = 0; i < 2048; ++i)
            rubbish.append(static_cast<char>((i * 7919 + i / 256 * 31) & 0xff));
        for (const char *name : {"MT-SICS", "8217", "NCI-SCP01", "AND", "AND-18", "CAS-22", "CAS-ENQ", "OHAUS-P", "TOLEDO-CONT", "XK3190-A9",
                                 "XK3190-A12E", "XK3190-A26-f1", "XK3190-A26-f2", "YH-w", "BCD-FF", "ADAM", "HID-8D"}) {
            const CliRun run = runCli({{QStringLiteral("scale"), QStringLiteral("--protocol"), QLatin1String(name)}, rubbish});
            QVERIFY2(run.exit == 0, name);
            for (const QByteArray &line : run.lines())
                m_schemas.add("scale", line, QLatin1String(name));
        }
    }

    /// Small sizes: the shape is tested, no figure is judged.
    void benchFiguresHaveTheirShape()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("bench.json"));
        const CliRun run = runCli({words("bench all --parcels 500 --scans 6 --labels 4 --pictures 5 --json") + QStringList{file}, {}, {}, 300'000});
        QVERIFY2(run.exit == 0, run.err.constData());
        QVERIFY2(run.lines().size() >= 9, run.out.constData());
        for (const QByteArray &line : run.lines())
            m_schemas.add("bench-figure", line, QStringLiteral("bench line"));
        QFile json(file);
        QVERIFY(json.open(QIODevice::ReadOnly));
        m_schemas.add("bench", json.readAll(), QStringLiteral("bench file"));
        QVERIFY(runCli({words("bench fly --json x")}).isUsageFailure());
    }

    void everyLineFitsItsSchema()
    {
        const QByteArray findings = m_schemas.findings();
        QVERIFY2(findings.isEmpty(), findings.constData());
    }

private:
    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliUsage)
#include "tst_CliUsage.moc"
