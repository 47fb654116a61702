#include "models/freight/workbook/WorkbookCell.h"

#include "models/freight/Rational.h"

#include <QDateTime>

namespace packbay {
namespace {

constexpr int kShownDigits = 15;
constexpr int kMaxColumns = 16384;
constexpr int kMaxExponent = 25;

/// 0.digits times ten to the `point`, shortened to what a spreadsheet shows.
struct Digits
{
    QByteArray digits;
    int point = 0;

    void round()
    {
        if (digits.size() <= kShownDigits)
            return;
        const bool up = digits.at(kShownDigits) >= '5';
        digits.truncate(kShownDigits);
        for (qsizetype i = kShownDigits - 1; up; --i) {
            if (i < 0) {
                digits.prepend('1');
                ++point;
                return;
            }
            if (digits.at(i) != '9') {
                digits[i] = static_cast<char>(digits.at(i) + 1);
                return;
            }
            digits[i] = '0';
        }
    }
};

std::optional<Digits> split(QByteArrayView number)
{
    Digits parts;
    bool hasPoint = false;
    qsizetype i = 0;
    for (; i < number.size() && number[i] != 'e' && number[i] != 'E'; ++i) {
        if (number[i] == '.' && !hasPoint) {
            hasPoint = true;
        } else if (number[i] >= '0' && number[i] <= '9') {
            parts.digits += number[i];
            parts.point += hasPoint ? 0 : 1;
        } else {
            return std::nullopt;
        }
    }
    if (parts.digits.isEmpty())
        return std::nullopt;
    if (i < number.size()) {
        bool ok = false;
        const int exponent = number.sliced(i + 1).toByteArray().toInt(&ok);
        if (!ok || exponent < -kMaxExponent || exponent > kMaxExponent)
            return std::nullopt;
        parts.point += exponent;
    }
    while (parts.digits.size() > 1 && parts.digits.startsWith('0')) {
        parts.digits.remove(0, 1);
        --parts.point;
    }
    return parts;
}

} // namespace

std::optional<QByteArray> decimalOfNumber(QByteArrayView number)
{
    const bool isNegative = number.startsWith('-');
    std::optional<Digits> parts = split(isNegative ? number.sliced(1) : number);
    if (!parts)
        return std::nullopt;
    parts->round();
    QByteArray text = parts->digits;
    int point = parts->point;
    if (point <= 0) {
        text.prepend(QByteArray(1 - point, '0'));
        point = 1;
    }
    if (text.size() < point)
        text += QByteArray(point - text.size(), '0');
    QByteArray fraction = text.mid(point);
    while (fraction.endsWith('0'))
        fraction.chop(1);
    text.truncate(point);
    if (!fraction.isEmpty())
        text += '.' + fraction;
    return isNegative && text != "0" ? '-' + text : text;
}

std::optional<QByteArray> dayOfSerial(QByteArrayView decimal, bool startsIn1904)
{
    const std::optional<Rational> serial = Rational::fromDecimal(decimal);
    constexpr int kFirstTrueDay = 61; // 1900 had no 29 February, whatever the spreadsheet says
    constexpr int kLastDay = 2958465; // 9999-12-31
    if (!serial || *serial < Rational(startsIn1904 ? 0 : kFirstTrueDay) || *serial >= Rational(kLastDay))
        return std::nullopt;
    const QDate start = startsIn1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30);
    constexpr int kSecondsADay = 86400;
    const Result<std::int64_t> seconds = (*serial * Rational(kSecondsADay)).rounded(RoundMode::HalfUp).toInt64();
    if (!seconds)
        return std::nullopt;
    const QDateTime at = QDateTime(start, QTime(0, 0), Qt::UTC).addSecs(*seconds);
    return (serial->isWhole() ? at.date().toString(Qt::ISODate) : at.toString(Qt::ISODate)).toLatin1();
}

int columnOfReference(QStringView reference)
{
    int column = 0;
    qsizetype i = 0;
    for (; i < reference.size() && reference[i] >= u'A' && reference[i] <= u'Z' && column <= kMaxColumns; ++i)
        column = column * 26 + (reference[i].unicode() - u'A' + 1);
    return i == 0 || column > kMaxColumns ? -1 : column - 1;
}

} // namespace packbay
