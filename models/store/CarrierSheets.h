#pragma once
#include "models/domain/Units.h"
#include "models/store/Database.h"

#include <QStringList>

namespace packbay {

/// The sheets of carriers by their SHA-256, as they came from the central: kept so that a copy is the same bytes. Belongs
/// to the Ledger's thread; a reader may look.
class CarrierSheets
{
public:
    explicit CarrierSheets(Database &database);

    /// MessageMalformed (4012) when the bytes have another SHA-256; the same again changes nothing.
    Status add(const QString &sha256, const QByteArray &bytes, UtcMs at);
    /// None: not here.
    Result<std::optional<QByteArray>> bytes(const QString &sha256) const;
    /// Sheets of labels that are to be printed and are not here.
    Result<QStringList> missing() const;

private:
    Database &m_database;
};

} // namespace packbay
