#include "scanner/gs1/Gs1Checks.h"

#include "models/domain/CheckCharacter.h"
#include "scanner/gs1/Gs1Codes.h"
#include "scanner/gs1/Gs1Coupon.h"

#include <algorithm>
#include <array>

namespace packbay::gs1 {
namespace {

using MaybeFault = std::optional<Fault>;

Fault fault(QString why)
{
    return Fault{std::move(why), 0, {}, {}};
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool allDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

/// The value of a short run of digits; -1 for anything else.
int numberOf(QStringView text)
{
    if (text.isEmpty() || text.size() > 9 || !allDigits(text))
        return -1;
    return text.toInt();
}

constexpr QLatin1StringView kSet82("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
constexpr QLatin1StringView kSet39("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

int daysIn(int month, int year)
{
    constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[static_cast<size_t>(month - 1)];
}

/// Two-digit years: 00 is 2000; a leap year of the century rule never differs within the window of GS1.
MaybeFault dateFault(QStringView text, qsizetype yearDigits, bool zeroDay)
{
    if (text.size() != yearDigits + 4 || !allDigits(text))
        return fault(QStringLiteral("not a date"));
    const int year = numberOf(text.first(yearDigits)) + (yearDigits == 2 ? 2000 : 0);
    const int month = numberOf(text.mid(yearDigits, 2));
    const int day = numberOf(text.last(2));
    if (month < 1 || month > 12)
        return fault(QStringLiteral("no such month"));
    if ((day == 0 && !zeroDay) || day > daysIn(month, year))
        return fault(QStringLiteral("no such day"));
    return std::nullopt;
}

MaybeFault rangeFault(QStringView text, int digits, int largest)
{
    const int number = numberOf(text);
    return text.size() == digits && number >= 0 && number <= largest ? MaybeFault() : fault(QStringLiteral("no such time"));
}

MaybeFault timeFault(QStringView text)
{
    if (text.size() != 4)
        return fault(QStringLiteral("not a time"));
    if (const MaybeFault hour = rangeFault(text.first(2), 2, 23))
        return hour;
    return rangeFault(text.last(2), 2, 59);
}

MaybeFault listFault(QLatin1StringView list, QStringView text, qsizetype width)
{
    if (text.size() == width && !text.contains(u' ')) {
        for (qsizetype i = 0; i + width <= list.size(); i += width + 1) {
            if (text == list.mid(i, width))
                return std::nullopt;
        }
    }
    return fault(QStringLiteral("not in the list of codes"));
}

MaybeFault checkDigitFault(QStringView text)
{
    if (text.isEmpty() || !allDigits(text))
        return fault(QStringLiteral("a letter among digits"));
    const QChar expected = *gs1CheckDigit(text.chopped(1));
    if (expected == text.back())
        return std::nullopt;
    return Fault{QStringLiteral("wrong check digit"), int(text.size()), QString(text.back()), QString(expected)};
}

/// Check pair of the GMN: primes as weights from the right, modulo 1021, two characters out of 32.
MaybeFault checkPairFault(QStringView text)
{
    constexpr QLatin1StringView kPairSet("23456789ABCDEFGHJKLMNPQRSTUVWXYZ");
    constexpr std::array kPrimes{2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53,
                                 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131};
    if (text.size() < 2)
        return fault(QStringLiteral("too short for its check pair"));
    const QStringView body = text.chopped(2);
    if (body.size() > qsizetype(kPrimes.size()))
        return fault(QStringLiteral("too long for its check pair"));
    int sum = 0;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const qsizetype value = kSet82.indexOf(body[i]);
        if (value < 0)
            return fault(QStringLiteral("a character that is not allowed"));
        sum += int(value) * kPrimes[static_cast<size_t>(body.size() - 1 - i)];
    }
    sum %= 1021;
    const QString expected = QString(QChar(kPairSet[sum >> 5])) + QChar(kPairSet[sum & 31]);
    if (text.last(2) == expected)
        return std::nullopt;
    return Fault{QStringLiteral("wrong check pair"), int(text.size() - 1), text.last(2).toString(), expected};
}

MaybeFault ibanFault(QStringView text)
{
    if (text.size() < 5 || text.size() > 34)
        return fault(QStringLiteral("no IBAN has this length"));
    if (listFault(kCountryLetters, text.first(2), 2) || !allDigits(text.mid(2, 2)))
        return fault(QStringLiteral("not an IBAN"));
    int remainder = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[(i + 4) % text.size()];
        if (isDigit(c))
            remainder = (remainder * 10 + (c.unicode() - u'0')) % 97;
        else if (c >= u'A' && c <= u'Z')
            remainder = (remainder * 100 + (c.unicode() - u'A' + 10)) % 97;
        else
            return fault(QStringLiteral("not an IBAN"));
    }
    return remainder == 1 ? MaybeFault() : fault(QStringLiteral("wrong IBAN check"));
}

/// "0102": piece 1 of 2; both halves of the same width.
MaybeFault pieceFault(QStringView piece, QStringView total)
{
    const int number = numberOf(piece);
    const int count = numberOf(total);
    return number >= 1 && count >= 1 && number <= count ? MaybeFault() : fault(QStringLiteral("not piece n of m"));
}

MaybeFault sequenceFault(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 1 || text.startsWith(u'0') || text.mid(slash + 1).startsWith(u'0'))
        return fault(QStringLiteral("not n/m"));
    return pieceFault(text.first(slash), text.mid(slash + 1));
}

MaybeFault percentFault(QStringView text)
{
    const auto isHex = [](QChar c) { return isDigit(c) || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f'); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])))
            return fault(QStringLiteral("not percent-encoded"));
    }
    return std::nullopt;
}

MaybeFault degreesFault(QStringView text, qint64 largest)
{
    if (text.size() != 10 || !allDigits(text) || text.toLongLong() > largest)
        return fault(QStringLiteral("no such place on earth"));
    return std::nullopt;
}

MaybeFault mediaFault(QStringView text)
{
    const int number = text.size() == 2 ? numberOf(text) : -1;
    return (number >= 1 && number <= 10) || (number >= 80 && number <= 99) ? MaybeFault()
                                                                         : fault(QStringLiteral("no such medium"));
}

/// UN/ECE recommendation 21 and the codes of GS1: judged by their form, the list grows every year.
MaybeFault packageFault(QStringView text)
{
    const bool good = !text.isEmpty() && text.size() <= 3
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isDigit(c) || (c >= u'A' && c <= u'Z'); });
    return good ? MaybeFault() : fault(QStringLiteral("no package type"));
}

