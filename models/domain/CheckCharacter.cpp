#include "models/domain/CheckCharacter.h"

namespace packbay {
namespace {

int valueOf(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    if (u >= u'A' && u <= u'Z')
        return u - u'A' + 10;
    return -1;
}

} // namespace

std::optional<QChar> mod37_36(QStringView text)
{
    int product = 36;
    for (const QChar c : text) {
        const int value = valueOf(c);
        if (value < 0)
            return std::nullopt;
        int sum = (product + value) % 36;
        if (sum == 0)
            sum = 36;
        product = (sum * 2) % 37;
    }
    const int check = (37 - product) % 36;
    return check < 10 ? QChar(u'0' + check) : QChar(u'A' + (check - 10));
}

bool hasValidMod37_36(QStringView text)
{
    return text.size() >= 2 && mod37_36(text.chopped(1)) == text.back();
}

std::optional<QChar> gs1CheckDigit(QStringView digits)
{
    int sum = 0;
    int weight = 3;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        const char16_t u = digits[i].unicode();
        if (u < u'0' || u > u'9')
            return std::nullopt;
        sum += (u - u'0') * weight;
        weight = 4 - weight;
    }
    return QChar(u'0' + (10 - sum % 10) % 10);
}

} // namespace packbay
