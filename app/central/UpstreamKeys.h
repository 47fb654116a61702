#pragma once
#include "models/domain/Units.h"
#include "models/store/Database.h"

#include <QJsonObject>

#include <optional>

namespace packbay::central {

/// The stored answers behind Idempotency-Key (sync.md B.13).
class UpstreamKeys
{
public:
    explicit UpstreamKeys(Database &database)
        : m_database(database)
    {
    }

    /// Takes the key for this body. The stored answer when the same request was finished before; nothing when it is to
    /// be done now. Error IdempotencyKeyReused when the key belongs to another body.
    Result<std::optional<QJsonObject>> take(const QString &warehouse, const QString &key, const QString &route,
                                            const QJsonObject &body, UtcMs now);
    Status finish(const QString &warehouse, const QString &key, const QJsonObject &answer);

private:
    Database &m_database;
};

} // namespace packbay::central
