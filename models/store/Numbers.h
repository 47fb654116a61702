#pragma once
#include "models/domain/Operations.h"
#include "models/store/EntityStore.h"

namespace packbay {

/// Gives out the numbers of a station inside the Ledger's transaction: two stations never print the same, a number that
/// was rolled back is given out again, one that was committed never.
class Numbers
{
public:
    Numbers(Database &database, const EntityStore &world, QString station);

    /// Fills every number that `body` leaves empty (inner labels, quote, label, carrier, bag and manifest numbers).
    /// Error 2409 when the granted block is used up.
    Status fill(OperationBody &body);

private:
    Result<qint64> next(const QString &counter);
    Result<QString> code(const QString &counter, int width);
    Result<qint64> fromBlock(const QString &purpose, QString &prefix);

    Database &m_database;
    const EntityStore &m_world;
    QString m_station;
};

/// Crockford base32 of a number, padded with zeros to `width`.
QString crockford(qint64 number, int width);

} // namespace packbay
