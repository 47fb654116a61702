#include "models/store/EntityStore.h"

#include "models/store/Columns.h"

#include <array>
#include <utility>

namespace packbay {
namespace {

constexpr std::size_t kKinds = std::variant_size_v<Row>;

/// What the store needs to know of one kind of row; the texts are made once.
struct KindSql
{
    QString select;  ///< "SELECT id, ver, ... FROM table WHERE wh=?"
    QString byId;
    QString upsert;
    QString remove;
    QStringList definitions;
    std::optional<StoredRow> (*read)(const Statement &);
    void (*bind)(Statement &, const Row &, int first);
    QStringList (*changed)(const Row &before, const Row &after);
    int (*bindChanged)(Statement &, const Row &before, const Row &after);
};

template<class T>
std::optional<StoredRow> readRow(const Statement &query)
{
    T entity;
    entity.id = EntityId::fromBytes(query.blob(0));
    int column = 2;
    bool ok = true;
    T::fields(entity, [&](const char *, auto &field) { ok = store::readField(query, column++, field) && ok; });
    if (!ok)
        return std::nullopt;
    return StoredRow{Row(std::move(entity)), query.integer(1)};
}

template<class T>
void bindRow(Statement &query, const Row &row, int first)
{
    const T &entity = std::get<T>(row);
    int column = first;
    T::fields(entity, [&](const char *, const auto &field) { store::bindField(query, column++, field); });
}

/// Calls `visit(name, field)` for the fields of `after` that differ from those of `before`.
template<class T>
void visitChanged(const Row &before, const Row &after, auto &&visit)
{
    std::vector<const void *> old;
    T::fields(std::get<T>(before), [&](const char *, const auto &field) { old.push_back(&field); });
    std::size_t index = 0;
    T::fields(std::get<T>(after), [&]<class F>(const char *name, const F &field) {
        if (!(*static_cast<const F *>(old[index++]) == field))
            visit(name, field);
    });
}

template<class T>
QStringList changedColumns(const Row &before, const Row &after)
{
    QStringList names;
    visitChanged<T>(before, after, [&](const char *name, const auto &) { names.append(QLatin1String(name)); });
    return names;
}

template<class T>
int bindChangedColumns(Statement &query, const Row &before, const Row &after)
{
    int column = 0;
    visitChanged<T>(before, after, [&](const char *, const auto &field) { store::bindField(query, column++, field); });
    return column;
}

template<class T>
KindSql sqlOf()
{
    const QString table = enumName(T::kKind);
    QStringList names;
    QStringList updates;
    QStringList definitions{QStringLiteral("wh TEXT NOT NULL"), QStringLiteral("id BLOB NOT NULL"),
                            QStringLiteral("ver INTEGER NOT NULL")};
    for (const store::Column &column : store::columnsOf<T>()) {
        names.append(column.name);
        updates.append(column.name + QStringLiteral("=excluded.") + column.name);
        definitions.append(column.name + (column.integer ? QStringLiteral(" INTEGER NOT NULL") : QStringLiteral(" TEXT NOT NULL")));
    }
    QStringList marks;
    for (qsizetype i = 0; i < names.size() + 3; ++i)
        marks.append(QStringLiteral("?"));
    KindSql sql;
    sql.select = QStringLiteral("SELECT id,ver,") + names.join(u',') + QStringLiteral(" FROM ") + table + QStringLiteral(" WHERE wh=?");
    sql.byId = sql.select + QStringLiteral(" AND id=?");
    sql.upsert = QStringLiteral("INSERT INTO ") + table + QStringLiteral("(wh,id,ver,") + names.join(u',') + QStringLiteral(") VALUES(")
        + marks.join(u',') + QStringLiteral(") ON CONFLICT(wh,id) DO UPDATE SET ver=excluded.ver,") + updates.join(u',');
    sql.remove = QStringLiteral("DELETE FROM ") + table + QStringLiteral(" WHERE wh=? AND id=?");
    sql.definitions = definitions;
    sql.read = &readRow<T>;
    sql.bind = &bindRow<T>;
    sql.changed = &changedColumns<T>;
    sql.bindChanged = &bindChangedColumns<T>;
    return sql;
}

template<std::size_t... I>
std::array<KindSql, kKinds> makeAll(std::index_sequence<I...>)
{
    return {sqlOf<std::variant_alternative_t<I, Row>>()...};
}

const KindSql &sqlFor(EntityKind kind)
{
    // Constant texts derived from the types; the order of Row is the order of EntityKind (checked below).
    static const std::array<KindSql, kKinds> s_all = makeAll(std::make_index_sequence<kKinds>());
    return s_all.at(static_cast<std::size_t>(kind));
}

template<std::size_t... I>
constexpr bool inOrder(std::index_sequence<I...>)
{
    return ((static_cast<std::size_t>(std::variant_alternative_t<I, Row>::kKind) == I) && ...);
}
static_assert(inOrder(std::make_index_sequence<kKinds>()), "Row lists its kinds in the order of EntityKind");

} // namespace

QStringList columnDefinitions(EntityKind kind)
{
    return sqlFor(kind).definitions;
}

EntityStore::EntityStore(Database &database, QString warehouse)
    : m_database(database), m_warehouse(std::move(warehouse))
{
}

std::vector<StoredRow> EntityStore::select(EntityKind kind, Statement &query) const
{
    std::vector<StoredRow> found;
    while (query.next()) {
        if (std::optional<StoredRow> read = sqlFor(kind).read(query)) {
            found.push_back(std::move(*read));
        } else {
            m_error = makeError(ErrorCode::RowInvalid, {{QStringLiteral("entity"), enumName(kind)},
                                                        {QStringLiteral("id"), QString::fromLatin1(query.blob(0).toHex())}});
        }
    }
    if (!query.status()) {
        m_error = query.status().error();
        found.clear();
    }
    return found;
}

std::optional<StoredRow> EntityStore::stored(EntityKind kind, const EntityId &id) const
{
    Statement query = m_database.prepared(sqlFor(kind).byId);
    query.bind(0, m_warehouse);
    query.bind(1, id.toBytes());
    std::vector<StoredRow> found = select(kind, query);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

bool EntityStore::beginReading(const std::vector<Row> &known)
{
    if (m_known || !m_database.prepared(QStringLiteral("BEGIN")).run())
        return false;
    m_known.emplace();
    for (const Row &row : known)
        m_known->insert_or_assign({kindOf(row), idOf(row)}, row);
    return true;
}

void EntityStore::endReading()
{
    m_known.reset();
    static_cast<void>(m_database.prepared(QStringLiteral("COMMIT")).run());
}

std::optional<Row> EntityStore::row(EntityKind kind, const EntityId &id) const
{
    if (m_known) {
        if (const auto known = m_known->find({kind, id}); known != m_known->end())
            return known->second;
    }
    std::optional<StoredRow> found = stored(kind, id);
    std::optional<Row> row = found ? std::optional(std::move(found->row)) : std::nullopt;
    if (m_known)
        m_known->emplace(std::pair(kind, id), row);
    return row;
}

std::vector<Row> EntityStore::rows(Lookup lookup, const QString &key, int limit) const
{
    const LookupTarget target = targetOf(lookup);
    Statement query = m_database.prepared(sqlFor(target.kind).select + QStringLiteral(" AND ") + QLatin1String(target.field)
                                          + QStringLiteral("=? ORDER BY id LIMIT ?"));
    query.bind(0, m_warehouse);
    query.bind(1, key);
    query.bind(2, qint64(limit));
    std::vector<Row> found;
    for (StoredRow &stored : select(target.kind, query))
        found.push_back(std::move(stored.row));
    return found;
}

qint64 EntityStore::count(Lookup lookup, const QString &key) const
{
    const LookupTarget target = targetOf(lookup);
    Statement query = m_database.prepared(QStringLiteral("SELECT COUNT(*) FROM ") + enumName(target.kind)
                                          + QStringLiteral(" WHERE wh=? AND ") + QLatin1String(target.field) + QStringLiteral("=?"));
    query.bind(0, m_warehouse);
    query.bind(1, key);
    const qint64 number = query.next() ? query.integer(0) : 0;
    if (!query.status())
        m_error = query.status().error();
    return number;
}

Status EntityStore::put(const Row &row, qint64 version)
{
    const KindSql &sql = sqlFor(kindOf(row));
    Statement query = m_database.prepared(sql.upsert);
    query.bind(0, m_warehouse);
    query.bind(1, idOf(row).toBytes());
    query.bind(2, version);
    sql.bind(query, row, 3);
    return query.run();
}

Status EntityStore::change(const StoredRow &before, const Row &after)
{
    const KindSql &sql = sqlFor(kindOf(after));
    const QStringList names = sql.changed(before.row, after);
    if (names.isEmpty())
        return {};
    Statement query = m_database.prepared(QStringLiteral("UPDATE ") + enumName(kindOf(after)) + QStringLiteral(" SET ")
                                          + names.join(QStringLiteral("=?,")) + QStringLiteral("=? WHERE wh=? AND id=?"));
    const int next = sql.bindChanged(query, before.row, after);
    query.bind(next, m_warehouse);
    query.bind(next + 1, idOf(after).toBytes());
    return query.run();
}

Status EntityStore::remove(EntityKind kind, const EntityId &id)
{
    Statement query = m_database.prepared(sqlFor(kind).remove);
    query.bind(0, m_warehouse);
    query.bind(1, id.toBytes());
    return query.run();
}

Status EntityStore::forEach(EntityKind kind, const std::function<bool(const StoredRow &)> &visit) const
{
    Statement query = m_database.prepared(sqlFor(kind).select + QStringLiteral(" ORDER BY id"));
    query.bind(0, m_warehouse);
    while (query.next()) {
        const std::optional<StoredRow> read = sqlFor(kind).read(query);
        if (!read)
            return makeError(ErrorCode::RowInvalid, {{QStringLiteral("entity"), enumName(kind)}});
        if (!visit(*read))
            break;
    }
    return query.status();
}

} // namespace packbay
