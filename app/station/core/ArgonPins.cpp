#include "app/station/core/ArgonPins.h"

#include <sodium.h>

namespace packbay {

bool ArgonPins::verify(const User &user, const QString &pin) const
{
    if (sodium_init() < 0)
        return false;
    const QByteArray hash = user.pinHash.toLatin1();
    const QByteArray secret = pin.toUtf8();
    return !user.disabled && crypto_pwhash_str_verify(hash.constData(), secret.constData(), static_cast<unsigned long long>(secret.size())) == 0;
}

} // namespace packbay
