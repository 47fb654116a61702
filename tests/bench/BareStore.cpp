#include "tests/bench/BareStore.h"

#include <sqlite3.h>

#include <array>

namespace packbay::bench {
namespace {

struct Source
{
    const char *table;
    const char *where; ///< ?1 = tracking number
};
constexpr std::array kSources{
    Source{"parcel", "WHERE wh='SH1' AND tracking=?1"},
    Source{"exception", "WHERE wh='SH1' AND entity_key=?1"},
    Source{"base_image", "WHERE entity='parcel' AND id IN (SELECT id FROM parcel WHERE wh='SH1' AND tracking=?1)"},
    Source{"base_image", "WHERE entity='exception' AND id IN (SELECT id FROM exception WHERE wh='SH1' AND entity_key=?1)"},
    Source{"operation", "ORDER BY epoch DESC, seq DESC LIMIT 1"},
    Source{"audit", "WHERE wh='SH1' ORDER BY n DESC LIMIT 1"},
    Source{"sync_state", ""},
    Source{"counter", ""},
};
constexpr std::array kPragmas{"journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000",
                              "journal_size_limit=67108864", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "wal_autocheckpoint=1000"};

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

Status BareStore::gather(BareStore &source, const QString &tracking)
{
    forget();
    const QByteArray key = tracking.toUtf8();
    for (const Source &from : kSources) {
        PACKBAY_TRY_ASSIGN(select, source.prepared(std::string("SELECT * FROM ") + from.table + ' ' + from.where));
        if (sqlite3_bind_parameter_count(select) > 0)
            sqlite3_bind_text(select, 1, key.constData(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
        const int columns = sqlite3_column_count(select);
        std::string marks = "?";
        for (int i = 1; i < columns; ++i)
            marks += ",?";
        PACKBAY_TRY_ASSIGN(insert, prepared(std::string("INSERT OR REPLACE INTO ") + from.table + " VALUES(" + marks + ')'));
        while (sqlite3_step(select) == SQLITE_ROW) {
            Copied row{insert, {}};
            for (int i = 0; i < columns; ++i)
                row.values.push_back(sqlite3_value_dup(sqlite3_column_value(select, i)));
            m_rows.push_back(std::move(row));
        }
        sqlite3_reset(select);
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
            sqlite3_bind_value(row.insert, static_cast<int>(i + 1), static_cast<sqlite3_value *>(row.values[i]));
        const int done = sqlite3_step(row.insert);
        sqlite3_reset(row.insert);
        if (done != SQLITE_DONE)
            return failure("INSERT");
    }
    const int done = sqlite3_step(commit);
    sqlite3_reset(commit);
    return done == SQLITE_DONE ? Status() : failure("COMMIT");
}

} // namespace packbay::bench
