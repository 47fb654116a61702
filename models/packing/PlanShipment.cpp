#include "models/freight/CustomsCheck.h"
#include "models/freight/Exchange.h"
#include "models/packing/PlanCosts.h"

#include <algorithm>
#include <bit>

namespace packbay {
namespace {

const QString kGeneral = QStringLiteral("general");

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// What a parcel is worth: as declared, else the sum of its goods. Empty when nothing is known.
std::vector<DutyValue> valueOf(const PlanParcel &parcel, const QString &currency)
{
    if (parcel.declaredMinor) {
        const QString goods = parcel.goods.empty() ? currency : parcel.goods.front().currency;
        return {{Rational(*parcel.declaredMinor), parcel.declaredCurrency.isEmpty() ? goods : parcel.declaredCurrency}};
    }
    std::vector<DutyValue> values;
    for (const QuoteGoods &goods : parcel.goods)
        values.push_back({Rational(goods.unitValueMinor) * Rational(goods.quantity), goods.currency});
    return values;
}

/// The category of the parcel itself is news when its goods are declared as something else.
bool isNamedByGoods(const PlanParcel &parcel)
{
    return parcel.category == kGeneral
        || std::any_of(parcel.goods.begin(), parcel.goods.end(), [&](const QuoteGoods &goods) { return goods.category == parcel.category; });
}

} // namespace

bool PlanCosts::isDeclaredTogether(ParcelSet set) const
{
    if (!m_common.declaredMinor || std::popcount(set) == static_cast<int>(m_request.parcels.size()))
        return m_common.declaredMinor.has_value();
    const std::vector<int> parcels = members(set);
    return std::none_of(parcels.begin(), parcels.end(), [this](int index) {
        const std::vector<QuoteGoods> &goods = m_request.parcels[at(index)].goods;
        return std::any_of(goods.begin(), goods.end(), [](const QuoteGoods &one) { return one.unitValueMinor > 0; });
    });
}

Result<QuoteRequest> PlanCosts::quoteRequest(ParcelSet set) const
{
    QuoteRequest request = m_common;
    if (!isDeclaredTogether(set))
        request.declaredMinor.reset();
    const std::vector<int> parcels = members(set);
    QuotePiece piece;
    piece.ref = QStringLiteral("1");
    piece.grams = 0;
    for (const int index : parcels) {
        const PlanParcel &parcel = m_request.parcels[at(index)];
        piece.grams += parcel.grams;
        if (piece.category == kGeneral)
            piece.category = parcel.category;
        for (const QuoteGoods &goods : parcel.goods) {
            request.goods.push_back(goods);
            request.goods.back().piece = piece.ref;
        }
        // Where no goods say so the parcel itself is one unit of its category: rules count per carton, not per parcel.
        if (parcels.size() > 1 && !isNamedByGoods(parcel)) {
            QuoteGoods unit;
            unit.piece = piece.ref;
            unit.category = parcel.category;
            request.goods.push_back(unit);
        }
    }
    request.pieces = {piece};
    PACKBAY_TRY(addDeclared(parcels, request));
    return request;
}

Status PlanCosts::addDeclared(const std::vector<int> &parcels, QuoteRequest &request) const
{
    const bool anyDeclared = std::any_of(parcels.begin(), parcels.end(), [&](int index) { return m_request.parcels[at(index)].declaredMinor.has_value(); });
    if (!anyDeclared)
        return {};
    Rational sum;
    QString currency;
    for (const int index : parcels) {
        for (const DutyValue &value : valueOf(m_request.parcels[at(index)], m_currency)) {
            if (currency.isEmpty())
                currency = value.currency;
            const std::optional<Converted> converted = convert(m_pack, value.minor, value.currency, currency, m_common.at.value_or(UtcMs(0)).value);
            if (!converted)
                return makeError(ErrorCode::NoRateForCurrency, {}, QStringLiteral("the tariff has no rate between the declared values"));
            sum += converted->minor;
        }
    }
    const Result<std::int64_t> minor = sum.rounded(RoundMode::HalfUp).toInt64();
    if (!minor)
        return makeError(minor.error().code, {}, QStringLiteral("the declared values are beyond all calculation"));
    request.declaredMinor = *minor;
    request.declaredCurrency = currency;
    return {};
}

Consignment PlanCosts::consignment(ParcelSet set) const
{
    Consignment consignment;
    consignment.country = m_common.shipTo.country;
    consignment.atMs = m_common.at.value_or(UtcMs(0)).value;
    for (const int index : members(set)) {
        const PlanParcel &parcel = m_request.parcels[at(index)];
        for (const QuoteGoods &goods : parcel.goods)
            consignment.goods.push_back(&goods);
        const std::vector<DutyValue> value = valueOf(parcel, m_currency);
        consignment.value.insert(consignment.value.end(), value.begin(), value.end());
    }
    if (isDeclaredTogether(set))
        consignment.value = {{Rational(*m_common.declaredMinor), declaredCurrencyOf(m_common, m_currency)}};
    return consignment;
}

std::optional<std::int64_t> PlanCosts::dutyMinor(const DutyAnswer &answer) const
{
    Rational sum;
    for (const QuoteDuty &duty : answer.duties) {
        if (const std::optional<Rational> minor = convertAcross(m_pack, duty.minor, duty.currency, m_currency, m_common.at.value_or(UtcMs(0)).value))
            sum += *minor;
    }
    const Result<std::int64_t> minor = sum.rounded(RoundMode::HalfUp).toInt64();
    return minor && *minor <= kMostMinor ? std::optional(*minor) : std::nullopt;
}

void PlanCosts::addDuty(ParcelSet set, SetCost &cost) const
{
    if (m_pack.duties.empty())
        return;
    const Consignment goods = consignment(set);
    QString missing;
    DutyAnswer answer = assessDuty(m_pack, goods, dutyRules(m_pack, goods, &missing));
    for (const QuoteDuty &duty : answer.duties) {
        if (!convertAcross(m_pack, duty.minor, duty.currency, m_currency, goods.atMs))
            answer.missingRate = duty.currency + QStringLiteral("->") + m_currency;
    }
    if (missing.isEmpty())
        missing = answer.missingRate;
    if (!missing.isEmpty()) {
        cost.options.clear();
        cost.code = ErrorCode::NoRateForCurrency;
        cost.reason = QStringLiteral("the tariff has no rate %1 for the duty").arg(missing);
        return;
    }
    const std::optional<std::int64_t> duty = answer.isOverflow ? std::nullopt : dutyMinor(answer);
    if (!duty) {
        cost.options.clear();
        cost.code = ErrorCode::AmountOverflow;
        cost.reason = QStringLiteral("the duty is beyond all calculation");
        return;
    }
    cost.dutyMinor = *duty;
    if (!answer.refusedBy.isEmpty()) {
        cost.dutyRefuses = true;
        cost.code = ErrorCode::GoodsRefused;
        cost.reason = QStringLiteral("%1 does not let a consignment of this value in").arg(answer.refusedBy);
    }
}

std::int64_t PlanCosts::dutyJudgedBy(ParcelSet part, ParcelSet whole) const
{
    QString missing;
    std::vector<DutyRule> rules = dutyRules(m_pack, consignment(whole), &missing);
    std::erase_if(rules, [](const DutyRule &rule) { return rule.row->basis == DutyBasis::Refuse; });
    const DutyAnswer answer = assessDuty(m_pack, consignment(part), rules);
    return answer.isOverflow ? kMostMinor : dutyMinor(answer).value_or(kMostMinor);
}

} // namespace packbay
