#pragma once
#include <cstdint>

#if !defined(__SIZEOF_INT128__)
#include <boost/multiprecision/cpp_int.hpp>
#endif

/// 128-bit integers for money and weights: a price with six decimals times a weight in 1/100000 g does not fit 64 bits.
namespace packbay {

#if defined(__SIZEOF_INT128__)

__extension__ typedef __int128 Wide;

/// True when the exact result does not fit; `out` is then meaningless.
inline bool multiplyOverflows(Wide a, Wide b, Wide *out)
{
    return __builtin_mul_overflow(a, b, out);
}
inline bool addOverflows(Wide a, Wide b, Wide *out)
{
    return __builtin_add_overflow(a, b, out);
}

#else

using Wide = boost::multiprecision::int128_t;

inline bool fitsWide(const boost::multiprecision::cpp_int &exact, Wide *out)
{
    const boost::multiprecision::cpp_int limit = boost::multiprecision::cpp_int(1) << 126;
    if (exact > limit || exact < -limit)
        return true;
    *out = static_cast<Wide>(exact);
    return false;
}
inline bool multiplyOverflows(Wide a, Wide b, Wide *out)
{
    return fitsWide(boost::multiprecision::cpp_int(a) * boost::multiprecision::cpp_int(b), out);
}
inline bool addOverflows(Wide a, Wide b, Wide *out)
{
    return fitsWide(boost::multiprecision::cpp_int(a) + boost::multiprecision::cpp_int(b), out);
}

#endif

} // namespace packbay
