#include "app/station/core/LedgerThread.h"
#include "app/station/core/SystemClock.h"
#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// db and sync on the file of a central made by its own program and of a station that never saw one.
class tst_CliStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcess init;
        init.start(QStringLiteral(PACKBAY_BIN_DIR "/packbay-central"), {QStringLiteral("init"), path("central"), QStringLiteral("--demo")});
        QVERIFY(init.waitForFinished(60'000));
        QCOMPARE(init.exitCode(), 0);
        const SystemClock clock;
        const Rulebook rulebook;
        const auto station = LedgerThread::start({path("station.db"), path("backups"), {QStringLiteral("SH1"), QStringLiteral("7K"), 1}, {}}, rulebook, clock);
        QVERIFY(station);
    }

    void goodFilesAreOk()
    {
        const CliRun central = db({"check", path("central/central.db")});
        QCOMPARE(central.exit, 0);
        m_schemas.add("db-check", central.lines().first(), QStringLiteral("central"));
        QCOMPARE(central.object()[QLatin1String("kind")].toString(), QStringLiteral("central"));
        QCOMPARE(central.object()[QLatin1String("integrity")].toString(), QStringLiteral("ok"));
        QVERIFY(central.object()[QLatin1String("audit")].toObject()[QLatin1String("unbroken")].toBool());
        const CliRun station = db({"check", path("station.db")});
        QCOMPARE(station.exit, 0);
        m_schemas.add("db-check", station.lines().first(), QStringLiteral("station"));
        QCOMPARE(station.object()[QLatin1String("kind")].toString(), QStringLiteral("station"));
    }

    void aDamagedFileIsExitOneInSqlitesWords()
    {
        QFile file(path("central/central.db"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        const CliRun rubbish = db({"check", writtenFile(path("rubbish.db"), QByteArray(5000, 'x'))});
        QCOMPARE(rubbish.exit, 1);
        m_schemas.add("db-check", rubbish.lines().first(), QStringLiteral("rubbish"));
        QVERIFY(!rubbish.object()[QLatin1String("ok")].toBool());
        QCOMPARE(rubbish.object()[QLatin1String("integrity")].toString(), QStringLiteral("file is not a database"));
        // Pages in the middle overwritten: the header is good, the trees are not.
        for (qsizetype page = 8; page < 24; ++page)
            bytes.replace(page * 4096, 4096, QByteArray(4096, '\x5a'));
        const CliRun torn = db({"check", writtenFile(path("torn.db"), bytes)});
        QCOMPARE(torn.exit, 1);
        m_schemas.add("db-check", torn.lines().first(), QStringLiteral("torn"));
        QVERIFY(!torn.object()[QLatin1String("ok")].toBool());
        QVERIFY(torn.object()[QLatin1String("integrity")].toString() != QStringLiteral("ok"));
    }

    void aChangedAuditRowIsFound()
    {
        const QString copy = path("forged.db");
        QCOMPARE(db({"backup", "--db", path("central/central.db"), "--out", copy}).exit, 0);
        QProcess sqlite;
        sqlite.start(QStringLiteral("sqlite3"), {copy, QStringLiteral("UPDATE audit SET actor='somebody' WHERE n=3")});
        QVERIFY(sqlite.waitForFinished());
        QVERIFY2(sqlite.exitCode() == 0, sqlite.readAllStandardError().constData());
        const CliRun run = db({"check", copy});
        QCOMPARE(run.exit, 1);
        m_schemas.add("db-check", run.lines().first(), QStringLiteral("forged"));
        QCOMPARE(run.object()[QLatin1String("audit")].toObject()[QLatin1String("first_bad")].toInt(), 3);
    }

    void aBackupHoldsTheSameRowsAndRestoresThem()
    {
        const QString backup = path("backup.db");
        QCOMPARE(db({"backup", "--db", path("central/central.db"), "--out", backup}).exit, 0);
        const QByteArray rows = db({"dump", "--db", path("central/central.db")}).out;
        QVERIFY(rows.size() > 1000);
        QCOMPARE(db({"dump", "--db", backup}).out, rows);
        const QString target = path("restored.db");
        QCOMPARE(db({"restore", "--from", backup, "--db", target}).exit, 0);
        QCOMPARE(db({"dump", "--db", target}).out, rows);
        const CliRun again = db({"restore", "--from", backup, "--db", target});
        QCOMPARE(again.exit, 1);
        m_schemas.add("refusal", again.lines().last(), QStringLiteral("target exists"));
        QCOMPARE(db({"restore", "--from", backup, "--db", target, "--force"}).exit, 0);
        const CliRun bad = db({"restore", "--from", path("torn.db"), "--db", target, "--force"});
        QCOMPARE(bad.exit, 1);
        m_schemas.add("refusal", bad.lines().last(), QStringLiteral("torn backup"));
        QCOMPARE(db({"dump", "--db", target}).out, rows);
    }

    void theDumpIsSortedAndOneKindOnDemand()
    {
        const CliRun all = db({"dump", "--db", path("central/central.db")});
        QStringList keys;
        QByteArray locations;
        for (qsizetype i = 0; i < all.lines().size(); ++i) {
            const QByteArray line = all.lines().at(i);
            m_schemas.add("dump-line", line, QStringLiteral("dump %1").arg(i));
            keys.append(all.object(i)[QLatin1String("e")].toString() + QLatin1Char(' ') + all.object(i)[QLatin1String("id")].toString());
            if (keys.last().startsWith(QStringLiteral("location ")))
                locations += line + '\n';
        }
        QVERIFY(std::is_sorted(keys.begin(), keys.end()));
        QVERIFY(!locations.isEmpty());
        QCOMPARE(db({"dump", "--db", path("central/central.db"), "--entity", "location"}).out, locations);
    }

    /// The chain recomputed from the exported lines alone, as an auditor would.
    void theExportedChainHolds()
    {
        const QString file = path("audit.jsonl");
        const CliRun run = db({"export-audit", "--db", path("central/central.db"), "--out", file});
        QCOMPARE(run.exit, 0);
        QFile audit(file);
        QVERIFY(audit.open(QIODevice::ReadOnly));
        QByteArray previous(64, '0');
        qint64 n = 0;
        while (!audit.atEnd()) {
            const QByteArray line = audit.readLine().trimmed();
            m_schemas.add("audit-line", line, QStringLiteral("audit %1").arg(++n));
            QJsonObject object = QJsonDocument::fromJson(line).object();
            QCOMPARE(object[QLatin1String("n")].toInteger(), n);
            QCOMPARE(object[QLatin1String("prev")].toString().toLatin1(), previous);
            const QByteArray stored = object.take(QLatin1String("h")).toString().toLatin1();
            // No fractions in it: Qt's compact form with sorted keys is the form of RFC 8785.
            const QByteArray body = QJsonDocument(object).toJson(QJsonDocument::Compact);
            previous = QCryptographicHash::hash(QByteArray::fromHex(previous) + body, QCryptographicHash::Sha256).toHex();
            QCOMPARE(stored, previous);
        }
        QCOMPARE(run.object()[QLatin1String("rows")].toInteger(), n);
    }

    void aStationThatNeverSawACentral()
    {
        const CliRun status = runCli({{QStringLiteral("sync"), QStringLiteral("status"), QStringLiteral("--db"), path("station.db")}});
        QCOMPARE(status.exit, 0);
        m_schemas.add("sync-status", status.lines().first(), QStringLiteral("status"));
        QCOMPARE(status.object()[QLatin1String("station")].toString(), QStringLiteral("7K"));
        QCOMPARE(status.object()[QLatin1String("pending")].toInt(), 0);
        QVERIFY(status.object()[QLatin1String("last_ok")].isNull());
        QVERIFY(runCli({{QStringLiteral("sync"), QStringLiteral("status"), QStringLiteral("--db"), path("central/central.db")}}).isUsageFailure());
    }

    void aCentralThatIsNotThere()
    {
        const QString token = writtenFile(path("token"), "secret\n");
        const CliRun run = runCli({{QStringLiteral("sync"), QStringLiteral("once"), QStringLiteral("--db"), path("station.db"), QStringLiteral("--url"),
                                    QStringLiteral("https://127.0.0.1:1"), QStringLiteral("--ca"), path("central/ca.pem"), QStringLiteral("--token-file"), token}});
        QCOMPARE(run.exit, 1);
        m_schemas.add("sync-status", run.lines().last(), QStringLiteral("unreachable"));
        QCOMPARE(run.object(-1)[QLatin1String("last_error")].toObject()[QLatin1String("code")].toInt(), 4001);
    }

    void everyLineFitsItsSchema()
    {
        const QByteArray findings = m_schemas.findings();
        QVERIFY2(findings.isEmpty(), findings.constData());
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    struct Word : QString
    {
        Word(const char *text) : QString(QLatin1String(text)) {}
        Word(const QString &text) : QString(text) {}
    };
    static CliRun db(std::initializer_list<Word> words)
    {
        QStringList arguments{QStringLiteral("db")};
        for (const Word &word : words)
            arguments.append(word);
        return runCli({arguments});
    }

    QTemporaryDir m_folder;
    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliStore)
#include "tst_CliStore.moc"
