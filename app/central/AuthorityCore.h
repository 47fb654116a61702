#pragma once
#include "app/central/CentralCore.h"
#include "models/domain/Ports.h"
#include "models/store/Authority.h"

#include <functional>
#include <map>

namespace packbay::central {

/// Freight for GET /api/rate/query: the published tariff and a request of architecture.md 11.1, answered as there.
using QuoteDesk = std::function<Result<QJsonObject>(const Tariff &tariff, const QJsonObject &request, bool explain)>;

/// CentralCore over the store's Authority: JSON shapes, idempotency keys, public lists.
class AuthorityCore final : public CentralCore
{
public:
    AuthorityCore(Database &database, const Rulebook &rulebook, const Clock &clock, QuoteDesk quotes);

    Result<QJsonObject> push(const StationIdentity &station, const QJsonObject &body) override;
    Result<QJsonObject> pull(const QString &warehouse, const QString &epoch, qint64 after, int limit) override;
    Result<qint64> head(const QString &warehouse) override;
    Result<QJsonObject> snapshot(const QString &warehouse) override;
    Result<QJsonObject> enrolStation(const QString &warehouse, const QString &station) override;
    Result<QJsonObject> upstream(const QString &warehouse, const QString &route, const QString &key,
                                 const QJsonObject &body) override;
    Result<QJsonObject> upstreamFeed(const QString &warehouse, const QString &route, qint64 after) override;
    Result<QJsonObject> callback(const QString &warehouse, const RecordTracking &event) override;
    Result<QJsonObject> goodsList(qint64 page, qint64 size, const QString &search) override;
    Result<QJsonObject> rateQuery(const QJsonObject &parameters) override;
    Status probe() override;

    Authority &authorityOf(const QString &warehouse);
    /// Applies one operation of the central itself. {"result","code","args"}; only faults of the store are errors.
    Result<QJsonObject> apply(const QString &warehouse, const OperationBody &body, const OpId &opId,
                              const QString &actor);

private:
    Result<QList<OperationBody>> readRows(const QString &warehouse, const QString &route, const QJsonObject &body);
    Result<OperationBody> cancellation(const QString &warehouse, const QJsonObject &item);
    Result<OperationBody> labelAnswer(const QString &warehouse, const QJsonObject &item);
    Result<QString> publicWarehouse();

    Database &m_database;
    const Rulebook &m_rulebook;
    const Clock &m_clock;
    QuoteDesk m_quotes;
    std::map<QString, std::unique_ptr<Authority>> m_authorities;
};

} // namespace packbay::central
