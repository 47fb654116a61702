#include "models/packing/PlanCosts.h"

#include "models/freight/Exchange.h"
#include "models/freight/Shipment.h"
#include "models/freight/TariffReader.h"
#include "models/packing/OrderPacker.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace packbay {
namespace {

ParcelSet bit(int index)
{
    return ParcelSet(1) << index;
}

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

std::int64_t wholeGrams(const Rational &grams)
{
    return grams.ceil().toInt64().value_or(0);
}

/// The first carton's inside is within the second's, on the same axes.
bool isWithin(const PackBox &small, const PackBox &large)
{
    return small.inner.w <= large.inner.w && small.inner.l <= large.inner.l && small.inner.d <= large.inner.d;
}

/// The pack without the lines that cannot offer: thousands of quotes need not ask them each time. Nothing when that would
/// leave all lines, or none: then their reasons are wanted.
std::optional<TariffPack> narrowed(const TariffPack &pack, const QuoteRequest &request)
{
    const QString postcode = normalizedPostcode(request.shipTo.postcode);
    std::map<QString, LineRates> lines;
    for (const auto &[code, rates] : pack.lines) {
        if ((request.lines.isEmpty() || request.lines.contains(code)) && findZone(rates, request.shipTo.country, postcode) != nullptr)
            lines.emplace(code, rates);
    }
    if (lines.empty() || lines.size() == pack.lines.size())
        return std::nullopt;
    TariffPack narrow;
    narrow.sha256 = pack.sha256;
    narrow.lines = std::move(lines);
    narrow.vas = pack.vas;
    narrow.tiers = pack.tiers;
    narrow.coupons = pack.coupons;
    narrow.duties = pack.duties;
    narrow.fx = pack.fx;
    return narrow;
}

} // namespace

PlanCosts::PlanCosts(const TariffPack &pack, const PlanRequest &request)
    : m_narrow(narrowed(pack, request.common))
    , m_pack(m_narrow ? *m_narrow : pack)
    , m_request(request)
    , m_currency(request.common.currency.isEmpty() ? chooseCurrency() : request.common.currency)
    , m_common(request.common)
    , m_bySize(request.cartons.size())
    , m_notWith(request.parcels.size(), 0)
{
    m_common.currency = m_currency;
    // A line that was left out would be reported as one that the tariff does not know.
    if (m_narrow)
        m_common.lines.removeIf([this](const QString &line) { return m_narrow->lines.count(line) == 0; });
    for (const CouponRow &row : pack.coupons) {
        if (row.once && m_common.coupons.removeAll(row.coupon) > 0)
            m_leftOutCoupons.append(row.coupon);
    }
    m_packing.supportPercent = 100;
    m_packing.attempts = request.attempts;
    m_packing.seed = request.seed;
    std::iota(m_bySize.begin(), m_bySize.end(), 0);
    std::stable_sort(m_bySize.begin(), m_bySize.end(), [&](int a, int b) {
        return request.cartons[at(a)].box.inner.volume() < request.cartons[at(b)].box.inner.volume();
    });
    for (std::size_t i = 0; i < request.parcels.size(); ++i) {
        for (std::size_t j = 0; j < request.parcels.size(); ++j) {
            if (request.parcels[i].owner != request.parcels[j].owner)
                m_notWith[i] |= bit(static_cast<int>(j));
        }
    }
    for (const std::vector<int> &group : request.apart) {
        for (const int a : group) {
            for (const int b : group)
                m_notWith[at(a)] |= a == b ? 0 : bit(b);
        }
    }
}

/// The one currency of the lines, or of the first of them.
QString PlanCosts::chooseCurrency() const
{
    for (const auto &[code, rates] : m_pack.lines) {
        const bool isAsked = m_request.common.lines.isEmpty() || m_request.common.lines.contains(code);
        if (isAsked && !rates.versions.empty())
            return rates.versions.front().currency;
    }
    return {};
}

