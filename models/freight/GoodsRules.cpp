#include "models/freight/GoodsRules.h"

#include "models/freight/Conditions.h"

#include <algorithm>

namespace packbay {
namespace {

QString pieceWhere(std::size_t index)
{
    return QStringLiteral("/pieces/%1").arg(index);
}

QuoteRefusal refuse(const ShipmentFacts &facts, ErrorCode code, const QString &reason, const QString &where)
{
    return {facts.line.line, code, reason, where};
}

bool isInPiece(const QuoteGoods &goods, const PieceFacts &piece)
{
    return goods.piece.isEmpty() || goods.piece == piece.piece->ref;
}

/// Units of a category in one piece: its batteries (or loose cells) for goods with a battery, else the goods themselves;
/// a piece that only says its category counts as one.
Rational unitsInside(const ShipmentFacts &facts, const PieceFacts &piece, const QString &category)
{
    Rational units;
    bool any = false;
    for (const QuoteGoods &goods : facts.request.goods) {
        if (goods.category != category || !isInPiece(goods, piece))
            continue;
        any = true;
        std::int64_t each = 1;
        if (goods.battery)
            each = goods.battery->batteries > 0 ? goods.battery->batteries : std::max<std::int64_t>(goods.battery->cells, 1);
        units += Rational(goods.quantity) * Rational(each);
    }
    // Goods of several equal pieces are spread evenly; the fullest piece counts.
    return any ? (units / piece.count).ceil() : Rational(1);
}

std::optional<QString> wattHourFault(const ShipmentFacts &facts, const PieceFacts &piece, const GoodsRow &rule)
{
    if (!rule.maxWattHours)
        return std::nullopt;
    for (const QuoteGoods &goods : facts.request.goods) {
        if (goods.category != rule.category || !isInPiece(goods, piece) || !goods.battery || !goods.battery->wattHours)
            continue;
        if (*goods.battery->wattHours > *rule.maxWattHours)
            return QStringLiteral("category %1: battery %2 Wh > %3 Wh")
                .arg(rule.category, goods.battery->wattHours->toDecimal(), rule.maxWattHours->toDecimal());
    }
    return std::nullopt;
}

void noteRule(const GoodsRow &rule, const QString &where, QuoteOffer &offer)
{
    for (const QString &document : rule.docNeeded) {
        if (!offer.docNeeded.contains(document))
            offer.docNeeded += document;
    }
    if (rule.allow == GoodsAllow::Ask)
        offer.warnings.push_back({ErrorCode::GoodsRefused, QStringLiteral("Ask the carrier about these goods"),
            QStringLiteral("Get the carrier's consent before the parcel leaves."),
            {{QStringLiteral("category"), rule.category}}, where});
}

} // namespace

std::optional<QuoteRefusal> checkGoods(const ShipmentFacts &facts, QuoteOffer &offer)
{
    if (facts.rates.goods.empty())
        return std::nullopt;
    for (std::size_t i = 0; i < facts.pieces.size(); ++i) {
        const PieceFacts &piece = facts.pieces[i];
        for (const QString &category : piece.categories) {
            const auto rule = std::find_if(facts.rates.goods.begin(), facts.rates.goods.end(),
                [&](const GoodsRow &row) { return row.category == category; });
            if (rule == facts.rates.goods.end()) {
                if (category != QLatin1String("general"))
                    return refuse(facts, ErrorCode::GoodsRefused,
                        QStringLiteral("category %1 is not on the line's list").arg(category), pieceWhere(i));
                continue;
            }
            if (rule->allow == GoodsAllow::No)
                return refuse(facts, ErrorCode::GoodsRefused,
                    QStringLiteral("category %1 is not accepted").arg(category), pieceWhere(i));
            const Rational units = unitsInside(facts, piece, category);
            if (rule->maxQuantity && units > *rule->maxQuantity)
                return refuse(facts, ErrorCode::GoodsRefused,
                    QStringLiteral("category %1: %2 in one piece > %3")
                        .arg(category, units.toDecimal(), rule->maxQuantity->toDecimal()),
                    pieceWhere(i));
            if (const std::optional<QString> fault = wattHourFault(facts, piece, *rule))
                return refuse(facts, ErrorCode::GoodsRefused, *fault, pieceWhere(i));
            noteRule(*rule, pieceWhere(i), offer);
        }
    }
    std::sort(offer.docNeeded.begin(), offer.docNeeded.end());
    return std::nullopt;
}

std::optional<QuoteRefusal> checkLimits(ShipmentFacts &facts, QuoteOffer &offer)
{
    for (const LimitRow &limit : facts.rates.limits) {
        const std::vector<Condition> conditions{limit.condition};
        const PieceFacts *broken = nullptr;
        QString where;
        if (limit.perPiece) {
            const auto piece = std::find_if(facts.pieces.begin(), facts.pieces.end(),
                [&](const PieceFacts &one) { return holdForPiece(conditions, facts, one); });
            if (piece == facts.pieces.end())
                continue;
            broken = &*piece;
            where = pieceWhere(static_cast<std::size_t>(piece - facts.pieces.begin()));
        } else if (!holdForShipment(conditions, facts)) {
            continue;
        }
        const QString reason = conditionText(limit.condition, facts, broken);
        if (limit.action == LimitAction::Refuse)
            return refuse(facts, ErrorCode::LimitExceeded, reason, where);
        const bool ask = limit.action == LimitAction::Ask;
        offer.warnings.push_back({ErrorCode::LimitExceeded,
            ask ? QStringLiteral("Ask the carrier about this size or weight") : QStringLiteral("Near or over a limit of the line"),
            ask ? QStringLiteral("Get the carrier's consent before the parcel leaves.")
                : QStringLiteral("Check the size and weight, or take another line."),
            {{QStringLiteral("reason"), reason}}, where});
    }
    return std::nullopt;
}

} // namespace packbay
