#pragma once
#include "models/workflow/Flow.h"

namespace packbay {

/// PINs against Argon2id hashes (libsodium's crypto_pwhash_str form).
class ArgonPins : public PinVerifier
{
public:
    bool verify(const User &user, const QString &pin) const override;
};

} // namespace packbay
