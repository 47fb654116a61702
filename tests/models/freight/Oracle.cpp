#include "tests/models/freight/OracleWeights.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace packbay::oracle {
namespace {

Fraction minorUnits(const std::string &currency)
{
    return currency == "JPY" ? 1 : 100;
}

std::vector<std::string> split(const std::string &list)
{
    std::vector<std::string> items;
    std::istringstream stream(list);
    for (std::string item; std::getline(stream, item, ';');)
        items.push_back(item);
    return items;
}

bool compare(const Fraction &value, const std::string &op, const Fraction &limit)
{
    if (op == ">")
        return value > limit;
    if (op == ">=")
        return value >= limit;
    if (op == "<")
        return value < limit;
    if (op == "<=")
        return value <= limit;
    return op == "=" ? value == limit : value != limit;
}

bool isOfSides(const When &when)
{
    return when.field == "longest" || when.field == "second" || when.field == "third" || when.field == "sum3" || when.field == "length_girth";
}

/// One shipment on one tariff, in the order of freight.md C2.
class Rating
{
public:
    Rating(const Tariff &tariff, const Shipment &shipment)
        : m_tariff(tariff)
        , m_shipment(shipment)
        , m_pieceMinimums(shipment.pieces.size())
    {
        for (const Piece &piece : shipment.pieces) {
            m_count += piece.quantity;
            m_actual += Fraction(piece.grams) * piece.quantity;
            m_volumetric += volumetricOf(tariff, piece) * piece.quantity;
        }
        for (const std::string &code : split(tariff.discountCodes))
            m_discounted.insert(code);
    }

    std::optional<Verdict> run()
    {
        raiseMinimums();
        weigh();
        const std::optional<Fraction> fee = feeOf(m_tariff, m_billed);
        if (!fee)
            return std::nullopt;
        book("FREIGHT", *fee);
        book("VOL_EXCESS", m_excessSteps * m_tariff.excessCents);
        chargeFixed();
        for (const Extra *percentage : m_percentages)
            charge(*percentage);
        for (const auto &[code, amount] : m_net)
            m_total += amount;
        chargeServices();
        m_total = larger(m_total, m_tariff.minChargeCents);
        takeCouponsOff();
        m_total *= Fraction(1000000 + m_tariff.taxPpm, 1000000);
        const Whole total = rounded(m_tariff.amountRound, m_total / m_tariff.amountStep) * m_tariff.amountStep;
        return Verdict{m_billed, total, quoted(total)};
    }

private:
    Fraction convert(const Fraction &minor, const std::string &from, const std::string &to, int *spreadPpm = nullptr) const
    {
        if (from == to)
            return minor;
        const Fraction major = minor / minorUnits(from);
        for (const bool back : {false, true}) {
            for (const Rate &row : m_tariff.rates) {
                if (row.base != (back ? to : from) || row.quote != (back ? from : to))
                    continue;
                if (spreadPpm != nullptr)
                    *spreadPpm = row.spreadPpm;
                const Fraction rate = back ? Fraction(10000, row.tenThousandths) : Fraction(row.tenThousandths, 10000);
                return major * rate * minorUnits(to);
            }
        }
        throw std::logic_error("no rate " + from + "->" + to);
    }

    /// Hundredths of a major unit in minor units of the line's currency.
    Fraction money(int hundredths, const std::string &currency) const
    {
        return convert(Fraction(hundredths, 100) * minorUnits(currency), currency, "CNY");
    }

    /// Minor units of `currency`.
    Fraction declaredIn(const std::string &currency) const
    {
        if (m_shipment.declaredMinor >= 0)
            return convert(m_shipment.declaredMinor, m_shipment.declaredCurrency, currency);
        Fraction sum;
        for (const Goods &goods : m_shipment.goods)
            sum += convert(Fraction(goods.unitMinor) * goods.quantity, goods.currency, currency);
        return sum;
    }

