#include "app/station/core/LedgerThread.h"
#include "app/station/core/SystemClock.h"
#include "models/store/Backup.h"
#include "models/store/PhotoStore.h"
#include "tests/app/faults/Warehouse.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>

#include <future>

using namespace packbay;
using namespace packbay::test;

/// The file is read for damage beside the work; what a clerk does waits for the word, and a damaged file takes nothing.
class tst_FileCheck : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(start(FileCheck::First));
        QVERIFY(book(1));
        QVERIFY(m_ledger->call([this](Ledger &ledger) { return PrintSpool(ledger.database()).add(sheet(QStringLiteral("carton/A"))).has_value(); }));
        QVERIFY(rotateBackup(*Database::open(file(), DatabaseKind::Station, Access::Reader).value(), m_folder->filePath(QStringLiteral("backups")), m_clock.now()));
        QVERIFY(book(2));
        // Since the copy: one sheet came out, another is wanted, a photo was taken.
        QVERIFY(m_ledger->record(QStringLiteral("carton/A"), 1, PrintState::Confirmed, {}));
        const bool kept = m_ledger->call([this](Ledger &ledger) {
            return PrintSpool(ledger.database()).add(sheet(QStringLiteral("carton/B"))).has_value()
                && PhotoStore(ledger.database()).add(QStringLiteral("5eed"), QByteArrayLiteral("picture"), m_clock.now()).has_value();
        });
        QVERIFY(kept);
        m_ledger.reset();
        m_lines = rowsOf(file(), DatabaseKind::Station, QStringLiteral("SELECT lower(hex(h)) FROM audit ORDER BY n"));
        QVERIFY(m_lines.size() >= 2);
    }
    void cleanup() { m_ledger.reset(); }

    void aSoundFileTakesWhatWaited()
    {
        QVERIFY(start(FileCheck::Beside));
        QVERIFY(book(3));
        QVERIFY(!m_said.has_value());
        m_ledger.reset();
        QCOMPARE(operations(), 3);
    }

    /// Damage that neither the start nor the operation would ever touch.
    void aDamagedFileTakesNothing()
    {
        spoil("purchase_order");
        QVERIFY(start(FileCheck::Beside));
        const Status booked = book(3);
        QVERIFY(!booked);
        QCOMPARE(booked.error().code, ErrorCode::StoreDamaged);
        m_ledger.reset(); // waits for the check
        QVERIFY(m_said.has_value());
        QCOMPARE(m_said->code, ErrorCode::StoreDamaged);
        QCOMPARE(operations(), 2);

        QVERIFY(start(FileCheck::First));
        QVERIFY(m_ledger->opening().recovered);
        QVERIFY(!m_ledger->opening().backupUsed.isEmpty());
        QCOMPARE(m_ledger->opening().salvaged, 1); // the operation after the backup
        QCOMPARE(sheets(), (QStringList{QStringLiteral("carton/A CONFIRMED"), QStringLiteral("carton/B QUEUED")}));
        QCOMPARE(photo(), QByteArrayLiteral("picture"));
        QVERIFY(book(3));
        m_ledger.reset();
        QCOMPARE(operations(), 3);
        QVERIFY(checkDatabase(file())->ok);
        const QStringList lines = rowsOf(file(), DatabaseKind::Station, QStringLiteral("SELECT lower(hex(h)) FROM audit ORDER BY n"));
        QCOMPARE(lines.mid(0, m_lines.size()), m_lines);
    }

    /// The sheets themselves are unreadable: what waited when the copy was made may have come out since, so nothing prints by
    /// itself.
    void sheetsThatNobodyKnowsOfAreAskedFor()
    {
        spoil("print_job");
        QVERIFY(start(FileCheck::First));
        QVERIFY(m_ledger->opening().recovered);
        QCOMPARE(sheets(), QStringList{QStringLiteral("carton/A UNKNOWN")});
        QCOMPARE(m_ledger->opening().salvaged, 1);
        QCOMPARE(photo(), QByteArrayLiteral("picture"));
    }

    /// A line of the audit that does not follow on the one before is not taken over.
    void auditIsTakenOverAsFarAsItIsWhole()
    {
        {
            const auto forged = Database::open(file(), DatabaseKind::Station, Access::Writer);
            QVERIFY(forged && (*forged)->exec(QStringLiteral("UPDATE audit SET prev=x'00' WHERE n=(SELECT MAX(n) FROM audit)")));
        }
        spoil("purchase_order");
        QVERIFY(start(FileCheck::First));
        QVERIFY(m_ledger->opening().recovered);
        m_ledger.reset();
        QVERIFY(checkDatabase(file())->audit.unbroken);
    }

    /// What the start itself reads is bad: replaced at once, whichever check was asked for.
    void damageMetAtTheStartIsMendedAtOnce()
    {
        spoil("sync_state");
        QVERIFY(start(FileCheck::Beside));
        QVERIFY(m_ledger->opening().recovered);
        QVERIFY(book(3));
    }

    void aStopDuringTheCheckLosesNothing()
    {
        QVERIFY(start(FileCheck::Beside));
        std::promise<Status> answer;
        std::future<Status> answered = answer.get_future();
        submit(3, answer);
        m_ledger.reset();
        QVERIFY(answered.get());
        QCOMPARE(operations(), 3);
    }

