#pragma once
#include "models/domain/Ports.h"
#include "models/domain/Result.h"

namespace packbay {

/// What lies on the station's one scale, and whether it may be booked (hardware.md B4): a stable weight above zero, not
/// older than one second, and the platform was emptied since the last booking (or changed by more than two divisions), so
/// that parcel A's weight is never booked for parcel B. It is told of every reading, whatever is on the screen and whoever
/// works. A weight whose status is Underload is under the scale's minimum, one whose status is Error is net.
class LoadWatch
{
public:
    void see(const WeightReading &reading);
    /// The reading to book now, or why not: ScaleSilent, ScaleOverload, ScaleUnderload, ScaleFault, ScaleNotZero,
    /// ScaleUnstable, WeightInvalid (nothing on it).
    Result<WeightReading> bookable(MonotonicMs now) const;
    /// Where a weight comes from that is typed now: "typed" and why the scale's was not taken ("typed SCALE_SILENT").
    QString typedSource(MonotonicMs now) const;
    /// A weight was booked, the scale's or a typed one: what lies on the platform now must go before the next one.
    void booked(MonotonicMs now);
    /// The next weight may be put on.
    bool wasEmptied() const { return m_emptied; }
    /// The reading to show, none when it is older than one second.
    std::optional<WeightReading> current(MonotonicMs now) const;

private:
    bool isAway(const WeightReading &reading) const;

    std::optional<WeightReading> m_last;
    std::optional<Grams> m_booked; ///< what lay there at the booking; none: it was not steady, so only empty is empty
    int m_awayFrames = 0;
    bool m_emptied = true;
};

/// Whether a weight was typed.
inline bool isTyped(const QString &source)
{
    return source.startsWith(QLatin1String("typed"));
}

/// A weight typed on the keypad, in kg with at most three decimals ("1.25" = 1250 g, comma allowed); above zero and at
/// most 1,000 kg, else WeightInvalid.
Result<Grams> typedKilograms(const QString &text);

} // namespace packbay
