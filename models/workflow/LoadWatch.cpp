#include "models/workflow/LoadWatch.h"

#include <QRegularExpression>

namespace packbay {
namespace {

constexpr std::int64_t kMaxAgeMs = 1000;
constexpr std::int64_t kMaxTypedGrams = 1'000'000;

bool isEmpty(const WeightReading &reading)
{
    if (reading.status == ScaleStatus::Zero)
        return true;
    return reading.grams && reading.grams->value <= 0;
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
    if (isEmpty(reading))
        m_emptied = true;
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
    if (const auto fault = faultOf(reading->status))
        return makeError(*fault);
    if (isEmpty(*reading) || !reading->grams)
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
