#pragma once
#include "models/domain/Result.h"

#include <QByteArray>
#include <QString>

struct sqlite3_stmt;

namespace packbay {

class Database;

/// One run of a prepared statement of SQLite itself, for what a scan waits for: QtSql describes the result anew at every
/// run (QSqlRecord), which costs several times the look-up. Database::prepared() gives it; the statement is free again
/// when this goes out of scope, so a text must not be run inside a run of the same text.
class Statement
{
public:
    Statement(Database &database, QString sql, sqlite3_stmt *statement);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Parameters count from 0, as everywhere in Qt. A null text or array is bound as an empty one.
    void bind(int index, qint64 number);
    void bind(int index, const QString &text);
    void bind(int index, const QByteArray &bytes);
    void bindNull(int index);

    /// True: there is a row. The first error is kept: after it there are no more rows.
    bool next();
    /// Runs a statement that gives no rows.
    Status run();
    /// Whether next() ended by an error.
    const Status &status() const { return m_status; }

    qint64 integer(int column) const;
    QString text(int column) const;
    /// Only good until the next step: for reading a cell without keeping it.
    QByteArrayView view(int column) const;
    QByteArray blob(int column) const { return view(column).toByteArray(); }

private:
    Database &m_database;
    QString m_sql;
    sqlite3_stmt *m_statement; ///< null: it could not be prepared
    Status m_status;
};

} // namespace packbay
