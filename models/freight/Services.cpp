#include "models/freight/Services.h"

#include <algorithm>

namespace packbay {
namespace {

const QString kInsurance = QStringLiteral("INSURANCE");
const QString kPacking = QStringLiteral("PACKING");

/// The row for a code: the line's own before the one for all lines, the tier's own before the general one.
const VasRow *findService(const ShipmentFacts &facts, const QString &code)
{
    const VasRow *best = nullptr;
    int bestRank = -1;
    for (const VasRow &row : facts.pack.vas) {
        const bool isOwn = row.line == facts.line.line;
        if (row.code != code || (!isOwn && row.line != QLatin1String("*")) || !row.validity.contains(facts.day)
            || (!row.tier.isEmpty() && row.tier != facts.request.tier))
            continue;
        const int rank = (isOwn ? 2 : 0) + (row.tier.isEmpty() ? 0 : 1);
        if (rank > bestRank) {
            best = &row;
            bestRank = rank;
        }
    }
    return best;
}

Rational itemCount(const ShipmentFacts &facts)
{
    Rational items;
    for (const QuoteGoods &goods : facts.request.goods)
        items += goods.quantity;
    return facts.request.goods.empty() ? facts.pieceCount : items;
}

struct ServiceBase
{
    Rational count; ///< what the value is multiplied by
    QString text;
    bool isPercent = false; ///< `count` is an amount in minor units
};

ServiceBase baseOf(const VasRow &row, const ShipmentFacts &facts, const CodeAmounts &amounts, const Rational &insured)
{
    const Rational kg = Rational(1000);
    switch (row.basis) {
    case VasBasis::Ticket: return {1, QStringLiteral("ticket")};
    case VasBasis::Carton: return {facts.pieceCount, QStringLiteral("cartons")};
    case VasBasis::Piece: return {facts.pieceCount, QStringLiteral("pieces")};
    case VasBasis::Item: return {itemCount(facts), QStringLiteral("items")};
    case VasBasis::BilledKg: return {facts.billed / kg, QStringLiteral("billed kg")};
    case VasBasis::ActualKg: return {facts.actual / kg, QStringLiteral("actual kg")};
    case VasBasis::PercentDeclared: return {insured, QStringLiteral("value"), true};
    case VasBasis::PercentFreight: break;
    }
    Rational freight;
    for (const char *code : {"FREIGHT", "VOL_EXCESS"}) {
        if (const auto amount = amounts.find(QLatin1String(code)); amount != amounts.end())
            freight += amount->second;
    }
    return {freight, QStringLiteral("freight"), true};
}

void chargeService(ShipmentFacts &facts, QuoteAccount &account, const VasRow &row, const QString &code,
    std::int64_t quantity, const Rational &insured)
{
    // Fixed values, minimum and maximum are in the row's currency; a percentage is of the line's amounts.
    const auto money = [&](const Rational &major) {
        const QString currency = row.currency.isEmpty() ? facts.line.currency : row.currency;
        return facts.inLineCurrency(major * powerOfTen(facts.digitsOf(currency)), currency);
    };
    const ServiceBase base = baseOf(row, facts, account.amounts(), insured);
    Rational amount = base.isPercent ? base.count * row.value / Rational(100) : money(row.value) * base.count;
    QString formula = base.isPercent
        ? QStringLiteral("%1 % of %2 %3").arg(row.value.toDecimal(), base.text, (base.count / facts.toMinor(1)).toDecimal())
        : QStringLiteral("%1 x %2 %3").arg(row.value.toDecimal(), base.count.toDecimal(), base.text);
    if (quantity != 1) {
        amount = amount * Rational(quantity);
        formula += QStringLiteral(" x %1").arg(quantity);
    }
    if (row.min && amount < money(*row.min)) {
        amount = money(*row.min);
        formula = QStringLiteral("max(%1, %2)").arg(formula, row.min->toDecimal());
    }
    if (row.max && amount > money(*row.max)) {
        amount = money(*row.max);
        formula = QStringLiteral("min(%1, %2)").arg(formula, row.max->toDecimal());
    }
    account.add(10, code, row.nameEn.isEmpty() ? row.code : row.nameEn, formula, amount);
}

const CouponRow *findCoupon(const ShipmentFacts &facts, const QString &coupon)
{
    const CouponRow *best = nullptr;
    for (const CouponRow &row : facts.pack.coupons) {
        const bool isOwn = row.line == facts.line.line;
        if (row.coupon == coupon && (isOwn || row.line == QLatin1String("*")) && row.validity.contains(facts.day)
            && (best == nullptr || isOwn))
            best = &row;
    }
    return best;
}

void warnCoupon(QuoteOffer &offer, const QString &coupon, const QString &remedy, const QString &where)
{
    offer.warnings.push_back({ErrorCode::CouponInvalid, QStringLiteral("The coupon does not apply"), remedy,
        {{QStringLiteral("coupon"), coupon}}, where});
}

void applyCoupon(ShipmentFacts &facts, QuoteAccount &account, QuoteOffer &offer, const CouponRow &row, const QString &where)
{
    const auto money = [&](const Rational &major) {
        const QString currency = row.currency.isEmpty() ? facts.line.currency : row.currency;
        return facts.inLineCurrency(major * powerOfTen(facts.digitsOf(currency)), currency);
    };
    if (row.minTotal && account.total() < money(*row.minTotal)) {
        warnCoupon(offer, row.coupon, QStringLiteral("It begins at %1.").arg(row.minTotal->toDecimal()), where);
        return;
    }
    Rational base = account.total();
    if (!row.codes.isEmpty()) {
        base = 0;
        for (const QString &code : row.codes) {
            if (const auto amount = account.amounts().find(code); amount != account.amounts().end())
                base += amount->second;
        }
    }
    Rational off = row.percent ? base * row.value / Rational(100) : money(row.value);
    QString formula = row.percent ? QStringLiteral("%1 % of %2").arg(row.value.toDecimal(),
                          row.codes.isEmpty() ? QStringLiteral("total") : row.codes.join(QLatin1Char('+')))
                                  : row.value.toDecimal();
    if (row.maxOff && off > money(*row.maxOff)) {
        off = money(*row.maxOff);
        formula = QStringLiteral("min(%1, %2)").arg(formula, row.maxOff->toDecimal());
    }
    // Never more off than there is.
    off = atMost(off, atLeast(atMost(base, account.total()), 0));
    account.add(12, QStringLiteral("COUPON_") + row.coupon, QStringLiteral("Coupon"), QStringLiteral("-(%1)").arg(formula), -off);
}

} // namespace

void QuoteAccount::add(int step, const QString &code, const QString &text, const QString &formula, const Rational &exact)
{
    m_total += exact;
    m_amounts[code] += exact;
    m_lines.push_back({step, code, text, formula, exact, 0});
}

std::optional<QuoteRefusal> chargeServices(ShipmentFacts &facts, QuoteAccount &account)
{
    const QuoteRequest &request = facts.request;
    if (request.insuranceMinor > 0) {
        const VasRow *row = findService(facts, kInsurance);
        if (row == nullptr)
            return QuoteRefusal{facts.line.line, ErrorCode::VasUnknown, QStringLiteral("the line has no insurance"),
                QStringLiteral("/insurance_minor")};
        const QString currency = request.insuranceCurrency.isEmpty() ? request.declaredCurrency : request.insuranceCurrency;
        const bool isOfValue = row->basis == VasBasis::PercentDeclared;
        chargeService(facts, account, *row, kInsurance, 1, isOfValue ? facts.inLineCurrency(request.insuranceMinor, currency) : Rational());
    }
    std::map<QString, std::int64_t> wanted;
    for (std::size_t i = 0; i < request.vas.size(); ++i) {
        const QuoteService &service = request.vas[i];
        if (service.code == kInsurance || findService(facts, service.code) == nullptr)
            return QuoteRefusal{facts.line.line, ErrorCode::VasUnknown,
                QStringLiteral("the line has no service %1").arg(service.code), QStringLiteral("/vas/%1").arg(i)};
        wanted[service.code] += service.quantity;
    }
    for (const bool packing : {false, true}) {
        for (const auto &[code, quantity] : wanted) {
            if ((code == kPacking) != packing)
                continue;
            const VasRow &row = *findService(facts, code);
            const bool isOfValue = row.basis == VasBasis::PercentDeclared;
            chargeService(facts, account, row, packing ? kPacking : QStringLiteral("VAS_") + code, quantity,
                isOfValue ? facts.declaredIn(facts.line.currency) : Rational());
        }
    }
    return std::nullopt;
}

void applyCoupons(ShipmentFacts &facts, QuoteAccount &account, QuoteOffer &offer)
{
    QStringList coupons = facts.request.coupons;
    std::sort(coupons.begin(), coupons.end());
    coupons.removeDuplicates();
    for (const QString &coupon : coupons) {
        const QString where = QStringLiteral("/coupons/%1").arg(facts.request.coupons.indexOf(coupon));
        if (const CouponRow *row = findCoupon(facts, coupon))
            applyCoupon(facts, account, offer, *row, where);
        else
            warnCoupon(offer, coupon, QStringLiteral("Check the code, its dates and its line."), where);
    }
}

} // namespace packbay
