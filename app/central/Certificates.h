#pragma once
#include "models/domain/Result.h"
#include "models/domain/Units.h"

#include <QByteArray>
#include <QStringList>

namespace packbay::central {

/// PEM texts of a certificate and its private key.
struct KeyPair
{
    QByteArray certificate;
    QByteArray key;
};

/// The private certificate authority of one central (sync.md D.1): P-256, ten years, may sign end entities only.
Result<KeyPair> makeAuthority(const QString &name, UtcMs now);

/// A server certificate for these host names and addresses, signed by `authority`, good for `days` (at most 90: nobody
/// asks for revocation). 127.0.0.1 and localhost are always in it.
Result<KeyPair> makeServer(const KeyPair &authority, const QStringList &hosts, int days, UtcMs now);

} // namespace packbay::central
