#include "models/domain/OwnCode.h"

#include "models/domain/CheckCharacter.h"

#include <array>
#include <algorithm>

namespace packbay {
namespace {

struct LetterKind
{
    char16_t letter;
    CodeKind kind;
};

constexpr std::array kLetters{
    LetterKind{u'C', CodeKind::Command}, LetterKind{u'B', CodeKind::Badge},   LetterKind{u'L', CodeKind::Location},
    LetterKind{u'P', CodeKind::Parcel},  LetterKind{u'X', CodeKind::Carton},  LetterKind{u'J', CodeKind::Order},
    LetterKind{u'G', CodeKind::Bag},     LetterKind{u'K', CodeKind::Cage},    LetterKind{u'T', CodeKind::Tote},
    LetterKind{u'M', CodeKind::Manifest},
};

bool isAsciiDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

} // namespace

QString ownCode(QChar letter, QStringView code)
{
    QString text = QStringLiteral("ZZ") + letter;
    for (const QChar c : code) {
        if (c != QLatin1Char('-'))
            text += c;
    }
    const std::optional<QChar> check = mod37_36(text);
    Q_ASSERT(check.has_value());
    return check ? text + *check : QString();
}

Result<ParsedOwnCode> parseOwnCode(QStringView text)
{
    if (text.size() < 5 || !text.startsWith(u"ZZ"))
        return ParsedOwnCode{};
    const auto row = std::find_if(kLetters.begin(), kLetters.end(), [&](const LetterKind &k) { return k.letter == text[2]; });
    if (row == kLetters.end())
        return ParsedOwnCode{};
    if (!hasValidMod37_36(text))
        return makeError(ErrorCode::DamagedOwnCode, {{QStringLiteral("code"), text.toString()}});
    return ParsedOwnCode{row->kind, text.mid(3, text.size() - 4).toString()};
}

QString memberCode(int number)
{
    const QString body = QStringLiteral("TC%1").arg(number, 6, 10, QLatin1Char('0'));
    return body + *mod37_36(body);
}

bool looksLikeMemberCode(QStringView text)
{
    return text.size() == 9 && text.startsWith(u"TC")
        && std::all_of(text.begin() + 2, text.begin() + 8, isAsciiDigit);
}

QString ssccFrom17(const QString &digits17)
{
    const std::optional<QChar> check = gs1CheckDigit(digits17);
    Q_ASSERT(check.has_value() && digits17.size() == 17);
    return check ? digits17 + *check : QString();
}

QString houseCarrierNumber(qint64 serial)
{
    const QString body = QStringLiteral("PB%1").arg(serial, 10, 10, QLatin1Char('0'));
    return body + *mod37_36(body);
}

} // namespace packbay
