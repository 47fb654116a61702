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

std::string decimalOrEmpty(int hundredths)
{
    return hundredths >= 0 ? decimal(hundredths, 2) : std::string();
}

/// Now and then a number, else -1.
int seldom(std::mt19937 &random, int low, int high)
{
    return pick(random, 0, 3) == 0 ? pick(random, low, high) : -1;
}

std::string currencyOf(std::mt19937 &random)
{
    return oneOf(random, {"CNY", "USD", "EUR", "JPY"});
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

When randomWhen(std::mt19937 &random, bool isOfPiece)
{
    When when;
    when.field = oneOf(random, {"longest", "second", "third", "sum3", "length_girth", "actual_g", "vol_g", "avg_piece_g", "pieces", "declared_minor", "residential", "billed_g"});
    // The billed weight of one piece is not a word of C1.
    if (when.field == "billed_g" && isOfPiece)
        when.field = "actual_g";
    if (when.field == "residential")
        return {when.field, oneOf(random, {"=", "!="}), 0, oneOf(random, {"Y", "N"})};
    when.op = oneOf(random, {">", ">=", "<", "<=", "=", "!="});
    const bool isWeight = when.field.back() == 'g';
    when.number = when.field == "pieces" ? pick(random, 1, 6) : isWeight ? pick(random, 100, 20000) : pick(random, 50, 1500);
    if (when.field == "declared_minor") {
        when.number = pick(random, 0, 200000);
        when.word = pick(random, 0, 2) == 0 ? std::string() : currencyOf(random);
    }
    return when;
}

std::vector<When> randomWhens(std::mt19937 &random, bool isOfPiece)
{
    std::vector<When> whens;
    for (int count = std::max(0, pick(random, -1, 2)); count > 0; --count)
        whens.push_back(randomWhen(random, isOfPiece));
    return whens;
}

Extra randomFixed(const std::string &code, const std::string &basis, std::mt19937 &random)
{
    Extra extra;
    extra.code = code;
    extra.basis = basis;
    extra.hundredths = pick(random, 0, 5000);
    extra.fuel = pick(random, 0, 1) == 1;
    extra.minCents = seldom(random, 0, 10000);
    if (const int more = seldom(random, 0, 10000); more >= 0)
        extra.maxCents = std::max(extra.minCents, 0) + more;
    extra.perTicketCents = seldom(random, 0, 12000);
    extra.whens = randomWhens(random, basis == "piece");
    return extra;
}

void addMinimum(Tariff &tariff, std::mt19937 &random)
{
    // How a piece with a minimum of its own shares its weights with the others is not a word of C1.
    const bool isOfPiece = tariff.pieceBasis != "shipment" && pick(random, 0, 1) == 0;
    Extra extra = randomFixed("M0", isOfPiece ? "piece" : "ticket", random);
    extra.minBill = pick(random, 1, 9000);
    // A minimum that hangs on the weight which it raises is no word of C1 either.
    std::erase_if(extra.whens, [](const When &when) { return when.field == "billed_g"; });
    tariff.extras.push_back(extra);
}

/// Alternatives: of each piece, or of the shipment, the highest priority that holds is charged.
void addGroup(Tariff &tariff, std::mt19937 &random)
{
    const bool isOfPiece = pick(random, 0, 1) == 0;
    const int rows = pick(random, 2, 3);
    for (int i = 0; i < rows; ++i) {
        // The last two may share their code, and with it the cap per ticket.
        Extra extra = randomFixed(i == 2 && pick(random, 0, 1) == 0 ? "G1" : "G" + std::to_string(i), isOfPiece ? "piece" : oneOf(random, {"ticket", "kg"}), random);
        extra.group = "G";
        extra.priority = 5 + (i * 7 + tariff.divisor) % 3;
        if (i == 2 && extra.code == "G1") {
            extra.fuel = tariff.extras.back().fuel;
            extra.perTicketCents = tariff.extras.back().perTicketCents;
        }
        tariff.extras.push_back(extra);
    }
}

bool isOnFuelBase(const Tariff &tariff, const std::string &codes)
{
    return std::any_of(tariff.extras.begin(), tariff.extras.end(), [&](const Extra &extra) {
        return extra.basis == "percent" && (';' + codes + ';').find(';' + extra.code + ';') != std::string::npos
            && (extra.percentOf.empty() || isOnFuelBase(tariff, extra.percentOf));
    });
}

void addPercentages(Tariff &tariff, std::mt19937 &random)
{
    int ofFuelBase = 0;
    const int count = pick(random, 0, 4);
    for (int i = 0; i < count; ++i) {
        Extra extra = randomFixed((pick(random, 0, 1) == 0 ? "A" : "T") + std::to_string(i), "percent", random);
        extra.hundredths = pick(random, 0, 4000);
        extra.priority = pick(random, 0, 2);
        for (const Extra &other : tariff.extras) {
            if (pick(random, 0, 3) == 0 && other.group.empty())
                extra.percentOf += (extra.percentOf.empty() ? "" : ";") + other.code;
        }
        if (pick(random, 0, 2) == 0)
            extra.percentOf.clear();
        else if (extra.percentOf.empty() || pick(random, 0, 1) == 0)
            extra.percentOf += extra.percentOf.empty() ? "FREIGHT" : ";VOL_EXCESS";
        ofFuelBase += extra.percentOf.empty();
        tariff.extras.push_back(extra);
    }
    // A flagged part of one fuel charge in the base of another: which comes first is not a word of C2.
    for (Extra &extra : tariff.extras) {
        if (extra.basis == "percent" && ofFuelBase > 1 && isOnFuelBase(tariff, extra.percentOf))
            extra.fuel = false;
    }
}

void addServices(Tariff &tariff, std::mt19937 &random)
{
    const auto add = [&](const std::string &code, const std::string &basis) {
        Service service{code, basis, pick(random, 0, 3000), currencyOf(random), seldom(random, 0, 5000), -1};
        if (const int more = seldom(random, 0, 9000); more >= 0)
            service.maxHundredths = std::max(service.minHundredths, 0) + more;
        tariff.services.push_back(service);
    };
    add("INSURANCE", "percent_declared");
    add("PACKING", "carton");
    for (const char *code : {"V0", "V1"})
        add(code, oneOf(random, {"ticket", "carton", "piece", "item", "billed_kg", "actual_kg", "percent_freight", "percent_declared"}));
    for (const char *code : {"C0", "C1"}) {
        const bool percent = pick(random, 0, 1) == 0;
        tariff.coupons.push_back({code, percent, pick(random, 0, percent ? 5000 : 20000), currencyOf(random), pick(random, 0, 1) == 0 ? "" : "FREIGHT",
            seldom(random, 0, 20000), seldom(random, 0, 9000)});
    }
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

void enrich(Tariff &tariff, std::mt19937 &random)
{
    // Whether a limit looks at a rounded side is not a word of C1: either the sides are rounded or they have limits.
    tariff.sideRound = oneOf(random, {"none", "nearest", "up"});
    if (tariff.sideRound != "none")
        tariff.sideMin = 0;
    else if (pick(random, 0, 1) == 0)
        tariff.sumMin = pick(random, 300, 1200);
    else
        tariff.minCm3 = pick(random, 1000, 60000);
    tariff.extras.clear();
    for (int i = 0, count = pick(random, 1, 3); i < count; ++i)
        tariff.extras.push_back(randomFixed("S" + std::to_string(i), oneOf(random, {"ticket", "piece", "kg"}), random));
    if (pick(random, 0, 1) == 0)
        addMinimum(tariff, random);
    if (pick(random, 0, 1) == 0)
        addGroup(tariff, random);
    addPercentages(tariff, random);
    for (const Extra &extra : tariff.extras) {
        if (extra.code != "G1" && pick(random, 0, 3) == 0)
            tariff.discountCodes += ';' + extra.code;
    }
    addServices(tariff, random);
    const char *const currencies[] = {"CNY", "USD", "EUR", "JPY"};
    for (std::size_t a = 0; a < std::size(currencies); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const int ways = pick(random, 0, 2);
            if (ways != 0)
                tariff.rates.push_back({currencies[a], currencies[b], pick(random, 500, 90000), pick(random, 0, 1) == 0 ? 0 : pick(random, 1, 30000)});
            if (ways != 1)
                tariff.rates.push_back({currencies[b], currencies[a], pick(random, 500, 90000), pick(random, 0, 1) == 0 ? 0 : pick(random, 1, 30000)});
        }
    }
}

Shipment randomShipment(const Tariff &tariff, std::mt19937 &random)
{
    Shipment shipment{randomPieces(random), pick(random, 0, 1) == 0};
    for (int count = pick(random, 0, 3); count > 0; --count)
        shipment.goods.push_back({pick(random, 1, 4), pick(random, 0, 60000), currencyOf(random)});
    if (pick(random, 0, 3) == 0) {
        shipment.declaredMinor = pick(random, 0, 300000);
        shipment.declaredCurrency = currencyOf(random);
    }
    if (pick(random, 0, 2) == 0) {
        shipment.insuranceMinor = pick(random, 1, 200000);
        shipment.insuranceCurrency = currencyOf(random);
    }
    for (const Service &service : tariff.services) {
        if (service.code != "INSURANCE" && pick(random, 0, 2) == 0)
            shipment.services.emplace_back(service.code, pick(random, 1, 3));
    }
    for (const Coupon &coupon : tariff.coupons) {
        if (pick(random, 0, 2) == 0)
            shipment.coupons.push_back(coupon.code);
    }
    shipment.currency = currencyOf(random);
    return shipment;
}

std::string Tariff::lineCsv() const
{
    std::ostringstream csv;
    csv << "line,currency,divisor,vol_mode,vol_side_min_mm,vol_sum_min_mm,vol_min_cm3,side_round,vol_share_ppm,vol_share_min_g,vol_excess_per_step,weight_round_g,"
           "weight_grace_g,weight_round2_from_g,weight_round2_g,min_bill_g,piece_basis,amount_round,amount_step_minor,min_charge,"
           "tax_ppm\nL,CNY,"
        << orEmpty(divisor) << ',' << mode << ',' << orEmpty(sideMin) << ',' << orEmpty(sumMin) << ',' << orEmpty(minCm3) << ',' << sideRound << ',' << orEmpty(sharePpm) << ',' << orEmpty(shareMin) << ','
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
    csv << "line,code,basis,value,percent_of,min,max,fuel,max_per_ticket,group,priority,min_bill_g,when_field,when_op,when_value,when2_field,"
           "when2_op,when2_value\n";
    for (const Extra &extra : extras) {
        csv << "L," << extra.code << ',' << extra.basis << ',' << decimal(extra.hundredths, 2) << ',' << extra.percentOf << ','
            << decimalOrEmpty(extra.minCents) << ',' << decimalOrEmpty(extra.maxCents) << ',' << (extra.fuel ? 'Y' : 'N') << ','
            << decimalOrEmpty(extra.perTicketCents) << ',' << extra.group << ',' << extra.priority << ',' << orEmpty(extra.minBill);
        for (const When &when : extra.whens) {
            csv << ',' << when.field << ',' << when.op << ',';
            if (when.field == "residential")
                csv << when.word;
            else
                csv << (when.word.empty() ? std::to_string(when.number) : decimal(when.number, 2) + ' ' + when.word);
        }
        csv << '\n';
    }
    return csv.str();
}

std::string Tariff::tierCsv() const
{
    return "tier,line,codes,discount_ppm\nmember,*," + discountCodes + ',' + std::to_string(discountPpm) + "\n";
}

std::string Tariff::vasCsv() const
{
    std::ostringstream csv;
    csv << "line,code,basis,value,currency,min,max\n";
    for (const Service &service : services)
        csv << "*," << service.code << ',' << service.basis << ',' << decimal(service.hundredths, 2) << ',' << service.currency << ','
            << decimalOrEmpty(service.minHundredths) << ',' << decimalOrEmpty(service.maxHundredths) << '\n';
    return csv.str();
}

std::string Tariff::couponCsv() const
{
    std::ostringstream csv;
    csv << "coupon,line,kind,value,currency,codes,min_total,max_off\n";
    for (const Coupon &coupon : coupons)
        csv << coupon.code << ",*," << (coupon.percent ? "percent" : "amount") << ',' << decimal(coupon.hundredths, 2) << ',' << coupon.currency << ','
            << coupon.codes << ',' << decimalOrEmpty(coupon.minTotalHundredths) << ',' << decimalOrEmpty(coupon.maxOffHundredths) << '\n';
    return csv.str();
}

std::string Tariff::fxCsv() const
{
    std::ostringstream csv;
    csv << "base,quote,rate,spread_ppm\n";
    for (const Rate &rate : rates)
        csv << rate.base << ',' << rate.quote << ',' << decimal(rate.tenThousandths, 4) << ',' << rate.spreadPpm << '\n';
    return csv.str();
}

} // namespace packbay::oracle
