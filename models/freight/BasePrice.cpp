#include "models/freight/BasePrice.h"

#include <algorithm>

namespace packbay {

Rational fee(const PriceRow &row, const Rational &billedGrams)
{
    Rational total = row.carry + row.base;
    if (!row.step.isZero())
        total += ((billedGrams - row.over) / row.step).ceil() * row.stepPrice;
    if (!row.perKg.isZero())
        total += billedGrams * row.perKg / Rational(1000);
    return total;
}

const PriceRow *findBand(const std::vector<PriceRow> &rows, const Rational &billedGrams)
{
    const auto band = std::lower_bound(rows.begin(), rows.end(), billedGrams,
        [](const PriceRow &row, const Rational &grams) { return row.to < grams; });
    return band != rows.end() && band->over < billedGrams ? &*band : nullptr;
}

const PriceRow *findPrice(const LineRates &rates, const QString &zone, const QString &tier, const Rational &billedGrams)
{
    const auto ofZone = rates.prices.find(zone);
    if (ofZone == rates.prices.end())
        return nullptr;
    for (const QString &wanted : {tier, QString()}) {
        const auto rows = ofZone->second.find(wanted);
        if (rows == ofZone->second.end())
            continue;
        if (const PriceRow *row = findBand(rows->second, billedGrams))
            return row;
    }
    return nullptr;
}

} // namespace packbay
