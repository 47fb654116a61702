#include "app/central/CentralService.h"

#include "app/central/Envelope.h"

#include <QJsonArray>

namespace packbay::central {

namespace {

constexpr qsizetype kMaxOperations = 200; // sync.md B.3
constexpr qsizetype kMaxKey = 255;

bool takesJson(const Route &route)
{
    return route.bodyLimit > 0 && route.id != RouteId::PutBlob && route.id != RouteId::Token;
}

/// Routes after which a head may have moved.
bool writes(const Route &route)
{
    return route.id == RouteId::Push || route.id == RouteId::UpstreamIn || route.id == RouteId::Callback;
}

HttpAnswer plain(int status, const QByteArray &text)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = "text/plain; charset=utf-8";
    answer.body = text;
    return answer;
}

} // namespace

CentralService::CentralService(CentralCore &core, TokenRegister &tokens, BlobStore &blobs, DatabaseThread &database,
                               const Clock &clock, Options options, Report report)
    : m_core(core)
    , m_tokens(tokens)
    , m_database(database)
    , m_clock(clock)
    , m_options(options)
    , m_report(std::move(report))
    , m_routes(core, tokens, blobs, clock)
    , m_rate(options.requestsPerSecond, options.requestsAtOnce)
{
}

/// Whoever has no token learns nothing, not even which routes there are.
Admission CentralService::admit(const HttpRequest &head)
{
    const RouteMatch match = findRoute(head.method, head.path);
    Admission admission;
    const bool isPublic = match.route && match.route->audience == Audience::Public;
    const UtcMs now = m_clock.now();
    if (!isPublic && head.path.startsWith("/api/") && !hasToken(head.authorization)) {
        admission.refusal = loginNeeded(now);
    } else if (!match.route && !match.allow.isEmpty()) {
        admission.refusal = failure(405, 40500, QStringLiteral("Method not allowed"), QJsonValue(), now);
        admission.refusal->allow = match.allow;
    } else if (!match.route) {
        admission.refusal = failure(404, 40400, QStringLiteral("Not found"), QJsonValue(), now);
    } else {
        admission.bodyLimit = match.route->bodyLimit;
    }
    if (admission.refusal)
        m_metrics.answered(match.route ? QByteArray(match.route->method) : QByteArray("-"),
                           match.route ? QByteArray(match.route->path) : QByteArray("-"), admission.refusal->status);
    return admission;
}

HttpAnswer CentralService::refuse(HttpFault fault)
{
    const UtcMs now = m_clock.now();
    HttpAnswer answer;
    switch (fault) {
    case HttpFault::Malformed:
        answer = failure(400, 40000, QStringLiteral("Malformed request"), QJsonValue(), now);
        break;
    case HttpFault::HeaderTooLarge:
        answer = failure(431, 43100, QStringLiteral("Header too large"), QJsonValue(), now);
        break;
    case HttpFault::BodyTooLarge: answer = failure(413, 41300, QStringLiteral("Too large"), QJsonValue(), now); break;
    case HttpFault::TooSlow: answer = failure(408, 40800, QStringLiteral("Too slow"), QJsonValue(), now); break;
    }
    answer.close = true;
    m_metrics.answered("-", "-", answer.status);
    return answer;
}

void CentralService::handle(HttpRequest request, Respond respond)
{
    const RouteMatch match = findRoute(request.method, request.path);
    const Route *route = match.route;
    if (!route) { // admit() let it through, so this does not happen; an answer is due all the same
        respond(failure(404, 40400, QStringLiteral("Not found"), QJsonValue(), m_clock.now()));
        return;
    }
    const Respond counted = [this, route, respond = std::move(respond)](HttpAnswer answer) {
        m_metrics.answered(route->method, route->path, answer.status);
        respond(std::move(answer));
    };
    if (route->id == RouteId::Healthz || route->id == RouteId::Metrics) {
        unenveloped(*route, counted);
        return;
    }
    const bool queued = m_database.post(
        [this, request = std::move(request), counted]() mutable { serve(std::move(request), counted); });
    if (!queued)
        counted(failure(makeError(ErrorCode::StoreBusy), m_clock.now()));
}

void CentralService::unenveloped(const Route &route, const Respond &respond)
{
    if (route.id == RouteId::Healthz)
        respond(plain(200, "ok\n"));
    else
        respond(plain(200, m_metrics.text(m_waiting.size(), m_database.waiting())));
}

