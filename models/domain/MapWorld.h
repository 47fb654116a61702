#pragma once
#include "models/domain/Rulebook.h"

#include <array>
#include <map>
#include <set>

namespace packbay {

/// A warehouse in memory, with the same answers as the store: for tests of rules and flows, and for dry runs.
class MapWorld : public WorldView
{
public:
    explicit MapWorld(QString warehouse = QStringLiteral("SH1"));

    /// Inserts or replaces by kind and id.
    void put(Row row);
    void put(const Changes &changes);

    std::optional<Row> row(EntityKind kind, const EntityId &id) const override;
    std::vector<Row> rows(Lookup lookup, const QString &key, int limit) const override;
    qint64 count(Lookup lookup, const QString &key) const override;
    QString warehouse() const override { return m_warehouse; }

    /// Every row of this kind, ordered by id bytes.
    template<class T>
    std::vector<T> every() const
    {
        std::vector<T> found;
        for (const auto &[id, stored] : m_rows[static_cast<std::size_t>(T::kKind)])
            found.push_back(std::get<T>(stored));
        return found;
    }

    bool operator==(const MapWorld &other) const { return m_warehouse == other.m_warehouse && m_rows == other.m_rows; }

private:
    static constexpr std::size_t kKinds = EnumTable<EntityKind>::names.size();
    static constexpr std::size_t kLookups = static_cast<std::size_t>(Lookup::TariffByKind) + 1;

    void index(const Row &row, bool present);

    QString m_warehouse;
    std::array<std::map<EntityId, Row>, kKinds> m_rows;
    std::array<std::map<QString, std::set<EntityId>>, kLookups> m_index;
};

} // namespace packbay