private:
    PrintJob sheet(const QString &document) const
    {
        PrintJob job;
        job.document = document;
        job.bytes = QByteArrayLiteral("^XA^XZ");
        job.at = m_clock.now();
        return job;
    }
    QStringList sheets()
    {
        return m_ledger->call([](Ledger &ledger) {
            QStringList found;
            QSqlQuery &query = ledger.database().statement(QStringLiteral("SELECT document||' '||state FROM print_job ORDER BY document"));
            if (ledger.database().run(query)) {
                while (query.next())
                    found.append(query.value(0).toString());
            }
            query.finish();
            return found;
        });
    }
    QByteArray photo()
    {
        return m_ledger->call([](Ledger &ledger) {
            const auto found = PhotoStore(ledger.database()).bytes(QStringLiteral("5eed"));
            return found ? found->value_or(QByteArray()) : QByteArray();
        });
    }
    QString file() const { return m_folder->filePath(QStringLiteral("station.db")); }

    Status start(FileCheck check)
    {
        m_said.reset();
        LedgerSpec spec;
        spec.file = file();
        spec.backupFolder = m_folder->filePath(QStringLiteral("backups"));
        spec.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        spec.check = check;
        spec.damaged = [this](const Error &error) { m_said = error; };
        auto started = LedgerThread::start(spec, m_rulebook, m_clock);
        if (!started)
            return started.error();
        m_ledger = std::move(*started);
        return {};
    }

    void submit(int parcel, std::promise<Status> &answer)
    {
        Operation operation;
        operation.id = m_ids.nextOpId();
        operation.actor = QStringLiteral("U17");
        operation.at = m_clock.now();
        ReceiveParcel received;
        received.tracking = QStringLiteral("SF77000000000%1").arg(parcel);
        operation.body = received;
        m_ledger->submit(operation, [&answer](const Result<Committed> &result) { answer.set_value(result ? Status() : Status(result.error())); });
    }

    Status book(int parcel)
    {
        std::promise<Status> answer;
        std::future<Status> answered = answer.get_future();
        submit(parcel, answer);
        return answered.get();
    }

    qint64 operations() const
    {
        const QStringList rows = rowsOf(file(), DatabaseKind::Station, QStringLiteral("SELECT COUNT(*) FROM operation"));
        return rows.isEmpty() ? -1 : rows.constFirst().toLongLong();
    }

    void spoil(const char *table)
    {
        const QStringList root = rowsOf(file(), DatabaseKind::Station, QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name='%1'").arg(QLatin1String(table)));
        const QStringList size = rowsOf(file(), DatabaseKind::Station, QStringLiteral("PRAGMA page_size"));
        QVERIFY(root.size() == 1 && size.size() == 1);
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        QVERIFY(damaged.seek((root.constFirst().toLongLong() - 1) * size.constFirst().toLongLong()));
        const QByteArray rubbish(size.constFirst().toInt(), 'x');
        QCOMPARE(damaged.write(rubbish), rubbish.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    const SystemClock m_clock;
    SystemIds m_ids{m_clock};
    Rulebook m_rulebook;
    QStringList m_lines; ///< the audit's hashes before the damage
    std::optional<Error> m_said; ///< read only when the check is over
    std::unique_ptr<LedgerThread> m_ledger;
};

PACKBAY_TEST(tst_FileCheck)
#include "tst_FileCheck.moc"
