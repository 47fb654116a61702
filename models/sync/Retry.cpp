#include "models/sync/Retry.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr qint64 kBaseMs = 500;
constexpr qint64 kWindowMs = 30'000;
constexpr std::size_t kMinimumCalls = 6;
constexpr int kConnectErrors = 3;
constexpr qint64 kFirstOpenMs = 5'000;

} // namespace

qint64 Backoff::nextDelayMs(qint64 retryAfterMs)
{
    const qint64 ceiling = std::min(kLongestWaitMs, kBaseMs << std::min(m_failures, 10));
    ++m_failures;
    return retryAfterMs > 0 ? retryAfterMs : m_random(ceiling + 1);
}

QString breakerName(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed: return QStringLiteral("closed");
    case BreakerState::Open: return QStringLiteral("open");
    case BreakerState::HalfOpen: return QStringLiteral("half-open");
    }
    return {};
}

bool CircuitBreaker::allows(MonotonicMs now)
{
    if (m_state == BreakerState::Closed)
        return true;
    if (m_state == BreakerState::Open && waitMs(now) == 0) {
        m_state = BreakerState::HalfOpen;
        m_probing = false;
    }
    if (m_state == BreakerState::HalfOpen && !m_probing) {
        m_probing = true;
        return true;
    }
    return false;
}

void CircuitBreaker::succeeded(MonotonicMs now)
{
    m_connectErrorsInRow = 0;
    if (m_state != BreakerState::Closed) {
        m_state = BreakerState::Closed;
        m_openForMs = 0;
        m_calls.clear();
    }
    m_calls.push_back({now, false});
    forgetOld(now);
}

void CircuitBreaker::failed(MonotonicMs now, bool couldNotConnect)
{
    m_connectErrorsInRow = couldNotConnect ? m_connectErrorsInRow + 1 : 0;
    m_calls.push_back({now, true});
    forgetOld(now);
    if (m_state == BreakerState::HalfOpen) {
        open(now);
        return;
    }
    const auto failures = static_cast<std::size_t>(std::count_if(m_calls.begin(), m_calls.end(), [](const Call &c) { return c.failed; }));
    if (m_connectErrorsInRow >= kConnectErrors || (m_calls.size() >= kMinimumCalls && failures * 2 >= m_calls.size()))
        open(now);
}

void CircuitBreaker::probeNow()
{
    if (m_state == BreakerState::Closed)
        return;
    m_state = BreakerState::HalfOpen;
    m_probing = false;
}

qint64 CircuitBreaker::waitMs(MonotonicMs now) const
{
    if (m_state != BreakerState::Open)
        return 0;
    return std::max<qint64>(0, m_openedAt.value + m_openForMs - now.value);
}

void CircuitBreaker::open(MonotonicMs now)
{
    m_state = BreakerState::Open;
    m_openForMs = m_openForMs == 0 ? kFirstOpenMs : std::min(m_openForMs * 2, kLongestWaitMs);
    m_openedAt = now;
    m_connectErrorsInRow = 0;
    m_calls.clear();
}

void CircuitBreaker::forgetOld(MonotonicMs now)
{
    while (!m_calls.empty() && m_calls.front().at.value < now.value - kWindowMs)
        m_calls.pop_front();
}

} // namespace packbay
