#pragma once
#include "models/domain/Ports.h"

#include <chrono>

namespace packbay::central {

class SystemClock final : public Clock
{
public:
    UtcMs now() const override
    {
        return UtcMs(
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                .count());
    }
    MonotonicMs monotonic() const override
    {
        return MonotonicMs(
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
                .count());
    }
};

} // namespace packbay::central
