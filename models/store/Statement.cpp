#include "models/store/Statement.h"

#include "models/store/Database.h"

#include <utility>

#include <sqlite3.h>

namespace packbay {

Statement::Statement(Database &database, QString sql, sqlite3_stmt *statement)
    : m_database(database), m_sql(std::move(sql)), m_statement(statement)
{
    if (!m_statement)
        m_status = m_database.lastError(m_sql);
}

Statement::~Statement()
{
    // The last step's error is known already; reset only says it again.
    sqlite3_reset(m_statement);
}

void Statement::bind(int index, qint64 number)
{
    sqlite3_bind_int64(m_statement, index + 1, number);
}

void Statement::bind(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text(m_statement, index + 1, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
}

void Statement::bind(int index, const QByteArray &bytes)
{
    sqlite3_bind_blob(m_statement, index + 1, bytes.constData(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

void Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement, index + 1);
}

bool Statement::next()
{
    if (!m_status)
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_status = m_database.lastError(m_sql);
    return false;
}

Status Statement::run()
{
    next();
    return m_status;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const QByteArrayView utf8 = view(column);
    return utf8.isEmpty() ? QStringLiteral("") : QString::fromUtf8(utf8); // a null QString would become NULL elsewhere
}

QByteArrayView Statement::view(int column) const
{
    // The bytes of text and BLOB alike; the order of the two calls is SQLite's rule.
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return QByteArrayView(static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column));
}

} // namespace packbay
