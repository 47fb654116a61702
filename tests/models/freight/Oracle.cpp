#include "tests/models/freight/Oracle.h"

#include <algorithm>
#include <sstream>

namespace packbay::oracle {
namespace {

int pick(std::mt19937 &random, int low, int high)
{
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

template<std::size_t N>
std::string oneOf(std::mt19937 &random, const char *const (&words)[N])
{
    return words[static_cast<std::size_t>(pick(random, 0, static_cast<int>(N) - 1))];
}

std::string decimal(int number, int places)
{
    std::string digits = std::to_string(number);
    while (static_cast<int>(digits.size()) <= places)
        digits.insert(digits.begin(), '0');
    digits.insert(digits.end() - places, '.');
    return digits;
}

std::string orEmpty(int number)
{
    return number > 0 ? std::to_string(number) : std::string();
}

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

Fraction volumetricOf(const Tariff &tariff, const Piece &piece)
{
    if (tariff.divisor == 0 || tariff.mode == "free")
        return 0;
    if (std::max({piece.length, piece.width, piece.height}) < tariff.sideMin)
        return 0;
    return Fraction(Whole(piece.length) * piece.width * piece.height, tariff.divisor);
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

Fraction billedOf(const Tariff &tariff, const std::vector<Piece> &pieces, Fraction &excessSteps)
{
    Fraction actual;
    Fraction volumetric;
    Fraction pieceMax;
    Fraction pieceRounded;
    Fraction pieceExcess;
    Fraction pieceExcessSteps;
    for (const Piece &piece : pieces) {
        const Fraction vol = volumetricOf(tariff, piece);
        const Fraction one = combine(tariff, piece.grams, vol);
        actual += Fraction(piece.grams) * piece.quantity;
        volumetric += vol * piece.quantity;
        pieceMax += one * piece.quantity;
        pieceRounded += roundUp(tariff, one) * piece.quantity;
        const Fraction over = larger(vol - piece.grams, 0);
        pieceExcess += over * piece.quantity;
        if (tariff.round > 0)
            pieceExcessSteps += Fraction(ceilOf(over / tariff.round)) * piece.quantity;
    }
    Fraction billed;
    if (tariff.pieceBasis == "shipment")
        billed = roundUp(tariff, combine(tariff, actual, volumetric));
    else if (tariff.pieceBasis == "sum_then_round")
        billed = roundUp(tariff, pieceMax);
    else
        billed = pieceRounded;
    excessSteps = 0;
    if (tariff.mode == "excess") {
        if (tariff.pieceBasis == "shipment")
            excessSteps = Fraction(ceilOf(larger(volumetric - actual, 0) / tariff.round));
        else if (tariff.pieceBasis == "sum_then_round")
            excessSteps = Fraction(ceilOf(pieceExcess / tariff.round));
        else
            excessSteps = pieceExcessSteps;
    }
    return larger(billed, tariff.minBill);
}

/// Cents.
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

Fraction clamp(const Extra &extra, Fraction cents)
{
    if (extra.minCents >= 0)
        cents = larger(cents, extra.minCents);
    if (extra.maxCents >= 0 && cents > extra.maxCents)
        cents = extra.maxCents;
    return cents;
}

Whole roundAmount(const Tariff &tariff, const Fraction &cents)
{
    const Fraction steps = cents / tariff.amountStep;
    const Whole low = floorOf(steps);
    const Fraction rest = steps - Fraction(low);
    bool up = false;
    if (tariff.amountRound == "up")
        up = rest > 0;
    else if (tariff.amountRound == "half_up")
        up = rest >= Fraction(1, 2);
    else if (tariff.amountRound == "half_even")
        up = rest > Fraction(1, 2) || (rest == Fraction(1, 2) && low % 2 != 0);
    return (low + (up ? 1 : 0)) * tariff.amountStep;
}

std::vector<Extra> randomExtras(std::mt19937 &random)
{
    std::vector<Extra> extras;
    const int count = pick(random, 0, 3);
    for (int i = 0; i < count; ++i) {
        Extra extra;
        extra.code = std::string("S") + std::to_string(i);
        extra.basis = oneOf(random, {"ticket", "piece", "kg"});
        extra.hundredths = pick(random, 0, 5000);
        extra.fuel = pick(random, 0, 1) == 1;
        if (pick(random, 0, 3) == 0)
            extra.minCents = pick(random, 0, 10000);
        if (pick(random, 0, 3) == 0)
            extra.maxCents = std::max(extra.minCents, 0) + pick(random, 0, 10000);
        extras.push_back(extra);
    }
    if (pick(random, 0, 2) > 0)
        extras.push_back({"T0", "percent", pick(random, 0, 4000), false, -1, -1, pick(random, 0, 1) == 0 || count == 0 ? "" : "FREIGHT;S0"});
    if (!extras.empty() && extras.back().basis == "percent" && pick(random, 0, 1) == 0)
        extras.push_back({"U0", "percent", pick(random, 0, 2000), false, -1, -1, "T0"});
    return extras;
}

} // namespace

Tariff randomTariff(std::mt19937 &random)
{
    Tariff tariff;
    tariff.divisor = pick(random, 0, 4) == 0 ? 0 : pick(random, 4000, 8000);
    tariff.mode = tariff.divisor == 0 ? "max" : oneOf(random, {"max", "half", "share", "free", "excess"});
    tariff.sideMin = pick(random, 0, 2) == 0 ? pick(random, 100, 600) : 0;
    if (tariff.mode == "share") {
        tariff.sharePpm = pick(random, 0, 1000000);
        tariff.shareMin = pick(random, 0, 3000);
    }
    tariff.excessCents = tariff.mode == "excess" ? pick(random, 1, 500) : 0;
    tariff.round = pick(random, 0, 3) == 0 && tariff.mode != "excess" ? 0 : pick(random, 1, 1000);
    tariff.grace = tariff.round > 1 && pick(random, 0, 2) == 0 ? pick(random, 1, tariff.round - 1) : 0;
    if (pick(random, 0, 2) == 0) {
        tariff.round2From = pick(random, 2000, 20000);
        tariff.round2 = pick(random, 1, 2000);
    }
    tariff.minBill = pick(random, 0, 2) == 0 ? pick(random, 1, 3000) : 0;
    tariff.pieceBasis = oneOf(random, {"shipment", "piece_then_sum", "sum_then_round"});
    tariff.amountRound = oneOf(random, {"half_up", "half_even", "up", "down"});
    tariff.amountStep = pick(random, 0, 3) == 0 ? 5 : 1;
    tariff.minChargeCents = pick(random, 0, 2) == 0 ? pick(random, 1, 20000) : 0;
    tariff.taxPpm = pick(random, 0, 2) == 0 ? pick(random, 1, 250000) : 0;
    tariff.discountPpm = pick(random, 0, 2) == 0 ? pick(random, 1, 500000) : 0;
    int over = 0;
    for (int count = pick(random, 1, 5); count > 0; --count) {
        Band band;
        band.over = over;
        band.to = over += pick(random, 300, 20000);
        band.baseCents = pick(random, 0, 9000);
        if (pick(random, 0, 1) == 0) {
            band.step = pick(random, 10, 1000);
            band.stepCents = pick(random, 0, 2000);
        }
        band.perKgTenThousandths = pick(random, 0, 1) == 0 ? 0 : pick(random, 1, 999999);
        band.cumulative = pick(random, 0, 1) == 1;
        tariff.bands.push_back(band);
    }
    tariff.extras = randomExtras(random);
    return tariff;
}

std::vector<Piece> randomPieces(std::mt19937 &random)
{
    std::vector<Piece> pieces;
    for (int count = pick(random, 1, 4); count > 0; --count)
        pieces.push_back({pick(random, 1, 12000), pick(random, 20, 700), pick(random, 20, 500), pick(random, 20, 400), pick(random, 1, 3)});
    return pieces;
}

std::optional<Verdict> rate(const Tariff &tariff, const std::vector<Piece> &pieces)
{
    Fraction excessSteps;
    const Fraction billed = billedOf(tariff, pieces, excessSteps);
    const std::optional<Fraction> fee = feeOf(tariff, billed);
    if (!fee)
        return std::nullopt;
    const Fraction freight = *fee * Fraction(1000000 - tariff.discountPpm, 1000000);
    const Fraction excess = excessSteps * tariff.excessCents;
    int count = 0;
    for (const Piece &piece : pieces)
        count += piece.quantity;
    Fraction fuelBase = freight + excess;
    Fraction total = freight + excess;
    Fraction firstFixed;
    Fraction lastPercent;
    for (const Extra &extra : tariff.extras) {
        if (extra.basis == "percent") {
            Fraction base = fuelBase;
            if (extra.percentOf == "FREIGHT;S0")
                base = freight + firstFixed;
            else if (extra.percentOf == "T0")
                base = lastPercent;
            lastPercent = base * Fraction(extra.hundredths, 10000);
            total += lastPercent;
            continue;
        }
        Fraction cents = extra.hundredths;
        if (extra.basis == "piece")
            cents *= count;
        else if (extra.basis == "kg")
            cents *= billed / 1000;
        cents = clamp(extra, cents);
        if (extra.code == "S0")
            firstFixed = cents;
        if (extra.fuel)
            fuelBase += cents;
        total += cents;
    }
    total = larger(total, tariff.minChargeCents);
    total *= Fraction(1000000 + tariff.taxPpm, 1000000);
    return Verdict{billed, roundAmount(tariff, total)};
}

std::string Tariff::lineCsv() const
{
    std::ostringstream csv;
    csv << "line,currency,divisor,vol_mode,vol_side_min_mm,vol_share_ppm,vol_share_min_g,vol_excess_per_step,weight_round_g,"
           "weight_grace_g,weight_round2_from_g,weight_round2_g,min_bill_g,piece_basis,amount_round,amount_step_minor,min_charge,"
           "tax_ppm\nL,CNY,"
        << orEmpty(divisor) << ',' << mode << ',' << orEmpty(sideMin) << ',' << orEmpty(sharePpm) << ',' << orEmpty(shareMin) << ','
        << decimal(excessCents, 2) << ',' << orEmpty(round) << ',' << orEmpty(grace) << ',' << orEmpty(round2From) << ','
        << orEmpty(round2) << ',' << orEmpty(minBill) << ',' << pieceBasis << ',' << amountRound << ',' << amountStep << ','
        << decimal(minChargeCents, 2) << ',' << taxPpm << '\n';
    return csv.str();
}

std::string Tariff::priceCsv() const
{
    std::ostringstream csv;
    csv << "line,zone,over_g,to_g,base,step_g,step_price,per_kg,cumulative\n";
    for (const Band &band : bands)
        csv << "L,Z," << band.over << ',' << band.to << ',' << decimal(band.baseCents, 2) << ',' << orEmpty(band.step) << ','
            << decimal(band.stepCents, 2) << ',' << decimal(band.perKgTenThousandths, 4) << ',' << (band.cumulative ? 'Y' : 'N') << '\n';
    return csv.str();
}

std::string Tariff::surchargeCsv() const
{
    std::ostringstream csv;
    csv << "line,code,basis,value,percent_of,min,max,fuel\n";
    for (const Extra &extra : extras)
        csv << "L," << extra.code << ',' << extra.basis << ',' << decimal(extra.hundredths, 2) << ',' << extra.percentOf << ','
            << (extra.minCents >= 0 ? decimal(extra.minCents, 2) : "") << ',' << (extra.maxCents >= 0 ? decimal(extra.maxCents, 2) : "")
            << ',' << (extra.fuel ? 'Y' : 'N') << '\n';
    return csv.str();
}

std::string Tariff::tierCsv() const
{
    return "tier,line,codes,discount_ppm\nmember,*,FREIGHT," + std::to_string(discountPpm) + "\n";
}

std::string fractionText(const Fraction &fraction)
{
    return numerator(fraction).str() + '/' + denominator(fraction).str();
}

} // namespace packbay::oracle
