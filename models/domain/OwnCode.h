#pragma once
#include "models/domain/Result.h"
#include "models/domain/ScanEvent.h"

namespace packbay {

/// Our own codes on paper (architecture.md 12): ZZ + letter + code + MOD 37,36 check character.
/// Returns ZZ..., for example ownCode('C', "OK") == "ZZCOKN". `code` holds A-Z 0-9 only; a hyphen is dropped.
QString ownCode(QChar letter, QStringView code);

/// What an own code says, or an error that names the code when its check character is wrong. Empty kind Unknown when
/// `text` is no own code at all.
struct ParsedOwnCode
{
    CodeKind kind = CodeKind::Unknown;
    QString code; ///< without ZZ, letter and check character
};
Result<ParsedOwnCode> parseOwnCode(QStringView text);

/// Member codes: TC + 6 digits + check (domain.md E), e.g. TC100200P.
QString memberCode(int number);
bool looksLikeMemberCode(QStringView text);

/// 18 digits with their check digit from 17.
QString ssccFrom17(const QString &digits17);

/// Carrier number of the built-in house carrier: PB + 10 digits + MOD 37,36 check over all before it.
QString houseCarrierNumber(qint64 serial);

} // namespace packbay
