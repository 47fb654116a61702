#include "models/domain/Error.h"

#include <array>

namespace packbay {
namespace {

struct NamedCode
{
    ErrorCode code;
    const char *name;
};

constexpr std::array kCodes{
#define PACKBAY_ERROR(number, name) NamedCode{ErrorCode::name, #name},
#include "models/domain/ErrorCodes.inc"
#undef PACKBAY_ERROR
};

} // namespace

QString errorId(ErrorCode code)
{
    for (const NamedCode &row : kCodes) {
        if (row.code != code)
            continue;
        // NoZone -> NO_ZONE
        QString id;
        for (const char *c = row.name; *c != '\0'; ++c) {
            const QChar letter = QLatin1Char(*c);
            if (letter.isUpper() && !id.isEmpty())
                id += QLatin1Char('_');
            id += letter.toUpper();
        }
        return id;
    }
    return QStringLiteral("NONE");
}

ErrorCode errorCodeOf(int number)
{
    for (const NamedCode &row : kCodes) {
        if (static_cast<int>(row.code) == number)
            return row.code;
    }
    return ErrorCode::None;
}

QList<ErrorCode> allErrorCodes()
{
    QList<ErrorCode> codes;
    for (const NamedCode &row : kCodes)
        codes.append(row.code);
    return codes;
}

} // namespace packbay
