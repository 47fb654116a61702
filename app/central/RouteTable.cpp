#include "app/central/RouteTable.h"

#include <algorithm>

namespace packbay::central {

namespace {

constexpr quint32 kJson = 1024 * 1024;
constexpr quint32 kBlob = 4 * 1024 * 1024;

#define PACKBAY_UPSTREAM_IN(name)                                                                                      \
    {                                                                                                                  \
        RouteId::UpstreamIn, "POST", "/api/v1/upstream/" name, Audience::Back, TokenKind::Access, Role::System, kJson, \
            true, ""                                                                                                   \
    }
#define PACKBAY_UPSTREAM_OUT(name)                                                                                     \
    {                                                                                                                  \
        RouteId::UpstreamOut, "GET", "/api/v1/upstream/" name, Audience::Back, TokenKind::Access, Role::System, 0,     \
            false, "after"                                                                                             \
    }

constexpr Route kRoutes[] = {
    {RouteId::Healthz, "GET", "/healthz", Audience::Public, TokenKind::Access, Role::System, 0, false, ""},
    {RouteId::Readyz, "GET", "/readyz", Audience::Public, TokenKind::Access, Role::System, 0, false, ""},
    {RouteId::Metrics, "GET", "/metrics", Audience::Public, TokenKind::Access, Role::System, 0, false, ""},
    {RouteId::GoodsList, "GET", "/api/goods/list", Audience::Public, TokenKind::Access, Role::System, 0, false,
     "page size q"},
    {RouteId::RateQuery, "GET", "/api/rate/query", Audience::Public, TokenKind::Access, Role::System, 0, false,
     "at country postcode weight_g length_mm width_mm height_mm category value_minor currency explain"},
    {RouteId::Push, "POST", "/api/v1/sync/push", Audience::Station, TokenKind::Access, Role::Clerk, kJson, false, ""},
    {RouteId::Pull, "GET", "/api/v1/sync/pull", Audience::Station, TokenKind::Access, Role::Clerk, 0, false,
     "wh epoch after limit"},
    {RouteId::Wait, "GET", "/api/v1/sync/wait", Audience::Station, TokenKind::Access, Role::Clerk, 0, false,
     "wh after"},
    {RouteId::Snapshot, "GET", "/api/v1/sync/snapshot", Audience::Station, TokenKind::Access, Role::Clerk, 0, false,
     "wh"},
    {RouteId::PutBlob, "PUT", "/api/v1/blobs/{sha256}", Audience::Station, TokenKind::Access, Role::Clerk, kBlob, false,
     ""},
    {RouteId::GetBlob, "GET", "/api/v1/blobs/{sha256}", Audience::Station, TokenKind::Access, Role::Clerk, 0, false, ""},
    {RouteId::Enrol, "POST", "/api/v1/auth/enrol", Audience::Station, TokenKind::Enrolment, Role::Clerk, kJson, false,
     ""},
    {RouteId::Token, "POST", "/api/v1/auth/token", Audience::Station, TokenKind::Refresh, Role::Clerk, kJson, false,
     ""},
    PACKBAY_UPSTREAM_IN("members"),
    PACKBAY_UPSTREAM_IN("goods"),
    PACKBAY_UPSTREAM_IN("pre-alerts"),
    PACKBAY_UPSTREAM_IN("purchase-orders"),
    PACKBAY_UPSTREAM_IN("orders"),
    PACKBAY_UPSTREAM_IN("payments"),
    PACKBAY_UPSTREAM_IN("coupons"),
    PACKBAY_UPSTREAM_IN("tariffs"),
    PACKBAY_UPSTREAM_IN("cancellations"),
    PACKBAY_UPSTREAM_IN("labels"),
    PACKBAY_UPSTREAM_OUT("receipts"),
    PACKBAY_UPSTREAM_OUT("quotes"),
    PACKBAY_UPSTREAM_OUT("shipments"),
    PACKBAY_UPSTREAM_OUT("reconciliation"),
    PACKBAY_UPSTREAM_OUT("labels"),
    {RouteId::Callback, "POST", "/api/v1/callbacks/{provider}", Audience::Back, TokenKind::Access, Role::System, kJson,
     false, ""},
};

/// Letters, digits and - _ . only: an escaped or empty segment names nothing of ours.
bool isPlain(const QByteArray &segment)
{
    return !segment.isEmpty() && segment.size() <= 128 && segment != "." && segment != ".."
        && std::all_of(segment.begin(), segment.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
                   || c == '.';
           });
}

bool matches(const QByteArray &pattern, const QByteArray &path, QHash<QByteArray, QString> &segments)
{
    const QList<QByteArray> wanted = pattern.split('/');
    const QList<QByteArray> given = path.split('/');
    if (wanted.size() != given.size())
        return false;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted.at(i).startsWith('{')) {
            if (!isPlain(given.at(i)))
                return false;
            segments.insert(wanted.at(i).mid(1, wanted.at(i).size() - 2), QString::fromLatin1(given.at(i)));
        } else if (wanted.at(i) != given.at(i)) {
            return false;
        }
    }
    return true;
}

} // namespace

std::span<const Route> routes()
{
    return kRoutes;
}

RouteMatch findRoute(const QByteArray &method, const QByteArray &path)
{
    RouteMatch match;
    for (const Route &route : kRoutes) {
        QHash<QByteArray, QString> segments;
        if (!matches(route.path, path, segments))
            continue;
        if (method == route.method) {
            match.route = &route;
            match.segments = segments;
            match.allow.clear();
            return match;
        }
        match.allow += (match.allow.isEmpty() ? "" : ", ") + QByteArray(route.method);
    }
    return match;
}

} // namespace packbay::central
