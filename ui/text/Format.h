#pragma once
#include "models/domain/Units.h"

#include <QLocale>
#include <QString>

/// Codes, weights, money and times as a person reads them, in the language of the application (QLocale default).
namespace packbay {

/// A code divided for reading: groups of four counted from the end; `tail` is the last group, shown bold and larger.
struct CodeParts
{
    QString head; ///< "SF12 3456 7890 " with its last blank, or empty
    QString tail; ///< "5713"
};
/// Codes of up to eight characters and codes with hyphens (locations) are not divided: all in `tail`.
CodeParts codeParts(const QString &code);
/// "SF…5713" for codes of more than twelve characters; shorter ones as they are.
QString shortCode(const QString &code);

/// Kilograms with two decimals, three when the grams need them: "4.25 kg", "0.005 kg".
QString formatWeight(Grams weight, const QLocale &locale = QLocale());
/// Centimetres with at most one decimal: "40 cm".
QString formatLength(Millimetres length, const QLocale &locale = QLocale());
/// "60 × 40 × 30 cm".
QString formatDimensions(const Dimensions &size, const QLocale &locale = QLocale());
/// The minor units by ISO 4217: "1,182.00 CNY", "1,182 JPY", "1.182 KWD". Integers all the way.
QString formatMoney(const Money &money, const QLocale &locale = QLocale());
/// Digits after the point of a currency; 2 when the code is not in the list of exceptions of ISO 4217.
int minorDigits(const QString &currency);

/// Local time of day, "14:32".
QString formatTime(UtcMs at, const QLocale &locale = QLocale());
/// Local date and time of day, "12 Nov 14:32".
QString formatDateTime(UtcMs at, const QLocale &locale = QLocale());

} // namespace packbay
