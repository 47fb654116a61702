#pragma once
#include "models/domain/Result.h"

#include <QString>

namespace packbay::central {

enum class PinStrength {
    Interactive, ///< libsodium's interactive limits: demo data, quick to make
    Stored ///< sync.md D.2: 64 MiB, 3 passes
};

/// The Argon2id verifier of a PIN, in libsodium's text form, salt included.
Result<QString> hashPin(const QString &pin, PinStrength strength);
bool pinMatches(const QString &pin, const QString &hash);

} // namespace packbay::central
