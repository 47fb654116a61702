#pragma once
#include "models/workflow/ScreenState.h"

#include <optional>

namespace packbay {

/// A size that clerks choose with one key. The rest is for the plan: what a carton of that size weighs, bears and costs.
struct CartonSize
{
    QString name;
    Dimensions size; ///< outside
    int wallMm = 5;
    Grams tare{};
    Grams maxGross{30'000};
    qint64 priceMinor = 0;
    QString currency{}; ///< of the price
};

/// What a measuring bench may take for a size.
struct SizeLimits
{
    Millimetres shortest{10};
    Millimetres longest{3000};
};

/// Presets on F5 to F8.
inline constexpr qsizetype kSizeChoices = 4;

/// "40x30x25" in cm as typed, one decimal at most; none when it is no size.
std::optional<Dimensions> typedSize(const QString &text);
/// SizeInvalid (with the argument "mm") when a side is outside the limits.
std::optional<Error> sizeProblem(const Dimensions &size, const SizeLimits &limits);
/// "40 × 30 × 25", in cm.
QString sizeText(const Dimensions &size);
/// 0 for Choice1 to 3 for Choice4.
std::optional<qsizetype> choiceOf(Command command);
/// The presets in the table, each with its key; as many as `room` of them have a button too.
void showSizes(ScreenState &state, const QList<CartonSize> &sizes, qsizetype room);

} // namespace packbay
