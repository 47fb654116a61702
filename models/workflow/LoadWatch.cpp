#include "models/workflow/LoadWatch.h"

#include <QRegularExpression>

#include <algorithm>

namespace packbay {
namespace {

constexpr std::int64_t kMaxAgeMs = 1000;
constexpr std::int64_t kMaxTypedGrams = 1'000'000;

/// Two frames in a row, so that one damaged frame does not empty the platform.
constexpr int kAwayFrames = 2;
constexpr std::int64_t kDivisions = 2;
/// More than dust and tape, however coarse the scale.
constexpr std::int64_t kDustGrams = 10;

/// Nothing on it: at zero or below, or at rest within two divisions of it.
bool isEmpty(const WeightReading &reading)
{
    if (reading.status == ScaleStatus::Zero)
        return true;
    if (!reading.grams)
        return false;
    return reading.grams->value <= 0 || (reading.value && reading.value->digits <= kDivisions && reading.grams->value <= kDustGrams);
}

/// One step of the display, in grams; at least one.
std::int64_t divisionOf(const WeightReading &reading)
{
    if (!reading.value || reading.value->digits <= 0)
        return 1;
    return std::max<std::int64_t>(1, reading.grams->value / reading.value->digits);
}

bool isSteady(const WeightReading &reading)
{
    return reading.grams && reading.stable == true && reading.status != ScaleStatus::Motion;
}

std::optional<ErrorCode> faultOf(ScaleStatus status)
{
    switch (status) {
    case ScaleStatus::Overload: return ErrorCode::ScaleOverload;
    case ScaleStatus::Underload: return ErrorCode::ScaleUnderload;
    case ScaleStatus::Error: return ErrorCode::ScaleFault;
    case ScaleStatus::Ok:
    case ScaleStatus::Motion:
    case ScaleStatus::Zero:
    case ScaleStatus::Negative: break;
    }
    return std::nullopt;
}

} // namespace

void LoadWatch::see(const WeightReading &reading)
{
    m_last = reading;
    m_awayFrames = isAway(reading) ? m_awayFrames + 1 : 0;
    m_emptied = m_emptied || m_awayFrames >= kAwayFrames;
}

/// A parcel that is touched or leant on comes back to its weight: only a steady one is another.
bool LoadWatch::isAway(const WeightReading &reading) const
{
    return isEmpty(reading)
        || (m_booked && isSteady(reading) && std::abs(reading.grams->value - m_booked->value) > kDivisions * divisionOf(reading));
}

void LoadWatch::booked(MonotonicMs now)
{
    const std::optional<WeightReading> lies = current(now);
    m_booked = lies && isSteady(*lies) ? lies->grams : std::nullopt;
    m_awayFrames = 0;
    m_emptied = false;
}

std::optional<WeightReading> LoadWatch::current(MonotonicMs now) const
{
    if (!m_last || (now - m_last->at).value > kMaxAgeMs)
        return std::nullopt;
    return m_last;
}

Result<WeightReading> LoadWatch::bookable(MonotonicMs now) const
{
    const std::optional<WeightReading> reading = current(now);
    if (!reading)
        return makeError(ErrorCode::ScaleSilent);
    if (isEmpty(*reading))
        return makeError(ErrorCode::WeightInvalid);
    if (const auto fault = faultOf(reading->status))
        return reading->grams ? makeError(*fault, {{QStringLiteral("grams"), qint64(reading->grams->value)}}) : makeError(*fault);
    if (!reading->grams)
        return makeError(ErrorCode::WeightInvalid);
    if (!m_emptied)
        return makeError(ErrorCode::ScaleNotZero);
    if (reading->stable != true || reading->status == ScaleStatus::Motion)
        return makeError(ErrorCode::ScaleUnstable);
    return *reading;
}

QString LoadWatch::typedSource(MonotonicMs now) const
{
    const Result<WeightReading> reading = bookable(now);
    return reading ? QStringLiteral("typed") : QStringLiteral("typed ") + errorId(reading.error().code);
}

Result<Grams> typedKilograms(const QString &text)
{
    static const QRegularExpression kForm(QStringLiteral(R"(^(\d{1,4})(?:[.,](\d{1,3}))?$)"));
    const Error invalid = makeError(ErrorCode::WeightInvalid, {{QStringLiteral("text"), text}});
    const QRegularExpressionMatch match = kForm.match(text.trimmed());
    if (!match.hasMatch())
        return invalid;
    const std::int64_t grams = match.captured(1).toLongLong() * 1000
        + match.captured(2).leftJustified(3, QLatin1Char('0')).toLongLong();
    if (grams <= 0 || grams > kMaxTypedGrams)
        return invalid;
    return Grams(grams);
}

} // namespace packbay
