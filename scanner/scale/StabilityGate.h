#pragma once
#include "models/domain/Ports.h"

#include <QList>

namespace packbay {

/// Decides whether the weight on the scale may be booked (hardware.md B4, architecture.md 13): the protocol's own flag
/// and two equal frames, or, without a flag, five readings within one division over 800 ms; not negative, not moving,
/// not older than 1 s, not under the minimum load, not net. That the platform was emptied since the last booking is
/// LoadWatch's to know.
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
    void setOptions(Options options) { m_options = options; }

    void add(const WeightReading &reading);
    /// The reading that may be booked now, or why none may: ScaleSilent (stale, or nothing came yet), ScaleUnstable,
    /// ScaleOverload, ScaleUnderload (zero or below, or under the minimum load), ScaleFault (net, too). What is wrong with a
    /// steady weight is said of a steady one only.
    Result<WeightReading> bookable(MonotonicMs now) const;
    /// The scale went away: what was seen is no weight any more.
    void forget();
    const std::optional<WeightReading> newest() const;

private:
    Status steady() const;
    Status loaded(const WeightReading &reading) const;

    Options m_options;
    QList<WeightReading> m_recent; ///< newest last, unbroken by a frame without a weight
    std::optional<WeightReading> m_lastWord; ///< a frame without a weight that came after all of m_recent
};

} // namespace packbay
