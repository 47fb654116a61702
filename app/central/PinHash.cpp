#include "app/central/PinHash.h"

#include <sodium.h>

#include <QByteArray>

namespace packbay::central {

Result<QString> hashPin(const QString &pin, PinStrength strength)
{
    constexpr std::size_t kMemory = 64 * 1024 * 1024;
    const bool stored = strength == PinStrength::Stored;
    const QByteArray utf8 = pin.toUtf8();
    char text[crypto_pwhash_STRBYTES] = {};
    const int failed
        = crypto_pwhash_str_alg(text, utf8.constData(), static_cast<unsigned long long>(utf8.size()),
                                stored ? 3 : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                stored ? kMemory : crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0)
        return makeError(ErrorCode::InvariantBroken, {}, QStringLiteral("no memory for Argon2id"));
    return QString::fromLatin1(text);
}

bool pinMatches(const QString &pin, const QString &hash)
{
    const QByteArray utf8 = pin.toUtf8();
    return crypto_pwhash_str_verify(hash.toLatin1().constData(), utf8.constData(),
                                    static_cast<unsigned long long>(utf8.size()))
        == 0;
}

} // namespace packbay::central
