#include "app/station/core/StationFreight.h"

#include "app/station/core/FreightGoods.h"
#include "models/freight/Quote.h"
#include "models/freight/TariffBundle.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace packbay {
namespace {

QuoteRequest requestFor(const TariffPack &pack, const WorldView &world, const Order &order, Grams weight, Dimensions size, UtcMs at)
{
    QuoteRequest request;
    request.at = at;
    request.shipTo = shipAddressOf(order.shipTo);
    const std::optional<Member> member = world.member(order.member);
    if (member && knowsTier(pack, member->tier))
        request.tier = member->tier;
    QuotePiece piece;
    piece.ref = QStringLiteral("1");
    piece.grams = Rational(weight.value);
    if (size.isMeasured())
        piece.size = size;
    request.pieces.push_back(piece);
    declareOrder(order, request);
    return request;
}

/// What is in the carton, for customs: goods of parcels that name them.
std::vector<QuoteGoods> goodsIn(const WorldView &world, const Carton &carton, const Order &order)
{
    std::vector<QuoteGoods> goods;
    if (carton.code.isEmpty())
        return goods;
    for (const Parcel &parcel : world.all<Parcel>(Lookup::ParcelByCarton, carton.code)) {
        for (QuoteGoods &line : quoteGoods(parcel, order.currency))
            goods.push_back(std::move(line));
    }
    return goods;
}

/// A carton is a ticket and a consignment of its own (freight.md A7, A9): what the order declares as a whole is the value of a
/// carton with all of it, or of one whose goods name none. Plans see it the same way (PlanRequest).
bool isDeclaredByOrder(const WorldView &world, const Carton &carton, const Order &order, const std::vector<QuoteGoods> &goods)
{
    const std::vector<Parcel> parcels = world.all<Parcel>(Lookup::ParcelByOrder, order.no);
    return std::all_of(parcels.begin(), parcels.end(), [&](const Parcel &parcel) { return parcel.carton == carton.code; })
        || std::none_of(goods.begin(), goods.end(), [](const QuoteGoods &line) { return line.unitValueMinor > 0; });
}

/// "/goods/2/hs" and "/goods/0/hs" are one thing to mend.
QStringList customsFields(const std::vector<QuoteWarning> &warnings)
{
    QStringList fields;
    for (const QuoteWarning &warning : warnings) {
        if (warning.code == ErrorCode::RequestInvalid && !warning.where.isEmpty())
            fields.append(warning.where.section(QLatin1Char('/'), -1));
    }
    fields.removeDuplicates();
    return fields;
}

QJsonObject explanation(const QuoteOffer &offer)
{
    QJsonArray lines;
    for (const ExplainLine &line : offer.explain) {
        lines.append(QJsonObject{{QStringLiteral("step"), line.step},
                                 {QStringLiteral("code"), line.code},
                                 {QStringLiteral("text"), line.text},
                                 {QStringLiteral("formula"), line.formula},
                                 {QStringLiteral("minor"), static_cast<qint64>(line.minor)}});
    }
    return {{QStringLiteral("lines"), lines}};
}

/// The line's names as of its newest version.
ServiceName namesIn(const TariffPack &pack, const QString &line)
{
    const auto rates = pack.lines.find(line);
    if (rates == pack.lines.end() || rates->second.versions.empty())
        return {};
    const LineRow &newest = rates->second.versions.back();
    return {newest.nameEn, newest.nameZh};
}

/// Whole grams for the screen, rounded up as architecture.md 11.1 has it.
Grams wholeGrams(const Rational &grams)
{
    return Grams(grams.ceil().toInt64().value_or(0));
}

} // namespace

QuoteRequest cartonRequest(const TariffPack &pack, const WorldView &world, const Carton &carton, const Order &order, UtcMs at)
{
    QuoteRequest request = requestFor(pack, world, order, carton.gross, carton.size, at);
    request.goods = goodsIn(world, carton, order);
    if (!isDeclaredByOrder(world, carton, order, request.goods)) {
        request.declaredMinor.reset();
        request.declaredCurrency.clear();
    }
    return request;
}