MaybeFault oneOf(QStringView text, QLatin1StringView allowed, const QString &why)
{
    return text.size() == 1 && allowed.contains(text.front()) ? MaybeFault() : fault(why);
}

MaybeFault base64Fault(QStringView text)
{
    QStringView body = text;
    while (body.endsWith(u'='))
        body.chop(1);
    const qsizetype padding = text.size() - body.size();
    for (const QChar c : body) {
        if (!isDigit(c) && !(c >= u'A' && c <= u'Z') && !(c >= u'a' && c <= u'z') && c != u'-' && c != u'_')
            return fault(QStringLiteral("a character that is not allowed"));
    }
    if (padding > 2 || (padding > 0 && text.size() % 3 != 0))
        return fault(QStringLiteral("wrong padding"));
    return std::nullopt;
}

MaybeFault digitsWhere(bool good, QStringView text, const QString &why)
{
    return good && allDigits(text) ? MaybeFault() : fault(why);
}

} // namespace

std::optional<Fault> characterFault(char set, QStringView value)
{
    if (set == 'z')
        return base64Fault(value);
    for (const QChar c : value) {
        const bool good = set == 'n' ? isDigit(c) : (set == 'y' ? kSet39 : kSet82).contains(c);
        if (!good)
            return fault(set == 'n' ? QStringLiteral("a letter among digits") : QStringLiteral("a character that is not allowed"));
    }
    return std::nullopt;
}

std::optional<Fault> checkFault(QByteArrayView check, QStringView v)
{
    if (check == "check") return checkDigitFault(v);
    if (check == "pair") return checkPairFault(v);
    if (check == "date0") return dateFault(v, 2, true);
    if (check == "date") return dateFault(v, 2, false);
    if (check == "longdate") return dateFault(v, 4, false);
    if (check == "longdate0") return dateFault(v, 4, true);
    if (check == "hyphen")
        return !v.isEmpty() && v.count(u'-') == v.size() ? MaybeFault() : fault(QStringLiteral("not hyphens"));
    if (check == "time") return timeFault(v);
    if (check == "hour") return rangeFault(v, 2, 23);
    if (check == "minute" || check == "second") return rangeFault(v, 2, 59);
    if (check == "country") return listFault(kCountryNumbers, v, 3);
    if (check == "country999") return v == u"999" ? MaybeFault() : listFault(kCountryNumbers, v, 3);
    if (check == "alpha2") return listFault(kCountryLetters, v, 2);
    if (check == "currency") return listFault(kCurrencyNumbers, v, 3);
    if (check == "sex") return oneOf(v, QLatin1StringView("0129"), QStringLiteral("no such code"));
    if (check == "winding") return oneOf(v, QLatin1StringView("019"), QStringLiteral("no such winding"));
    if (check == "yesno") return oneOf(v, QLatin1StringView("01"), QStringLiteral("neither 0 nor 1"));
    if (check == "zero") return oneOf(v, QLatin1StringView("0"), QStringLiteral("not 0"));
    if (check == "importer")
        return oneOf(v, QLatin1StringView("-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
                     QStringLiteral("no importer index"));
    if (check == "latitude") return degreesFault(v, 1'800'000'000);
    if (check == "longitude") return degreesFault(v, 3'600'000'000);
    if (check == "nonzero") return digitsWhere(v.count(u'0') != v.size(), v, QStringLiteral("zero"));
    if (check == "nolead0") return digitsWhere(!(v.size() > 1 && v.startsWith(u'0')), v, QStringLiteral("a leading zero"));
    if (check == "nondigit") return allDigits(v) ? MaybeFault(fault(QStringLiteral("digits only"))) : MaybeFault();
    if (check == "percent") return percentFault(v);
    if (check == "piece")
        return v.size() % 2 == 0 ? pieceFault(v.first(v.size() / 2), v.mid(v.size() / 2)) : fault(QStringLiteral("not piece n of m"));
    if (check == "sequence") return sequenceFault(v);
    if (check == "iban") return ibanFault(v);
    if (check == "media") return mediaFault(v);
    if (check == "package") return packageFault(v);
    if (check == "coupon") return isCoupon(v) ? MaybeFault() : fault(QStringLiteral("not a coupon"));
    if (check == "posoffer") return isPositiveOffer(v) ? MaybeFault() : fault(QStringLiteral("not a positive offer"));
    return std::nullopt;
}

} // namespace packbay::gs1
