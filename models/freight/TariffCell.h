#pragma once
#include "models/freight/Rational.h"

#include <QByteArrayView>
#include <QDate>

#include <optional>

namespace packbay {

/// Readers of one cell each. Everything stays exact; none means that the text is not what it should be.

/// Decimal grams, or a number with its own unit: g kg lb oz (1 lb = 453.59237 g).
std::optional<Rational> parseWeightCell(QByteArrayView cell);
/// Decimal millimetres, or with unit: mm cm m in ft (1 in = 25.4 mm).
std::optional<Rational> parseLengthCell(QByteArrayView cell);
/// cm^3 per kg, or with unit "in3/lb" ("166in3/lb"). Positive.
std::optional<Rational> parseDivisorCell(QByteArrayView cell);
/// Decimal without unit and with at most `places` digits behind the point.
std::optional<Rational> parseDecimalCell(QByteArrayView cell, int places);
/// Whole number of 0 or more that fits int64.
std::optional<std::int64_t> parseWholeCell(QByteArrayView cell);
/// "2026-11-22", nothing else.
std::optional<QDate> parseDateCell(QByteArrayView cell);
/// "2026-11-22" (its start) or "2026-11-22T08:00:00Z", fraction optional; UTC milliseconds.
std::optional<std::int64_t> parseTimeCell(QByteArrayView cell);

/// A number in one spelling only: "012.500 kg" is "12.5kg". Text that is no number stays as it is.
QByteArray canonicalNumber(QByteArrayView cell);

} // namespace packbay
