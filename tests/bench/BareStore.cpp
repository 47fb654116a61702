#include "tests/bench/BareStore.h"

#include "models/domain/Ids.h"
#include "models/domain/OwnCode.h"

#include <sqlite3.h>

#include <array>
#include <cstring>

namespace packbay::bench {
namespace {

struct Source
{
    const char *table;
    const char *key;   ///< the primary key as a condition
    const char *last;  ///< what one step can have touched; ?1 = tracking number
    const char *whole; ///< what all the steps can have touched
};
constexpr auto kAll = "ORDER BY 1,2";
constexpr std::array kSources{
    Source{"parcel", "wh=? AND id=?", "WHERE wh='SH1' AND tracking=?1", "WHERE wh='SH1' AND tracking>='SF88' AND tracking<'SF89' ORDER BY tracking"},
    Source{"exception", "wh=? AND id=?", "WHERE wh='SH1' AND entity_key=?1", kAll},
    Source{"base_image", "entity=? AND id=?", "WHERE (entity='parcel' AND id IN (SELECT id FROM parcel WHERE wh='SH1' AND tracking=?1)) "
        "OR (entity='exception' AND id IN (SELECT id FROM exception WHERE wh='SH1' AND entity_key=?1))", kAll},
    Source{"operation", "epoch=? AND seq=?", "ORDER BY epoch DESC, seq DESC LIMIT 1", kAll},
    Source{"audit", "wh=? AND n=?", "WHERE wh='SH1' ORDER BY n DESC LIMIT 1", kAll},
    Source{"sync_state", "one=?", "", kAll},
    Source{"counter", "name=?", "", kAll},
    Source{"print_job", "serial=?", "ORDER BY serial DESC LIMIT 2", kAll},
};
constexpr std::array kPragmas{"journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000",
                              "journal_size_limit=67108864", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "wal_autocheckpoint=1000"};

bool same(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
    const int bytes = sqlite3_column_bytes(a, column);
    return sqlite3_column_type(a, column) == sqlite3_column_type(b, column) && bytes == sqlite3_column_bytes(b, column)
        && (bytes == 0 || std::memcmp(sqlite3_column_blob(a, column), sqlite3_column_blob(b, column), static_cast<std::size_t>(bytes)) == 0);
}

QString textOf(sqlite3_value *value)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(value)), sqlite3_value_bytes(value));
}

void rowId(sqlite3_context *context, int count, sqlite3_value **values)
{
    const EntityId id = count == 4 ? entityId(textOf(values[0]), {textOf(values[1]), textOf(values[2]), textOf(values[3])})
                                   : entityId(textOf(values[0]), {textOf(values[1])});
    const QByteArray bytes = id.toBytes();
    sqlite3_result_blob(context, bytes.constData(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

void memberCodeOf(sqlite3_context *context, int, sqlite3_value **values)
{
    const QByteArray code = memberCode(sqlite3_value_int(values[0])).toUtf8();
    sqlite3_result_text(context, code.constData(), static_cast<int>(code.size()), SQLITE_TRANSIENT);
}

} // namespace

Result<std::unique_ptr<BareStore>> BareStore::open(const QString &file)
{
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(file.toUtf8().constData(), &handle, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
        return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("file"), file}});
    std::unique_ptr<BareStore> store(new BareStore(handle));
    for (const char *pragma : kPragmas)
        PACKBAY_TRY(store->exec(std::string("PRAGMA ") + pragma));
    return store;
}

