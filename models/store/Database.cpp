#include "models/store/Database.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <array>
#include <atomic>
#include <utility>

#include <sqlite3.h>

namespace packbay {
namespace {

// Made-up but fixed numbers ("PBst", "PBce"), as SQLite's application_id is meant to be used.
constexpr qint64 applicationId(DatabaseKind kind)
{
    return kind == DatabaseKind::Station ? 0x50427374 : 0x50426365;
}

sqlite3 *nativeHandle(const QSqlDatabase &connection)
{
    const QVariant handle = connection.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

struct Pragma
{
    const char *name;
    const char *value;
    const char *readsBack;
};

constexpr std::array kPragmas{
    Pragma{"journal_mode", "WAL", "wal"},         Pragma{"synchronous", "FULL", "2"},
    Pragma{"foreign_keys", "ON", "1"},            Pragma{"busy_timeout", "5000", "5000"},
    Pragma{"journal_size_limit", "67108864", "67108864"}, Pragma{"trusted_schema", "OFF", "0"},
    Pragma{"cell_size_check", "ON", "1"},         Pragma{"mmap_size", "0", "0"},
};

Error errorOfCode(int sqlite, const QString &words, const QString &sql)
{
    ErrorCode code = ErrorCode::SqlFailed;
    switch (sqlite & 0xFF) {
    case SQLITE_FULL: code = ErrorCode::DiskFull; break;
    case SQLITE_READONLY: code = ErrorCode::StoreReadOnly; break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: code = ErrorCode::StoreDamaged; break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: code = ErrorCode::StoreBusy; break;
    case SQLITE_CANTOPEN: code = ErrorCode::StoreOpenFailed; break;
    default: break;
    }
    return makeError(code, {{QStringLiteral("sqlite"), QString::number(sqlite)}}, words + QStringLiteral(" | ") + sql);
}

} // namespace

Error Database::errorOf(const QSqlError &error, const QString &sql)
{
    return errorOfCode(error.nativeErrorCode().toInt(), error.text(), sql);
}

Error Database::lastError(const QString &sql) const
{
    return errorOfCode(sqlite3_extended_errcode(m_handle), QString::fromUtf8(sqlite3_errmsg(m_handle)), sql);
}

Database::Database(QString file, DatabaseKind kind, QString connection)
    : m_file(std::move(file)), m_kind(kind), m_connection(std::move(connection))
{
}

Database::~Database()
{
    for (sqlite3_stmt *statement : std::as_const(m_prepared))
        sqlite3_finalize(statement);
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString &file, DatabaseKind kind, Access access)
{
    // QtSql knows connections by name only; a process-wide counter keeps the names apart.
    static std::atomic<int> s_serial{0};
    const QString connection = QStringLiteral("packbay-%1").arg(++s_serial);
    if (access == Access::Reader && !QFileInfo::exists(file))
        return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("file"), file}});
    std::unique_ptr<Database> database(new Database(file, kind, connection));
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        sql.setDatabaseName(file);
        sql.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (!sql.open()) {
            Error error = errorOf(sql.lastError(), QStringLiteral("open"));
            error.code = ErrorCode::StoreOpenFailed;
            error.args.insert(QStringLiteral("file"), file);
            return error;
        }
        database->m_handle = nativeHandle(sql);
    }
    if (!database->m_handle)
        return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("file"), file}}, QStringLiteral("the driver has no sqlite3 handle"));
    if (const Status configured = database->configure(access); !configured) {
        Error error = configured.error();
        error.args.insert(QStringLiteral("file"), file);
        return error;
    }
    return database;
}

Status Database::configure(Access access)
{
    PACKBAY_TRY_ASSIGN(id, scalar(QStringLiteral("PRAGMA application_id")));
    if (id.toLongLong() != 0 && id.toLongLong() != applicationId(m_kind))
        return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("reason"), QStringLiteral("another program's file")}});
    if (access == Access::Writer && id.toLongLong() == 0)
        PACKBAY_TRY(exec(QStringLiteral("PRAGMA application_id=%1").arg(applicationId(m_kind))));
    for (const Pragma &pragma : kPragmas) {
        const QString name = QString::fromLatin1(pragma.name);
        PACKBAY_TRY(exec(QStringLiteral("PRAGMA %1=%2").arg(name, QString::fromLatin1(pragma.value))));
        PACKBAY_TRY_ASSIGN(now, scalar(QStringLiteral("PRAGMA ") + name));
        if (now.toString() != QLatin1String(pragma.readsBack)) {
            return makeError(ErrorCode::PragmaRefused,
                             {{QStringLiteral("pragma"), name}, {QStringLiteral("value"), now.toString()}});
        }
    }
    if (access == Access::Reader) {
        PACKBAY_TRY(exec(QStringLiteral("PRAGMA query_only=ON")));
        PACKBAY_TRY(exec(QStringLiteral("PRAGMA wal_autocheckpoint=0")));
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    } else {
        PACKBAY_TRY(exec(QStringLiteral("PRAGMA wal_autocheckpoint=1000")));
    }
    return {};
}

QSqlQuery &Database::statement(const QString &sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        auto query = std::make_shared<QSqlQuery>(QSqlDatabase::database(m_connection, false));
        query->setForwardOnly(true);
        // A statement that does not prepare fails in run() with SQLite's words; nothing is lost by going on.
        query->prepare(sql);
        found = m_statements.insert(sql, std::move(query));
    }
    return **found;
}

Statement Database::prepared(const QString &sql)
{
    sqlite3_stmt *&statement = m_prepared[sql];
    if (!statement) {
        const QByteArray utf8 = sql.toUtf8();
        // What does not prepare says so in its first step and is tried again the next time.
        sqlite3_prepare_v3(m_handle, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    }
    return Statement(*this, sql, statement);
}

Status Database::run(QSqlQuery &query)
{
    if (!query.exec())
        return errorOf(query.lastError(), query.lastQuery());
    return {};
}

Status Database::exec(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(sql))
        return errorOf(query.lastError(), sql);
    return {};
}

Result<QVariant> Database::scalar(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(sql))
        return errorOf(query.lastError(), sql);
    if (!query.next())
        return QVariant();
    return query.value(0);
}

Status Database::begin()
{
    PACKBAY_TRY(prepared(QStringLiteral("BEGIN IMMEDIATE")).run());
    m_inTransaction = true;
    return {};
}

Status Database::commit()
{
    PACKBAY_TRY(prepared(QStringLiteral("COMMIT")).run());
    m_inTransaction = false;
    return {};
}

void Database::rollback()
{
    m_inTransaction = false;
    // SQLite has rolled back by itself after some errors; a second ROLLBACK then fails, which is fine.
    (void)exec(QStringLiteral("ROLLBACK"));
}

Result<QString> Database::quickCheck()
{
    return scalar(QStringLiteral("PRAGMA quick_check(1)")).transform([](const QVariant &v) { return v.toString(); });
}

Result<QString> Database::integrityCheck()
{
    return scalar(QStringLiteral("PRAGMA integrity_check(1)")).transform([](const QVariant &v) { return v.toString(); });
}

} // namespace packbay
