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

bool measureAlike(const LineRow &a, const LineRow &b)
{
    return a.divisor == b.divisor && (a.volMode == VolumetricMode::Free) == (b.volMode == VolumetricMode::Free)
        && a.sideRounding == b.sideRounding && a.volSideMin == b.volSideMin && a.volSumMin == b.volSumMin && a.volMinMm3 == b.volMinMm3;
}

QString volumeText(const PieceFacts &piece, const Rational &divisor)
{
    const QString counts = piece.volumetricCounts ? QString() : QStringLiteral(" (does not count)");
    return QStringLiteral("%1 x %2 x %3 mm / %4 = %5 g%6")
        .arg(piece.longest.toDecimal(), piece.second.toDecimal(), piece.third.toDecimal(), divisor.toDecimal(),
            piece.volumetric.toDecimal(), counts);
}

std::vector<DeclaredAmount> declaredOf(const QuoteRequest &request)
{
    if (request.declaredMinor) {
        const bool isSaid = !request.declaredCurrency.isEmpty() || request.goods.empty();
        return {{*request.declaredMinor, isSaid ? request.declaredCurrency : request.goods.front().currency}};
    }
    std::vector<DeclaredAmount> amounts;
    for (const QuoteGoods &goods : request.goods) {
        const auto amount = std::find_if(amounts.begin(), amounts.end(), [&](const DeclaredAmount &one) { return one.currency == goods.currency; });
        const Rational minor = Rational(goods.unitValueMinor) * Rational(goods.quantity);
        if (amount == amounts.end())
            amounts.push_back({minor, goods.currency});
        else
            amount->minor += minor;
    }
    return amounts;
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

Rational ShipmentFacts::declaredIn(const QString &currency)
{
    const auto known = std::find_if(declaredKnown.begin(), declaredKnown.end(), [&](const DeclaredAmount &one) { return one.currency == currency; });
    if (known != declaredKnown.end())
        return known->minor;
    Rational sum;
    for (const DeclaredAmount &amount : declared)
        sum += converted(amount.minor, amount.currency.isEmpty() ? line.currency : amount.currency, currency);
    declaredKnown.push_back({sum, currency});
    return sum;
}

int ShipmentFacts::digitsOf(const QString &currency)
{
    return currencyDigits(currency).value_or(2);
}

const ZoneRow *findZone(const LineRates &rates, const QString &country, const QString &normalizedPostcode)
{
    const ZoneRow *best = nullptr;
    const auto look = [&](const QString &of) {
        const auto first = rates.countries.find(of);
        if (first == rates.countries.end())
            return;
        for (auto zone = rates.zones.begin() + static_cast<std::ptrdiff_t>(first->second); zone != rates.zones.end() && zone->country == of; ++zone) {
            if (matches(*zone, country, normalizedPostcode) && (best == nullptr || isBetter(*zone, *best)))
                best = &*zone;
        }
    };
    look(country);
    // A named country beats all countries.
    if (best == nullptr)
        look({});
    return best;
}

PieceMeasures::PieceMeasures(const QuoteRequest &request)
    : m_request(request)
    , m_postcode(normalizedPostcode(request.shipTo.postcode))
    , m_declared(declaredOf(request))
{
}

const MeasuredPieces &PieceMeasures::by(const LineRow &line)
{
    const auto known = std::find_if(m_known.begin(), m_known.end(), [&](const MeasuredPieces &one) { return measureAlike(*one.like, line); });
    return known != m_known.end() ? *known : m_known.emplace_back(measured(line));
}

MeasuredPieces PieceMeasures::measured(const LineRow &line) const
{
    MeasuredPieces all;
    all.like = &line;
    all.pieces.reserve(m_request.pieces.size());
    QStringList actual;
    QStringList volumes;
    for (const QuotePiece &piece : m_request.pieces) {
        PieceFacts one;
        one.piece = &piece;
        one.count = piece.quantity;
        measure(one, line);
        addCategory(one.categories, piece.category);
        for (const QuoteGoods &goods : m_request.goods) {
            if (goods.piece.isEmpty() || goods.piece == piece.ref)
                addCategory(one.categories, goods.category);
        }
        all.pieceCount += one.count;
        all.actual += one.count * piece.grams;
        all.volumetric += one.count * one.volumetric;
        const QString times = piece.quantity > 1 ? QString::number(piece.quantity) + QStringLiteral(" x ") : QString();
        actual += times + piece.grams.toDecimal() + QStringLiteral(" g");
        if (one.isMeasured() && line.divisor)
            volumes += times + volumeText(one, *line.divisor);
        all.pieces.push_back(std::move(one));
    }
    all.actualText = actual.join(QStringLiteral(" + "));
    all.volumeText = volumes.join(QStringLiteral(" + "));
    return all;
}

ShipmentFacts gatherFacts(const TariffPack &pack, const QuoteRequest &request, const LineRates &rates, const LineRow &line,
    QDate day, PieceMeasures &measures)
{
    ShipmentFacts facts{pack, request, rates, line, day, nullptr, measures.postcode(), measures.by(line), measures.declared()};
    facts.zone = findZone(rates, request.shipTo.country, facts.postcode);
    facts.pieces = facts.measures.pieces;
    facts.pieceCount = facts.measures.pieceCount;
    facts.actual = facts.measures.actual;
    facts.volumetric = facts.measures.volumetric;
    return facts;
}

} // namespace packbay
