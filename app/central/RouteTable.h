#pragma once
#include "models/domain/Enums.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <span>

namespace packbay {
namespace central {

/// Whom a token speaks for: a station, the platform's back office, or a member.
enum class Audience { Public, Station, Back, Front };
/// Enrolment and refresh tokens open one route each and nothing else.
enum class TokenKind { Access, Refresh, Enrolment };

} // namespace central

PACKBAY_ENUM_NAMES(central::Audience, "public", "station", "back", "front")
PACKBAY_ENUM_NAMES(central::TokenKind, "access", "refresh", "enrolment")

namespace central {

enum class RouteId {
    Healthz,
    Readyz,
    Metrics,
    GoodsList,
    RateQuery,
    Push,
    Pull,
    Wait,
    Snapshot,
    PutBlob,
    GetBlob,
    Enrol,
    Token,
    UpstreamIn,
    UpstreamOut,
    Callback
};

/// One row of the contract of architecture.md 11.15. Authentication, body limits, 404 and 405 all come from here; a
/// test compares the table with openapi.yaml.
struct Route
{
    RouteId id;
    const char *method;
    const char *path; ///< "{name}" stands for one segment
    Audience audience;
    TokenKind kind; ///< of the token; of no meaning for Public, as the role
    Role role; ///< of the token
    quint32 bodyLimit; ///< bytes; 0: no body
    bool keyNeeded; ///< Idempotency-Key
    const char *query; ///< allowed names, blank-separated
};

std::span<const Route> routes();

struct RouteMatch
{
    const Route *route = nullptr;
    QHash<QByteArray, QString> segments;
    QByteArray allow; ///< the methods of this path, when only the method was wrong
};

RouteMatch findRoute(const QByteArray &method, const QByteArray &path);

} // namespace central
} // namespace packbay
