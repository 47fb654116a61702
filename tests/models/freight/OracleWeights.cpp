#include "tests/models/freight/OracleWeights.h"

#include <algorithm>

namespace packbay::oracle {

Whole floorOf(const Fraction &value)
{
    const Whole num = numerator(value);
    const Whole den = denominator(value);
    Whole quotient = num / den;
    if (num < 0 && quotient * den != num)
        --quotient;
    return quotient;
}

Whole ceilOf(const Fraction &value)
{
    return -floorOf(-value);
}

Fraction larger(const Fraction &a, const Fraction &b)
{
    return a > b ? a : b;
}

Fraction smaller(const Fraction &a, const Fraction &b)
{
    return a < b ? a : b;
}

Whole rounded(const std::string &mode, const Fraction &steps)
{
    const Whole low = floorOf(steps);
    const Fraction rest = steps - Fraction(low);
    bool up = false;
    if (mode == "up")
        up = rest > 0;
    else if (mode == "half_up")
        up = rest >= Fraction(1, 2);
    else if (mode == "half_even")
        up = rest > Fraction(1, 2) || (rest == Fraction(1, 2) && low % 2 != 0);
    return low + (up ? 1 : 0);
}

std::array<int, 3> sidesOf(const Piece &piece)
{
    std::array sides{piece.length, piece.width, piece.height};
    std::sort(sides.begin(), sides.end(), std::greater<>());
    return sides;
}

namespace {

Whole volumeOf(const Tariff &tariff, const Piece &piece)
{
    Whole volume = 1;
    for (const int side : sidesOf(piece))
        volume *= tariff.sideRound == "none" ? side : (side + (tariff.sideRound == "up" ? 9 : 5)) / 10 * 10;
    return volume;
}

} // namespace

Fraction volumetricOf(const Tariff &tariff, const Piece &piece)
{
    return tariff.divisor == 0 ? Fraction(0) : Fraction(volumeOf(tariff, piece), tariff.divisor);
}

Fraction countedOf(const Tariff &tariff, const Piece &piece)
{
    const std::array<int, 3> sides = sidesOf(piece);
    const bool counts = tariff.mode != "free" && sides[0] >= tariff.sideMin && sides[0] + sides[1] + sides[2] >= tariff.sumMin
        && (tariff.minCm3 == 0 || volumeOf(tariff, piece) > Whole(tariff.minCm3) * 1000);
    return counts ? volumetricOf(tariff, piece) : Fraction(0);
}

Fraction combine(const Tariff &tariff, const Fraction &actual, const Fraction &volumetric)
{
    if (volumetric <= actual || tariff.mode == "free" || tariff.mode == "excess")
        return actual;
    if (tariff.mode == "half")
        return (actual + volumetric) / 2;
    if (tariff.mode == "share" && volumetric - actual >= tariff.shareMin)
        return actual + (volumetric - actual) * Fraction(1000000 - tariff.sharePpm, 1000000);
    return volumetric;
}

Fraction roundUp(const Tariff &tariff, const Fraction &grams)
{
    int step = tariff.round;
    if (tariff.round2 > 0 && grams >= tariff.round2From)
        step = tariff.round2;
    if (step == 0)
        return grams;
    const Whole started = floorOf(grams / step);
    const Fraction rest = grams - Fraction(started * step);
    if (rest == 0 || (rest < tariff.grace && started > 0))
        return Fraction(started * step);
    return Fraction((started + 1) * step);
}

std::optional<Fraction> feeOf(const Tariff &tariff, const Fraction &grams)
{
    for (std::size_t i = 0; i < tariff.bands.size(); ++i) {
        const Band &band = tariff.bands[i];
        if (grams <= band.over || grams > band.to)
            continue;
        Fraction fee = band.baseCents;
        if (band.step > 0)
            fee += Fraction(ceilOf((grams - band.over) / band.step)) * band.stepCents;
        fee += grams / 1000 * Fraction(band.perKgTenThousandths, 100);
        if (band.cumulative && i > 0)
            fee += *feeOf(tariff, band.over);
        return fee;
    }
    return std::nullopt;
}

} // namespace packbay::oracle
