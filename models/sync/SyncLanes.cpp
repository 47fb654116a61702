#include "models/sync/SyncEngine.h"

#include <algorithm>

// When a lane may call, what becomes of it when it was not answered, and what all three say of the link.
namespace packbay {
namespace {

constexpr qint64 kStandstillMs = 60'000;
/// When the central answers again, what has hung longer than this is asked again instead of waited for.
constexpr qint64 kHangsMs = 5'000;

/// Errors that no retry mends.
bool needsPerson(ErrorCode code)
{
    return code == ErrorCode::StationFork || code == ErrorCode::TokenRefused || code == ErrorCode::UpgradeNeeded;
}

} // namespace

std::optional<quint64> SyncEngine::begin(Lane &lane)
{
    const MonotonicMs now = m_clock.monotonic();
    if (!lane.breaker.allows(now)) {
        lane.retry.start(static_cast<int>(std::max<qint64>(200, lane.breaker.waitMs(now))));
        return std::nullopt;
    }
    lane.busy = true;
    lane.since = now;
    return ++lane.call;
}

void SyncEngine::abandon(Lane &lane)
{
    ++lane.call;
    lane.busy = false;
    lane.breaker.probeNow();
}

void SyncEngine::failed(Lane &lane, const Error &error)
{
    const bool local = error.number() >= 3000 && error.number() < 4000;
    if (!local)
        lane.breaker.failed(m_clock.monotonic(), error.code == ErrorCode::CentralUnreachable || error.code == ErrorCode::CertificateRefused);
    lane.error = error;
    if (needsPerson(error.code)) {
        m_blocked = error;
        emit blocked(error);
    } else {
        lane.retry.start(static_cast<int>(lane.backoff.nextDelayMs(error.args.value(QStringLiteral("retry_after_ms")).toInteger())));
    }
    report();
}

void SyncEngine::succeeded(Lane &lane)
{
    const bool recovered = lane.error || !m_answered;
    lane.backoff.succeeded();
    lane.breaker.succeeded(m_clock.monotonic());
    lane.error.reset();
    m_answered = true;
    // Data that came through says more of the link than a long poll that did not.
    if (&lane != &m_wait)
        m_wait.error.reset();
    judgeLink();
    // The first answer after an outage means the others can go on now, not when their own wait is over; and what was
    // asked into the silence before will not be answered any more.
    if (recovered) {
        const MonotonicMs now = m_clock.monotonic();
        for (Lane *other : {&m_push, &m_pull}) {
            if (other != &lane && other->busy && now.value - other->since.value > kHangsMs)
                abandon(*other);
            other->breaker.probeNow();
        }
        m_wait.breaker.probeNow();
        push();
        if (m_pull.error)
            pull();
        waitForNews();
    }
    report();
}

void SyncEngine::judgeLink()
{
    m_status.lastError = m_blocked ? m_blocked : m_push.error ? m_push.error : m_pull.error ? m_pull.error : m_wait.error;
    m_status.online = m_answered && !m_status.lastError;
}

void SyncEngine::watchdog()
{
    const MonotonicMs now = m_clock.monotonic();
    for (Lane *lane : {&m_push, &m_pull, &m_wait}) {
        if (lane->busy && now.value - lane->since.value > kStandstillMs) {
            if (auto *client = dynamic_cast<ApiClient *>(&m_api))
                client->reset();
            for (Lane *each : {&m_push, &m_pull, &m_wait})
                abandon(*each);
            push();
            pull();
            waitForNews();
            return;
        }
    }
    if (m_status.pending > 0 && !m_push.busy && !m_push.retry.isActive())
        push();
}

} // namespace packbay
