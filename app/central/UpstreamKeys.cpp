#include "app/central/UpstreamKeys.h"

#include "models/domain/JsonWriter.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QVariant>

namespace packbay::central {

Result<std::optional<QJsonObject>> UpstreamKeys::take(const QString &warehouse, const QString &key,
                                                      const QString &route, const QJsonObject &body, UtcMs now)
{
    const QByteArray digest = QCryptographicHash::hash(canonicalJson(body), QCryptographicHash::Sha256);
    QSqlQuery &insert = m_database.statement(
        QStringLiteral("INSERT INTO idempotency(wh,key,route,body_sha256,answer,at_ms) VALUES(?,?,?,?,'',?) "
                       "ON CONFLICT(wh,key) DO NOTHING"));
    insert.bindValue(0, warehouse);
    insert.bindValue(1, key);
    insert.bindValue(2, route);
    insert.bindValue(3, digest);
    insert.bindValue(4, static_cast<qlonglong>(now.value));
    PACKBAY_TRY(m_database.run(insert));
    QSqlQuery &query
        = m_database.statement(QStringLiteral("SELECT body_sha256,answer FROM idempotency WHERE wh=? AND key=?"));
    query.bindValue(0, warehouse);
    query.bindValue(1, key);
    PACKBAY_TRY(m_database.run(query));
    const bool found = query.next();
    const QByteArray before = found ? query.value(0).toByteArray() : QByteArray();
    const QByteArray answer = found ? query.value(1).toString().toUtf8() : QByteArray();
    query.finish();
    if (before != digest)
        return makeError(ErrorCode::IdempotencyKeyReused);
    // No answer yet: new, or the process died in the middle. Its operations have ids made from the key, so doing them
    // again does nothing twice.
    if (answer.isEmpty())
        return std::optional<QJsonObject>();
    return std::optional<QJsonObject>(QJsonDocument::fromJson(answer).object());
}

Status UpstreamKeys::finish(const QString &warehouse, const QString &key, const QJsonObject &answer)
{
    QSqlQuery &update = m_database.statement(QStringLiteral("UPDATE idempotency SET answer=? WHERE wh=? AND key=?"));
    update.bindValue(0, QString::fromUtf8(canonicalJson(answer)));
    update.bindValue(1, warehouse);
    update.bindValue(2, key);
    return m_database.run(update);
}

} // namespace packbay::central