void CentralService::serve(HttpRequest request, const Respond &respond)
{
    const RouteMatch match = findRoute(request.method, request.path);
    Call call;
    call.route = match.route;
    call.segments = match.segments;
    call.request = std::move(request);
    if (call.route->id == RouteId::Readyz) {
        const Status ready = m_core.probe();
        respond(ready ? plain(200, "ready\n") : plain(503, "not ready\n"));
        return;
    }
    if (std::optional<HttpAnswer> refusal = authenticate(call)) {
        respond(std::move(*refusal));
        return;
    }
    if (std::optional<HttpAnswer> refusal = readRequest(call)) {
        respond(std::move(*refusal));
        return;
    }
    if (call.route->id == RouteId::Wait) {
        park(call, respond);
        return;
    }
    const Result<QJsonValue> result = m_routes.run(call);
    respond(result ? success(*result, m_clock.now()) : failureOf(result.error(), call.request));
    if (result && writes(*call.route))
        tellHead(call.identity.warehouse);
}

/// Fills the call's identity, or says why not.
std::optional<HttpAnswer> CentralService::authenticate(Call &call)
{
    const UtcMs now = m_clock.now();
    if (call.route->audience != Audience::Public) {
        const Result<TokenCheck> check = checkToken(call.request.authorization, *call.route, m_tokens, now);
        if (!check)
            return failureOf(check.error(), call.request);
        call.identity = check->record;
        switch (check->problem) {
        case TokenProblem::None: break;
        case TokenProblem::Missing: return loginNeeded(now);
        case TokenProblem::Unknown:
        case TokenProblem::Revoked: return tokenRefused(QStringLiteral("device_revoked"), now);
        case TokenProblem::Expired: return tokenRefused(QStringLiteral("token_expired"), now);
        case TokenProblem::WrongAudience: return tokenRefused(QStringLiteral("permission_denied"), now);
        case TokenProblem::Reused:
            // Somebody else has used it: whoever holds the other half of this family may be a thief (sync.md D.2).
            if (const Status revoked = m_tokens.revokeFamily(call.identity.warehouse, call.identity.family); !revoked)
                return failureOf(revoked.error(), call.request);
            return tokenRefused(QStringLiteral("device_revoked"), now);
        }
        // Public routes have nobody to count by; the proxy in front of a public central counts by address.
        if (!m_rate.take(QString::fromLatin1(call.identity.digest.toHex()), m_clock.monotonic()))
            return failure(makeError(ErrorCode::CentralBusy), now);
    }
    return std::nullopt;
}

std::optional<HttpAnswer> CentralService::readRequest(Call &call)
{
    const UtcMs now = m_clock.now();
    if (call.route->keyNeeded) {
        const QByteArray &key = call.request.idempotencyKey;
        if (key.isEmpty() || key.size() > kMaxKey) {
            return failure(400, 40000, QStringLiteral("Idempotency-Key needed"),
                           QJsonObject{{QStringLiteral("where"), QStringLiteral("Idempotency-Key")}}, now);
        }
    }
    const Result<Query> query = Query::parse(call.request.query, call.route->query);
    if (!query)
        return failure(query.error(), now);
    call.query = *query;
    if (!takesJson(*call.route))
        return std::nullopt;
    const Result<QJsonObject> body = jsonBody(call.request.body);
    if (!body)
        return failure(body.error(), now);
    call.body = *body;
    if (call.route->id == RouteId::Push && call.body.value(QStringLiteral("ops")).toArray().size() > kMaxOperations)
        return failure(413, 41300, QStringLiteral("Too many operations"),
                       QJsonObject{{QStringLiteral("most"), kMaxOperations}}, now);
    return std::nullopt;
}

void CentralService::park(const Call &call, const Respond &respond)
{
    const Result<Routes::Wait> wait = m_routes.wait(call);
    if (!wait) {
        respond(failureOf(wait.error(), call.request));
        return;
    }
    m_waiting.headMoved(wait->warehouse, wait->head);
    const quint64 ticket
        = m_waiting.park(call.identity.subject, wait->warehouse, wait->after, [this, respond](qint64 head) {
              respond(success(QJsonObject{{QStringLiteral("head"), head}}, m_clock.now()));
          });
    m_later(m_options.longestWait, [this, ticket] { m_waiting.expire(ticket); });
    if (!m_watching)
        watchHeads();
}

/// While somebody waits, the database is asked every two seconds: another process may have written (sync.md B.7).
void CentralService::watchHeads()
{
    const QStringList warehouses = m_waiting.warehouses();
    m_watching = !warehouses.isEmpty();
    for (const QString &warehouse : warehouses)
        tellHead(warehouse);
    if (!m_watching)
        return;
    m_later(m_options.headPoll, [this] {
        // A full queue is busy writing, and every write tells the head by itself.
        if (!m_database.post([this] { watchHeads(); }))
            m_watching = false;
    });
}

void CentralService::tellHead(const QString &warehouse)
{
    const Result<qint64> head = m_core.head(warehouse);
    if (head)
        m_waiting.headMoved(warehouse, *head);
}

HttpAnswer CentralService::failureOf(const Error &error, const HttpRequest &request)
{
    HttpAnswer answer = failure(error, m_clock.now());
    if (answer.status >= 500 && m_report)
        m_report(error, request);
    return answer;
}

} // namespace packbay::central
