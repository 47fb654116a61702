#include "models/freight/Shipment.h"

#include "models/freight/Currency.h"
#include "models/freight/TariffReader.h"

#include <algorithm>
#include <array>

namespace packbay {
namespace {

bool contains(const ZoneRow &outer, const ZoneRow &inner)
{
    return outer.postcodeFrom <= inner.postcodeFrom
        && inner.postcodeTo + QChar(0xffff) <= outer.postcodeTo + QChar(0xffff);
}

bool matches(const ZoneRow &zone, const QString &country, const QString &postcode)
{
    if (!zone.country.isEmpty() && zone.country != country)
        return false;
    if (zone.postcodeFrom.isEmpty())
        return true;
    return postcode >= zone.postcodeFrom && postcode <= zone.postcodeTo + QChar(0xffff);
}

/// Is `a` the better match? Both match. A named country beats all countries, a longer postcode a shorter, a range inside
/// another the outer one; then the priority decides, and last the code, which a checked pack never needs.
bool isBetter(const ZoneRow &a, const ZoneRow &b)
{
    if (a.country.isEmpty() != b.country.isEmpty())
        return b.country.isEmpty();
    if (a.postcodeFrom.size() != b.postcodeFrom.size())
        return a.postcodeFrom.size() > b.postcodeFrom.size();
    if (contains(b, a) != contains(a, b))
        return contains(b, a);
    if (a.priority != b.priority)
        return a.priority > b.priority;
    return a.zone < b.zone;
}

Rational roundedSide(std::int64_t mm, SideRounding rounding)
{
    switch (rounding) {
    case SideRounding::Nearest: return (mm + 5) / 10 * 10;
    case SideRounding::Up: return (mm + 9) / 10 * 10;
    case SideRounding::None: break;
    }
    return mm;
}

void measure(PieceFacts &facts, const LineRow &line)
{
    if (!facts.piece->size)
        return;
    const Dimensions &size = *facts.piece->size;
    std::array sides{size.length.value, size.width.value, size.height.value};
    std::sort(sides.begin(), sides.end(), std::greater<>());
    facts.longest = sides[0];
    facts.second = sides[1];
    facts.third = sides[2];
    if (!line.divisor)
        return;
    const Rational volume = roundedSide(sides[0], line.sideRounding) * roundedSide(sides[1], line.sideRounding)
        * roundedSide(sides[2], line.sideRounding);
    // mm^3 over cm^3 per kg is grams: the thousands cancel (freight.md A1).
    facts.volumetric = volume / *line.divisor;
    facts.volumetricCounts = line.volMode != VolumetricMode::Free && (!line.volSideMin || facts.longest >= *line.volSideMin)
        && (!line.volSumMin || facts.longest + facts.second + facts.third >= *line.volSumMin)
        && (!line.volMinMm3 || volume > *line.volMinMm3);
}

void addCategory(QStringList &categories, const QString &category)
{
    if (!categories.contains(category))
        categories += category;
}

void sumDeclared(ShipmentFacts &facts)
{
    const QuoteRequest &request = facts.request;
    if (request.declaredMinor) {
        QString currency = request.declaredCurrency;
        if (currency.isEmpty())
            currency = request.goods.empty() ? facts.line.currency : request.goods.front().currency;
        facts.declared = facts.inLineCurrency(*request.declaredMinor, currency);
        return;
    }
    for (const QuoteGoods &goods : request.goods)
        facts.declared
            += facts.inLineCurrency(Rational(goods.unitValueMinor) * Rational(goods.quantity), goods.currency);
}

} // namespace

Rational ShipmentFacts::converted(const Rational &minor, const QString &from, const QString &to)
{
    if (minor.isZero())
        return minor;
    if (const std::optional<Converted> result = convert(pack, minor, from, to, atMs()))
        return result->minor;
    missingRate = from + QStringLiteral("->") + to;
    return {};
}

Rational ShipmentFacts::inLineCurrency(const Rational &minor, const QString &currency)
{
    return converted(minor, currency.isEmpty() ? line.currency : currency, line.currency);
}

int ShipmentFacts::digitsOf(const QString &currency)
{
    return currencyDigits(currency).value_or(2);
}

const ZoneRow *findZone(const LineRates &rates, const QString &country, const QString &normalizedPostcode)
{
    const ZoneRow *best = nullptr;
    for (const ZoneRow &zone : rates.zones) {
        if (matches(zone, country, normalizedPostcode) && (best == nullptr || isBetter(zone, *best)))
            best = &zone;
    }
    return best;
}

ShipmentFacts gatherFacts(const TariffPack &pack, const QuoteRequest &request, const LineRates &rates, const LineRow &line,
    QDate day)
{
    ShipmentFacts facts{pack, request, rates, line, day};
    facts.postcode = normalizedPostcode(request.shipTo.postcode);
    facts.zone = findZone(rates, request.shipTo.country, facts.postcode);
    facts.pieces.reserve(request.pieces.size());
    for (const QuotePiece &piece : request.pieces) {
        PieceFacts one;
        one.piece = &piece;
        one.count = piece.quantity;
        measure(one, line);
        addCategory(one.categories, piece.category);
        for (const QuoteGoods &goods : request.goods) {
            if (goods.piece.isEmpty() || goods.piece == piece.ref)
                addCategory(one.categories, goods.category);
        }
        facts.pieceCount += one.count;
        facts.actual += one.count * piece.grams;
        facts.volumetric += one.count * one.volumetric;
        facts.pieces.push_back(std::move(one));
    }
    sumDeclared(facts);
    return facts;
}

} // namespace packbay
