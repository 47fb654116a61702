#include "app/central/TlsContext.h"

#include <openssl/err.h>

#include <QFile>

namespace packbay::central {

namespace {

Error unreadable(const QString &file)
{
    char words[256] = {};
    ERR_error_string_n(ERR_get_error(), words, sizeof words);
    return makeError(ErrorCode::FileUnreadable, {{QStringLiteral("file"), file}}, QString::fromLatin1(words));
}

} // namespace

Status serveWithCertificate(SSL_CTX *context, const QString &certificateFile, const QString &keyFile)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(context, QFile::encodeName(certificateFile).constData()) != 1)
        return unreadable(certificateFile);
    if (SSL_CTX_use_PrivateKey_file(context, QFile::encodeName(keyFile).constData(), SSL_FILETYPE_PEM) != 1
        || SSL_CTX_check_private_key(context) != 1)
        return unreadable(keyFile);
    return {};
}

} // namespace packbay::central
