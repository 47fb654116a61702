#include "models/store/Migrator.h"

#include <QCryptographicHash>
#include <QFile>
#include <QVariant>

#include <algorithm>
#include <array>

// Resources of a static library are dropped by the linker unless somebody names them.
static void loadMigrations()
{
    Q_INIT_RESOURCE(migrations);
}

namespace packbay {
namespace {

constexpr std::array kStation{Migration{1, "0001_entities"}, Migration{2, "0002_station"}, Migration{3, "0003_station"},
                              Migration{4, "0004_station"}, Migration{5, "0005_station"}};
constexpr std::array kCentral{Migration{1, "0001_entities"}, Migration{2, "0002_central"}, Migration{3, "0003_central"}};

template<std::size_t N>
constexpr bool ascending(const std::array<Migration, N> &list)
{
    return std::adjacent_find(list.begin(), list.end(), [](const Migration &a, const Migration &b) { return a.version >= b.version; })
        == list.end();
}
static_assert(ascending(kStation) && ascending(kCentral));

Status applyStep(Database &database, const Migration &migration, UtcMs now)
{
    const QByteArray sql = migrationSql(migration);
    if (sql.isEmpty())
        return makeError(ErrorCode::MigrationFailed, {{QStringLiteral("name"), QLatin1String(migration.name)}});
    const QStringList statements = QString::fromUtf8(sql).split(QStringLiteral("\n--;;"), Qt::SkipEmptyParts);
    for (const QString &statement : statements) {
        if (!statement.trimmed().isEmpty())
            PACKBAY_TRY(database.exec(statement));
    }
    QSqlQuery &row = database.statement(
        QStringLiteral("INSERT INTO migration(version,name,sha256,applied_ms,app_version) VALUES(?,?,?,?,?)"));
    row.bindValue(0, migration.version);
    row.bindValue(1, QString::fromLatin1(migration.name));
    row.bindValue(2, QString::fromLatin1(QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex()));
    row.bindValue(3, static_cast<qlonglong>(now.value));
    row.bindValue(4, QStringLiteral(PACKBAY_VERSION));
    PACKBAY_TRY(database.run(row));
    PACKBAY_TRY_ASSIGN(violation, database.scalar(QStringLiteral("PRAGMA foreign_key_check")));
    if (violation.isValid())
        return makeError(ErrorCode::MigrationFailed, {{QStringLiteral("table"), violation.toString()}});
    return database.exec(QStringLiteral("PRAGMA user_version=%1").arg(migration.version));
}

Error failure(const Migration &migration, Error error)
{
    error.args.insert(QStringLiteral("cause"), error.number());
    error.args.insert(QStringLiteral("name"), QLatin1String(migration.name));
    error.code = ErrorCode::MigrationFailed;
    return error;
}

} // namespace

QList<Migration> migrationsFor(DatabaseKind kind)
{
    if (kind == DatabaseKind::Station)
        return QList<Migration>(kStation.begin(), kStation.end());
    return QList<Migration>(kCentral.begin(), kCentral.end());
}

int newestSchema(DatabaseKind kind)
{
    return migrationsFor(kind).last().version;
}

QByteArray migrationSql(const Migration &migration)
{
    loadMigrations();
    QFile file(QStringLiteral(":/packbay/migrations/%1.sql").arg(QLatin1String(migration.name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<MigrationOutcome> migrate(Database &database, UtcMs now)
{
    PACKBAY_TRY_ASSIGN(current, database.scalar(QStringLiteral("PRAGMA user_version")));
    const int from = current.toInt();
    if (from > newestSchema(database.kind())) {
        return makeError(ErrorCode::SchemaTooNew, {{QStringLiteral("file"), database.file()}, {QStringLiteral("schema"), from},
                                                   {QStringLiteral("ours"), newestSchema(database.kind())}});
    }
    if (from == newestSchema(database.kind()))
        return MigrationOutcome::Current;
    // All of them or none: a file between two schemas is no station's and no central's.
    Transaction transaction(database);
    PACKBAY_TRY(transaction.begun());
    PACKBAY_TRY(database.exec(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS migration(version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, "
        "applied_ms INTEGER NOT NULL, app_version TEXT NOT NULL) STRICT")));
    for (const Migration &migration : migrationsFor(database.kind())) {
        if (migration.version <= from)
            continue;
        if (const Status applied = applyStep(database, migration, now); !applied)
            return failure(migration, applied.error());
    }
    PACKBAY_TRY(transaction.commit());
    return from == 0 ? MigrationOutcome::Created : MigrationOutcome::Upgraded;
}

} // namespace packbay
