#include "app/central/BlobStore.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QVariant>

namespace packbay::central {

namespace {

Error malformed(const QString &why)
{
    return makeError(ErrorCode::MessageMalformed, {{QStringLiteral("why"), why}});
}

/// By the first bytes, never by what somebody says it is.
bool isKnownKind(const QByteArray &bytes)
{
    return bytes.startsWith("\xff\xd8\xff") || bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("%PDF-")
        || bytes.trimmed().startsWith("^XA");
}

} // namespace

Result<bool> BlobStore::put(const QString &warehouse, const QString &sha256, const QByteArray &bytes, UtcMs now)
{
    static const QRegularExpression kHex(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    if (!kHex.match(sha256).hasMatch())
        return malformed(QStringLiteral("the name is no SHA-256"));
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() != sha256.toLatin1())
        return malformed(QStringLiteral("the bytes have another SHA-256"));
    if (!isKnownKind(bytes))
        return malformed(QStringLiteral("neither JPEG, PNG, PDF nor ZPL"));
    QSqlQuery &insert = m_database.statement(
        QStringLiteral("INSERT INTO blob(wh,sha256,bytes,at_ms) VALUES(?,?,?,?) ON CONFLICT(wh,sha256) DO NOTHING"));
    insert.bindValue(0, warehouse);
    insert.bindValue(1, sha256);
    insert.bindValue(2, bytes);
    insert.bindValue(3, static_cast<qlonglong>(now.value));
    PACKBAY_TRY(m_database.run(insert));
    const bool isNew = insert.numRowsAffected() > 0;
    insert.finish();
    return isNew;
}

Result<QByteArray> BlobStore::bytes(const QString &warehouse, const QString &sha256)
{
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT bytes FROM blob WHERE wh=? AND sha256=?"));
    query.bindValue(0, warehouse);
    query.bindValue(1, sha256);
    PACKBAY_TRY(m_database.run(query));
    const bool found = query.next();
    const QByteArray bytes = found ? query.value(0).toByteArray() : QByteArray();
    query.finish();
    if (!found)
        return makeError(ErrorCode::NotFound, {{QStringLiteral("entity"), QStringLiteral("blob")}, {QStringLiteral("code"), sha256}});
    return bytes;
}

} // namespace packbay::central
