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
    /// Prepares the rows that `source` has for this parcel since its last step: operation, audit, entities, base images,
    /// counters. Not part of the measured time.
    Status gather(BareStore &source, const QString &tracking);
    /// Writes what was gathered in one transaction.
    Status write();
    std::size_t gathered() const { return m_rows.size(); }

private:
    explicit BareStore(sqlite3 *handle) : m_handle(handle) {}
    Result<sqlite3_stmt *> prepared(const std::string &sql);
    Status failure(const char *what) const;

    struct Copied
    {
        sqlite3_stmt *insert = nullptr;
        std::vector<void *> values; ///< sqlite3_value of each column, ours
    };
    void forget();

    sqlite3 *m_handle;
    std::map<std::string, sqlite3_stmt *> m_statements;
    std::vector<Copied> m_rows;
};

} // namespace packbay::bench