Status PlanCosts::prepare()
{
    for (std::size_t i = 0; i < m_request.cartons.size(); ++i) {
        const PlanCarton &carton = m_request.cartons[i];
        const QString &from = carton.priceCurrency.isEmpty() ? m_currency : carton.priceCurrency;
        const std::optional<Converted> price = convert(m_pack, carton.priceMinor, from, m_currency, m_common.at.value_or(UtcMs(0)).value);
        if (!price)
            return makeError(ErrorCode::NoRateForCurrency, {{QStringLiteral("currency"), from}}, QStringLiteral("no rate %1->%2").arg(from, m_currency),
                             QStringLiteral("/cartons/%1/price_currency").arg(i));
        PACKBAY_TRY_ASSIGN(minor, price->minor.rounded(RoundMode::HalfUp).toInt64());
        m_cartonMinor.push_back(minor);
    }
    return {};
}

const SetCost &PlanCosts::of(ParcelSet set)
{
    if (const auto known = m_known.find(set); known != m_known.end())
        return known->second;
    SetCost cost;
    if (!breaksRule(set, cost)) {
        ++m_priced;
        price(set, cost);
        std::stable_sort(cost.options.begin(), cost.options.end(), [&](const ShipOption &a, const ShipOption &b) {
            const auto volume = [&](const ShipOption &option) { return option.carton < 0 ? 0 : m_request.cartons[at(option.carton)].box.outer.volume(); };
            const auto code = [&](const ShipOption &option) { return option.carton < 0 ? QString() : m_request.cartons[at(option.carton)].box.code; };
            return std::tuple(a.minor(), volume(a), code(a)) < std::tuple(b.minor(), volume(b), code(b));
        });
        if (!cost.options.empty())
            addDuty(set, cost);
        else if (cost.code == ErrorCode::None)
            std::tie(cost.code, cost.reason) = std::pair(ErrorCode::NothingFits, QStringLiteral("no carton holds these parcels together"));
    }
    return m_known.emplace(set, std::move(cost)).first->second;
}

bool PlanCosts::breaksRule(ParcelSet set, SetCost &cost) const
{
    for (const int parcel : members(set)) {
        const ParcelSet against = m_notWith[at(parcel)] & set;
        if (against == 0)
            continue;
        const int other = std::countr_zero(against);
        const bool isOwner = m_request.parcels[at(parcel)].owner != m_request.parcels[at(other)].owner;
        cost.code = isOwner ? ErrorCode::OwnerMismatch : ErrorCode::ProhibitedMix;
        cost.reason = isOwner ? QStringLiteral("the parcels have two owners") : QStringLiteral("the request keeps these parcels apart");
        return true;
    }
    return false;
}

std::vector<int> PlanCosts::members(ParcelSet set) const
{
    std::vector<int> all;
    for (; set != 0; set &= set - 1)
        all.push_back(std::countr_zero(set));
    return all;
}

std::vector<PackItem> PlanCosts::items(ParcelSet set) const
{
    std::vector<PackItem> all;
    for (const int index : members(set)) {
        const PlanParcel &parcel = m_request.parcels[at(index)];
        PackItem item;
        item.name = parcel.id;
        item.grams = wholeGrams(parcel.grams);
        if (parcel.size)
            item.size = {static_cast<int>(parcel.size->length.value), static_cast<int>(parcel.size->width.value), static_cast<int>(parcel.size->height.value)};
        if (parcel.upright)
            item.upright = Upright::thirdSide();
        if (parcel.fragile)
            item.topLoadGrams = 0;
        all.push_back(std::move(item));
    }
    return all;
}

std::optional<PackedBox> PlanCosts::pack(ParcelSet set, int carton) const
{
    return packIntoOne(items(set), m_request.cartons[at(carton)].box, m_packing);
}

std::vector<PackedPiece> PlanCosts::places(ParcelSet set, const ShipOption &option) const
{
    if (option.carton < 0)
        return {};
    std::vector<PackedPiece> pieces = pack(set, option.packedIn).value_or(PackedBox()).pieces;
    const std::vector<int> parcels = members(set);
    for (PackedPiece &piece : pieces)
        piece.item = parcels[at(piece.item)];
    return pieces;
}

