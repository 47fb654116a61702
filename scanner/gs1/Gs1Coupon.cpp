#include "scanner/gs1/Gs1Coupon.h"

#include "scanner/gs1/Gs1Checks.h"

#include <algorithm>

namespace packbay::gs1 {
namespace {

/// Takes digits off the front; once something is missing or not allowed it stays failed.
class Digits
{
public:
    explicit Digits(QStringView text)
        : m_left(text)
        , m_good(std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
    {
    }

    /// A digit that must be one of `allowed`; 0 when it is not.
    int code(QLatin1StringView allowed)
    {
        if (!m_good || m_left.isEmpty() || !allowed.contains(m_left.front())) {
            m_good = false;
            return 0;
        }
        const int value = m_left.front().unicode() - u'0';
        m_left = m_left.mid(1);
        return value;
    }
    QStringView take(qsizetype count)
    {
        if (!m_good || m_left.size() < count) {
            m_good = false;
            return {};
        }
        const QStringView taken = m_left.first(count);
        m_left = m_left.mid(count);
        return taken;
    }
    /// A length digit and so many digits more than `extra`.
    QStringView sized(QLatin1StringView allowed, int extra) { return take(code(allowed) + extra); }
    void require(bool condition) { m_good = m_good && condition; }
    bool more() const { return m_good && !m_left.isEmpty(); }
    bool good() const { return m_good; }

private:
    QStringView m_left;
    bool m_good;
};

constexpr QLatin1StringView kAnyDigit("0123456789");
constexpr QLatin1StringView kPrefixLength("0123456"); // of a company prefix, less six
constexpr QLatin1StringView kValueLength("12345");
constexpr QLatin1StringView kRequirement("012349");

void purchase(Digits &digits)
{
    digits.sized(kValueLength, 0);
    digits.code(kRequirement);
    digits.take(3);
}

/// The company of a further purchase. The length digit 9 says "the first company again" (JICC guideline R2.0, as its
/// examples write it), so a first prefix that is written out once more is a fault of whoever made the coupon.
void furtherPrefix(Digits &digits, QStringView first)
{
    const int length = digits.code(QLatin1StringView("01234569"));
    if (length != 9)
        digits.require(digits.take(length + 6) != first);
}

QStringView date(Digits &digits)
{
    const QStringView text = digits.take(6);
    digits.require(!checkFault("date", text));
    return text;
}

/// The century window only matters across 1999 and 2000: coupons do not live that long.
void optionalField(Digits &digits, int field, QStringView company, QStringView &expires)
{
    switch (field) {
    case 1:
        digits.code(QLatin1StringView("0123"));
        purchase(digits);
        furtherPrefix(digits, company);
        return;
    case 2:
        purchase(digits);
        furtherPrefix(digits, company);
        return;
    case 3: expires = date(digits); return;
    case 4: {
        const QStringView starts = date(digits);
        digits.require(expires.isEmpty() || starts <= expires);
        return;
    }
    case 5: digits.sized(kAnyDigit, 6); return;
    case 6: digits.sized(QLatin1StringView("1234567"), 6); return;
    default:
        digits.code(QLatin1StringView("01256"));
        digits.code(QLatin1StringView("012"));
        digits.code(kAnyDigit);
        digits.code(QLatin1StringView("01"));
    }
}

} // namespace

bool isCoupon(QStringView text)
{
    Digits digits(text);
    const QStringView company = digits.sized(kPrefixLength, 6);
    digits.take(6);
    digits.sized(kValueLength, 0);
    purchase(digits);
    QStringView expires;
    int last = 0;
    while (digits.more()) {
        const int field = digits.code(QLatin1StringView("1234569"));
        digits.require(field > last); // the fields come in order, each once
        last = field;
        optionalField(digits, field, company, expires);
    }
    return digits.good();
}

bool isPositiveOffer(QStringView text)
{
    Digits digits(text);
    digits.code(QLatin1StringView("01"));
    digits.sized(kPrefixLength, 6);
    digits.take(6);
    digits.sized(kAnyDigit, 6);
    return digits.good() && !digits.more();
}

} // namespace packbay::gs1