    Fraction numberOf(const When &when, const Piece *piece) const
    {
        if (isOfSides(when)) {
            const std::array<int, 3> sides = sidesOf(*piece);
            if (when.field == "sum3")
                return sides[0] + sides[1] + sides[2];
            if (when.field == "length_girth")
                return sides[0] + 2 * (sides[1] + sides[2]);
            return sides[when.field == "longest" ? 0 : when.field == "second" ? 1 : 2];
        }
        if (when.field == "actual_g")
            return piece != nullptr ? Fraction(piece->grams) : m_actual;
        if (when.field == "vol_g")
            return piece != nullptr ? volumetricOf(m_tariff, *piece) : m_volumetric;
        if (when.field == "billed_g")
            return m_billed;
        if (when.field == "avg_piece_g")
            return m_actual / m_count;
        if (when.field == "pieces")
            return m_count;
        return when.word.empty() ? declaredIn("CNY") : declaredIn(when.word) / minorUnits(when.word) * 100;
    }

    bool holds(const When &when, const Piece *piece) const
    {
        if (when.field == "residential")
            return ((m_shipment.residential ? "Y" : "N") == when.word) == (when.op == "=");
        return compare(numberOf(when, piece), when.op, when.number);
    }

    bool holdsForPiece(const Extra &extra, const Piece &piece) const
    {
        return std::all_of(extra.whens.begin(), extra.whens.end(), [&](const When &when) { return holds(when, &piece); });
    }

    /// Conditions on sides hold together for one of its pieces.
    bool holdsForShipment(const Extra &extra) const
    {
        return std::any_of(m_shipment.pieces.begin(), m_shipment.pieces.end(), [&](const Piece &piece) {
            return std::all_of(extra.whens.begin(), extra.whens.end(), [&](const When &when) { return holds(when, isOfSides(when) ? &piece : nullptr); });
        });
    }

    void raiseMinimums()
    {
        for (const Extra &extra : m_tariff.extras) {
            if (extra.minBill > 0 && extra.basis != "piece" && holdsForShipment(extra))
                m_minimum = larger(m_minimum, extra.minBill);
            for (std::size_t i = 0; extra.minBill > 0 && extra.basis == "piece" && i < m_shipment.pieces.size(); ++i) {
                if (holdsForPiece(extra, m_shipment.pieces[i]))
                    m_pieceMinimums[i] = larger(m_pieceMinimums[i], extra.minBill);
            }
        }
    }

    void weigh()
    {
        Fraction counted;
        Fraction pieceMax;
        Fraction pieceRounded;
        Fraction excess;
        Fraction excessSteps;
        for (std::size_t i = 0; i < m_shipment.pieces.size(); ++i) {
            const Piece &piece = m_shipment.pieces[i];
            const Fraction vol = countedOf(m_tariff, piece);
            const Fraction one = combine(m_tariff, piece.grams, vol);
            counted += vol * piece.quantity;
            pieceMax += larger(one, m_pieceMinimums[i]) * piece.quantity;
            pieceRounded += larger(roundUp(m_tariff, one), m_pieceMinimums[i]) * piece.quantity;
            const Fraction over = larger(vol - piece.grams, 0);
            excess += over * piece.quantity;
            if (m_tariff.round > 0)
                excessSteps += Fraction(ceilOf(over / m_tariff.round)) * piece.quantity;
        }
        if (m_tariff.pieceBasis == "shipment")
            m_billed = roundUp(m_tariff, combine(m_tariff, m_actual, counted));
        else
            m_billed = m_tariff.pieceBasis == "sum_then_round" ? roundUp(m_tariff, pieceMax) : pieceRounded;
        if (m_tariff.mode == "excess" && m_tariff.pieceBasis == "piece_then_sum")
            m_excessSteps = excessSteps;
        else if (m_tariff.mode == "excess")
            m_excessSteps = Fraction(ceilOf((m_tariff.pieceBasis == "shipment" ? larger(counted - m_actual, 0) : excess) / m_tariff.round));
        m_billed = larger(larger(m_billed, m_tariff.minBill), m_minimum);
    }