std::uint64_t PlanCosts::fittingCartons(ParcelSet set, std::vector<int> *packedIn) const
{
    std::uint64_t possible = ~std::uint64_t(0);
    std::int64_t net = 0;
    for (const int parcel : members(set)) {
        if (!m_request.parcels[at(parcel)].size)
            return 0;
        net += wholeGrams(m_request.parcels[at(parcel)].grams);
        // What does not hold a part does not hold the whole.
        if (const auto part = m_known.find(set & ~bit(parcel)); part != m_known.end())
            possible &= part->second.fits;
    }
    std::uint64_t fits = 0;
    for (const int carton : m_bySize) {
        const PackBox &box = m_request.cartons[at(carton)].box;
        if ((possible & bit(carton)) == 0 || net > box.maxGrossGrams - box.tareGrams || box.stock == 0)
            continue;
        const auto inside = std::find_if(m_bySize.begin(), m_bySize.end(), [&](int small) {
            return (fits & bit(small)) != 0 && isWithin(m_request.cartons[at(small)].box, box);
        });
        if (inside != m_bySize.end())
            (*packedIn)[at(carton)] = (*packedIn)[at(*inside)];
        else if (pack(set, carton))
            (*packedIn)[at(carton)] = carton;
        else
            continue;
        fits |= bit(carton);
    }
    return fits;
}

void PlanCosts::price(ParcelSet set, SetCost &cost) const
{
    const Result<QuoteRequest> parcels = quoteRequest(set);
    if (!parcels) {
        std::tie(cost.code, cost.reason) = std::pair(parcels.error().code, parcels.error().detail);
        return;
    }
    std::vector<int> packedIn(m_request.cartons.size(), -1);
    cost.fits = fittingCartons(set, &packedIn);
    const bool travelsAlone = m_request.ownBox && std::popcount(set) == 1;
    for (int carton = travelsAlone ? -1 : 0; carton < static_cast<int>(packedIn.size()); ++carton) {
        if (carton >= 0 && packedIn[at(carton)] < 0)
            continue;
        QuoteRequest request = *parcels;
        boxUp(request, set, carton);
        addOption(request, carton, carton < 0 ? -1 : packedIn[at(carton)], cost);
    }
}

void PlanCosts::boxUp(QuoteRequest &request, ParcelSet set, int carton) const
{
    QuotePiece &piece = request.pieces.front();
    if (carton < 0) {
        piece.size = m_request.parcels[at(std::countr_zero(set))].size;
        return;
    }
    const PackBox &box = m_request.cartons[at(carton)].box;
    piece.grams += Rational(box.tareGrams);
    piece.size = Dimensions{Millimetres(box.outer.w), Millimetres(box.outer.l), Millimetres(box.outer.d)};
}

void PlanCosts::addOption(const QuoteRequest &request, int carton, int packedIn, SetCost &cost) const
{
    const QuoteAnswer answer = quoteFreight(m_pack, request);
    if (!answer.hasOffer()) {
        if (cost.code == ErrorCode::None && !answer.refused.empty())
            std::tie(cost.code, cost.reason) = std::pair(answer.refused.front().code, answer.refused.front().line + QStringLiteral(": ") + answer.refused.front().reason);
        return;
    }
    const QuoteOffer &offer = answer.offers.front();
    const std::int64_t cartonMinor = carton < 0 ? 0 : m_cartonMinor[at(carton)];
    if (offer.quoteMinor > kMostMinor || cartonMinor > kMostMinor) {
        if (cost.code == ErrorCode::None)
            std::tie(cost.code, cost.reason) = std::pair(ErrorCode::AmountOverflow, offer.line + QStringLiteral(": the amount is beyond all calculation"));
        return;
    }
    ShipOption option;
    option.carton = carton;
    option.packedIn = packedIn;
    option.line = offer.line;
    option.quoteMinor = offer.quoteMinor;
    option.cartonMinor = cartonMinor;
    option.grossGrams = wholeGrams(request.pieces.front().grams);
    option.billedGrams = wholeGrams(offer.billed);
    option.warnings = offer.warnings;
    cost.options.push_back(std::move(option));
}

std::int64_t PlanCosts::servicesMinor(ParcelSet set, const ShipOption &option) const
{
    if (m_common.vas.empty())
        return 0;
    QuoteRequest request = quoteRequest(set).value_or(m_common);
    boxUp(request, set, option.carton);
    request.vas.clear();
    request.lines = {option.line};
    const QuoteAnswer answer = quoteFreight(m_pack, request);
    return answer.hasOffer() ? option.quoteMinor - answer.offers.front().quoteMinor : 0;
}

} // namespace packbay
