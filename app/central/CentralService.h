#pragma once
#include "app/central/DatabaseThread.h"
#include "app/central/Metrics.h"
#include "app/central/RequestRate.h"
#include "app/central/Routes.h"
#include "app/central/WaitRoom.h"

#include <atomic>
#include <chrono>

namespace packbay::central {

/// Between the HTTP server and the routes: who may do what (RouteTable), the queue to the database thread, sleeping
/// waits, the envelope, the counters.
class CentralService final : public HttpService
{
public:
    struct Options
    {
        qint64 requestsPerSecond = 20; ///< of one token; 0: no limit
        qint64 requestsAtOnce = 60;
        std::chrono::milliseconds longestWait{25'000};
        std::chrono::milliseconds headPoll{2'000}; ///< other processes may move the head of the same database
    };
    /// Calls `work` after the delay, on any thread.
    using Later = std::function<void(std::chrono::milliseconds, std::function<void()>)>;
    /// One line for the log about a fault of the central.
    using Report = std::function<void(const Error &, const HttpRequest &)>;

    CentralService(CentralCore &core, TokenRegister &tokens, BlobStore &blobs, DatabaseThread &database,
                   const Clock &clock, Options options, Report report);

    /// Must be set before the first request.
    void setLater(Later later) { m_later = std::move(later); }
    /// Wakes everybody who waits; later waits return at once.
    void drain() { m_waiting.release(); }

    Admission admit(const HttpRequest &head) override;
    void handle(HttpRequest request, Respond respond) override;
    HttpAnswer refuse(HttpFault fault) override;

private:
    void unenveloped(const Route &route, const Respond &respond);
    /// On the database thread.
    void serve(HttpRequest request, const Respond &respond);
    std::optional<HttpAnswer> authenticate(Call &call);
    std::optional<HttpAnswer> readRequest(Call &call);
    void park(const Call &call, const Respond &respond);
    void watchHeads();
    HttpAnswer failureOf(const Error &error, const HttpRequest &request);
    void tellHead(const QString &warehouse);

    CentralCore &m_core;
    TokenRegister &m_tokens;
    DatabaseThread &m_database;
    const Clock &m_clock;
    Options m_options;
    Report m_report;
    Routes m_routes;
    Metrics m_metrics;
    WaitRoom m_waiting;
    RequestRate m_rate;
    Later m_later;
    std::atomic<bool> m_watching{false};
};

} // namespace packbay::central
