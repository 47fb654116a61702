#include "models/domain/MapWorld.h"

#include "models/domain/RowField.h"

namespace packbay {

MapWorld::MapWorld(QString warehouse) : m_warehouse(std::move(warehouse)) {}

void MapWorld::put(Row row)
{
    auto &table = m_rows[static_cast<std::size_t>(kindOf(row))];
    const EntityId id = idOf(row);
    if (const auto old = table.find(id); old != table.end())
        index(old->second, false);
    index(row, true);
    table.insert_or_assign(id, std::move(row));
}

void MapWorld::put(const Changes &changes)
{
    for (const Row &row : changes.rows)
        put(row);
}

void MapWorld::index(const Row &row, bool present)
{
    for (std::size_t i = 0; i < kLookups; ++i) {
        const LookupTarget target = targetOf(static_cast<Lookup>(i));
        if (target.kind != kindOf(row))
            continue;
        const QString key = fieldText(row, target.field);
        if (present) {
            m_index[i][key].insert(idOf(row));
            continue;
        }
        const auto slot = m_index[i].find(key);
        slot->second.erase(idOf(row));
        if (slot->second.empty())
            m_index[i].erase(slot);
    }
}

std::optional<Row> MapWorld::row(EntityKind kind, const EntityId &id) const
{
    const auto &table = m_rows[static_cast<std::size_t>(kind)];
    const auto found = table.find(id);
    if (found == table.end())
        return std::nullopt;
    return found->second;
}

std::vector<Row> MapWorld::rows(Lookup lookup, const QString &key, int limit) const
{
    std::vector<Row> found;
    const auto &keys = m_index[static_cast<std::size_t>(lookup)];
    const auto slot = keys.find(key);
    if (slot == keys.end())
        return found;
    const auto &table = m_rows[static_cast<std::size_t>(targetOf(lookup).kind)];
    for (const EntityId &id : slot->second) {
        if (static_cast<int>(found.size()) >= limit)
            break;
        found.push_back(table.at(id));
    }
    return found;
}

qint64 MapWorld::count(Lookup lookup, const QString &key) const
{
    const auto &keys = m_index[static_cast<std::size_t>(lookup)];
    const auto slot = keys.find(key);
    return slot == keys.end() ? 0 : static_cast<qint64>(slot->second.size());
}

} // namespace packbay
