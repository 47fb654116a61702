#pragma once
#include "tests/models/freight/Oracle.h"

#include <array>

/// The oracle's numbers up to the freight of one weight: freight.md C1, the text below line.csv and price.csv.
namespace packbay::oracle {

Whole floorOf(const Fraction &value);
Whole ceilOf(const Fraction &value);
Fraction larger(const Fraction &a, const Fraction &b);
Fraction smaller(const Fraction &a, const Fraction &b);

/// half_up, half_even, up or down, of a number that is not negative.
Whole rounded(const std::string &mode, const Fraction &steps);

/// Longest first, as measured.
std::array<int, 3> sidesOf(const Piece &piece);
/// Grams, whether they count or not.
Fraction volumetricOf(const Tariff &tariff, const Piece &piece);
/// Grams, 0 where the line does not count them.
Fraction countedOf(const Tariff &tariff, const Piece &piece);
/// The volumetric mode.
Fraction combine(const Tariff &tariff, const Fraction &actual, const Fraction &volumetric);
Fraction roundUp(const Tariff &tariff, const Fraction &grams);
/// Cents; none when no band takes the weight.
std::optional<Fraction> feeOf(const Tariff &tariff, const Fraction &grams);

} // namespace packbay::oracle
