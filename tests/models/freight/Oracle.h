#pragma once
#include <boost/multiprecision/cpp_int.hpp>

#include <optional>
#include <random>
#include <string>
#include <vector>

/// A second rating engine, small and slow, on unlimited fractions: written from the text of freight.md C1 and C2 alone and
/// sharing nothing with models/freight. It makes its own tariffs, as numbers for itself and as CSV for the other.
namespace packbay::oracle {

using Fraction = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

struct Band
{
    int over = 0;
    int to = 0;
    int baseCents = 0; ///< hundredths
    int step = 0;
    int stepCents = 0;
    int perKgTenThousandths = 0;
    bool cumulative = false;
};

struct Extra
{
    std::string code;
    std::string basis; ///< ticket, piece, kg, percent
    int hundredths = 0;
    bool fuel = false;
    int minCents = -1;
    int maxCents = -1;
    std::string percentOf;
};

struct Tariff
{
    int divisor = 0;
    std::string mode = "max";
    int sideMin = 0;
    int sharePpm = 0;
    int shareMin = 0;
    int excessCents = 0;
    int round = 0;
    int grace = 0;
    int round2From = 0;
    int round2 = 0;
    int minBill = 0;
    std::string pieceBasis = "shipment";
    std::string amountRound = "half_up";
    int amountStep = 1;
    int minChargeCents = 0;
    int taxPpm = 0;
    int discountPpm = 0;
    std::vector<Band> bands;
    std::vector<Extra> extras;

    std::string lineCsv() const;
    std::string priceCsv() const;
    std::string surchargeCsv() const;
    std::string tierCsv() const;
};

struct Piece
{
    int grams = 0;
    int length = 0;
    int width = 0;
    int height = 0;
    int quantity = 1;
};

struct Verdict
{
    Fraction billed;
    Whole total;
};

Tariff randomTariff(std::mt19937 &random);
std::vector<Piece> randomPieces(std::mt19937 &random);
/// None when no band takes the weight.
std::optional<Verdict> rate(const Tariff &tariff, const std::vector<Piece> &pieces);
/// "num/den"
std::string fractionText(const Fraction &fraction);

} // namespace packbay::oracle
