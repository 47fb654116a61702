#include "app/station/core/LedgerThread.h"
#include "app/station/core/SystemClock.h"
#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

namespace {

const QString kDemoPack = QStringLiteral(PACKBAY_SOURCE_DIR "/app/demo-tariffs");
const QString kSmallPack = QStringLiteral(PACKBAY_SOURCE_DIR "/tests/models/freight/packs/ups");

} // namespace

/// tariff diff, import and export on the file of a central made by its own program.
class tst_CliTariff : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QProcess init;
        init.start(QStringLiteral(PACKBAY_BIN_DIR "/packbay-central"), {QStringLiteral("init"), path("central")});
        QVERIFY(init.waitForFinished(60'000));
        QCOMPARE(init.exitCode(), 0);
    }

    void aVersionAndItsSuccessor()
    {
        const CliRun first = tariff({"import", kDemoPack, "--db", db(), "--version", "spring"});
        QCOMPARE(first.exit, 0);
        check(first, "first");
        QCOMPARE(first.object(-1)[QLatin1String("version")].toString(), QStringLiteral("spring"));
        QVERIFY(first.object(-1)[QLatin1String("previous")].isNull());
        QVERIFY(first.object(-1)[QLatin1String("imported")].toBool());

        const QString dearer = copyPack("dearer", "SEA-AU,AU-METRO,,5000,30000", "SEA-AU,AU-METRO,,5000,31000");
        const CliRun second = tariff({"import", dearer, "--db", db()});
        QCOMPARE(second.exit, 0);
        check(second, "second");
        QCOMPARE(second.object(-1)[QLatin1String("previous")].toString(), QStringLiteral("spring"));
        QCOMPARE(second.object(-1)[QLatin1String("changes")].toInt(), 1);
        QCOMPARE(second.lines().at(second.lines().size() - 2),
                 QByteArray(R"({"change":"changed","sheet":"price","key":"SEA-AU AU-METRO 5000","column":"to_g","old":"30000","new":"31000"})"));
        const QString version = second.object(-1)[QLatin1String("version")].toString();
        QCOMPARE(version, second.object(-1)[QLatin1String("sha256")].toString().left(12));
        QCOMPARE(rows(), 2);

        // The same again changes nothing; an older version cannot be had back under its own name.
        const CliRun again = tariff({"import", dearer, "--db", db()});
        QCOMPARE(again.exit, 0);
        check(again, "again");
        QVERIFY(!again.object(-1)[QLatin1String("imported")].toBool());
        QCOMPARE(again.object(-1)[QLatin1String("changes")].toInt(), 0);
        const CliRun taken = tariff({"import", kDemoPack, "--db", db(), "--version", "spring"});
        QCOMPARE(taken.exit, 1);
        m_schemas.add("refusal", taken.lines().last(), QStringLiteral("taken"));
        QCOMPARE(taken.object(-1)[QLatin1String("error")].toObject()[QLatin1String("code")].toInt(), 2107);
        QCOMPARE(rows(), 2);
        const CliRun checked = runCli({{QStringLiteral("db"), QStringLiteral("check"), db()}});
        QCOMPARE(checked.exit, 0);
        QVERIFY(checked.object()[QLatin1String("audit")].toObject()[QLatin1String("unbroken")].toBool());
    }

    void nothingOfABadPackIsStored()
    {
        const QString gap = copyPack("gap", "SEA-AU,AU-METRO,,5000,30000", "SEA-AU,AU-METRO,,6000,30000");
        const CliRun run = tariff({"import", gap, "--db", db()});
        QCOMPARE(run.exit, 1);
        m_schemas.add("tariff-finding", run.lines().first(), QStringLiteral("gap"));
        m_schemas.add("tariff-verdict", run.lines().last(), QStringLiteral("gap"));
        QCOMPARE(run.out, tariff({"check", gap}).out);
        QCOMPARE(rows(), 0);
        // Two versions of one line on the same days.
        const QString overlap = path("overlap");
        QVERIFY(QDir().mkpath(overlap));
        writtenFile(overlap + QStringLiteral("/line.csv"), "line,currency,valid_from,valid_to\nL,CNY,2026-01-01,2026-06-30\nL,CNY,2026-06-30,\n");
        writtenFile(overlap + QStringLiteral("/zone.csv"), "line,zone,country\nL,Z,AU\n");
        writtenFile(overlap + QStringLiteral("/price.csv"), "line,zone,over_g,to_g,base\nL,Z,0,500,1\n");
        const CliRun refused = tariff({"import", overlap, "--db", db()});
        QCOMPARE(refused.exit, 1);
        QCOMPARE(refused.object()[QLatin1String("code")].toInt(), 7207);
        QCOMPARE(refused.object()[QLatin1String("row")].toInt(), 3);
        QCOMPARE(rows(), 0);
    }

    /// Two versions for the same days: the one that starts before the newest is refused, whoever brings it.
    void anEarlierVersionIsRefused()
    {
        QCOMPARE(tariff({"import", datedPack("june", "2026-06-01"), "--db", db(), "--version", "june"}).exit, 0);
        const CliRun refused = tariff({"import", datedPack("may", "2026-05-31"), "--db", db(), "--version", "may"});
        QCOMPARE(refused.exit, 1);
        m_schemas.add("refusal", refused.lines().last(), QStringLiteral("earlier"));
        QCOMPARE(refused.object(-1)[QLatin1String("error")].toObject()[QLatin1String("code")].toInt(), 7207);
        QCOMPARE(rows(), 1);
        QCOMPARE(tariff({"import", datedPack("july", "2026-07-01"), "--db", db(), "--version", "july"}).exit, 0);
        QCOMPARE(rows(), 2);
    }

    void aDryRunOnlyShows()
    {
        const CliRun run = tariff({"import", kSmallPack, "--db", db(), "--dry-run"});
        QCOMPARE(run.exit, 0);
        check(run, "dry");
        QVERIFY(!run.object(-1)[QLatin1String("imported")].toBool());
        QVERIFY(run.object(-1)[QLatin1String("changes")].toInt() > 5);
        QCOMPARE(rows(), 0);
    }

    void exportedWithoutLoss()
    {
        const CliRun imported = tariff({"import", kDemoPack, "--db", db(), "--version", "v1"});
        QCOMPARE(imported.exit, 0);
        const QString sha = imported.object(-1)[QLatin1String("sha256")].toString();
        for (const char *out : {"out", "out.xlsx"}) {
            const CliRun exported = tariff({"export", "--db", db(), "--version", "v1", "--out", path(out)});
            QCOMPARE(exported.exit, 0);
            QCOMPARE(exported.object(-1)[QLatin1String("sha256")].toString(), sha);
            const CliRun checked = tariff({"check", path(out)});
            QCOMPARE(checked.exit, 0);
            QCOMPARE(checked.object(-1)[QLatin1String("sha256")].toString(), sha);
            QCOMPARE(tariff({"diff", kDemoPack, path(out)}).out, QByteArray());
        }
        for (const QFileInfo &file : QDir(kDemoPack).entryInfoList({QStringLiteral("*.csv")}))
            QCOMPARE(bytesOf(path("out") + QLatin1Char('/') + file.fileName()), bytesOf(file.filePath()));
        QVERIFY(tariff({"export", "--db", db(), "--version", "v1", "--out", path("out")}).isUsageFailure());
        QCOMPARE(tariff({"export", "--db", db(), "--version", "v2", "--out", path("other")}).exit, 1);
        // A workbook is as good as the folder, for every command.
        const QByteArray request = R"({"at":"2026-11-22T08:00:00Z","ship_to":{"country":"AU","postcode":"2000"},"pieces":[{"weight_g":1200}]})";
        const auto quoted = [&](const QString &pack) {
            return runCli({{QStringLiteral("quote"), QStringLiteral("--tariffs"), pack, QStringLiteral("--request"), QStringLiteral("-")}, request});
        };
        QCOMPARE(quoted(path("out.xlsx")).exit, 0);
        QCOMPARE(quoted(path("out.xlsx")).out, quoted(kDemoPack).out);
        const CliRun fromBook = tariff({"import", path("out.xlsx"), "--db", db()});
        QCOMPARE(fromBook.exit, 0);
        QVERIFY(!fromBook.object(-1)[QLatin1String("imported")].toBool());
    }

    void differences()
    {
        const QString other = copyPack("other", "SEA-AU,AU-METRO,,5000,30000", "SEA-AU,AU-METRO,,5000,31000");
        const CliRun run = tariff({"diff", kDemoPack, other});
        QCOMPARE(run.exit, 0);
        QCOMPARE(run.lines().size(), 1);
        m_schemas.add("tariff-change", run.lines().first(), QStringLiteral("diff"));
        const CliRun bad = tariff({"diff", kDemoPack, copyPack("bad", "SEA-AU,AU-METRO,,5000,30000", "SEA-AU,AU-METRO,,5O00,30000")});
        QCOMPARE(bad.exit, 1);
        QVERIFY(!bad.object(-1)[QLatin1String("ok")].toBool());
    }

    void whereItCannotGo()
    {
        const SystemClock clock;
        const Rulebook rulebook;
        {
            const auto station = LedgerThread::start({path("station.db"), path("backups"), {QStringLiteral("SH1"), QStringLiteral("7K"), 1}, {}}, rulebook, clock);
            QVERIFY(station);
        }
        QVERIFY(tariff({"import", kSmallPack, "--db", path("station.db")}).isUsageFailure());
        QVERIFY(tariff({"import", kSmallPack, "--db", path("none.db")}).isUsageFailure());
        QVERIFY(tariff({"import", path("none"), "--db", db()}).isUsageFailure());
        QVERIFY(tariff({"import", kSmallPack}).isUsageFailure());
        QVERIFY(tariff({"export", "--db", db()}).isUsageFailure());
        QVERIFY(tariff({"diff", kSmallPack}).isUsageFailure());
        // A running central holds its file.
        QLockFile running(db() + QStringLiteral(".lock"));
        QVERIFY(running.tryLock(0));
        const CliRun held = tariff({"import", kSmallPack, "--db", db()});
        QVERIFY(held.isUsageFailure());
        QVERIFY2(held.err.contains("E3015"), held.err.constData());
        running.unlock();
        QCOMPARE(rows(), 0);
    }

    void everyLineFitsItsSchema()
    {
        const QByteArray findings = m_schemas.findings();
        QVERIFY2(findings.isEmpty(), findings.constData());
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QString db() const { return path("central/central.db"); }

    struct Word : QString
    {
        Word(const char *text) : QString(QLatin1String(text)) {}
        Word(const QString &text) : QString(text) {}
    };
    static CliRun tariff(std::initializer_list<Word> words)
    {
        QStringList arguments{QStringLiteral("tariff")};
        for (const Word &word : words)
            arguments.append(word);
        return runCli({arguments});
    }

    /// Tariff versions in the central's file.
    qsizetype rows() const
    {
        return runCli({{QStringLiteral("db"), QStringLiteral("dump"), QStringLiteral("--db"), db(), QStringLiteral("--entity"), QStringLiteral("tariff")}}).lines().size();
    }

    void check(const CliRun &run, const char *label)
    {
        m_schemas.add("tariff-import", run.lines().last(), QString::fromLatin1(label));
        for (qsizetype i = 0; i + 1 < run.lines().size(); ++i)
            m_schemas.add(run.lines().at(i).startsWith("{\"change\"") ? "tariff-change" : "tariff-finding", run.lines().at(i), QString::fromLatin1(label));
    }

    static QByteArray bytesOf(const QString &file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    /// The demo pack with one text of price.csv replaced.
    QString copyPack(const char *name, const QByteArray &from, const QByteArray &to) const
    {
        const QString folder = path(name);
        QDir().mkpath(folder);
        for (const QFileInfo &info : QDir(kDemoPack).entryInfoList({QStringLiteral("*.csv")}))
            writtenFile(folder + QLatin1Char('/') + info.fileName(), bytesOf(info.filePath()).replace(from, to));
        return folder;
    }

    /// A pack of one line that is valid from `day`.
    QString datedPack(const char *name, const QByteArray &day) const
    {
        const QString folder = path(name);
        QDir().mkpath(folder);
        writtenFile(folder + QStringLiteral("/line.csv"), "line,currency,valid_from\nL,CNY," + day + '\n');
        writtenFile(folder + QStringLiteral("/zone.csv"), "line,zone,country\nL,Z,AU\n");
        writtenFile(folder + QStringLiteral("/price.csv"), "line,zone,over_g,to_g,base\nL,Z,0,500,1\n");
        return folder;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliTariff)
#include "tst_CliTariff.moc"