    /// Cents before the discount.
    void book(const std::string &code, const Fraction &cents)
    {
        m_gross[code] += cents;
        m_net[code] += m_discounted.count(code) == 0 ? cents : cents * Fraction(1000000 - m_tariff.discountPpm, 1000000);
    }

    void bookWithin(const Extra &extra, Fraction cents)
    {
        if (extra.minCents >= 0)
            cents = larger(cents, extra.minCents);
        if (extra.maxCents >= 0)
            cents = smaller(cents, extra.maxCents);
        if (extra.perTicketCents >= 0)
            cents = smaller(cents, larger(Fraction(extra.perTicketCents) - m_gross[extra.code], 0));
        if (extra.fuel)
            m_flagged.insert(extra.code);
        book(extra.code, cents);
    }

    /// How many pieces the row is for, 1 for the shipment as a whole, 0 when it does not hold or its group gave them to another.
    Fraction unitsOf(const Extra &extra)
    {
        std::set<std::size_t> own;
        std::set<std::size_t> &taken = extra.group.empty() ? own : m_taken[extra.group];
        if (extra.basis != "piece")
            return holdsForShipment(extra) && taken.insert(0).second ? 1 : 0;
        Fraction units;
        for (std::size_t i = 0; i < m_shipment.pieces.size(); ++i) {
            if (holdsForPiece(extra, m_shipment.pieces[i]) && taken.insert(i).second)
                units += m_shipment.pieces[i].quantity;
        }
        return units;
    }

    void chargeFixed()
    {
        std::vector<const Extra *> rows;
        for (const Extra &extra : m_tariff.extras)
            rows.push_back(&extra);
        std::sort(rows.begin(), rows.end(), [](const Extra *a, const Extra *b) { return a->priority != b->priority ? a->priority > b->priority : a->code < b->code; });
        for (const Extra *row : rows) {
            const Fraction units = unitsOf(*row);
            if (units == 0)
                continue;
            if (row->basis == "percent")
                m_percentages.push_back(row);
            else
                bookWithin(*row, units * row->hundredths * (row->basis == "kg" ? m_billed / 1000 : Fraction(1)));
        }
    }

    const Extra *percentage(const std::string &code) const
    {
        const auto found = std::find_if(m_percentages.begin(), m_percentages.end(), [&](const Extra *one) { return one->code == code; });
        return found == m_percentages.end() ? nullptr : *found;
    }

    bool isMadeOf(const Extra &extra, const std::string &code) const
    {
        const std::vector<std::string> names = split(extra.percentOf);
        return std::any_of(names.begin(), names.end(), [&](const std::string &name) { return name == code || (percentage(name) != nullptr && isMadeOf(*percentage(name), code)); });
    }

    Fraction netOf(const std::string &code)
    {
        if (const Extra *other = percentage(code))
            charge(*other);
        const auto found = m_net.find(code);
        return found == m_net.end() ? Fraction(0) : found->second;
    }

    /// Once each, whatever asks for it first.
    void charge(const Extra &extra)
    {
        if (m_gross.count(extra.code) > 0)
            return;
        Fraction base;
        for (const std::string &name : split(extra.percentOf))
            base += netOf(name);
        if (extra.percentOf.empty()) {
            base = m_net["FREIGHT"] + m_net["VOL_EXCESS"];
            for (const Extra *other : m_percentages) {
                // Those on the fuel base themselves count when they stand before it, the others always.
                if (other->fuel && other != &extra && (other->percentOf.empty() ? isBefore(*other, extra) : !isMadeOf(*other, extra.code)))
                    base += netOf(other->code);
            }
            for (const std::string &code : m_flagged)
                base += percentage(code) == nullptr ? m_net[code] : Fraction(0);
        }
        bookWithin(extra, base * Fraction(extra.hundredths, 10000));
    }

    bool isBefore(const Extra &a, const Extra &b) const
    {
        return std::find(m_percentages.begin(), m_percentages.end(), &a) < std::find(m_percentages.begin(), m_percentages.end(), &b);
    }

