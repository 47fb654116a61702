#pragma once
#include "app/central/Tokens.h"
#include "models/store/Database.h"

namespace packbay::central {

/// The table `token` of the central's database.
class StoredTokens final : public TokenRegister
{
public:
    explicit StoredTokens(Database &database)
        : m_database(database)
    {
    }

    Result<std::optional<TokenRecord>> find(const QString &warehouse, const QByteArray &digest) override;
    Status add(const QList<TokenRecord> &records) override;
    Status rotate(const TokenRecord &spent, const QList<TokenRecord> &fresh) override;
    Status revokeFamily(const QString &warehouse, const QByteArray &family) override;

private:
    Status insert(const TokenRecord &record);

    Database &m_database;
};

} // namespace packbay::central
