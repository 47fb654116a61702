#include "models/workflow/SizePresets.h"

#include "models/workflow/FlowCells.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

constexpr std::array kKeys{Command::Choice1, Command::Choice2, Command::Choice3, Command::Choice4};

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

std::optional<Error> sizeProblem(const Dimensions &size, const SizeLimits &limits)
{
    for (const Millimetres side : {size.length, size.width, size.height}) {
        if (side < limits.shortest || side > limits.longest) {
            return makeError(ErrorCode::SizeInvalid, {{QStringLiteral("mm"), static_cast<qint64>(side.value)},
                                                      {QStringLiteral("min_mm"), static_cast<qint64>(limits.shortest.value)},
                                                      {QStringLiteral("max_mm"), static_cast<qint64>(limits.longest.value)}});
        }
    }
    return std::nullopt;
}

QString sizeText(const Dimensions &size)
{
    const auto cm = [](Millimetres side) {
        const QString whole = QString::number(side.value / 10);
        return side.value % 10 == 0 ? whole : whole + QLatin1Char('.') + QString::number(side.value % 10);
    };
    return cm(size.length) + QStringLiteral(" × ") + cm(size.width) + QStringLiteral(" × ") + cm(size.height);
}

std::optional<qsizetype> choiceOf(Command command)
{
    const auto found = std::find(kKeys.begin(), kKeys.end(), command);
    if (found == kKeys.end())
        return std::nullopt;
    return std::distance(kKeys.begin(), found);
}

void showSizes(ScreenState &state, const QList<CartonSize> &sizes, qsizetype room)
{
    state.table.columns = {phraseOf(Text::ColumnChoice), phraseOf(Text::ColumnName), phraseOf(Text::ColumnSize)};
    for (qsizetype i = 0; i < sizes.size() && i < kSizeChoices; ++i) {
        const CartonSize &preset = sizes.at(i);
        Action choice = actionOf(kKeys.at(static_cast<std::size_t>(i)), Text::WordChooseSize, false,
                                 {{QStringLiteral("n"), i + 1}, {QStringLiteral("name"), preset.name}});
        choice.inTable = i >= room;
        const Cell number = choice.inTable ? wordCell(Text::WordFourthByKey, {{QStringLiteral("n"), i + 1}}) : numberCell(i + 1);
        state.table.rows.append({Mark::None, {number, plainCell(preset.name), plainCell(sizeText(preset.size))}});
        state.actions.append(choice);
    }
}

} // namespace packbay
