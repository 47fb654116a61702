#include "app/central/Tokens.h"

#include <openssl/crypto.h>
#include <sodium.h>

#include <QCryptographicHash>

namespace packbay::central {

namespace {

constexpr char kPrefix[] = "pb.";
constexpr qsizetype kMaxToken = 256;

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, '\0');
    randombytes_buf(bytes.data(), static_cast<std::size_t>(count));
    return bytes;
}

QByteArray bearer(const QByteArray &authorization)
{
    constexpr char scheme[] = "bearer ";
    if (authorization.left(7).toLower() != scheme)
        return {};
    return authorization.mid(7).trimmed();
}

/// The warehouse that a token names, or nothing when it is none of ours.
QString warehouseOf(const QByteArray &token)
{
    const QList<QByteArray> parts = token.split('.');
    if (token.size() > kMaxToken || !token.startsWith(kPrefix) || parts.size() != 3)
        return {};
    return QString::fromLatin1(parts.at(1));
}

} // namespace

QByteArray newToken(const QString &warehouse)
{
    return kPrefix + warehouse.toLatin1() + '.'
        + randomBytes(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray newFamily()
{
    return randomBytes(16);
}

QByteArray digestOf(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

bool hasToken(const QByteArray &authorization)
{
    return !bearer(authorization).isEmpty();
}

Result<TokenCheck> checkToken(const QByteArray &authorization, const Route &route, TokenRegister &tokens, UtcMs now)
{
    const QByteArray token = bearer(authorization);
    if (token.isEmpty())
        return TokenCheck{TokenProblem::Missing, {}};
    const QString warehouse = warehouseOf(token);
    if (warehouse.isEmpty())
        return TokenCheck{TokenProblem::Unknown, {}};
    const QByteArray digest = digestOf(token);
    PACKBAY_TRY_ASSIGN(found, tokens.find(warehouse, digest));
    // The look-up compares digests of a secret, and the index's time says nothing about the token; this second look
    // keeps a careless store (prefix or case-blind match) out.
    if (!found || found->digest.size() != digest.size()
        || CRYPTO_memcmp(found->digest.constData(), digest.constData(), static_cast<std::size_t>(digest.size())) != 0)
        return TokenCheck{TokenProblem::Unknown, {}};
    TokenCheck check{TokenProblem::None, *found};
    if (found->revoked)
        check.problem = TokenProblem::Revoked;
    else if (found->audience != route.audience || found->kind != route.kind || found->role != route.role)
        check.problem = TokenProblem::WrongAudience;
    else if (found->spent)
        check.problem = TokenProblem::Reused;
    else if (now >= found->expiresAt)
        check.problem = TokenProblem::Expired;
    return check;
}

} // namespace packbay::central
