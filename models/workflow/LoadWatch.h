#pragma once
#include "models/domain/Ports.h"
#include "models/domain/Result.h"

namespace packbay {

/// Decides which reading may be booked (hardware.md B4): a stable weight above zero, not older than one second, and the
/// platform was empty since the last booking, so that parcel A's weight is never booked for parcel B.
class LoadWatch
{
public:
    void see(const WeightReading &reading);
    /// The reading to book now, or why not: ScaleSilent, ScaleOverload, ScaleUnderload, ScaleFault, ScaleNotZero,
    /// ScaleUnstable, WeightInvalid (nothing on it).
    Result<WeightReading> bookable(MonotonicMs now) const;
    /// Where a weight comes from that is typed now: "typed" and why the scale's was not taken ("typed SCALE_SILENT").
    QString typedSource(MonotonicMs now) const;
    /// The last reading was used; the platform must be emptied before the next one.
    void booked() { m_emptied = false; }
    bool wasEmptied() const { return m_emptied; }
    /// The reading to show, none when it is older than one second.
    std::optional<WeightReading> current(MonotonicMs now) const;

private:
    std::optional<WeightReading> m_last;
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
