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
    QString upsert;
    QString remove;
    QStringList definitions;
    std::optional<StoredRow> (*read)(QSqlQuery &);
    void (*bind)(QSqlQuery &, const Row &, int first);
};

template<class T>
std::optional<StoredRow> readRow(QSqlQuery &query)
{
    T entity;
    entity.id = EntityId::fromBytes(query.value(0).toByteArray());
    int column = 2;
    bool ok = true;
    T::fields(entity, [&](const char *, auto &field) { ok = store::fromSql(query.value(column++), field) && ok; });
    if (!ok)
        return std::nullopt;
    return StoredRow{Row(std::move(entity)), query.value(1).toLongLong()};
}

template<class T>
void bindRow(QSqlQuery &query, const Row &row, int first)
{
    const T &entity = std::get<T>(row);
    int column = first;
    T::fields(entity, [&](const char *, const auto &field) { query.bindValue(column++, store::toSql(field)); });
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
    sql.upsert = QStringLiteral("INSERT INTO ") + table + QStringLiteral("(wh,id,ver,") + names.join(u',') + QStringLiteral(") VALUES(")
        + marks.join(u',') + QStringLiteral(") ON CONFLICT(wh,id) DO UPDATE SET ver=excluded.ver,") + updates.join(u',');
    sql.remove = QStringLiteral("DELETE FROM ") + table + QStringLiteral(" WHERE wh=? AND id=?");
    sql.definitions = definitions;
    sql.read = &readRow<T>;
    sql.bind = &bindRow<T>;
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

std::vector<StoredRow> EntityStore::select(EntityKind kind, QSqlQuery &query) const
{
    std::vector<StoredRow> found;
    if (const Status ran = m_database.run(query); !ran) {
        m_error = ran.error();
        return found;
    }
    while (query.next()) {
        if (std::optional<StoredRow> read = sqlFor(kind).read(query)) {
            found.push_back(std::move(*read));
        } else {
            m_error = makeError(ErrorCode::RowInvalid, {{QStringLiteral("entity"), enumName(kind)},
                                                        {QStringLiteral("id"), QString::fromLatin1(query.value(0).toByteArray().toHex())}});
        }
    }
    query.finish();
    return found;
}

std::optional<StoredRow> EntityStore::stored(EntityKind kind, const EntityId &id) const
{
    QSqlQuery &query = m_database.statement(sqlFor(kind).select + QStringLiteral(" AND id=?"));
    query.bindValue(0, m_warehouse);
    query.bindValue(1, id.toBytes());
    std::vector<StoredRow> found = select(kind, query);
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

std::optional<Row> EntityStore::row(EntityKind kind, const EntityId &id) const
{
    std::optional<StoredRow> found = stored(kind, id);
    if (!found)
        return std::nullopt;
    return std::move(found->row);
}

std::vector<Row> EntityStore::rows(Lookup lookup, const QString &key, int limit) const
{
    const LookupTarget target = targetOf(lookup);
    QSqlQuery &query = m_database.statement(sqlFor(target.kind).select + QStringLiteral(" AND ") + QLatin1String(target.field)
                                            + QStringLiteral("=? ORDER BY id LIMIT ?"));
    query.bindValue(0, m_warehouse);
    query.bindValue(1, key);
    query.bindValue(2, limit);
    std::vector<Row> found;
    for (StoredRow &stored : select(target.kind, query))
        found.push_back(std::move(stored.row));
    return found;
}

qint64 EntityStore::count(Lookup lookup, const QString &key) const
{
    const LookupTarget target = targetOf(lookup);
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT COUNT(*) FROM ") + enumName(target.kind)
                                            + QStringLiteral(" WHERE wh=? AND ") + QLatin1String(target.field) + QStringLiteral("=?"));
    query.bindValue(0, m_warehouse);
    query.bindValue(1, key);
    if (const Status ran = m_database.run(query); !ran) {
        m_error = ran.error();
        return 0;
    }
    const qint64 number = query.next() ? query.value(0).toLongLong() : 0;
    query.finish();
    return number;
}

Status EntityStore::put(const Row &row, qint64 version)
{
    const KindSql &sql = sqlFor(kindOf(row));
    QSqlQuery &query = m_database.statement(sql.upsert);
    query.bindValue(0, m_warehouse);
    query.bindValue(1, idOf(row).toBytes());
    query.bindValue(2, version);
    sql.bind(query, row, 3);
    return m_database.run(query);
}

Status EntityStore::remove(EntityKind kind, const EntityId &id)
{
    QSqlQuery &query = m_database.statement(sqlFor(kind).remove);
    query.bindValue(0, m_warehouse);
    query.bindValue(1, id.toBytes());
    return m_database.run(query);
}

Status EntityStore::forEach(EntityKind kind, const std::function<bool(const StoredRow &)> &visit) const
{
    QSqlQuery &query = m_database.statement(sqlFor(kind).select + QStringLiteral(" ORDER BY id"));
    query.bindValue(0, m_warehouse);
    PACKBAY_TRY(m_database.run(query));
    while (query.next()) {
        const std::optional<StoredRow> read = sqlFor(kind).read(query);
        if (!read)
            return makeError(ErrorCode::RowInvalid, {{QStringLiteral("entity"), enumName(kind)}});
        if (!visit(*read))
            break;
    }
    query.finish();
    return {};
}

} // namespace packbay
