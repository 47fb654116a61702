#include "app/central/StoredTokens.h"

#include <QVariant>

namespace packbay::central {

Result<std::optional<TokenRecord>> StoredTokens::find(const QString &warehouse, const QByteArray &digest)
{
    QSqlQuery &query = m_database.statement(QStringLiteral(
        "SELECT sha256,audience,kind,role,subject,family,expires_ms,spent,revoked FROM token WHERE wh=? AND sha256=?"));
    query.bindValue(0, warehouse);
    query.bindValue(1, digest);
    PACKBAY_TRY(m_database.run(query));
    std::optional<TokenRecord> record;
    if (query.next()) {
        record.emplace();
        record->warehouse = warehouse;
        record->digest = query.value(0).toByteArray();
        record->audience = enumOf<Audience>(query.value(1).toString()).value_or(Audience::Front);
        record->kind = enumOf<TokenKind>(query.value(2).toString()).value_or(TokenKind::Access);
        record->role = enumOf<Role>(query.value(3).toString()).value_or(Role::Clerk);
        record->subject = query.value(4).toString();
        record->family = query.value(5).toByteArray();
        record->expiresAt = UtcMs(query.value(6).toLongLong());
        record->spent = query.value(7).toLongLong() != 0;
        record->revoked = query.value(8).toLongLong() != 0;
    }
    query.finish();
    return record;
}

Status StoredTokens::insert(const TokenRecord &record)
{
    QSqlQuery &query = m_database.statement(
        QStringLiteral("INSERT INTO token(wh,sha256,audience,kind,role,subject,family,expires_ms,spent,revoked) "
                       "VALUES(?,?,?,?,?,?,?,?,0,0)"));
    query.bindValue(0, record.warehouse);
    query.bindValue(1, record.digest);
    query.bindValue(2, enumName(record.audience));
    query.bindValue(3, enumName(record.kind));
    query.bindValue(4, enumName(record.role));
    query.bindValue(5, record.subject);
    query.bindValue(6, record.family);
    query.bindValue(7, static_cast<qlonglong>(record.expiresAt.value));
    return m_database.run(query);
}

Status StoredTokens::add(const QList<TokenRecord> &records)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    for (const TokenRecord &record : records)
        PACKBAY_TRY(insert(record));
    return transaction.commit();
}

Status StoredTokens::rotate(const TokenRecord &spent, const QList<TokenRecord> &fresh)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    QSqlQuery &query = m_database.statement(
        QStringLiteral("UPDATE token SET spent=1 WHERE wh=? AND sha256=? AND spent=0 AND revoked=0"));
    query.bindValue(0, spent.warehouse);
    query.bindValue(1, spent.digest);
    PACKBAY_TRY(m_database.run(query));
    if (query.numRowsAffected() != 1)
        return makeError(ErrorCode::NotFound, {{QStringLiteral("what"), QStringLiteral("token")}});
    for (const TokenRecord &record : fresh)
        PACKBAY_TRY(insert(record));
    return transaction.commit();
}

Status StoredTokens::revokeFamily(const QString &warehouse, const QByteArray &family)
{
    QSqlQuery &query = m_database.statement(QStringLiteral("UPDATE token SET revoked=1 WHERE wh=? AND family=?"));
    query.bindValue(0, warehouse);
    query.bindValue(1, family);
    return m_database.run(query);
}

} // namespace packbay::central
