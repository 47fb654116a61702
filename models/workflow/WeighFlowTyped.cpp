#include "models/workflow/WeighFlow.h"

#include <QRegularExpression>

namespace packbay {
namespace {

/// `digits.decimals` as an integer of 10^-places, none when it has more decimals than places. Never a double.
std::optional<qint64> scaled(const QRegularExpressionMatch &match, int whole, int decimals, int places)
{
    const QString fraction = match.captured(decimals);
    if (fraction.size() > places)
        return std::nullopt;
    bool ok = false;
    const qint64 value = (match.captured(whole) + fraction.leftJustified(places, QLatin1Char('0'))).toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<Dimensions> typedSize(const QString &text)
{
    static const QRegularExpression kSize(QStringLiteral(
        "^([0-9]{1,4})(?:[.,]([0-9]))?[\\s*xX\\x{00d7}]+([0-9]{1,4})(?:[.,]([0-9]))?[\\s*xX\\x{00d7}]+([0-9]{1,4})(?:[.,]([0-9]))?$"));
    const QRegularExpressionMatch match = kSize.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const auto length = scaled(match, 1, 2, 1);
    const auto width = scaled(match, 3, 4, 1);
    const auto height = scaled(match, 5, 6, 1);
    if (!length || !width || !height)
        return std::nullopt;
    return Dimensions{Millimetres(*length), Millimetres(*width), Millimetres(*height)};
}

} // namespace packbay
