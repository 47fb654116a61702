#pragma once
#include "models/freight/TariffPack.h"

#include <optional>

namespace packbay {

/// One conversion with the row that it used; null row = same currency.
struct Converted
{
    Rational minor; ///< minor units of the target currency, exact, without spread
    const FxRow *row = nullptr;
};

/// Converts exactly with the newest rate not younger than `atMs`: the row base -> quote, else the row the other way
/// round by division (freight.md A8). None when the tariff has neither.
std::optional<Converted> convert(
    const TariffPack &pack, const Rational &minor, const QString &from, const QString &to, std::int64_t atMs);

/// As convert(), but where neither row is there by way of one currency that has both rates, the first in the order of
/// TariffPack::fx: for values that a law compares and duties that a plan adds up, never for a price. Minor units of `to`.
std::optional<Rational> convertAcross(
    const TariffPack &pack, const Rational &minor, const QString &from, const QString &to, std::int64_t atMs);

} // namespace packbay
