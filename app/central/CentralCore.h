#pragma once
#include "models/domain/Operations.h"
#include "models/domain/Result.h"

#include <QJsonObject>
#include <QString>

namespace packbay::central {

/// Who pushes or pulls, as its token says.
struct StationIdentity
{
    QString station; ///< two characters, e.g. "7K"
    QString warehouse;
};

/// What the routes need from the authority behind them. Every call runs on the one database thread and is a whole
/// transaction: it has committed when it returns a value. Errors of the protocol come as 4xxx codes (StationFork,
/// SequenceGap, MustRefetch, ...), see Envelope.h for the HTTP side; a business refusal is a result, not an error.
class CentralCore
{
public:
    virtual ~CentralCore() = default;

    /// sync.md B.3. `body` is the message {"station","epoch","ops":[..]}.
    virtual Result<QJsonObject> push(const StationIdentity &station, const QJsonObject &body) = 0;
    /// sync.md B.4. `epoch` empty: the caller has none yet.
    virtual Result<QJsonObject> pull(const QString &warehouse, const QString &epoch, qint64 after, int limit) = 0;
    virtual Result<qint64> head(const QString &warehouse) = 0;
    virtual Result<QJsonObject> snapshot(const QString &warehouse) = 0;

    /// Makes the station known, or leaves a known one as it is. Gives its epoch and the seq that is expected next.
    virtual Result<QJsonObject> enrolStation(const QString &warehouse, const QString &station) = 0;

    /// `route` is "members", "pre-alerts", ...; a repeat with the same key gives the stored answer, with another body
    /// IdempotencyKeyReused.
    virtual Result<QJsonObject> upstream(const QString &warehouse, const QString &route, const QString &key,
                                         const QJsonObject &body)
        = 0;
    /// Rows of "receipts", "quotes", "shipments" or "reconciliation" after this cursor.
    virtual Result<QJsonObject> upstreamFeed(const QString &warehouse, const QString &route, qint64 after) = 0;
    /// An event of a carrier, once per (provider, event id).
    virtual Result<QJsonObject> callback(const QString &warehouse, const RecordTracking &event) = 0;

    virtual Result<QJsonObject> goodsList(qint64 page, qint64 size, const QString &search) = 0;
    /// `parameters` are the query's, checked against the route's list of names.
    virtual Result<QJsonObject> rateQuery(const QJsonObject &parameters) = 0;

    /// The database takes writes.
    virtual Status probe() = 0;
};

} // namespace packbay::central
