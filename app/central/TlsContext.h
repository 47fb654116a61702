#pragma once
#include "models/domain/Result.h"

#include <openssl/ssl.h>

#include <QString>

namespace packbay::central {

/// Makes `context` a server's: TLS 1.2 or newer, suites with ECDHE and AEAD only, no compression, no renegotiation, and
/// this certificate with its key (PEM). Errors: FileUnreadable with the file.
Status serveWithCertificate(SSL_CTX *context, const QString &certificateFile, const QString &keyFile);

} // namespace packbay::central
