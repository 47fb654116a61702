#pragma once
#include "models/domain/Result.h"

#include <QString>

#include <map>
#include <memory>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace packbay::bench {

/// A database through the C interface of SQLite and nothing else, with the PRAGMAs of the station.
class BareStore
{
public:
    static Result<std::unique_ptr<BareStore>> open(const QString &file);
    ~BareStore();
    BareStore(const BareStore &) = delete;
    BareStore &operator=(const BareStore &) = delete;

    Status exec(const std::string &sql);
    /// The first column of every row.
    Result<std::vector<std::string>> texts(const std::string &sql);
    /// SQL functions row_id(kind, key ...) and member_code(n), as the domain makes them.
    void addKeyFunctions();

    /// Prepares what `source` has of this parcel's last step and this file has not: rows that are new (INSERT) and the
    /// changed columns of the others (UPDATE by primary key) of operation, audit, entities, base images, numbers and
    /// print jobs. Not part of the measured time.
    Status gather(BareStore &source, const QString &tracking);
    /// Writes what was gathered in one transaction, by prepared statements.
    Status write();
    std::size_t gathered() const { return m_rows.size(); }
    /// An error naming the first table in which the two files differ: then the peer did not do the same work.
    Status sameAs(BareStore &source);

private:
    explicit BareStore(sqlite3 *handle) : m_handle(handle) {}
    Result<sqlite3_stmt *> prepared(const std::string &sql);
    Status failure(const char *what) const;
    Status gatherRow(const std::string &table, const std::string &key, sqlite3_stmt *row);

    struct Copied
    {
        sqlite3_stmt *statement = nullptr;
        std::vector<void *> values; ///< sqlite3_value of each parameter, ours
    };
    void forget();

    sqlite3 *m_handle;
    std::map<std::string, sqlite3_stmt *> m_statements;
    std::vector<Copied> m_rows;
};

} // namespace packbay::bench
