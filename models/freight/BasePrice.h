#pragma once
#include "models/freight/TariffPack.h"

namespace packbay {

/// freight.md A5: carry + base + ceil((w-over)/step)*stepPrice + w/1000*perKg, in major units, exact.
Rational fee(const PriceRow &row, const Rational &billedGrams);

/// The row whose over < w <= to in one list sorted by weight; null when none.
const PriceRow *findBand(const std::vector<PriceRow> &rows, const Rational &billedGrams);

/// The row for a zone, tier and weight: the tier's own when it has one there, else the row without tier.
const PriceRow *findPrice(const LineRates &rates, const QString &zone, const QString &tier, const Rational &billedGrams);

} // namespace packbay