UtcMs StationFreight::now() const
{
    return m_clock ? m_clock->now() : UtcMs(std::numeric_limits<qint64>::max());
}

const StationFreight::Loaded &StationFreight::current(UtcMs at) const
{
    const std::optional<QByteArray> mark = m_mark ? std::optional(m_mark()) : std::nullopt;
    if (mark && mark == m_seen && at >= m_from && at < m_until)
        return m_loaded;
    const std::vector<Tariff> versions = tariffVersions(m_world);
    auto chosen = std::find_if(versions.begin(), versions.end(), [at](const Tariff &tariff) { return aboutOf(tariff.files).startsAt <= at; });
    m_seen = mark;
    m_from = chosen == versions.end() ? UtcMs(0) : aboutOf(chosen->files).startsAt;
    m_until = UtcMs(std::numeric_limits<qint64>::max());
    for (auto later = versions.begin(); later != chosen; ++later)
        m_until = std::min(m_until, aboutOf(later->files).startsAt);
    if (chosen == versions.end())
        chosen = versions.begin();
    if (versions.empty()) {
        m_loaded = {};
    } else if (chosen->version == m_adopted.version) {
        m_loaded = m_adopted;
    } else if (chosen->version != m_loaded.version || !m_loaded.pack) {
        TariffLoad load = loadTariff(filesOf(chosen->files));
        m_loaded = {chosen->version, load.ok() ? std::make_shared<const TariffPack>(std::move(load.pack)) : nullptr};
    }
    return m_loaded;
}

FreightAnswer StationFreight::offersFor(const Carton &carton, const Order &order, UtcMs at) const
{
    FreightAnswer answer;
    const Loaded &loaded = current(at);
    answer.tariffVersion = loaded.version;
    if (!loaded.pack)
        return answer;
    const QuoteAnswer quoted = quote(*loaded.pack, cartonRequest(*loaded.pack, m_world, carton, order, at));
    for (const QuoteOffer &offer : quoted.offers) {
        FreightOffer row;
        row.line = offer.line;
        row.name = offer.name;
        row.nameZh = namesIn(*loaded.pack, offer.line).nameZh;
        row.carrier = offer.carrier;
        row.tariff = offer.tariff;
        row.totalMinor = offer.totalMinor;
        row.currency = offer.currency;
        row.actual = wholeGrams(offer.actual);
        row.volumetric = wholeGrams(offer.volumetric);
        row.billed = wholeGrams(offer.billed);
        row.transitMin = static_cast<int>(offer.transitMin);
        row.transitMax = static_cast<int>(offer.transitMax);
        row.expiresAt = offer.expiresAt;
        row.explain = explanation(offer);
        row.customs = customsFields(offer.warnings);
        row.needsSize = std::any_of(offer.warnings.begin(), offer.warnings.end(),
                                    [](const QuoteWarning &warning) { return warning.code == ErrorCode::DimensionsMissing; });
        answer.offers.append(row);
    }
    for (const QuoteRefusal &refusal : quoted.refused)
        answer.refused.append({refusal.line, makeError(refusal.code, {{QStringLiteral("reason"), refusal.reason}})});
    return answer;
}

std::optional<Grams> StationFreight::billedWeight(const Order &order, Grams weight, Dimensions size, UtcMs at) const
{
    const Loaded &loaded = current(at);
    if (!loaded.pack)
        return std::nullopt;
    QuoteRequest request = requestFor(*loaded.pack, m_world, order, weight, size, at);
    if (!order.service.isEmpty())
        request.lines = {order.service};
    const QuoteAnswer quoted = quote(*loaded.pack, request);
    if (quoted.offers.empty())
        return std::nullopt;
    return wholeGrams(quoted.offers.front().billed);
}

ServiceName StationFreight::nameOf(const QString &line) const
{
    const Loaded &loaded = current(now());
    return loaded.pack ? namesIn(*loaded.pack, line) : ServiceName{};
}

std::optional<ShipPlan> StationFreight::planFor(const Order &order) const
{
    if (!m_plans)
        return std::nullopt;
    const Loaded &loaded = current(now());
    return m_plans->planFor(order, loaded.pack, loaded.version);
}

} // namespace packbay
