#include "models/freight/Exchange.h"

#include "models/freight/Currency.h"

namespace packbay {
namespace {

const FxRow *newestRate(const TariffPack &pack, const QString &base, const QString &quote, std::int64_t atMs)
{
    for (const FxRow &row : pack.fx) {
        if (row.base == base && row.quote == quote && row.asOfMs <= atMs)
            return &row;
    }
    return nullptr;
}

} // namespace

std::optional<Converted> convert(
    const TariffPack &pack, const Rational &minor, const QString &from, const QString &to, std::int64_t atMs)
{
    if (from == to)
        return Converted{minor, nullptr};
    const Rational toMinor = powerOfTen(currencyDigits(to).value_or(2));
    const Rational major = minor / powerOfTen(currencyDigits(from).value_or(2));
    if (const FxRow *row = newestRate(pack, from, to, atMs))
        return Converted{major * row->rate * toMinor, row};
    if (const FxRow *row = newestRate(pack, to, from, atMs))
        return Converted{major / row->rate * toMinor, row};
    return std::nullopt;
}

std::optional<Rational> convertAcross(
    const TariffPack &pack, const Rational &minor, const QString &from, const QString &to, std::int64_t atMs)
{
    if (const std::optional<Converted> straight = convert(pack, minor, from, to, atMs))
        return straight->minor;
    for (const FxRow &row : pack.fx) {
        if (row.base != to && row.quote != to)
            continue;
        const QString &other = row.base == to ? row.quote : row.base;
        const std::optional<Converted> between = convert(pack, minor, from, other, atMs);
        const std::optional<Converted> value = between ? convert(pack, between->minor, other, to, atMs) : std::nullopt;
        if (value)
            return value->minor;
    }
    return std::nullopt;
}

} // namespace packbay