    Fraction baseOf(const Service &service, const Fraction &insured)
    {
        int items = 0;
        for (const Goods &goods : m_shipment.goods)
            items += goods.quantity;
        const std::string &basis = service.basis;
        if (basis == "percent_declared")
            return insured;
        if (basis == "percent_freight")
            return m_net["FREIGHT"] + m_net["VOL_EXCESS"];
        if (basis == "billed_kg" || basis == "actual_kg")
            return (basis == "billed_kg" ? m_billed : m_actual) / 1000;
        if (basis == "item" && items > 0)
            return items;
        return basis == "ticket" ? Fraction(1) : m_count;
    }

    void chargeService(const std::string &code, int quantity, const Fraction &insured)
    {
        const Service &service = *std::find_if(m_tariff.services.begin(), m_tariff.services.end(), [&](const Service &one) { return one.code == code; });
        const bool isPercent = service.basis.rfind("percent", 0) == 0;
        Fraction amount = baseOf(service, insured) * quantity * (isPercent ? Fraction(service.hundredths, 10000) : money(service.hundredths, service.currency));
        if (service.minHundredths >= 0)
            amount = larger(amount, money(service.minHundredths, service.currency));
        if (service.maxHundredths >= 0)
            amount = smaller(amount, money(service.maxHundredths, service.currency));
        m_total += amount;
    }

    void chargeServices()
    {
        if (m_shipment.insuranceMinor > 0)
            chargeService("INSURANCE", 1, convert(m_shipment.insuranceMinor, m_shipment.insuranceCurrency, "CNY"));
        for (const auto &[code, quantity] : m_shipment.services)
            chargeService(code, quantity, declaredIn("CNY"));
    }

    void takeCouponsOff()
    {
        for (const Coupon &coupon : m_tariff.coupons) {
            const bool isAsked = std::find(m_shipment.coupons.begin(), m_shipment.coupons.end(), coupon.code) != m_shipment.coupons.end();
            if (!isAsked || (coupon.minTotalHundredths >= 0 && m_total < money(coupon.minTotalHundredths, coupon.currency)))
                continue;
            const Fraction base = coupon.codes.empty() ? m_total : m_net[coupon.codes];
            Fraction off = coupon.percent ? base * Fraction(coupon.hundredths, 10000) : money(coupon.hundredths, coupon.currency);
            if (coupon.maxOffHundredths >= 0)
                off = smaller(off, money(coupon.maxOffHundredths, coupon.currency));
            m_total -= smaller(off, smaller(base, m_total));
        }
    }

    Whole quoted(const Whole &total) const
    {
        int spreadPpm = 0;
        const std::string &wanted = m_shipment.currency.empty() ? "CNY" : m_shipment.currency;
        const Fraction amount = convert(Fraction(total), "CNY", wanted, &spreadPpm);
        return rounded(m_tariff.amountRound, amount * Fraction(1000000 + spreadPpm, 1000000));
    }

    const Tariff &m_tariff;
    const Shipment &m_shipment;
    Fraction m_count;
    Fraction m_actual;
    Fraction m_volumetric;
    Fraction m_billed;
    Fraction m_excessSteps;
    Fraction m_minimum;
    std::vector<Fraction> m_pieceMinimums;
    std::set<std::string> m_discounted;
    std::set<std::string> m_flagged;
    std::map<std::string, std::set<std::size_t>> m_taken;
    std::vector<const Extra *> m_percentages; ///< those that hold, in the declared order
    std::map<std::string, Fraction> m_gross;
    std::map<std::string, Fraction> m_net;
    Fraction m_total;
};

} // namespace

std::optional<Verdict> rate(const Tariff &tariff, const Shipment &shipment)
{
    return Rating(tariff, shipment).run();
}

std::string fractionText(const Fraction &fraction)
{
    return numerator(fraction).str() + '/' + denominator(fraction).str();
}

} // namespace packbay::oracle
