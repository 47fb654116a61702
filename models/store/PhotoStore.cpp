#include "models/store/PhotoStore.h"

#include <QVariant>

namespace packbay {

PhotoStore::PhotoStore(Database &database) : m_database(database) {}

Result<bool> PhotoStore::add(const QString &sha256, const QByteArray &bytes, UtcMs at)
{
    QSqlQuery &query = m_database.statement(
        QStringLiteral("INSERT INTO photo(sha256,bytes,at_ms,uploaded) VALUES(?,?,?,0) ON CONFLICT(sha256) DO NOTHING"));
    query.bindValue(0, sha256);
    query.bindValue(1, bytes);
    query.bindValue(2, static_cast<qlonglong>(at.value));
    PACKBAY_TRY(m_database.run(query));
    const bool isNew = query.numRowsAffected() > 0;
    query.finish();
    return isNew;
}

Result<std::optional<QByteArray>> PhotoStore::bytes(const QString &sha256) const
{
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT bytes FROM photo WHERE sha256=?"));
    query.bindValue(0, sha256);
    PACKBAY_TRY(m_database.run(query));
    std::optional<QByteArray> found;
    if (query.next())
        found = query.value(0).toByteArray();
    query.finish();
    return found;
}

} // namespace packbay
