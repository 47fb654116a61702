#include "models/store/Outbox.h"
#include "models/store/PrintSpool.h"
#include "tests/models/store/StoreFixture.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>

using namespace packbay;
using namespace packbay::test;

namespace {

constexpr const char *kTracking = "SF1390000000123";

/// Tables that stay small whatever the warehouse holds (base_image: rows of operations that are not settled), and the partial indexes over the few rows that are not settled.
bool isSmall(const QString &step)
{
    static const QRegularExpression small(QStringLiteral(
        "^SCAN (sync_state|stage|base_image|CONSTANT ROW|\\w+ USING (COVERING )?INDEX (operation_open|operation_refused|print_job_open))\\b"));
    return small.match(step).hasMatch();
}

/// The steps of SQLite's plan that read a whole table or index.
QStringList scansOf(Database &database, const QString &sql)
{
    QStringList scans;
    Statement plan = database.prepared(QStringLiteral("EXPLAIN QUERY PLAN ") + sql);
    while (plan.next()) {
        const QString step = plan.text(3);
        // A "SEARCH parcel" without an index is how SQLite words MIN and MAX over the whole table.
        const bool whole = step.startsWith(QStringLiteral("SCAN")) || (step.startsWith(QStringLiteral("SEARCH")) && !step.contains(QStringLiteral(" USING ")));
        if (whole && !isSmall(step))
            scans.append(step);
    }
    if (!plan.status())
        scans.append(plan.status().error().detail);
    return scans;
}

bool hasPlan(const QString &sql)
{
    static const QRegularExpression word(QStringLiteral("^(SELECT|INSERT|UPDATE|DELETE|WITH)\\b"));
    return word.match(sql).hasMatch() && !sql.contains(QStringLiteral("pragma_"));
}

/// What a station does in a shift: receives, weighs, shelves, is refused, is in step with the central, prints.
void work(TestStation &station, TestCentral &central)
{
    UpsertLocation shelf;
    shelf.code = QStringLiteral("SH1U0101");
    shelf.sign = QStringLiteral("SH1-U-01-01");
    shelf.zone = QStringLiteral("U");
    shelf.enabled = true;
    central.publish(shelf);
    QVERIFY(pullOnce(station, central.authority()));
    ReceiveParcel receive;
    receive.tracking = QString::fromLatin1(kTracking);
    receive.raw = receive.tracking;
    QVERIFY(station.submit(receive));
    const EntityId id = parcelId(QStringLiteral("SH1"), receive.tracking, 0);
    QVERIFY(station.submit(MeasureParcel{id, Grams(800), QStringLiteral("scale-1"), {}, {}}));
    QVERIFY(station.submit(PutawayParcel{id, shelf.code}));
    QVERIFY(!station.submit(PutawayParcel{parcelId(QStringLiteral("SH1"), QStringLiteral("NONE"), 0), shelf.code}));
    QVERIFY(pushOnce(station, central.authority()));
    QVERIFY(pullOnce(station, central.authority()));
    QVERIFY(Outbox(station.database(), station.ledger().identity()).status());
    PrintSpool spool(station.database());
    PrintJob job;
    job.document = QStringLiteral("parcel/7K000001");
    job.bytes = QByteArrayLiteral("^XA^XZ");
    job.sha256 = QByteArray(32, 'x');
    QVERIFY(spool.add(job));
    QVERIFY(spool.record(job.document, job.copy, PrintState::Sent, {}));
    QVERIFY(spool.crashed());
    QVERIFY(spool.open());
}

} // namespace

/// A scan must not take longer because a million parcels are in the house: no statement of the daily work reads a whole
/// table. Every statement that the station prepared is asked, so a new one cannot be forgotten.
class tst_Plans : public QObject
{
    Q_OBJECT

private slots:
    void noStatementOfTheDayReadsAWholeTable()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        station.close();
        station.open(); // what only the creation of a file prepares is not asked
        work(station, central);
        if (QTest::currentTestFailed())
            return;
        const WorldView &world = station.ledger().world();
        for (int i = 0; i <= static_cast<int>(Lookup::TariffByKind); ++i) {
            (void)world.rows(static_cast<Lookup>(i), QStringLiteral("x"), 1);
            (void)world.count(static_cast<Lookup>(i), QStringLiteral("x"));
        }
        int asked = 0;
        for (const QString &sql : station.database().statements()) {
            if (!hasPlan(sql))
                continue;
            ++asked;
            const QStringList scans = scansOf(station.database(), sql);
            QVERIFY2(scans.isEmpty(), qPrintable(scans.join(u';') + QStringLiteral(" <- ") + sql));
        }
        QVERIFY2(asked > 60, qPrintable(QString::number(asked)));
    }
    void aWholeTableIsSeen()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(!scansOf(station.database(), QStringLiteral("SELECT * FROM parcel WHERE weight_g=1")).isEmpty());
        QVERIFY(!scansOf(station.database(), QStringLiteral("SELECT MAX(at_ms) FROM operation")).isEmpty());
        QVERIFY(scansOf(station.database(), QStringLiteral("SELECT * FROM parcel WHERE wh=? AND id=?")).isEmpty());
    }
    void printJobsThatAreDoneAreNotReadAtStart()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        PrintSpool spool(station.database());
        PrintJob job;
        job.bytes = QByteArrayLiteral("^XA^XZ");
        job.sha256 = QByteArray(32, 'x');
        for (const auto &[document, state] : {std::pair{"a", PrintState::Sending}, {"b", PrintState::Confirmed}, {"c", PrintState::Queued}, {"d", PrintState::Sent}, {"e", PrintState::Printing}}) {
            job.document = QString::fromLatin1(document);
            QVERIFY(spool.add(job));
            QVERIFY(spool.record(job.document, 1, state, {}));
        }
        QVERIFY(spool.crashed());
        QCOMPARE((*spool.find(QStringLiteral("a"), 1))->state, PrintState::Unknown);
        QCOMPARE((*spool.find(QStringLiteral("b"), 1))->state, PrintState::Confirmed);
        QCOMPARE((*spool.find(QStringLiteral("c"), 1))->state, PrintState::Queued);
        QCOMPARE((*spool.find(QStringLiteral("d"), 1))->state, PrintState::Sent);
        QCOMPARE((*spool.find(QStringLiteral("e"), 1))->state, PrintState::Unknown);
        QStringList open;
        const Result<QList<PrintJob>> jobs = spool.open();
        QVERIFY(jobs);
        for (const PrintJob &each : *jobs)
            open.append(each.document);
        QCOMPARE(open, QStringList({QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("e")}));
    }
    void aChangedRowWritesItsChangedColumnsOnly()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        work(station, central);
        const auto id = parcelId(QStringLiteral("SH1"), QString::fromLatin1(kTracking), 0);
        const auto before = station.ledger().world().stored(EntityKind::Parcel, id);
        QVERIFY(before);
        Row after = before->row;
        std::get<Parcel>(after).weight = Grams(900);
        std::get<Parcel>(after).photos = {QStringLiteral("aa"), QStringLiteral("bb")};
        QVERIFY(station.ledger().world().change(*before, after));
        const auto stored = station.ledger().world().stored(EntityKind::Parcel, id);
        QVERIFY(stored && stored->row == after);
        QCOMPARE(stored->version, before->version);
        QVERIFY(station.database().statements().contains(QStringLiteral("UPDATE parcel SET weight_g=?,photos=? WHERE wh=? AND id=?")));
        QVERIFY(station.ledger().world().change(*stored, after));
    }
};

PACKBAY_TEST(tst_Plans)
#include "tst_Plans.moc"
