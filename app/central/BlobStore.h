#pragma once
#include "models/domain/Units.h"
#include "models/store/Database.h"

#include <QByteArray>
#include <QString>

namespace packbay::central {

/// Photos and documents by content, in the database that all processes of the central share. The client's name of a
/// file is never seen. Belongs to the database thread.
class BlobStore
{
public:
    explicit BlobStore(Database &database)
        : m_database(database)
    {
    }

    /// Durable when it returns. True: it is new; false: these bytes were here already. Errors: MessageMalformed when
    /// the name is no SHA-256 in lower-case hex, when the bytes have another one, or are no JPEG, PNG, PDF or ZPL; else
    /// the store's.
    Result<bool> put(const QString &warehouse, const QString &sha256, const QByteArray &bytes, UtcMs now);
    /// NotFound (2106) when there is none under this name.
    Result<QByteArray> bytes(const QString &warehouse, const QString &sha256);

private:
    Database &m_database;
};

} // namespace packbay::central
