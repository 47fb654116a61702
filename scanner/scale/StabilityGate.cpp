#include "scanner/scale/StabilityGate.h"

#include "scanner/scale/ScaleParser.h"

#include <algorithm>

namespace packbay {
namespace {

/// One step of the display, in grams; at least one.
Grams divisionOf(const WeightReading &reading)
{
    const std::optional<Grams> step = toGrams(Decimal{1, reading.value ? reading.value->decimals : 0}, reading.unit);
    return Grams(std::max<std::int64_t>(1, step ? step->value : 1));
}

Grams distance(Grams a, Grams b)
{
    return a < b ? b - a : a - b;
}

bool sameWeight(const WeightReading &a, const WeightReading &b)
{
    return a.value == b.value && a.unit == b.unit && a.net == b.net && a.stable == b.stable && a.status == b.status;
}

} // namespace

void StabilityGate::add(const WeightReading &reading)
{
    if (!reading.grams || !reading.value) {
        m_recent.clear();
        m_lastWord = reading;
        return;
    }
    m_lastWord.reset();
    m_recent.append(reading);
    // By age, not by number: a fast stream has hundreds in the window.
    while (m_recent.size() > kWindowReadings && (reading.at - m_recent.first().at).value > kStaleMs)
        m_recent.removeFirst();
}

Result<WeightReading> StabilityGate::bookable(MonotonicMs now) const
{
    if (m_lastWord) {
        switch (m_lastWord->status) {
        case ScaleStatus::Overload: return makeError(ErrorCode::ScaleOverload);
        case ScaleStatus::Underload:
        case ScaleStatus::Negative: return makeError(ErrorCode::ScaleUnderload);
        case ScaleStatus::Error:
            return makeError(ErrorCode::ScaleFault, {{QStringLiteral("detail"), m_lastWord->detail}});
        default: return makeError(ErrorCode::ScaleUnstable);
        }
    }
    if (m_recent.isEmpty() || (now - m_recent.last().at).value > kStaleMs)
        return makeError(ErrorCode::ScaleSilent);
    const WeightReading &newest = m_recent.last();
    PACKBAY_TRY(steady());
    PACKBAY_TRY(loaded(newest));
    return newest;
}

Status StabilityGate::loaded(const WeightReading &reading) const
{
    if (reading.status == ScaleStatus::Motion)
        return makeError(ErrorCode::ScaleUnstable);
    const Grams least = m_options.minimumLoad.value_or(Grams(20 * divisionOf(reading).value));
    if (*reading.grams <= Grams(0) || *reading.grams < least)
        return makeError(ErrorCode::ScaleUnderload, {{QStringLiteral("grams"), qint64(reading.grams->value)}});
    if (reading.status != ScaleStatus::Ok)
        return makeError(ErrorCode::ScaleFault, {{QStringLiteral("detail"), reading.detail}});
    if (reading.net == true && !m_options.tareKnown)
        return makeError(ErrorCode::ScaleFault, {{QStringLiteral("detail"), QStringLiteral("net_without_tare")}});
    return {};
}

Status StabilityGate::steady() const
{
    const WeightReading &newest = m_recent.last();
    if (newest.stable.has_value()) {
        const bool two = m_recent.size() >= 2 && sameWeight(newest, m_recent[m_recent.size() - 2])
            && (newest.at - m_recent[m_recent.size() - 2].at).value <= kStaleMs;
        return *newest.stable && two ? Status() : makeError(ErrorCode::ScaleUnstable);
    }
    // Without a flag the scale must have stood still for a while: as many readings as the window holds.
    const Grams division = divisionOf(newest);
    int count = 0;
    for (auto it = m_recent.crbegin(); it != m_recent.crend(); ++it) {
        if (it->stable.has_value() || it->unit != newest.unit || distance(*it->grams, *newest.grams) > division)
            break;
        ++count;
        if (count >= kWindowReadings && (newest.at - it->at).value >= kWindowMs)
            return sameWeight(newest, m_recent[m_recent.size() - 2]) ? Status() : makeError(ErrorCode::ScaleUnstable);
    }
    return makeError(ErrorCode::ScaleUnstable);
}

void StabilityGate::forget()
{
    m_recent.clear();
    m_lastWord.reset();
}

const std::optional<WeightReading> StabilityGate::newest() const
{
    return m_recent.isEmpty() ? m_lastWord : std::optional(m_recent.last());
}

} // namespace packbay
