#pragma once
#include <boost/multiprecision/cpp_int.hpp>

#include <optional>
#include <random>
#include <string>
#include <utility>
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

/// One condition: `number` for sides, weights, counts and minor units; with a currency in `word` hundredths of it.
struct When
{
    std::string field;
    std::string op;
    int number = 0;
    std::string word{};
};

struct Extra
{
    std::string code;
    std::string basis; ///< ticket, piece, kg, percent
    int hundredths = 0;
    bool fuel = false;
    int minCents = -1;
    int maxCents = -1;
    std::string percentOf; ///< codes with ; between, "" = the fuel base
    int perTicketCents = -1;
    std::string group{};
    int priority = 0;
    int minBill = 0;
    std::vector<When> whens{};
};

/// A row of vas.csv: value, minimum and maximum in hundredths of its currency's major unit.
struct Service
{
    std::string code;
    std::string basis;
    int hundredths = 0;
    std::string currency;
    int minHundredths = -1;
    int maxHundredths = -1;
};

struct Coupon
{
    std::string code;
    bool percent = false;
    int hundredths = 0;
    std::string currency;
    std::string codes; ///< "" = everything so far
    int minTotalHundredths = -1;
    int maxOffHundredths = -1;
};

struct Rate
{
    std::string base;
    std::string quote;
    int tenThousandths = 0;
    int spreadPpm = 0;
};

struct Tariff
{
    int divisor = 0;
    std::string mode = "max";
    int sideMin = 0;
    int sumMin = 0;
    int minCm3 = 0;
    std::string sideRound = "none";
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
    std::string discountCodes = "FREIGHT";
    std::vector<Band> bands;
    std::vector<Extra> extras;
    std::vector<Service> services;
    std::vector<Coupon> coupons;
    std::vector<Rate> rates;

    std::string lineCsv() const;
    std::string priceCsv() const;
    std::string surchargeCsv() const;
    std::string tierCsv() const;
    std::string vasCsv() const;
    std::string couponCsv() const;
    std::string fxCsv() const;
};

struct Piece
{
    int grams = 0;
    int length = 0;
    int width = 0;
    int height = 0;
    int quantity = 1;
};

struct Goods
{
    int quantity = 1;
    int unitMinor = 0;
    std::string currency;
};

struct Shipment
{
    std::vector<Piece> pieces;
    bool residential = false;
    std::vector<Goods> goods{};
    int declaredMinor = -1; ///< below zero: the goods say it
    std::string declaredCurrency{};
    int insuranceMinor = 0;
    std::string insuranceCurrency{};
    std::vector<std::pair<std::string, int>> services{}; ///< code and quantity
    std::vector<std::string> coupons{};
    std::string currency{}; ///< "" = the line's
};

struct Verdict
{
    Fraction billed;
    Whole total;
    Whole quoted; ///< in the currency of the request
};

/// Weights, bands and plain surcharges: what may only rise with the weight.
Tariff randomTariff(std::mt19937 &random);
/// Adds whatever else freight.md C1 has to a tariff with one line: groups, conditions, minimum weights, services, coupons, rates.
void enrich(Tariff &tariff, std::mt19937 &random);
std::vector<Piece> randomPieces(std::mt19937 &random);
Shipment randomShipment(const Tariff &tariff, std::mt19937 &random);
/// None when no band takes the weight.
std::optional<Verdict> rate(const Tariff &tariff, const Shipment &shipment);
/// "num/den"
std::string fractionText(const Fraction &fraction);

} // namespace packbay::oracle
