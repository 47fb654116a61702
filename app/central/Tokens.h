#pragma once
#include "app/central/RouteTable.h"
#include "models/domain/Result.h"
#include "models/domain/Units.h"

#include <optional>

namespace packbay::central {

/// What the database knows of a token; never the token itself.
struct TokenRecord
{
    QByteArray digest; ///< SHA-256 of the token
    Audience audience = Audience::Station;
    TokenKind kind = TokenKind::Access;
    Role role = Role::Clerk;
    QString warehouse;
    QString subject; ///< station, upstream system or member code
    QByteArray family; ///< 16 bytes: all tokens that came from one enrolment
    UtcMs expiresAt;
    bool spent = false; ///< a refresh or enrolment token that was used
    bool revoked = false;
};

/// The stored tokens. One call, one transaction, on the database thread.
class TokenRegister
{
public:
    virtual ~TokenRegister() = default;
    virtual Result<std::optional<TokenRecord>> find(const QString &warehouse, const QByteArray &digest) = 0;
    virtual Status add(const QList<TokenRecord> &records) = 0;
    /// Marks `spent` and adds `fresh`, both or nothing. NotFound when somebody else spent it meanwhile.
    virtual Status rotate(const TokenRecord &spent, const QList<TokenRecord> &fresh) = 0;
    virtual Status revokeFamily(const QString &warehouse, const QByteArray &family) = 0;
};

/// "pb.<warehouse>.<43 characters>": 256 random bits; the warehouse in front finds the shard.
QByteArray newToken(const QString &warehouse);
QByteArray newFamily();
QByteArray digestOf(const QByteArray &token);

/// Why a token is not good enough; the words are those of sync.md B.13.
enum class TokenProblem { None, Missing, Unknown, Expired, Revoked, Reused, WrongAudience };

struct TokenCheck
{
    TokenProblem problem = TokenProblem::Missing;
    TokenRecord record;
};

/// Judges the header `Authorization: Bearer ...` for a route. A token that was found but is spent gives Reused together
/// with its record, so that the caller can revoke the family.
Result<TokenCheck> checkToken(const QByteArray &authorization, const Route &route, TokenRegister &tokens, UtcMs now);
/// There is something after "Bearer "; nothing is said about its worth.
bool hasToken(const QByteArray &authorization);

} // namespace packbay::central
