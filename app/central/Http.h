#pragma once
#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

/// The values that cross between the HTTP server (Boost, one file) and the rest of the central, which knows no Boost.
namespace packbay::central {

struct HttpRequest
{
    QByteArray method; ///< "GET", upper case as it came
    QByteArray path; ///< percent-encoded, as it came, without the query
    QByteArray query; ///< percent-encoded, without '?'
    QByteArray authorization;
    QByteArray idempotencyKey;
    QByteArray contentType;
    QByteArray signature; ///< webhook-signature
    bool hasBody = false;
    QByteArray body;
};

struct HttpAnswer
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    int retryAfterSeconds = 0; ///< 0: no Retry-After header
    QByteArray allow; ///< of a 405
    bool close = false; ///< the connection ends after this answer
};

/// What the server itself finds wrong, before anybody has seen the request.
enum class HttpFault { Malformed, HeaderTooLarge, BodyTooLarge, TooSlow };

/// What may come after a header: either a body up to so many bytes, or the final answer already.
struct Admission
{
    quint64 bodyLimit = 0;
    std::optional<HttpAnswer> refusal;
};

/// Answers exactly one request; may be called from any thread, at most once.
using Respond = std::function<void(HttpAnswer)>;

/// The application behind the server. All three are called on the server's threads and must not block.
class HttpService
{
public:
    virtual ~HttpService() = default;
    virtual Admission admit(const HttpRequest &head) = 0;
    virtual void handle(HttpRequest request, Respond respond) = 0;
    virtual HttpAnswer refuse(HttpFault fault) = 0;
};

} // namespace packbay::central
