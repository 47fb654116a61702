#pragma once
#include "models/domain/Ports.h"

#include <QList>

namespace packbay {

/// Decides whether the weight on the scale may be booked (hardware.md B4, architecture.md 13): the protocol's own flag
/// and two equal frames, or, without a flag, five readings within one division over 800 ms; not negative, not moving,
/// not older than 1 s; and the platform was empty or clearly different since the last booking.
class StabilityGate
{
public:
    struct Options
    {
        std::optional<Grams> minimumLoad; ///< none: 20 divisions of the scale
        bool tareKnown = false;           ///< a net weight may be booked
    };

    static constexpr qint64 kStaleMs = 1000;
    static constexpr qint64 kWindowMs = 800;
    static constexpr int kWindowReadings = 5;

    StabilityGate() = default;
    explicit StabilityGate(Options options) : m_options(options) {}

    void add(const WeightReading &reading);
    /// The reading that may be booked now, or why none may: ScaleSilent (stale, or nothing came yet), ScaleUnstable,
    /// ScaleOverload, ScaleUnderload (negative, or under the minimum load), ScaleFault, ScaleNotZero.
    Result<WeightReading> bookable(MonotonicMs now) const;
    /// The weight that bookable() gave was used: the platform must be emptied first.
    void booked();
    /// The scale went away: what was seen is no weight any more. A booking stays remembered.
    void forget();
    const std::optional<WeightReading> newest() const;

private:
    Status steady() const;
    Status loaded(const WeightReading &reading) const;
    void watchPlatform(const WeightReading &reading);

    Options m_options;
    QList<WeightReading> m_recent; ///< newest last, unbroken by a frame without a weight
    std::optional<WeightReading> m_lastWord; ///< a frame without a weight that came after all of m_recent
    std::optional<Grams> m_booked;
    int m_awayFrames = 0;
    bool m_cleared = true;
};

} // namespace packbay