BareStore::~BareStore()
{
    forget();
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Status BareStore::failure(const char *what) const
{
    return makeError(ErrorCode::SqlFailed, {{QStringLiteral("sql"), QString::fromUtf8(what)}}, QString::fromUtf8(sqlite3_errmsg(m_handle)));
}

Status BareStore::exec(const std::string &sql)
{
    return sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK ? Status() : failure(sql.c_str());
}

Result<std::vector<std::string>> BareStore::texts(const std::string &sql)
{
    PACKBAY_TRY_ASSIGN(select, prepared(sql));
    std::vector<std::string> found;
    while (sqlite3_step(select) == SQLITE_ROW)
        found.emplace_back(reinterpret_cast<const char *>(sqlite3_column_text(select, 0)));
    sqlite3_reset(select);
    return found;
}

void BareStore::addKeyFunctions()
{
    for (const int arguments : {2, 4})
        sqlite3_create_function(m_handle, "row_id", arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, &rowId, nullptr, nullptr);
    sqlite3_create_function(m_handle, "member_code", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, &memberCodeOf, nullptr, nullptr);
}

Result<sqlite3_stmt *> BareStore::prepared(const std::string &sql)
{
    sqlite3_stmt *&statement = m_statements[sql];
    if (!statement && sqlite3_prepare_v3(m_handle, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return failure(sql.c_str()).error();
    return statement;
}

void BareStore::forget()
{
    for (Copied &row : m_rows) {
        for (void *value : row.values)
            sqlite3_value_free(static_cast<sqlite3_value *>(value));
    }
    m_rows.clear();
}

Status BareStore::gatherRow(const std::string &table, const std::string &key, sqlite3_stmt *row)
{
    PACKBAY_TRY_ASSIGN(own, prepared("SELECT * FROM " + table + " WHERE " + key));
    const int keys = sqlite3_bind_parameter_count(own);
    for (int i = 0; i < keys; ++i)
        sqlite3_bind_value(own, i + 1, sqlite3_column_value(row, i)); // every primary key comes first in its table
    const bool known = sqlite3_step(own) == SQLITE_ROW;
    std::string names;
    std::string marks;
    Copied copied;
    for (int i = 0; i < sqlite3_column_count(row); ++i) {
        if (known && same(row, own, i))
            continue;
        names += std::string(names.empty() ? "" : ",") + sqlite3_column_name(row, i) + (known ? "=?" : "");
        marks += marks.empty() ? "?" : ",?";
        copied.values.push_back(sqlite3_value_dup(sqlite3_column_value(row, i)));
    }
    for (int i = 0; known && i < keys; ++i)
        copied.values.push_back(sqlite3_value_dup(sqlite3_column_value(row, i)));
    sqlite3_reset(own);
    if (names.empty()) {
        for (void *value : copied.values)
            sqlite3_value_free(static_cast<sqlite3_value *>(value));
        return {};
    }
    const Result<sqlite3_stmt *> statement = prepared(known ? "UPDATE " + table + " SET " + names + " WHERE " + key
                                                            : "INSERT INTO " + table + '(' + names + ") VALUES(" + marks + ')');
    copied.statement = statement ? *statement : nullptr;
    m_rows.push_back(std::move(copied));
    return statement ? Status() : Status(statement.error());
}

Status BareStore::gather(BareStore &source, const QString &tracking)
{
    forget();
    const QByteArray key = tracking.toUtf8();
    for (const Source &from : kSources) {
        PACKBAY_TRY_ASSIGN(select, source.prepared(std::string("SELECT * FROM ") + from.table + ' ' + from.last));
        if (sqlite3_bind_parameter_count(select) > 0)
            sqlite3_bind_text(select, 1, key.constData(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
        Status gathered;
        while (gathered && sqlite3_step(select) == SQLITE_ROW)
            gathered = gatherRow(from.table, from.key, select);
        sqlite3_reset(select);
        PACKBAY_TRY(gathered);
    }
    return {};
}

Status BareStore::write()
{
    PACKBAY_TRY_ASSIGN(begin, prepared("BEGIN IMMEDIATE"));
    PACKBAY_TRY_ASSIGN(commit, prepared("COMMIT"));
    sqlite3_step(begin);
    sqlite3_reset(begin);
    for (const Copied &row : m_rows) {
        for (std::size_t i = 0; i < row.values.size(); ++i)
            sqlite3_bind_value(row.statement, static_cast<int>(i + 1), static_cast<sqlite3_value *>(row.values[i]));
        const int done = sqlite3_step(row.statement);
        sqlite3_reset(row.statement);
        if (done != SQLITE_DONE)
            return failure("INSERT or UPDATE");
    }
    const int done = sqlite3_step(commit);
    sqlite3_reset(commit);
    return done == SQLITE_DONE ? Status() : failure("COMMIT");
}

Status BareStore::sameAs(BareStore &source)
{
    for (const Source &table : kSources) {
        const std::string sql = std::string("SELECT * FROM ") + table.table + ' ' + table.whole;
        PACKBAY_TRY_ASSIGN(theirs, source.prepared(sql));
        PACKBAY_TRY_ASSIGN(mine, prepared(sql));
        bool equal = true;
        while (equal) {
            const bool more = sqlite3_step(theirs) == SQLITE_ROW;
            equal = (sqlite3_step(mine) == SQLITE_ROW) == more;
            if (!more)
                break;
            for (int i = 0; equal && i < sqlite3_column_count(theirs); ++i)
                equal = same(theirs, mine, i);
        }
        sqlite3_reset(theirs);
        sqlite3_reset(mine);
        if (!equal)
            return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("table"), QString::fromUtf8(table.table)}}, QStringLiteral("the peer has not written the same rows"));
    }
    return {};
}

} // namespace packbay::bench
