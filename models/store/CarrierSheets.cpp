#include "models/store/CarrierSheets.h"

#include <QCryptographicHash>
#include <QVariant>

namespace packbay {

CarrierSheets::CarrierSheets(Database &database) : m_database(database) {}

Status CarrierSheets::add(const QString &sha256, const QByteArray &bytes, UtcMs at)
{
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() != sha256.toLatin1())
        return makeError(ErrorCode::MessageMalformed, {{QStringLiteral("field"), QStringLiteral("sha256")}});
    QSqlQuery &query = m_database.statement(
        QStringLiteral("INSERT INTO carrier_sheet(sha256,bytes,at_ms) VALUES(?,?,?) ON CONFLICT(sha256) DO NOTHING"));
    query.bindValue(0, sha256);
    query.bindValue(1, bytes);
    query.bindValue(2, static_cast<qlonglong>(at.value));
    return m_database.run(query);
}

Result<std::optional<QByteArray>> CarrierSheets::bytes(const QString &sha256) const
{
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT bytes FROM carrier_sheet WHERE sha256=?"));
    query.bindValue(0, sha256);
    PACKBAY_TRY(m_database.run(query));
    std::optional<QByteArray> found;
    if (query.next())
        found = query.value(0).toByteArray();
    query.finish();
    return found;
}

Result<QStringList> CarrierSheets::missing() const
{
    // The words of the index label_awaits_sheet, so that a year of labels is not read.
    QSqlQuery &query = m_database.statement(
        QStringLiteral("SELECT DISTINCT sheet FROM label WHERE sheet <> '' AND state IN ('ISSUED', 'PRINTED') "
                       "AND sheet NOT IN (SELECT sha256 FROM carrier_sheet)"));
    PACKBAY_TRY(m_database.run(query));
    QStringList sheets;
    while (query.next())
        sheets.append(query.value(0).toString());
    query.finish();
    return sheets;
}

} // namespace packbay
