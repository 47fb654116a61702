#include "app/central/Routes.h"

#include <QJsonArray>

#include <limits>

namespace packbay::central {

namespace {

constexpr qint64 kMinute = 60 * 1000;
constexpr qint64 kAccessMs = 15 * kMinute;
constexpr qint64 kRefreshMs = 30 * 24 * 60 * kMinute;
constexpr qint64 kMaxPage = 2000;

Error malformed(const QString &why, const QString &where)
{
    return makeError(ErrorCode::MessageMalformed, {{QStringLiteral("why"), why}}, {}, where);
}

Error denied(const QString &what)
{
    return makeError(ErrorCode::TokenRefused,
                     {{QStringLiteral("reason"), QStringLiteral("permission_denied")}, {QStringLiteral("what"), what}});
}

Result<QJsonValue> asValue(const Result<QJsonObject> &object)
{
    return object.transform([](const QJsonObject &o) { return QJsonValue(o); });
}

/// The last segment of "/api/v1/upstream/pre-alerts".
QString lastSegment(const Route &route)
{
    return QString::fromLatin1(route.path).section(QLatin1Char('/'), -1);
}

} // namespace

Result<QJsonValue> Routes::run(const Call &call)
{
    switch (call.route->id) {
    case RouteId::GoodsList: return goodsList(call);
    case RouteId::RateQuery: return rateQuery(call);
    case RouteId::Push: return push(call);
    case RouteId::Pull: return pull(call);
    case RouteId::Snapshot: return snapshot(call);
    case RouteId::PutBlob: return putBlob(call);
    case RouteId::GetBlob: return getBlob(call);
    case RouteId::Enrol: return enrol(call);
    case RouteId::Token: return token(call);
    case RouteId::UpstreamIn: return upstreamIn(call);
    case RouteId::UpstreamOut: return upstreamOut(call);
    case RouteId::Callback: return callback(call);
    case RouteId::Healthz:
    case RouteId::Readyz:
    case RouteId::Metrics:
    case RouteId::Wait: break;
    }
    return makeError(ErrorCode::InvariantBroken, {},
                     QStringLiteral("no handler for %1").arg(QLatin1String(call.route->path)));
}

/// A token speaks for one warehouse; what it asks for must be that one.
Status Routes::sameWarehouse(const Call &call) const
{
    if (!call.query.has(QStringLiteral("wh")))
        return malformed(QStringLiteral("missing"), QStringLiteral("/wh"));
    if (call.query.text(QStringLiteral("wh")) != call.identity.warehouse)
        return denied(QStringLiteral("warehouse"));
    return {};
}

Result<QJsonValue> Routes::goodsList(const Call &call)
{
    PACKBAY_TRY_ASSIGN(page, call.query.integer(QStringLiteral("page"), 1, 1, 1'000'000));
    PACKBAY_TRY_ASSIGN(size, call.query.integer(QStringLiteral("size"), 20, 1, 100));
    const QString search = call.query.text(QStringLiteral("q"));
    if (search.size() > 100)
        return malformed(QStringLiteral("longer than 100"), QStringLiteral("/q"));
    return asValue(m_core.goodsList(page, size, search));
}

Result<QJsonValue> Routes::rateQuery(const Call &call)
{
    QJsonObject parameters;
    for (const QString &name : call.query.names()) {
        if (call.query.text(name).size() > 100)
            return malformed(QStringLiteral("longer than 100"), QLatin1Char('/') + name);
        parameters.insert(name, call.query.text(name));
    }
    for (const char *name : {"weight_g", "length_mm", "width_mm", "height_mm", "value_minor"}) {
        const QString key = QLatin1String(name);
        PACKBAY_TRY_ASSIGN(number, call.query.integer(key, 0, 0, 1'000'000'000'000));
        if (call.query.has(key))
            parameters.insert(key, number);
    }
    return asValue(m_core.rateQuery(parameters));
}

Result<QJsonValue> Routes::push(const Call &call)
{
    if (!call.body.value(QStringLiteral("ops")).isArray())
        return malformed(QStringLiteral("an array is due"), QStringLiteral("/ops"));
    if (call.body.value(QStringLiteral("station")).toString() != call.identity.subject)
        return denied(QStringLiteral("station"));
    return asValue(m_core.push({call.identity.subject, call.identity.warehouse}, call.body));
}

Result<QJsonValue> Routes::pull(const Call &call)
{
    PACKBAY_TRY(sameWarehouse(call));
    PACKBAY_TRY_ASSIGN(after, call.query.integer(QStringLiteral("after"), 0, 0, std::numeric_limits<qint64>::max()));
    PACKBAY_TRY_ASSIGN(limit, call.query.integer(QStringLiteral("limit"), kMaxPage, 1, kMaxPage));
    return asValue(
        m_core.pull(call.identity.warehouse, call.query.text(QStringLiteral("epoch")), after, static_cast<int>(limit)));
}

Result<Routes::Wait> Routes::wait(const Call &call)
{
    PACKBAY_TRY(sameWarehouse(call));
    Wait wait;
    wait.warehouse = call.identity.warehouse;
    PACKBAY_TRY_ASSIGN(after, call.query.integer(QStringLiteral("after"), 0, 0, std::numeric_limits<qint64>::max()));
    wait.after = after;
    PACKBAY_TRY_ASSIGN(head, m_core.head(wait.warehouse));
    wait.head = head;
    // The station knows more than we do: this database is an older copy.
    if (after > head)
        return makeError(ErrorCode::MustRefetch, {{QStringLiteral("head"), head}});
    return wait;
}

Result<QJsonValue> Routes::snapshot(const Call &call)
{
    PACKBAY_TRY(sameWarehouse(call));
    return asValue(m_core.snapshot(call.identity.warehouse));
}

Result<QJsonValue> Routes::putBlob(const Call &call)
{
    const QString sha256 = call.segments.value("sha256");
    PACKBAY_TRY_ASSIGN(isNew, m_blobs.put(call.identity.warehouse, sha256, call.request.body, m_clock.now()));
    return QJsonValue(QJsonObject{{QStringLiteral("sha256"), sha256}, {QStringLiteral("new"), isNew}});
}

Result<QJsonValue> Routes::getBlob(const Call &call)
{
    const QString sha256 = call.segments.value("sha256");
    PACKBAY_TRY_ASSIGN(bytes, m_blobs.bytes(call.identity.warehouse, sha256));
    return QJsonValue(QJsonObject{{QStringLiteral("sha256"), sha256}, {QStringLiteral("base64"), QString::fromLatin1(bytes.toBase64())}});
}

Result<QJsonValue> Routes::issueTokens(const TokenRecord &spent, const QString &station)
{
    const UtcMs now = m_clock.now();
    const QByteArray access = newToken(spent.warehouse);
    const QByteArray refresh = newToken(spent.warehouse);
    TokenRecord record = spent;
    record.subject = station;
    record.spent = false;
    record.kind = TokenKind::Access;
    record.digest = digestOf(access);
    record.expiresAt = now + UtcMs(kAccessMs);
    TokenRecord second = record;
    second.kind = TokenKind::Refresh;
    second.digest = digestOf(refresh);
    second.expiresAt = now + UtcMs(kRefreshMs);
    if (const Status rotated = m_tokens.rotate(spent, {record, second}); !rotated) {
        if (rotated.error().code != ErrorCode::NotFound)
            return rotated.error();
        PACKBAY_TRY(m_tokens.revokeFamily(spent.warehouse, spent.family)); // two uses at once: one of them is a thief
        return denied(QStringLiteral("token"));
    }
    return QJsonValue(QJsonObject{{QStringLiteral("station"), station},
                                  {QStringLiteral("warehouse"), spent.warehouse},
                                  {QStringLiteral("access_token"), QString::fromLatin1(access)},
                                  {QStringLiteral("refresh_token"), QString::fromLatin1(refresh)},
                                  {QStringLiteral("expires_ms"), record.expiresAt.value},
                                  {QStringLiteral("refresh_expires_ms"), second.expiresAt.value}});
}

Result<QJsonValue> Routes::enrol(const Call &call)
{
    const QString station = call.body.value(QStringLiteral("station")).toString();
    if (station != call.identity.subject)
        return denied(QStringLiteral("station"));
    PACKBAY_TRY_ASSIGN(position, m_core.enrolStation(call.identity.warehouse, station));
    PACKBAY_TRY_ASSIGN(tokens, issueTokens(call.identity, station));
    QJsonObject answer = tokens.toObject();
    for (auto it = position.begin(); it != position.end(); ++it)
        answer.insert(it.key(), it.value());
    return QJsonValue(answer);
}

Result<QJsonValue> Routes::token(const Call &call)
{
    return issueTokens(call.identity, call.identity.subject);
}

Result<QJsonValue> Routes::upstreamIn(const Call &call)
{
    const QString key = call.identity.subject + QLatin1Char('|') + QString::fromLatin1(call.request.idempotencyKey);
    return asValue(m_core.upstream(call.identity.warehouse, lastSegment(*call.route), key, call.body));
}

Result<QJsonValue> Routes::upstreamOut(const Call &call)
{
    PACKBAY_TRY_ASSIGN(after, call.query.integer(QStringLiteral("after"), 0, 0, std::numeric_limits<qint64>::max()));
    return asValue(m_core.upstreamFeed(call.identity.warehouse, lastSegment(*call.route), after));
}

Result<QJsonValue> Routes::callback(const Call &call)
{
    RecordTracking event;
    event.provider = call.segments.value("provider");
    event.eventId = call.body.value(QStringLiteral("event_id")).toString();
    event.carrierNo = call.body.value(QStringLiteral("carrier_no")).toString();
    event.status = call.body.value(QStringLiteral("status")).toString();
    event.at = UtcMs(call.body.value(QStringLiteral("at_ms")).toInteger(-1));
    event.event = call.body;
    for (const auto &[text, where] : {std::pair(event.eventId, "/event_id"), std::pair(event.carrierNo, "/carrier_no"),
                                      std::pair(event.status, "/status")}) {
        if (text.isEmpty() || text.size() > 128)
            return malformed(QStringLiteral("a text of 1 to 128 is due"), QLatin1String(where));
    }
    if (event.at.value < 0)
        return malformed(QStringLiteral("milliseconds since 1970 are due"), QStringLiteral("/at_ms"));
    return asValue(m_core.callback(call.identity.warehouse, event));
}

} // namespace packbay::central
