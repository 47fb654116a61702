#include "models/store/Dump.h"

#include "models/domain/JsonWriter.h"
#include "models/store/Backup.h"
#include "models/store/EntityStore.h"
#include "models/wire/RowCodec.h"

#include <QSet>
#include <QVariant>

#include <algorithm>

namespace packbay {
namespace {

Result<QSet<QByteArray>> unsettledRows(Database &database)
{
    QSet<QByteArray> keys;
    if (database.kind() != DatabaseKind::Station)
        return keys;
    QSqlQuery &query = database.statement(QStringLiteral("SELECT entity,id FROM base_image"));
    PACKBAY_TRY(database.run(query));
    while (query.next())
        keys.insert(query.value(0).toByteArray() + query.value(1).toByteArray());
    query.finish();
    return keys;
}

} // namespace

Status dumpRows(Database &database, const std::optional<QString> &onlyEntity, const std::function<void(const QByteArray &)> &line)
{
    QList<EntityKind> kinds;
    for (std::size_t i = 0; i < std::variant_size_v<Row>; ++i)
        kinds.append(static_cast<EntityKind>(i));
    std::sort(kinds.begin(), kinds.end(), [](EntityKind a, EntityKind b) { return enumName(a) < enumName(b); });
    if (onlyEntity && !enumOf<EntityKind>(*onlyEntity))
        return makeError(ErrorCode::UsageWrong, {{QStringLiteral("entity"), *onlyEntity}});
    PACKBAY_TRY_ASSIGN(warehouse, warehouseOf(database));
    PACKBAY_TRY_ASSIGN(unsettled, unsettledRows(database));
    const EntityStore store(database, warehouse);
    for (const EntityKind kind : kinds) {
        const QString name = enumName(kind);
        if (onlyEntity && name != *onlyEntity)
            continue;
        PACKBAY_TRY(store.forEach(kind, [&](const StoredRow &stored) {
            const EntityId id = idOf(stored.row);
            JsonWriter json;
            json.beginObject().field("e", name).field("id", id.toString()).field("ver", stored.version);
            json.key("row").raw(wire::canonicalOf(stored.row));
            if (unsettled.contains(name.toUtf8() + id.toBytes()))
                json.field("unsettled", true);
            json.endObject();
            line(json.take());
            return true;
        }));
    }
    return {};
}

} // namespace packbay
