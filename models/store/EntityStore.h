#pragma once
#include "models/domain/WorldView.h"
#include "models/store/Database.h"

#include <functional>
#include <map>

namespace packbay {

/// A row with the version that the central gave it (0 = the central does not know it yet).
struct StoredRow
{
    Row row;
    qint64 version = 0;
};

/// The entity tables of one warehouse in one database. As a WorldView it cannot report SQL errors by return value;
/// they are kept and must be asked for with takeError() before a result is believed.
class EntityStore : public WorldView
{
public:
    EntityStore(Database &database, QString warehouse);

    std::optional<Row> row(EntityKind kind, const EntityId &id) const override;
    std::vector<Row> rows(Lookup lookup, const QString &key, int limit) const override;
    qint64 count(Lookup lookup, const QString &key) const override;
    QString warehouse() const override { return m_warehouse; }

    std::optional<StoredRow> stored(EntityKind kind, const EntityId &id) const;
    Status put(const Row &row, qint64 version);
    /// Writes only the columns in which `after` differs from `before` (the stored row), so that an index is touched only
    /// when its column changed.
    Status change(const StoredRow &before, const Row &after);
    Status remove(EntityKind kind, const EntityId &id);
    /// Every row of a kind by id; stops when `visit` returns false.
    Status forEach(EntityKind kind, const std::function<bool(const StoredRow &)> &visit) const;

    /// For ReadSnapshot: whether this opened one; on a reader's connection only. `known` counts as read already.
    bool beginReading(const std::vector<Row> &known);
    void endReading();

    std::optional<Error> takeError() const { return std::exchange(m_error, std::nullopt); }

private:
    std::vector<StoredRow> select(EntityKind kind, Statement &query) const;

    Database &m_database;
    QString m_warehouse;
    mutable std::optional<Error> m_error;
    using KnownRows = std::map<std::pair<EntityKind, EntityId>, std::optional<Row>>;
    mutable std::optional<KnownRows> m_known; ///< none: no snapshot is open
};

/// CREATE TABLE text of a kind as the migrations have it; the schema test compares the two.
QStringList columnDefinitions(EntityKind kind);

} // namespace packbay
