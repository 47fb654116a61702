#pragma once
#include "models/workflow/TariffState.h"

#include <QString>

/// The words of the supervisor's tariff screen.
namespace packbay {

struct TariffSentence
{
    QString title;
    QString remedy;
    QString code; ///< empty when it is no error
};
TariffSentence tariffSentence(const TariffVerdict &verdict);

QString tariffActionWord(TariffAction action);
/// Behind the name of a pack or a version: when, for which days, by whom, its SHA-256.
QString tariffChoiceWords(const TariffChoice &choice);
/// Where and what: "price.csv · row 17 · to_g · E7206 The weight steps leave a gap", "Price · SEA-AU · base".
QString tariffLineTitle(const TariffLine &line);
/// Why, with what was read; the old value and the new one.
QString tariffLineText(const TariffLine &line);
/// What to do about a finding; empty for a difference.
QString tariffLineRemedy(const TariffLine &line);

} // namespace packbay
