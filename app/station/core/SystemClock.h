#pragma once
#include "models/domain/Ports.h"

namespace packbay {

/// The clock of this machine: UTC for what is stored, a steady clock for durations.
class SystemClock : public Clock
{
public:
    UtcMs now() const override;
    MonotonicMs monotonic() const override;
};

/// New operation ids from the clock and the system's random numbers.
class SystemIds : public IdSource
{
public:
    explicit SystemIds(const Clock &clock) : m_clock(clock) {}
    OpId nextOpId() override;

private:
    const Clock &m_clock;
};

} // namespace packbay
