#pragma once
#include "models/domain/Units.h"

#include <QString>

#include <deque>
#include <functional>

namespace packbay {

/// The longest that a station waits by itself before it asks again. sync.md B.10 allows 60 s; a clerk stands before this
/// one, and I4 wants everything at its place within 30 s after the network is back: the wait and one call must fit.
constexpr qint64 kLongestWaitMs = 15'000;

/// Full jitter (AWS): a random wait between 0 and min(15 s, 0.5 s x 2^n); a Retry-After of the central wins.
class Backoff
{
public:
    /// `random` gives 0 <= x < bound.
    explicit Backoff(std::function<qint64(qint64 bound)> random) : m_random(std::move(random)) {}

    qint64 nextDelayMs(qint64 retryAfterMs = 0);
    void succeeded() { m_failures = 0; }

private:
    std::function<qint64(qint64)> m_random;
    int m_failures = 0;
};

enum class BreakerState { Closed, Open, HalfOpen };
QString breakerName(BreakerState state);

/// Stops asking a central that does not answer (sync.md B.10): in 30 s at least six calls of which half failed, or three
/// connection errors in a row, open it for 5 s, doubling to 15 s; then one probe.
class CircuitBreaker
{
public:
    bool allows(MonotonicMs now);
    void succeeded(MonotonicMs now);
    void failed(MonotonicMs now, bool couldNotConnect);
    /// "Sync now" of a person: the next call is the probe.
    void probeNow();
    BreakerState state() const { return m_state; }
    /// Until allows() can be true again; 0 = now.
    qint64 waitMs(MonotonicMs now) const;

private:
    struct Call
    {
        MonotonicMs at;
        bool failed;
    };
    void open(MonotonicMs now);
    void forgetOld(MonotonicMs now);

    BreakerState m_state = BreakerState::Closed;
    std::deque<Call> m_calls;
    int m_connectErrorsInRow = 0;
    qint64 m_openForMs = 0;
    MonotonicMs m_openedAt;
    bool m_probing = false;
};

} // namespace packbay
