#include "models/freight/TariffCheck.h"

#include "models/freight/BasePrice.h"

#include <algorithm>

namespace packbay {
namespace {

const QString kAnyTier;

/// Does the list without tier reach from `low` to `high` without a hole?
bool covers(const std::vector<PriceRow> *rows, Rational low, const Rational &high)
{
    if (rows == nullptr)
        return false;
    for (const PriceRow &row : *rows) {
        if (row.over <= low && low < row.to)
            low = row.to;
    }
    return low >= high;
}

struct BandContext
{
    QString zone;
    QString tier;
    QString file;
    const std::vector<PriceRow> *fallback = nullptr; ///< rows without tier, when these are a tier's
    QList<TariffFinding> &findings;

    void add(const PriceRow &row, const char *column, bool isError, ErrorCode code, const FindingText &message, const FindingText &remedy)
    {
        const FindingText where = tier.isEmpty() ? say(QT_TRANSLATE_NOOP("Tariff", "zone %1: ")).arg(zone)
                                            : say(QT_TRANSLATE_NOOP("Tariff", "zone %1 tier %2: ")).arg(zone, tier);
        findings.append({file, row.row, QString::fromLatin1(column), isError, code,
            where + message, remedy});
    }
};

// The fee just above `over`: a step has begun.
Rational feeJustAbove(const PriceRow &row)
{
    Rational total = row.carry + row.base + row.over * row.perKg / Rational(1000);
    return row.step.isZero() ? total : total + row.stepPrice;
}

void checkBand(PriceRow &row, const PriceRow *before, BandContext &context)
{
    const Rational reached = before != nullptr ? before->to : Rational(0);
    if (row.over < reached) {
        context.add(row, "over_g", true, ErrorCode::TariffOverlap,
            say(QT_TRANSLATE_NOOP("Tariff", "the row begins at %1 g, but the row before reaches %2 g")).arg(row.over.toDecimal(), reached.toDecimal()),
            say(QT_TRANSLATE_NOOP("Tariff", "Let over_g be the to_g of the row before.")));
    } else if (row.over > reached && !covers(context.fallback, reached, row.over)) {
        context.add(row, "over_g", true, ErrorCode::TariffGap,
            say(QT_TRANSLATE_NOOP("Tariff", "no price from %1 g to %2 g")).arg(reached.toDecimal(), row.over.toDecimal()),
            say(QT_TRANSLATE_NOOP("Tariff", "Add a row for this weight or let over_g be the to_g of the row before.")));
    }
    const PriceRow *below = before != nullptr && before->to == row.over ? before : nullptr;
    if (below == nullptr && context.fallback != nullptr)
        below = findBand(*context.fallback, row.over);
    if (row.cumulative && below != nullptr)
        row.carry = fee(*below, row.over);
    if (below != nullptr && feeJustAbove(row) < fee(*below, row.over)) {
        context.add(row, "base", false, ErrorCode::TariffDecreasing,
            say(QT_TRANSLATE_NOOP("Tariff", "above %1 g the price falls from %2 to %3"))
                .arg(row.over.toDecimal(), fee(*below, row.over).toDecimal(), feeJustAbove(row).toDecimal()),
            say(QT_TRANSLATE_NOOP("Tariff", "Check that a heavier parcel is meant to be cheaper.")));
    }
}

void checkBands(std::vector<PriceRow> &bands, BandContext &context)
{
    std::sort(bands.begin(), bands.end(), [](const PriceRow &a, const PriceRow &b) {
        return a.over != b.over ? a.over < b.over : (a.to != b.to ? a.to < b.to : a.row < b.row);
    });
    const PriceRow *before = nullptr;
    for (PriceRow &row : bands) {
        checkBand(row, before, context);
        if (before == nullptr || row.to > before->to)
            before = &row;
    }
    // A tier's rows may end early only where the rows without tier go on.
    if (context.fallback != nullptr && before != nullptr && !context.fallback->empty()
        && before->to < context.fallback->back().to && !covers(context.fallback, before->to, context.fallback->back().to))
        context.add(*before, "to_g", true, ErrorCode::TariffGap,
            say(QT_TRANSLATE_NOOP("Tariff", "no price above %1 g")).arg(before->to.toDecimal()), say(QT_TRANSLATE_NOOP("Tariff", "Add the missing rows.")));
}

} // namespace

void checkPrices(LineRates &rates, const QString &line, const TariffRows &rows, const QString &file,
    QList<TariffFinding> &findings)
{
    for (auto &[zone, byTier] : rates.prices) {
        if (rows.brokenPrices.contains({line, zone}))
            continue;
        const auto general = byTier.find(kAnyTier);
        // The map's first key is "", so carries of the rows without tier are there before a tier needs them.
        for (auto &[tier, bands] : byTier) {
            BandContext context{zone, tier, file,
                tier.isEmpty() || general == byTier.end() ? nullptr : &general->second, findings};
            checkBands(bands, context);
        }
    }
    for (const ZoneRow &zone : rates.zones) {
        if (rates.prices.count(zone.zone) == 0 && !rows.brokenPrices.contains({line, zone.zone}))
            findings.append({QStringLiteral("zone.csv"), zone.row, QStringLiteral("zone"), false, ErrorCode::TariffGap,
                say(QT_TRANSLATE_NOOP("Tariff", "line %1 has no price for its zone %2")).arg(line, zone.zone),
                say(QT_TRANSLATE_NOOP("Tariff", "Add price rows or delete the zone."))});
    }
}

void checkZones(const LineRates &rates, const QString &file, QList<TariffFinding> &findings)
{
    std::map<std::pair<QString, qsizetype>, std::vector<const ZoneRow *>> groups;
    for (const ZoneRow &zone : rates.zones)
        groups[{zone.country, zone.postcodeFrom.size()}].push_back(&zone);
    const auto end = [](const ZoneRow *zone) { return zone->postcodeTo + QChar(0xffff); };
    for (auto &[key, zones] : groups) {
        std::sort(zones.begin(), zones.end(), [&](const ZoneRow *a, const ZoneRow *b) {
            if (a->postcodeFrom != b->postcodeFrom)
                return a->postcodeFrom < b->postcodeFrom;
            return end(a) != end(b) ? end(a) > end(b) : a->row < b->row;
        });
        std::vector<const ZoneRow *> open;
        for (const ZoneRow *zone : zones) {
            std::erase_if(open, [&](const ZoneRow *other) { return end(other) < zone->postcodeFrom; });
            for (const ZoneRow *other : open) {
                const bool isNested = end(zone) <= end(other)
                    && (zone->postcodeFrom != other->postcodeFrom || end(zone) != end(other));
                if (isNested || zone->priority != other->priority)
                    continue;
                const ZoneRow *later = zone->row > other->row ? zone : other;
                const ZoneRow *earlier = later == zone ? other : zone;
                findings.append({file, later->row, QStringLiteral("postcode_from"), true, ErrorCode::TariffZoneTie,
                    say(QT_TRANSLATE_NOOP("Tariff", "line %1 country %2: zone %3 and zone %4 of row %5 claim the same postcodes with the same priority"))
                        .arg(later->line, later->country.isEmpty() ? QStringLiteral("*") : later->country, later->zone,
                            earlier->zone, QString::number(earlier->row)),
                    say(QT_TRANSLATE_NOOP("Tariff", "Give one of them a higher priority or narrow its postcodes."))});
            }
            open.push_back(zone);
        }
    }
}

void checkVersions(const LineRates &rates, const QString &file, QList<TariffFinding> &findings)
{
    for (std::size_t i = 0; i < rates.versions.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const LineRow &a = rates.versions[i];
            const LineRow &b = rates.versions[j];
            if (!a.validity.overlaps(b.validity))
                continue;
            findings.append({file, std::max(a.row, b.row), QStringLiteral("valid_from"), true, ErrorCode::TariffOverlap,
                say(QT_TRANSLATE_NOOP("Tariff", "line %1 is valid twice, here and in row %2")).arg(a.line, QString::number(std::min(a.row, b.row))),
                say(QT_TRANSLATE_NOOP("Tariff", "End the older version with valid_to on the day before."))});
        }
    }
}

} // namespace packbay
