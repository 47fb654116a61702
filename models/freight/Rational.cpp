#include "models/freight/Rational.h"

#include <limits>
#include <numeric>

namespace packbay {
namespace {

constexpr std::int64_t kMax64 = std::numeric_limits<std::int64_t>::max();

Wide magnitude(Wide value)
{
    return value < 0 ? -value : value;
}

bool fits64(Wide value)
{
    return value >= -kMax64 && value <= kMax64;
}

/// Of numbers below 2^31 the sum of two products fits 64 bits; nearly all weights and prices are such.
bool areSmall(Wide a, Wide b, Wide c, Wide d)
{
    constexpr std::int64_t kSmall = std::int64_t(1) << 31;
    const auto small = [](Wide value) { return value > -kSmall && value < kSmall; };
    return small(a) && small(b) && small(c) && small(d);
}

Wide greatestCommonDivisor(Wide a, Wide b)
{
    if (a == 1 || b == 1)
        return 1;
    a = magnitude(a);
    b = magnitude(b);
    while (b != 0) {
        if (fits64(a) && fits64(b))
            return std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

Wide floorOf(Wide num, Wide den)
{
    if (fits64(num) && fits64(den)) {
        const auto n = static_cast<std::int64_t>(num);
        const auto d = static_cast<std::int64_t>(den);
        return n % d != 0 && n < 0 ? n / d - 1 : n / d;
    }
    const Wide quotient = num / den;
    return num % den != 0 && num < 0 ? quotient - 1 : quotient;
}

QString wideText(Wide value)
{
    if (fits64(value))
        return QString::number(static_cast<qlonglong>(value));
    QString text;
    for (Wide rest = magnitude(value); rest != 0; rest /= 10)
        text.prepend(QChar(u'0' + static_cast<char16_t>(static_cast<int>(rest % 10))));
    return value < 0 ? QLatin1Char('-') + text : text;
}

// Cross products may not fit; whole parts first, then the reciprocals of the rests (as Euclid does).
std::weak_ordering compareByParts(Wide an, Wide ad, Wide bn, Wide bd)
{
    bool swapped = false;
    for (;;) {
        const Wide aWhole = floorOf(an, ad);
        const Wide bWhole = floorOf(bn, bd);
        if (aWhole != bWhole)
            return (aWhole < bWhole) != swapped ? std::weak_ordering::less : std::weak_ordering::greater;
        const Wide aRest = an - aWhole * ad;
        const Wide bRest = bn - bWhole * bd;
        if (aRest == 0 && bRest == 0)
            return std::weak_ordering::equivalent;
        if (aRest == 0)
            return swapped ? std::weak_ordering::greater : std::weak_ordering::less;
        if (bRest == 0)
            return swapped ? std::weak_ordering::less : std::weak_ordering::greater;
        an = ad;
        ad = aRest;
        bn = bd;
        bd = bRest;
        swapped = !swapped;
    }
}

} // namespace

Rational Rational::overflow()
{
    Rational none;
    none.m_den = 0;
    return none;
}

Rational Rational::fraction(Wide num, Wide den)
{
    if (den == 0)
        return overflow();
    Rational result;
    if (den > 0 && fits64(num) && fits64(den)) { // no 128-bit division where none is needed
        const auto n = static_cast<std::int64_t>(num);
        const auto d = static_cast<std::int64_t>(den);
        const std::int64_t divisor = d == 1 ? 1 : std::gcd(n, d);
        result.m_num = divisor == 1 ? n : n / divisor;
        result.m_den = divisor == 1 ? d : d / divisor;
        return result;
    }
    const Wide divisor = den == 1 ? Wide(1) : greatestCommonDivisor(num, den);
    result.m_num = divisor == 1 ? num : num / divisor;
    result.m_den = divisor == 1 ? den : den / divisor;
    if (result.m_den < 0) {
        result.m_num = -result.m_num;
        result.m_den = -result.m_den;
    }
    return result;
}

std::optional<Rational> Rational::fromDecimal(QByteArrayView text)
{
    const bool negative = text.startsWith('-');
    if (negative)
        text = text.sliced(1);
    Wide digits = 0;
    Wide scale = 1;
    int count = 0;
    bool seenPoint = false;
    for (const char c : text) {
        if (c == '.') {
            if (seenPoint || count == 0)
                return std::nullopt;
            seenPoint = true;
            continue;
        }
        if (c < '0' || c > '9' || ++count > 30)
            return std::nullopt;
        digits = digits * 10 + (c - '0');
        if (seenPoint)
            scale *= 10;
    }
    if (count == 0 || text.endsWith('.'))
        return std::nullopt;
    return fraction(negative ? -digits : digits, scale);
}

Rational Rational::operator-() const
{
    Rational result = *this;
    result.m_num = -m_num;
    return result;
}

Rational Rational::operator+(const Rational &other) const
{
    if (isOverflow() || other.isOverflow())
        return overflow();
    if (areSmall(m_num, m_den, other.m_num, other.m_den))
        return m_den == 1 && other.m_den == 1 ? Rational(static_cast<std::int64_t>(m_num + other.m_num))
                                              : fraction(m_num * other.m_den + other.m_num * m_den, m_den * other.m_den);
    Wide left = 0;
    Wide right = 0;
    Wide den = m_den;
    if (m_den == other.m_den) {
        left = m_num;
        right = other.m_num;
    } else {
        const Wide shared = greatestCommonDivisor(m_den, other.m_den);
        if (multiplyOverflows(m_num, other.m_den / shared, &left) || multiplyOverflows(other.m_num, m_den / shared, &right)
            || multiplyOverflows(m_den, other.m_den / shared, &den))
            return overflow();
    }
    Wide sum = 0;
    if (addOverflows(left, right, &sum))
        return overflow();
    return fraction(sum, den);
}

Rational Rational::operator*(const Rational &other) const
{
    if (isOverflow() || other.isOverflow())
        return overflow();
    if (areSmall(m_num, m_den, other.m_num, other.m_den))
        return m_den == 1 && other.m_den == 1 ? Rational(static_cast<std::int64_t>(m_num * other.m_num))
                                              : fraction(m_num * other.m_num, m_den * other.m_den);
    // Reduced crosswise first: the product is then reduced too and overflows only when it must.
    const Wide first = other.m_den == 1 ? Wide(1) : greatestCommonDivisor(m_num, other.m_den);
    const Wide second = m_den == 1 ? Wide(1) : greatestCommonDivisor(other.m_num, m_den);
    Rational result;
    if (multiplyOverflows(m_num / first, other.m_num / second, &result.m_num)
        || multiplyOverflows(m_den / second, other.m_den / first, &result.m_den))
        return overflow();
    return result;
}

Rational Rational::operator/(const Rational &other) const
{
    if (other.isOverflow() || other.m_num == 0)
        return overflow();
    Rational inverse;
    inverse.m_num = other.m_num < 0 ? -other.m_den : other.m_den;
    inverse.m_den = magnitude(other.m_num);
    return *this * inverse;
}

std::weak_ordering Rational::operator<=>(const Rational &other) const
{
    if (isOverflow() || other.isOverflow())
        return std::weak_ordering::equivalent;
    Wide left = m_num;
    Wide right = other.m_num;
    if (m_den != other.m_den && areSmall(m_num, m_den, other.m_num, other.m_den)) {
        left = m_num * other.m_den;
        right = other.m_num * m_den;
    } else if (m_den != other.m_den
        && (multiplyOverflows(m_num, other.m_den, &left) || multiplyOverflows(other.m_num, m_den, &right)))
        return compareByParts(m_num, m_den, other.m_num, other.m_den);
    if (left == right)
        return std::weak_ordering::equivalent;
    return left < right ? std::weak_ordering::less : std::weak_ordering::greater;
}

Rational Rational::floor() const
{
    return isOverflow() ? *this : fraction(floorOf(m_num, m_den), 1);
}

Rational Rational::ceil() const
{
    return -(-*this).floor();
}

Rational Rational::truncated() const
{
    return isNegative() ? ceil() : floor();
}

Rational Rational::rounded(RoundMode mode) const
{
    if (isOverflow() || isWhole())
        return *this;
    if (isNegative())
        return -(-*this).rounded(mode);
    const Rational low = floor();
    const Rational high = low + 1;
    if (mode == RoundMode::Down)
        return low;
    if (mode == RoundMode::Up)
        return high;
    const Rational rest = *this - low;
    const Rational half = fraction(1, 2);
    if (rest < half)
        return low;
    if (rest > half || mode == RoundMode::HalfUp)
        return high;
    return low.m_num % 2 == 0 ? low : high;
}

Result<std::int64_t> Rational::toInt64() const
{
    if (!isWhole() || !fits64(m_num))
        return makeError(ErrorCode::AmountOverflow);
    return static_cast<std::int64_t>(m_num);
}

QString Rational::toFraction() const
{
    return wideText(m_num) + QLatin1Char('/') + wideText(m_den);
}

QString Rational::toDecimal(int places) const
{
    if (isOverflow())
        return QStringLiteral("overflow");
    if (isWhole())
        return wideText(m_num);
    const Rational scaled = (*this * powerOfTen(places)).rounded(RoundMode::Up);
    if (scaled.isOverflow())
        return toFraction();
    QString text = wideText(magnitude(scaled.m_num)).rightJustified(places + 1, QLatin1Char('0'));
    text.insert(text.size() - places, QLatin1Char('.'));
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return isNegative() ? QLatin1Char('-') + text : text;
}

Rational atLeast(const Rational &value, const Rational &minimum)
{
    if (value.isOverflow() || minimum.isOverflow())
        return Rational::overflow();
    return value < minimum ? minimum : value;
}

Rational atMost(const Rational &value, const Rational &maximum)
{
    if (value.isOverflow() || maximum.isOverflow())
        return Rational::overflow();
    return value > maximum ? maximum : value;
}

Rational powerOfTen(int exponent)
{
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return Rational(power);
}

} // namespace packbay
