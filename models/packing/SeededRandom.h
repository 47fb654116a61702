#pragma once
#include <cstdint>

namespace packbay {

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine and library.
class SeededRandom
{
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 to limit - 1; limit at least 1.
    int below(int limit) { return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(limit) >> 32); }

private:
    std::uint64_t m_state;
};

} // namespace packbay
