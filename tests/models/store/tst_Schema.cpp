#include "models/store/Migrator.h"
#include "tests/models/store/StoreFixture.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>
#include <QFile>

using namespace packbay;
using namespace packbay::test;

/// The migrations say what the entities say, once shipped they never change, and the file is set up as sync.md B.2 wants.
class tst_Schema : public QObject
{
    Q_OBJECT

private slots:
    void tablesHaveTheColumnsOfTheEntities_data()
    {
        QTest::addColumn<int>("kind");
        for (std::size_t i = 0; i < std::variant_size_v<Row>; ++i)
            QTest::newRow(qPrintable(enumName(static_cast<EntityKind>(i)))) << static_cast<int>(i);
    }
    void tablesHaveTheColumnsOfTheEntities()
    {
        QFETCH(int, kind);
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QSqlQuery &query = station.database().statement(QStringLiteral("SELECT name,type FROM pragma_table_info('%1')")
                                                            .arg(enumName(static_cast<EntityKind>(kind))));
        QVERIFY(station.database().run(query));
        QStringList found;
        while (query.next())
            found.append(query.value(0).toString() + QLatin1Char(' ') + query.value(1).toString() + QStringLiteral(" NOT NULL"));
        QCOMPARE(found, columnDefinitions(static_cast<EntityKind>(kind)));
    }
    void everyLookUpUsesAnIndex()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        for (int i = 0; i <= static_cast<int>(Lookup::TariffByKind); ++i) {
            const LookupTarget target = targetOf(static_cast<Lookup>(i));
            QSqlQuery &query = station.database().statement(
                QStringLiteral("EXPLAIN QUERY PLAN SELECT * FROM %1 WHERE wh='SH1' AND %2='x' ORDER BY id")
                    .arg(enumName(target.kind), QLatin1String(target.field)));
            QVERIFY(station.database().run(query));
            QVERIFY(query.next());
            const QString detail = query.value(3).toString();
            query.finish();
            QVERIFY2(detail.contains(QStringLiteral("%1=?").arg(QLatin1String(target.field))), qPrintable(detail));
        }
    }
    void pragmasHold()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QCOMPARE(station.database().scalar(QStringLiteral("PRAGMA journal_mode"))->toString(), QStringLiteral("wal"));
        QCOMPARE(station.database().scalar(QStringLiteral("PRAGMA synchronous"))->toInt(), 2);
        QCOMPARE(station.database().scalar(QStringLiteral("PRAGMA foreign_keys"))->toInt(), 1);
    }
    void aStationNeverOpensACentralsFile()
    {
        QTemporaryDir dir;
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        const auto opened = Database::open(dir.filePath(QStringLiteral("c.db")), DatabaseKind::Station, Access::Writer);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StoreOpenFailed);
    }
    void aNewerFileIsLeftAlone()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(station.database().exec(QStringLiteral("PRAGMA user_version=99")));
        const auto migrated = migrate(station.database(), UtcMs(kNoon));
        QVERIFY(!migrated);
        QCOMPARE(migrated.error().code, ErrorCode::SchemaTooNew);
    }
    void migrateTwiceIsANoOp()
    {
        QTemporaryDir dir;
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        const auto again = migrate(station.database(), UtcMs(kNoon));
        QVERIFY(again);
        QCOMPARE(static_cast<int>(*again), static_cast<int>(MigrationOutcome::Current));
    }
    /// The second step fails, or the program dies in it: the file is as it was, not half a station's.
    void allStepsOrNone()
    {
        QTemporaryDir dir;
        const auto opened = Database::open(dir.filePath(QStringLiteral("s.db")), DatabaseKind::Station, Access::Writer);
        QVERIFY(opened);
        Database &database = **opened;
        QVERIFY(database.exec(QStringLiteral("CREATE TABLE sync_state(one INTEGER)")));
        const auto migrated = migrate(database, UtcMs(kNoon));
        QVERIFY(!migrated);
        QCOMPARE(migrated.error().code, ErrorCode::MigrationFailed);
        QCOMPARE(migrated.error().args.value(QStringLiteral("name")).toString(), QStringLiteral("0002_station"));
        QCOMPARE(database.scalar(QStringLiteral("PRAGMA user_version"))->toInt(), 0);
        QCOMPARE(database.scalar(QStringLiteral("SELECT group_concat(name) FROM sqlite_schema WHERE type='table'"))->toString(), QStringLiteral("sync_state"));
        QVERIFY(database.exec(QStringLiteral("DROP TABLE sync_state")));
        QVERIFY(migrate(database, UtcMs(kNoon)));
    }
    void shippedMigrationsAreFrozen()
    {
        QFile golden(QStringLiteral(PACKBAY_SOURCE_DIR "/tests/golden/migrations.sha256"));
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QByteArray listed = golden.readAll();
        for (const DatabaseKind kind : {DatabaseKind::Station, DatabaseKind::Central}) {
            for (const Migration &migration : migrationsFor(kind)) {
                const QByteArray line = QCryptographicHash::hash(migrationSql(migration), QCryptographicHash::Sha256).toHex() + "  " + migration.name;
                QVERIFY2(listed.contains(line), line.constData());
            }
        }
    }
};

PACKBAY_TEST(tst_Schema)
#include "tst_Schema.moc"
