#pragma once
#include "models/domain/Result.h"
#include "models/freight/Wide.h"

#include <QByteArrayView>
#include <QString>

#include <compare>
#include <optional>

namespace packbay {

/// How the last fraction of an amount is settled; tariff data, not a taste (freight.md A6).
/// HalfUp: half away from zero. Up: away from zero. Down: toward zero.
enum class RoundMode { HalfUp, HalfEven, Up, Down };

/// An exact fraction num/den, always reduced, den > 0. What does not fit 128 bits becomes `isOverflow()` and stays it
/// through every further operation, so that an overflow ends as error 7002 and never as a wrong total.
class Rational
{
public:
    constexpr Rational() = default;
    constexpr Rational(std::int64_t whole) : m_num(whole) {}
    static Rational fraction(Wide num, Wide den);
    static Rational overflow();
    /// "-12.50" as it stands: an optional minus, digits, at most one '.', digits; nothing else. At most 30 digits.
    static std::optional<Rational> fromDecimal(QByteArrayView text);

    bool isOverflow() const { return m_den == 0; }
    bool isZero() const { return m_num == 0 && m_den != 0; }
    bool isWhole() const { return m_den == 1; }
    bool isNegative() const { return m_num < 0; }
    Wide num() const { return m_num; }
    Wide den() const { return m_den; }

    Rational operator-() const;
    Rational operator+(const Rational &other) const;
    Rational operator-(const Rational &other) const { return *this + -other; }
    Rational operator*(const Rational &other) const;
    /// Division by zero is an overflow.
    Rational operator/(const Rational &other) const;
    Rational &operator+=(const Rational &other) { return *this = *this + other; }

    bool operator==(const Rational &other) const = default;
    /// Exact; an overflowed value compares as equal to everything and is caught by isOverflow().
    std::weak_ordering operator<=>(const Rational &other) const;

    /// The next whole number toward minus infinity, plus infinity, zero.
    Rational floor() const;
    Rational ceil() const;
    Rational truncated() const;
    /// To a whole number.
    Rational rounded(RoundMode mode) const;
    /// A whole number that fits int64, else error 7002.
    Result<std::int64_t> toInt64() const;

    /// "num/den", e.g. "27082/5"; whole numbers are "1200/1".
    QString toFraction() const;
    /// Decimal text without trailing zeros, exact when the fraction ends within `places`, else rounded up there.
    QString toDecimal(int places = 9) const;

private:
    Wide m_num = 0;
    Wide m_den = 1;
};

/// The larger and the smaller of two; an overflow on either side stays an overflow.
Rational atLeast(const Rational &value, const Rational &minimum);
Rational atMost(const Rational &value, const Rational &maximum);
/// 10^exponent, exponent 0 to 18.
Rational powerOfTen(int exponent);

} // namespace packbay
