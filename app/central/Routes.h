#pragma once
#include "app/central/BlobStore.h"
#include "app/central/CentralCore.h"
#include "app/central/Http.h"
#include "app/central/Message.h"
#include "app/central/Tokens.h"
#include "models/domain/Ports.h"

namespace packbay::central {

/// A request that was let in.
struct Call
{
    const Route *route = nullptr;
    QHash<QByteArray, QString> segments;
    HttpRequest request;
    Query query;
    QJsonObject body; ///< of the routes that take JSON
    TokenRecord identity; ///< empty for public routes
};

/// The work of each route, on the database thread. Values are the envelope's `data`.
class Routes
{
public:
    Routes(CentralCore &core, TokenRegister &tokens, BlobStore &blobs, const Clock &clock)
        : m_core(core)
        , m_tokens(tokens)
        , m_blobs(blobs)
        , m_clock(clock)
    {
    }

    /// Every route but the unenveloped ones and `wait`, which only sleeps.
    Result<QJsonValue> run(const Call &call);
    /// Checks a wait request; the head of its warehouse and the position it waits behind.
    struct Wait
    {
        QString warehouse;
        qint64 after = 0;
        qint64 head = 0;
    };
    Result<Wait> wait(const Call &call);

private:
    Result<QJsonValue> goodsList(const Call &call);
    Result<QJsonValue> rateQuery(const Call &call);
    Result<QJsonValue> push(const Call &call);
    Result<QJsonValue> pull(const Call &call);
    Result<QJsonValue> snapshot(const Call &call);
    Result<QJsonValue> putBlob(const Call &call);
    Result<QJsonValue> getBlob(const Call &call);
    Result<QJsonValue> enrol(const Call &call);
    Result<QJsonValue> token(const Call &call);
    Result<QJsonValue> upstreamIn(const Call &call);
    Result<QJsonValue> upstreamOut(const Call &call);
    Result<QJsonValue> callback(const Call &call);
    Result<QJsonValue> issueTokens(const TokenRecord &spent, const QString &station);
    Status sameWarehouse(const Call &call) const;

    CentralCore &m_core;
    TokenRegister &m_tokens;
    BlobStore &m_blobs;
    const Clock &m_clock;
};

} // namespace packbay::central
