#include "models/store/Backup.h"
#include "models/store/Dump.h"
#include "models/store/Outbox.h"
#include "models/store/PrintSpool.h"
#include "tests/models/store/StoreFixture.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace packbay;
using namespace packbay::test;

namespace {

constexpr qint64 kHour = 3'600'000;

ReceiveParcel receive(const char *tracking)
{
    ReceiveParcel body;
    body.tracking = QString::fromLatin1(tracking);
    body.raw = body.tracking;
    return body;
}

} // namespace

/// One transaction an operation, numbers without gaps, audit, backup and what happens to a damaged file.
class tst_Ledger : public QObject
{
    Q_OBJECT

private slots:
    void acceptedIsEverywhereAtOnce()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        const auto committed = station.submit(receive("SF1390000000123"));
        QVERIFY2(committed.has_value(), committed ? "" : qPrintable(committed.error().detail));
        QCOMPARE(committed->operation.seq, 1);
        QVERIFY(!std::get<ReceiveParcel>(committed->operation.body).lpn.isEmpty());
        station.close();
        station.open();
        const auto parcel = station.ledger().world().parcelByTracking(QStringLiteral("SF1390000000123"));
        QVERIFY(parcel.has_value());
        QCOMPARE(parcel->position.value(), ParcelState::Unclaimed);
        QCOMPARE(parcel->lpn, QStringLiteral("7K000001"));
        const auto status = Outbox(station.database(), station.ledger().identity()).status();
        QCOMPARE(status->pending, 1);
        const auto audit = station.ledger().audit().verify();
        QVERIFY(audit->unbroken);
        QCOMPARE(audit->rows, 1);
    }
    /// hardware.md B5.3: the row of a sheet is written in the transaction of what it is about.
    void sheetsAreWrittenWithTheirOperation()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        const auto label = [](const Operation &operation, const Changes &) {
            PrintJob job;
            const auto *received = std::get_if<ReceiveParcel>(&operation.body);
            job.document = QStringLiteral("parcel/") + (received ? received->lpn : QStringLiteral("?"));
            job.reason = QStringLiteral("first");
            return QList<PrintJob>{job};
        };
        QVERIFY(station.submit(receive("SF1390000000123"), QStringLiteral("U17"), label));
        QVERIFY(!station.submit(PutawayParcel{parcelId(QStringLiteral("SH1"), QStringLiteral("NONE"), 0), QStringLiteral("A1")}, QStringLiteral("U17"), label));
        station.close();
        station.open();
        PrintSpool spool(station.database());
        QCOMPARE(spool.open()->size(), 0);
        const auto promised = spool.promised();
        QCOMPARE(promised->size(), 1);
        PrintJob job = promised->first();
        QCOMPARE(job.document, QStringLiteral("parcel/7K000001"));
        QCOMPARE(job.reason, QStringLiteral("first"));
        job.printer = QStringLiteral("labels");
        job.bytes = "^XA^XZ";
        QVERIFY(spool.add(job));
        QCOMPARE(spool.promised()->size(), 0);
        QCOMPARE(spool.open()->size(), 1);
        QCOMPARE(spool.open()->first().bytes, job.bytes);
        QCOMPARE(spool.open()->first().printer, job.printer);
        job.bytes = "another picture";
        QCOMPARE(spool.add(job).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(spool.open()->first().bytes, QByteArray("^XA^XZ"));
    }
    void theSameOperationTwiceIsOne()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        Operation operation;
        operation.id = opIdOf(5, 5);
        operation.actor = QStringLiteral("U17");
        operation.at = UtcMs(kNoon);
        operation.body = receive("SF1390000000123");
        QVERIFY(station.ledger().submit(operation));
        const auto again = station.ledger().submit(operation);
        QVERIFY(again);
        QVERIFY(again->repeated);
        QCOMPARE(Outbox(station.database(), station.ledger().identity()).status()->pending, 1);
    }
    void refusedChangesNothingButTheAudit()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        PutawayParcel putaway;
        putaway.parcel = parcelId(QStringLiteral("SH1"), QStringLiteral("NONE"), 0);
        putaway.location = QStringLiteral("SH1A031204B");
        const auto refused = station.submit(putaway);
        QVERIFY(!refused);
        QVERIFY(refused.error().number() >= 1000 && refused.error().number() < 3000);
        QCOMPARE(Outbox(station.database(), station.ledger().identity()).status()->pending, 0);
        QCOMPARE(station.ledger().audit().verify()->rows, 1);
        const auto next = station.submit(receive("SF1390000000123"));
        QCOMPARE(next->operation.seq, 1);
    }
    void aChangedAuditLineIsFound()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        for (const char *number : {"SF1390000000121", "SF1390000000122", "SF1390000000123"})
            QVERIFY(station.submit(receive(number)));
        QVERIFY(station.ledger().audit().verify()->unbroken);
        QVERIFY(station.database().exec(QStringLiteral("UPDATE audit SET actor='U99' WHERE n=2")));
        const auto verdict = station.ledger().audit().verify();
        QVERIFY(!verdict->unbroken);
        QCOMPARE(*verdict->firstBad, 2);
    }
    void backupAndRestore()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(station.submit(receive("SF1390000000121")));
        const QByteArray before = dumpOf(station.database());
        const auto made = rotateBackup(station.database(), dir.filePath(QStringLiteral("backups")), UtcMs(kNoon));
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
        QVERIFY(station.submit(receive("SF1390000000122")));
        station.close();
        QVERIFY(!restoreFrom(*made, station.file(), false));
        QVERIFY(restoreFrom(*made, station.file(), true));
        station.open();
        QCOMPARE(dumpOf(station.database()), before);
        QVERIFY(QFile::exists(station.file() + QStringLiteral(".aside-1")));
    }
    void aDamagedFileIsKeptAsideAndReplaced()
    {
        QTemporaryDir dir;
        const QString backups = dir.filePath(QStringLiteral("backups"));
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(station.submit(receive("SF1390000000121")));
        const QByteArray good = dumpOf(station.database());
        QVERIFY(rotateBackup(station.database(), backups, UtcMs(kNoon)));
        station.close();
        QFile file(station.file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto report = checkDatabase(station.file());
        QVERIFY(report);
        QVERIFY(!report->ok);
        QVERIFY(report->integrity != QStringLiteral("ok"));
        const auto used = recover(station.file(), backups);
        QVERIFY(used);
        QVERIFY(!used->isEmpty());
        QVERIFY(QFile::exists(station.file() + QStringLiteral(".aside-1")));
        station.open();
        QCOMPARE(dumpOf(station.database()), good);
    }
    /// The newest one that is whole: a torn one is passed over, an older one is not taken instead.
    void theNewestGoodBackupIsUsed()
    {
        QTemporaryDir dir;
        const QString backups = dir.filePath(QStringLiteral("backups"));
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(station.submit(receive("SF1390000000121")));
        QVERIFY(rotateBackup(station.database(), backups, UtcMs(kNoon)));
        QVERIFY(station.submit(receive("SF1390000000122")));
        const QByteArray good = dumpOf(station.database());
        const auto newest = rotateBackup(station.database(), backups, UtcMs(kNoon + kHour));
        const auto torn = rotateBackup(station.database(), backups, UtcMs(kNoon + 2 * kHour));
        QVERIFY(newest && torn);
        station.close();
        QVERIFY(QFile::resize(*torn, 5000));
        const auto used = recover(station.file(), backups);
        QVERIFY(used);
        QCOMPARE(*used, *newest);
        station.open();
        QCOMPARE(dumpOf(station.database()), good);
    }
    /// Every backup of a day, then the last of each day for two weeks, then none.
    void oldBackupsThinOut()
    {
        QTemporaryDir dir;
        const QString backups = dir.filePath(QStringLiteral("backups"));
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QStringList kept;
        for (const auto &[hoursAgo, stays] : {std::pair(20 * 24, false), {82, false}, {72, true}, {23, true}, {1, true}, {0, true}}) {
            const auto made = rotateBackup(station.database(), backups, UtcMs(kNoon - hoursAgo * kHour));
            QVERIFY(made);
            if (stays)
                kept.append(QFileInfo(*made).fileName());
        }
        QCOMPARE(QDir(backups).entryList({QStringLiteral("*.db")}, QDir::Files, QDir::Name), kept);
    }
    void aDamagedBackupIsNeverUsed()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("backups")));
        QFile broken(dir.filePath(QStringLiteral("backups/backup-20260815-120000.db")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no database");
        broken.close();
        const auto used = recover(dir.filePath(QStringLiteral("s.db")), dir.filePath(QStringLiteral("backups")));
        QVERIFY(used);
        QVERIFY(used->isEmpty());
    }
};

PACKBAY_TEST(tst_Ledger)
#include "tst_Ledger.moc"
