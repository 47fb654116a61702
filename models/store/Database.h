#pragma once
#include "models/domain/Result.h"
#include "models/store/Statement.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

struct sqlite3;

namespace packbay {

/// Whose file it is; written into SQLite's application_id, so that a station never opens a central's file by mistake.
enum class DatabaseKind { Station, Central };

enum class Access {
    Writer, ///< the one connection that writes and checkpoints
    Reader  ///< query_only, never checkpoints (sync.md B.2)
};

/// One connection to one SQLite file; belongs to the thread that opened it. The PRAGMAs of sync.md B.2 are set and read
/// back; a file that refuses one is an error, not a warning.
class Database
{
public:
    /// Errors: 3001 cannot be opened, 3002 read-only, 3004 damaged, 3011 wrong kind of file, 3012 a PRAGMA did not hold.
    static Result<std::unique_ptr<Database>> open(const QString &file, DatabaseKind kind, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// The prepared statement for this text, kept for the life of the connection. Call finish() on it after reading.
    QSqlQuery &statement(const QString &sql);
    /// The same without QtSql, for the statements of a scan. The text is prepared once.
    Statement prepared(const QString &sql);
    /// Every text that was prepared on this connection so far, for the check that none of them reads a whole table.
    QStringList statements() const { return m_statements.keys() + m_prepared.keys(); }
    /// Runs a statement without parameters.
    Status exec(const QString &sql);
    /// Runs a prepared and bound statement.
    Status run(QSqlQuery &query);
    /// The first column of the first row of a query without parameters.
    Result<QVariant> scalar(const QString &sql);

    Status begin();
    Status commit();
    void rollback();
    bool inTransaction() const { return m_inTransaction; }

    const QString &file() const { return m_file; }
    DatabaseKind kind() const { return m_kind; }

    /// SQLite's quick_check or integrity_check: "ok", or its words (empty Result error only when it cannot run).
    Result<QString> quickCheck();
    Result<QString> integrityCheck();

    /// Turns a Qt SQL error into ours by SQLite's result code.
    static Error errorOf(const QSqlError &error, const QString &sql);
    /// What SQLite said last on this connection.
    Error lastError(const QString &sql) const;

private:
    Database(QString file, DatabaseKind kind, QString connection);
    Status configure(Access access);

    QString m_file;
    DatabaseKind m_kind;
    QString m_connection;
    sqlite3 *m_handle = nullptr; ///< QtSql's own
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    QHash<QString, sqlite3_stmt *> m_prepared;
    bool m_inTransaction = false;
};

/// Rolls back unless commit() succeeded.
class Transaction
{
public:
    explicit Transaction(Database &database) : m_database(database), m_begun(database.begin()) {}
    ~Transaction()
    {
        if (m_database.inTransaction())
            m_database.rollback();
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    const Status &begun() const { return m_begun; }
    Status commit() { return m_database.commit(); }

private:
    Database &m_database;
    Status m_begun;
};

} // namespace packbay
