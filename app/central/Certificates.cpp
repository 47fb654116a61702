#include "app/central/Certificates.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>

namespace packbay::central {

namespace {

template <auto Free> struct Freed
{
    template <class T> void operator()(T *pointer) const { Free(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free>>;

constexpr qint64 kHourMs = 3600 * 1000;

Error opensslFault(const char *what)
{
    char words[256] = {};
    ERR_error_string_n(ERR_get_error(), words, sizeof words);
    return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("what"), QLatin1String(what)}}, QLatin1String(words));
}

QByteArray contentOf(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return QByteArray(data, static_cast<qsizetype>(size));
}

Result<KeyPair> pemOf(X509 *certificate, EVP_PKEY *key)
{
    const Memory first(BIO_new(BIO_s_mem()));
    const Memory second(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(first.get(), certificate) != 1
        || PEM_write_bio_PrivateKey(second.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return opensslFault("PEM");
    return KeyPair{contentOf(first.get()), contentOf(second.get())};
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    unsigned char random[16];
    if (RAND_bytes(random, sizeof random) != 1)
        return false;
    random[0] = static_cast<unsigned char>((random[0] & 0x7f) | 0x40); // positive and never shorter
    BIGNUM *number = BN_bin2bn(random, sizeof random, nullptr);
    const bool done = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return done;
}

bool setTimes(X509 *certificate, UtcMs from, UtcMs to)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), static_cast<time_t>(from.value / 1000))
        && ASN1_TIME_set(X509_getm_notAfter(certificate), static_cast<time_t>(to.value / 1000));
}

bool setName(X509_NAME *name, const QString &text)
{
    const QByteArray utf8 = text.left(64).toUtf8();
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(utf8.constData()),
                                      static_cast<int>(utf8.size()), -1, 0)
        == 1;
}

/// Everything that both kinds have in common; not signed yet.
Certificate blank(EVP_PKEY *key, const QString &name, UtcMs now, qint64 days)
{
    Certificate certificate(X509_new());
    // An hour back: the clocks of stations differ.
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1 || !setSerial(certificate.get())
        || !setTimes(certificate.get(), now - UtcMs(kHourMs), now + UtcMs(days * 24 * kHourMs))
        || !setName(X509_get_subject_name(certificate.get()), name) || X509_set_pubkey(certificate.get(), key) != 1)
        return nullptr;
    return certificate;
}

bool isAddress(const QString &host)
{
    ASN1_OCTET_STRING *address = a2i_IPADDRESS(host.toLatin1().constData());
    ASN1_OCTET_STRING_free(address);
    return address != nullptr;
}

Status checkHost(const QString &host)
{
    const bool plain = !host.isEmpty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == QLatin1Char('-') || c == QLatin1Char('.')
            || c == QLatin1Char(':');
    });
    if (!plain)
        return makeError(ErrorCode::UsageWrong, {{QStringLiteral("host"), host}});
    return {};
}

} // namespace

Result<KeyPair> makeAuthority(const QString &name, UtcMs now)
{
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return opensslFault("key");
    const Certificate certificate = blank(key.get(), name, now, 3650);
    if (!certificate)
        return opensslFault("certificate");
    X509 *own = certificate.get();
    if (X509_set_issuer_name(own, X509_get_subject_name(own)) != 1
        || !addExtension(own, own, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        || !addExtension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign")
        || !addExtension(own, own, NID_subject_key_identifier, "hash") || X509_sign(own, key.get(), EVP_sha256()) == 0)
        return opensslFault("certificate");
    return pemOf(own, key.get());
}

Result<KeyPair> makeServer(const KeyPair &authority, const QStringList &hosts, int days, UtcMs now)
{
    const Memory issuerText(
        BIO_new_mem_buf(authority.certificate.constData(), static_cast<int>(authority.certificate.size())));
    const Memory issuerKeyText(BIO_new_mem_buf(authority.key.constData(), static_cast<int>(authority.key.size())));
    const Certificate issuer(PEM_read_bio_X509(issuerText.get(), nullptr, nullptr, nullptr));
    const Key issuerKey(PEM_read_bio_PrivateKey(issuerKeyText.get(), nullptr, nullptr, nullptr));
    const Key key(EVP_EC_gen("P-256"));
    if (!issuer || !issuerKey || !key)
        return opensslFault("key");
    QStringList all{QStringLiteral("127.0.0.1"), QStringLiteral("localhost")};
    for (const QString &host : hosts) {
        PACKBAY_TRY(checkHost(host));
        if (!all.contains(host, Qt::CaseInsensitive))
            all.append(host);
    }
    QByteArray names;
    for (const QString &host : all)
        names += (names.isEmpty() ? "" : ",") + QByteArray(isAddress(host) ? "IP:" : "DNS:") + host.toLatin1();
    const Certificate certificate
        = blank(key.get(), hosts.value(0, QStringLiteral("localhost")), now, std::min(days, 90));
    if (!certificate)
        return opensslFault("certificate");
    X509 *own = certificate.get();
    if (X509_set_issuer_name(own, X509_get_subject_name(issuer.get())) != 1
        || !addExtension(own, issuer.get(), NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(own, issuer.get(), NID_key_usage, "critical,digitalSignature")
        || !addExtension(own, issuer.get(), NID_ext_key_usage, "serverAuth")
        || !addExtension(own, issuer.get(), NID_subject_alt_name, names)
        || !addExtension(own, issuer.get(), NID_subject_key_identifier, "hash")
        || !addExtension(own, issuer.get(), NID_authority_key_identifier, "keyid:always")
        || X509_sign(own, issuerKey.get(), EVP_sha256()) == 0)
        return opensslFault("certificate");
    return pemOf(own, key.get());
}

} // namespace packbay::central
