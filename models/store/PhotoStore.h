#pragma once
#include "models/domain/Units.h"
#include "models/store/Database.h"

namespace packbay {

/// The photos that operations name by their SHA-256 (sync.md B.9), until the central has them. Belongs to the Ledger's
/// thread; a reader may look.
class PhotoStore
{
public:
    explicit PhotoStore(Database &database);

    /// False: it is here already, nothing changed. Its own transaction.
    Result<bool> add(const QString &sha256, const QByteArray &bytes, UtcMs at);
    /// None: not here.
    Result<std::optional<QByteArray>> bytes(const QString &sha256) const;

private:
    Database &m_database;
};

} // namespace packbay
