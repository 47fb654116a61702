#include "models/freight/Surcharges.h"

#include "models/freight/Conditions.h"

#include <QSet>

#include <algorithm>

namespace packbay {
namespace {

bool isOnBoard(const SurchargeRow &row, const QStringList &categories)
{
    return !row.needsGoods
        || std::any_of(row.goodsCategories.begin(), row.goodsCategories.end(), [&](const QString &category) { return categories.contains(category); });
}

bool isInForce(const SurchargeRow &row, const ShipmentFacts &facts)
{
    if (!row.validity.contains(facts.day))
        return false;
    if (!row.tier.isEmpty())
        return row.tier == facts.request.tier;
    if (facts.request.tier.isEmpty())
        return true;
    // A tier with a row of its own for this code does not get the general one.
    return std::none_of(facts.rates.surcharges.begin(), facts.rates.surcharges.end(), [&](const SurchargeRow &other) {
        return other.code == row.code && other.tier == facts.request.tier && other.validity.contains(facts.day);
    });
}

SurchargeHit tryPieces(const SurchargeRow &row, ShipmentFacts &facts)
{
    SurchargeHit hit{&row, 0, {}, {}, {}};
    for (std::size_t i = 0; i < facts.pieces.size(); ++i) {
        const PieceFacts &piece = facts.pieces[i];
        if (isOnBoard(row, piece.categories) && holdForPiece(row.conditions, facts, piece)) {
            hit.pieces.push_back(i);
            hit.units += piece.count;
        }
    }
    return hit;
}

bool appliesToShipment(const SurchargeRow &row, ShipmentFacts &facts)
{
    const bool onBoard = std::any_of(facts.pieces.begin(), facts.pieces.end(),
        [&](const PieceFacts &piece) { return isOnBoard(row, piece.categories); });
    return onBoard && holdForShipment(row.conditions, facts);
}

/// What a group has given away already: to the shipment as a whole, or piece by piece.
struct GroupState
{
    bool toShipment = false;
    QSet<std::size_t> pieces;
};

// The rows come highest priority first, so whoever comes first takes its pieces, or the whole shipment.
bool claim(GroupState &group, SurchargeHit &hit, const ShipmentFacts &facts)
{
    if (group.toShipment)
        return false;
    if (hit.row->basis != SurchargeBasis::Piece) {
        if (!group.pieces.isEmpty())
            return false;
        group.toShipment = true;
        return true;
    }
    std::erase_if(hit.pieces, [&](std::size_t piece) { return group.pieces.contains(piece); });
    hit.units = 0;
    for (const std::size_t piece : hit.pieces) {
        group.pieces.insert(piece);
        hit.units += facts.pieces[piece].count;
    }
    return !hit.pieces.empty();
}

QString percentText(const SurchargeRow &row)
{
    return row.value.toDecimal() + QStringLiteral(" %");
}

void limitAmount(const ShipmentFacts &facts, SurchargeHit &hit, const CodeAmounts &charged)
{
    const SurchargeRow &row = *hit.row;
    if (row.min && hit.amount < facts.toMinor(*row.min)) {
        hit.amount = atLeast(hit.amount, facts.toMinor(*row.min));
        hit.formula = QStringLiteral("max(%1, %2)").arg(hit.formula, row.min->toDecimal());
    }
    if (row.max && hit.amount > facts.toMinor(*row.max)) {
        hit.amount = atMost(hit.amount, facts.toMinor(*row.max));
        hit.formula = QStringLiteral("min(%1, %2)").arg(hit.formula, row.max->toDecimal());
    }
    if (row.maxPerTicket) {
        const auto before = charged.find(row.code);
        const Rational left
            = atLeast(facts.toMinor(*row.maxPerTicket) - (before == charged.end() ? Rational(0) : before->second), 0);
        if (hit.amount > left) {
            hit.amount = atMost(hit.amount, left);
            hit.formula = QStringLiteral("%1, at most %2 a ticket").arg(hit.formula, row.maxPerTicket->toDecimal());
        }
    }
}

void chargeFixed(const ShipmentFacts &facts, SurchargeHit &hit)
{
    const SurchargeRow &row = *hit.row;
    hit.formula = row.value.toDecimal();
    hit.amount = facts.toMinor(row.value);
    if (row.basis == SurchargeBasis::Piece) {
        hit.amount = hit.amount * hit.units;
        hit.formula += QStringLiteral(" x %1 pieces").arg(hit.units.toDecimal());
    } else if (row.basis == SurchargeBasis::Kg) {
        hit.amount = hit.amount * facts.billed / Rational(1000);
        hit.formula += QStringLiteral(" x %1 kg").arg((facts.billed / Rational(1000)).toDecimal());
    }
}

/// Freight and everything that carries the fuel flag and has been worked out before (percentOrder()), except the row's own code.
Rational fuelBase(const SurchargeRow &row, const CodeAmounts &amounts, const QSet<QString> &fuelCodes)
{
    Rational base;
    for (const auto &[code, amount] : amounts) {
        if (code == QLatin1String("FREIGHT") || code == QLatin1String("VOL_EXCESS")
            || (code != row.code && fuelCodes.contains(code)))
            base += amount;
    }
    return base;
}

void chargePercent(SurchargeHit &hit, const CodeAmounts &amounts, const QSet<QString> &fuelCodes)
{
    const SurchargeRow &row = *hit.row;
    Rational base;
    if (row.percentOf.isEmpty()) {
        base = fuelBase(row, amounts, fuelCodes);
    } else {
        for (const QString &code : row.percentOf) {
            const auto amount = amounts.find(code);
            if (amount != amounts.end())
                base += amount->second;
        }
    }
    hit.amount = base * row.value / Rational(100);
    hit.formula = QStringLiteral("%1 of %2").arg(
        percentText(row), row.percentOf.isEmpty() ? QStringLiteral("fuel base") : row.percentOf.join(QLatin1Char('+')));
}

/// Is `row` a percentage of `code`, or of one of the hits that is?
bool leadsTo(const SurchargeRow &row, const QString &code, const std::vector<SurchargeHit *> &hits, std::size_t depth = 0)
{
    return row.percentOf.contains(code) || std::any_of(hits.begin(), hits.end(), [&](const SurchargeHit *hit) {
        return depth < hits.size() && row.percentOf.contains(hit->row->code) && leadsTo(*hit->row, code, hits, depth + 1);
    });
}

/// Does the base of `row` need the amount of `other` first? The fuel base needs every flagged percentage that names its
/// codes, unless that is a part of `row` itself; among those on the fuel base the pack's order decides.
bool waitsFor(const SurchargeRow &row, const SurchargeRow &other, const std::vector<SurchargeHit *> &waiting, const QSet<QString> &fuelCodes)
{
    if (other.code == row.code)
        return false;
    if (!row.percentOf.isEmpty())
        return row.percentOf.contains(other.code);
    return !other.percentOf.isEmpty() && fuelCodes.contains(other.code) && !leadsTo(other, row.code, waiting);
}

/// The percentages in the pack's order, but none before those that its base is made of.
std::vector<SurchargeHit *> percentOrder(std::vector<SurchargeHit> &hits, const QSet<QString> &fuelCodes)
{
    std::vector<SurchargeHit *> waiting;
    for (SurchargeHit &hit : hits) {
        if (hit.row->basis == SurchargeBasis::Percent)
            waiting.push_back(&hit);
    }
    std::vector<SurchargeHit *> order;
    while (!waiting.empty()) {
        auto next = std::find_if(waiting.begin(), waiting.end(), [&](const SurchargeHit *hit) {
            return std::none_of(waiting.begin(), waiting.end(),
                [&](const SurchargeHit *other) { return waitsFor(*hit->row, *other->row, waiting, fuelCodes); });
        });
        // The check of the pack refuses circles of names. Two on the fuel base whose flagged parts wait for each other's
        // base still go round: the first of them begins.
        if (next == waiting.end())
            next = std::find_if(waiting.begin(), waiting.end(), [](const SurchargeHit *hit) { return hit->row->percentOf.isEmpty(); });
        if (next == waiting.end())
            next = waiting.begin();
        order.push_back(*next);
        waiting.erase(next);
    }
    return order;
}

} // namespace

std::vector<SurchargeHit> selectSurcharges(ShipmentFacts &facts)
{
    std::vector<SurchargeHit> hits;
    std::map<QString, GroupState> groups;
    for (const SurchargeRow &row : facts.rates.surcharges) {
        if (!isInForce(row, facts))
            continue;
        SurchargeHit hit{&row, 1, {}, {}, {}};
        if (row.basis == SurchargeBasis::Piece) {
            hit = tryPieces(row, facts);
            if (hit.pieces.empty())
                continue;
        } else if (!appliesToShipment(row, facts)) {
            continue;
        }
        if (row.group.isEmpty() || claim(groups[row.group], hit, facts))
            hits.push_back(std::move(hit));
    }
    return hits;
}

bool raiseMinimums(ShipmentFacts &facts, const std::vector<SurchargeHit> &hits)
{
    bool changed = false;
    const auto raise = [&](Rational &minimum, const Rational &to) {
        if (minimum < to) {
            minimum = to;
            changed = true;
        }
    };
    for (const SurchargeHit &hit : hits) {
        if (hit.row->basis != SurchargeBasis::Piece)
            raise(facts.minBill, hit.row->minBill);
        for (const std::size_t piece : hit.pieces)
            raise(facts.pieces[piece].minBill, hit.row->minBill);
    }
    return changed;
}

Rational chargeSurcharges(
    ShipmentFacts &facts, std::vector<SurchargeHit> &hits, CodeAmounts &amounts, const Discounts &discounts)
{
    Rational discounted;
    CodeAmounts charged; ///< before discount, for the caps per ticket
    const auto book = [&](SurchargeHit &hit) {
        limitAmount(facts, hit, charged);
        charged[hit.row->code] += hit.amount;
        const auto discount = discounts.find(hit.row->code);
        const Rational off = discount == discounts.end() ? Rational(0) : hit.amount * discount->second;
        amounts[hit.row->code] += hit.amount - off;
        discounted += off;
    };
    QSet<QString> fuelCodes;
    for (SurchargeHit &hit : hits) {
        if (hit.row->fuel)
            fuelCodes.insert(hit.row->code);
        if (hit.row->basis == SurchargeBasis::Percent)
            continue;
        chargeFixed(facts, hit);
        book(hit);
    }
    for (SurchargeHit *hit : percentOrder(hits, fuelCodes)) {
        chargePercent(*hit, amounts, fuelCodes);
        book(*hit);
    }
    return discounted;
}

} // namespace packbay
