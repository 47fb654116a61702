#include "models/domain/Ids.h"

#include <QCryptographicHash>

namespace packbay {

EntityId entityId(QStringView kind, std::initializer_list<QString> naturalKey)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(kind.toUtf8());
    for (const QString &part : naturalKey) {
        // The separator keeps ("a","bc") and ("ab","c") apart; codes never hold a unit separator.
        hash.addData(QByteArrayView("\x1f", 1));
        hash.addData(part.toUtf8());
    }
    QByteArray bytes = hash.result().first(16);
    bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x80);
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
    return EntityId::fromBytes(bytes);
}

OpId uuidV7(std::int64_t unixMs, std::uint64_t randomHigh, std::uint64_t randomLow)
{
    QByteArray bytes(16, '\0');
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<char>((unixMs >> (40 - 8 * i)) & 0xFF);
    bytes[6] = static_cast<char>(0x70 | ((randomHigh >> 8) & 0x0F));
    bytes[7] = static_cast<char>(randomHigh & 0xFF);
    for (int i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<char>((randomLow >> (56 - 8 * i)) & 0xFF);
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
    return OpId::fromBytes(bytes);
}

} // namespace packbay
