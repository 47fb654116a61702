#include "app/central/Envelope.h"

#include "models/domain/JsonWriter.h"

namespace packbay::central {

namespace {

struct Mapping
{
    ErrorCode error;
    int status;
    int code;
    const char *message;
};

// sync.md B.13. What is not here is a fault of the central (3xxx, 9xxx) or a refusal of the request's content.
constexpr Mapping kMappings[] = {
    {ErrorCode::MessageMalformed, 400, 40000, "Malformed request"},
    {ErrorCode::RequestInvalid, 400, 40000, "Malformed request"},
    {ErrorCode::NotFound, 404, 40400, "Not found"},
    {ErrorCode::SequenceGap, 409, 40901, "Operations are missing before these"},
    {ErrorCode::ClaimConflict, 409, 40902, "Somebody else was first"},
    {ErrorCode::StationFork, 409, 40911, "The station's history forked"},
    {ErrorCode::MustRefetch, 410, 41001, "Fetch a snapshot"},
    {ErrorCode::IdempotencyKeyReused, 422, 42201, "Idempotency-Key was used with another body"},
    {ErrorCode::UpgradeNeeded, 426, 42601, "Upgrade needed"},
    {ErrorCode::CentralBusy, 429, 42900, "Slow down"},
    {ErrorCode::StoreBusy, 503, 50300, "Busy"},
};

HttpAnswer enveloped(int status, int code, const QString &message, const QJsonValue &data, UtcMs now)
{
    JsonWriter json;
    json.beginObject().field("code", code).key("data");
    if (data.isNull() || data.isUndefined())
        json.null();
    else
        json.value(data);
    json.field("msg", message).field("timestamp", now.value).endObject();
    HttpAnswer answer;
    answer.status = status;
    answer.body = json.take();
    if (code == 42900 || code == 50300)
        answer.retryAfterSeconds = 1;
    return answer;
}

QJsonObject factsOf(const Error &error)
{
    QJsonObject facts = error.args;
    facts.insert(QStringLiteral("error"), error.number());
    facts.insert(QStringLiteral("id"), errorId(error.code));
    if (!error.where.isEmpty())
        facts.insert(QStringLiteral("where"), error.where);
    return facts;
}

} // namespace

HttpAnswer success(const QJsonValue &data, UtcMs now)
{
    return enveloped(200, 200, QStringLiteral("ok"), data, now);
}

HttpAnswer failure(int status, int code, const QString &message, const QJsonValue &data, UtcMs now)
{
    return enveloped(status, code, message, data, now);
}

HttpAnswer failure(const Error &error, UtcMs now)
{
    if (error.code == ErrorCode::TokenRefused)
        return tokenRefused(error.args.value(QStringLiteral("reason")).toString(QStringLiteral("device_revoked")), now);
    for (const Mapping &mapping : kMappings) {
        if (mapping.error == error.code)
            return enveloped(mapping.status, mapping.code, QLatin1String(mapping.message), factsOf(error), now);
    }
    const int thousand = error.number() / 1000;
    if (thousand == 3 || thousand == 9 || thousand == 0) {
        const QJsonObject data{{QStringLiteral("error"), error.number()}, {QStringLiteral("id"), errorId(error.code)}};
        return enveloped(500, 50000, QStringLiteral("The central has a fault"), data, now);
    }
    return enveloped(422, 42200, QStringLiteral("Refused"), factsOf(error), now);
}

HttpAnswer loginNeeded(UtcMs now)
{
    return enveloped(401, 401, QStringLiteral("Permission denied, please log in"), QJsonValue(), now);
}

HttpAnswer tokenRefused(const QString &reason, UtcMs now)
{
    const bool denied = reason == QLatin1String("permission_denied");
    return enveloped(denied ? 403 : 401, 401,
                     denied ? QStringLiteral("Permission denied") : QStringLiteral("Permission denied, please log in"),
                     QJsonObject{{QStringLiteral("reason"), reason}}, now);
}

} // namespace packbay::central
