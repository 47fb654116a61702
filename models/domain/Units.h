#pragma once
#include <QString>

#include <compare>

namespace packbay {

/// An integer with a unit in its type, so that grams are never added to millimetres.
template<class Tag, class Rep = qint64>
struct Quantity
{
    Rep value = 0;

    constexpr Quantity() = default;
    constexpr explicit Quantity(Rep v) : value(v) {}
    constexpr auto operator<=>(const Quantity &) const = default;
    constexpr Quantity operator+(Quantity other) const { return Quantity(value + other.value); }
    constexpr Quantity operator-(Quantity other) const { return Quantity(value - other.value); }
    constexpr Quantity &operator+=(Quantity other) { value += other.value; return *this; }
};

using Grams = Quantity<struct GramsTag>;
using Millimetres = Quantity<struct MillimetresTag>;
/// Milliseconds since 1970-01-01T00:00Z.
using UtcMs = Quantity<struct UtcMsTag>;
/// Milliseconds of a clock that never jumps; only differences mean anything.
using MonotonicMs = Quantity<struct MonotonicMsTag>;

/// Length, width, height as measured, in mm; all zero = not measured.
struct Dimensions
{
    Millimetres length;
    Millimetres width;
    Millimetres height;

    constexpr bool operator==(const Dimensions &) const = default;
    constexpr bool isMeasured() const { return length.value > 0 && width.value > 0 && height.value > 0; }
};

/// An amount in minor units of an ISO 4217 currency ("CNY"): 2310 = 23.10 CNY.
struct Money
{
    qint64 minor = 0;
    QString currency;

    bool operator==(const Money &) const = default;
};

} // namespace packbay
