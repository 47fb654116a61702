#include "models/freight/TariffCell.h"

#include <QDateTime>
#include <QTimeZone>

#include <span>

namespace packbay {
namespace {

struct UnitFactor
{
    const char *unit;
    std::int64_t num;
    std::int64_t den;
};

constexpr UnitFactor kWeights[] = {{"", 1, 1}, {"g", 1, 1}, {"kg", 1000, 1}, {"lb", 45359237, 100000},
    {"lbs", 45359237, 100000}, {"oz", 28349523125, 1000000000}};
constexpr UnitFactor kLengths[] = {{"", 1, 1}, {"mm", 1, 1}, {"cm", 10, 1}, {"m", 1000, 1}, {"in", 254, 10}, {"ft", 3048, 10}};
// 1 in3 = 16.387064 cm3, 1 lb = 0.45359237 kg.
constexpr UnitFactor kDivisors[] = {{"", 1, 1}, {"cm3/kg", 1, 1}, {"in3/lb", 1638706400, 45359237}};

struct NumberAndUnit
{
    QByteArrayView number;
    QByteArray unit; ///< lower case, without blanks
};

NumberAndUnit splitUnit(QByteArrayView cell)
{
    qsizetype end = 0;
    while (end < cell.size() && (cell[end] == '-' || cell[end] == '.' || (cell[end] >= '0' && cell[end] <= '9')))
        ++end;
    return {cell.first(end), cell.sliced(end).trimmed().toByteArray().toLower()};
}

std::optional<Rational> parseWithUnit(QByteArrayView cell, std::span<const UnitFactor> units)
{
    const NumberAndUnit parts = splitUnit(cell);
    const std::optional<Rational> number = Rational::fromDecimal(parts.number);
    if (!number || number->isNegative())
        return std::nullopt;
    for (const UnitFactor &factor : units) {
        if (parts.unit == factor.unit) {
            const Rational value = *number * Rational::fraction(factor.num, factor.den);
            return value.isOverflow() ? std::nullopt : std::optional(value);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Rational> parseWeightCell(QByteArrayView cell)
{
    return parseWithUnit(cell, kWeights);
}

std::optional<Rational> parseLengthCell(QByteArrayView cell)
{
    return parseWithUnit(cell, kLengths);
}

std::optional<Rational> parseDivisorCell(QByteArrayView cell)
{
    const std::optional<Rational> divisor = parseWithUnit(cell, kDivisors);
    return divisor && *divisor > Rational(0) ? divisor : std::nullopt;
}

std::optional<Rational> parseDecimalCell(QByteArrayView cell, int places)
{
    const qsizetype point = cell.indexOf('.');
    if (point >= 0 && cell.size() - point - 1 > places)
        return std::nullopt;
    return Rational::fromDecimal(cell);
}

std::optional<std::int64_t> parseWholeCell(QByteArrayView cell)
{
    const std::optional<Rational> number = Rational::fromDecimal(cell);
    if (!number || number->isNegative() || !number->isWhole() || cell.contains('.'))
        return std::nullopt;
    const Result<std::int64_t> whole = number->toInt64();
    return whole ? std::optional(*whole) : std::nullopt;
}

std::optional<QDate> parseDateCell(QByteArrayView cell)
{
    if (cell.size() != 10 || cell[4] != '-' || cell[7] != '-')
        return std::nullopt;
    const std::optional<std::int64_t> year = parseWholeCell(cell.first(4));
    const std::optional<std::int64_t> month = parseWholeCell(cell.sliced(5, 2));
    const std::optional<std::int64_t> day = parseWholeCell(cell.sliced(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const QDate date(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day));
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<std::int64_t> parseTimeCell(QByteArrayView cell)
{
    const std::optional<QDate> date = parseDateCell(cell.first(qMin(cell.size(), qsizetype(10))));
    if (!date)
        return std::nullopt;
    if (cell.size() == 10)
        return QDateTime(*date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    if (cell[10] != 'T' || !cell.endsWith('Z') || cell.size() < 20 || cell[13] != ':' || cell[16] != ':')
        return std::nullopt;
    const std::optional<std::int64_t> hour = parseWholeCell(cell.sliced(11, 2));
    const std::optional<std::int64_t> minute = parseWholeCell(cell.sliced(14, 2));
    const std::optional<Rational> second = Rational::fromDecimal(cell.sliced(17, cell.size() - 18));
    if (!hour || !minute || !second || second->isNegative() || cell[18] == '.')
        return std::nullopt;
    const Result<std::int64_t> ms = (*second * Rational(1000)).floor().toInt64();
    if (!ms || *hour > 23 || *minute > 59 || *ms > 59999)
        return std::nullopt;
    return QDateTime(*date, QTime(static_cast<int>(*hour), static_cast<int>(*minute)), Qt::UTC).toMSecsSinceEpoch() + *ms;
}

QByteArray canonicalNumber(QByteArrayView cell)
{
    const NumberAndUnit parts = splitUnit(cell);
    if (!Rational::fromDecimal(parts.number))
        return cell.toByteArray();
    QByteArray digits = parts.number.toByteArray();
    const bool negative = digits.startsWith('-');
    if (negative)
        digits.remove(0, 1);
    if (digits.contains('.')) {
        while (digits.endsWith('0'))
            digits.chop(1);
        if (digits.endsWith('.'))
            digits.chop(1);
    }
    while (digits.size() > 1 && digits[0] == '0' && digits[1] != '.')
        digits.remove(0, 1);
    return (negative && digits != "0" ? "-" : "") + digits + parts.unit;
}

} // namespace packbay
