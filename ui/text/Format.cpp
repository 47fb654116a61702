#include "ui/text/Format.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

struct CurrencyDigits
{
    const char *code;
    int digits;
};

// ISO 4217: the currencies whose minor unit is not a hundredth.
constexpr std::array kCurrencyDigits{
    CurrencyDigits{"BHD", 3}, CurrencyDigits{"BIF", 0}, CurrencyDigits{"CLF", 4}, CurrencyDigits{"CLP", 0},
    CurrencyDigits{"DJF", 0}, CurrencyDigits{"GNF", 0}, CurrencyDigits{"IQD", 3}, CurrencyDigits{"ISK", 0},
    CurrencyDigits{"JOD", 3}, CurrencyDigits{"JPY", 0}, CurrencyDigits{"KMF", 0}, CurrencyDigits{"KRW", 0},
    CurrencyDigits{"KWD", 3}, CurrencyDigits{"LYD", 3}, CurrencyDigits{"OMR", 3}, CurrencyDigits{"PYG", 0},
    CurrencyDigits{"RWF", 0}, CurrencyDigits{"TND", 3}, CurrencyDigits{"UGX", 0}, CurrencyDigits{"UYI", 0},
    CurrencyDigits{"UYW", 4}, CurrencyDigits{"VND", 0}, CurrencyDigits{"VUV", 0}, CurrencyDigits{"XAF", 0},
    CurrencyDigits{"XOF", 0}, CurrencyDigits{"XPF", 0},
};

// value x 10^-digits without a floating point number; grouped before the point.
QString decimal(qint64 value, int digits, const QLocale &locale)
{
    const bool negative = value < 0;
    // The magnitude of the smallest qint64 does not fit a qint64.
    const quint64 magnitude = negative ? ~static_cast<quint64>(value) + 1 : static_cast<quint64>(value);
    quint64 scale = 1;
    for (int i = 0; i < digits; ++i)
        scale *= 10;
    QString text = locale.toString(static_cast<qulonglong>(magnitude / scale));
    if (digits > 0)
        text += locale.decimalPoint() + QString::number(magnitude % scale).rightJustified(digits, QLatin1Char('0'));
    return negative ? locale.negativeSign() + text : text;
}

QString lengthDigits(Millimetres length, const QLocale &locale)
{
    return length.value % 10 == 0 ? decimal(length.value / 10, 0, locale) : decimal(length.value, 1, locale);
}

} // namespace

CodeParts codeParts(const QString &code)
{
    // A sign without any digit ("HOUSEPOST") is a word and stays whole.
    const bool isWord = std::none_of(code.begin(), code.end(), [](QChar c) { return c.isDigit(); });
    if (code.size() <= 8 || isWord || code.contains(QLatin1Char('-')))
        return {{}, code};
    CodeParts parts{{}, code.last(4)};
    const QString rest = code.chopped(4);
    for (qsizetype i = 0; i < rest.size(); ++i) {
        parts.head += rest.at(i);
        const qsizetype left = rest.size() - i - 1;
        // A single character does not stand alone in front: "TC100 200P".
        if (left % 4 == 0 && (i > 0 || left == 0))
            parts.head += QLatin1Char(' ');
    }
    return parts;
}

QString shortCode(const QString &code)
{
    if (code.size() <= 12)
        return code;
    return code.first(2) + QStringLiteral("…") + code.last(4);
}

QString formatWeight(Grams weight, const QLocale &locale)
{
    const bool tens = weight.value % 10 == 0;
    return (tens ? decimal(weight.value / 10, 2, locale) : decimal(weight.value, 3, locale)) + QStringLiteral(" kg");
}

QString formatLength(Millimetres length, const QLocale &locale)
{
    return lengthDigits(length, locale) + QStringLiteral(" cm");
}

QString formatDimensions(const Dimensions &size, const QLocale &locale)
{
    return lengthDigits(size.length, locale) + QStringLiteral(" × ") + lengthDigits(size.width, locale)
        + QStringLiteral(" × ") + formatLength(size.height, locale);
}

int minorDigits(const QString &currency)
{
    const auto row = std::find_if(kCurrencyDigits.begin(), kCurrencyDigits.end(), [&currency](const CurrencyDigits &entry) {
        return currency == QLatin1String(entry.code);
    });
    return row == kCurrencyDigits.end() ? 2 : row->digits;
}

QString formatMoney(const Money &money, const QLocale &locale)
{
    return decimal(money.minor, minorDigits(money.currency), locale) + QLatin1Char(' ') + money.currency;
}

QString formatTime(UtcMs at, const QLocale &locale)
{
    return locale.toString(QDateTime::fromMSecsSinceEpoch(at.value).time(), QStringLiteral("HH:mm"));
}

QString formatDateTime(UtcMs at, const QLocale &locale)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.value);
    const bool chinese = locale.language() == QLocale::Chinese;
    return locale.toString(local, chinese ? QStringLiteral("M月d日 HH:mm") : QStringLiteral("d MMM HH:mm"));
}

} // namespace packbay
