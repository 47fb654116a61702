#pragma once
#include "models/domain/Operations.h"
#include "models/domain/WorldView.h"
#include "models/store/Database.h"
#include "models/wire/AuditChain.h"

#include <functional>
#include <optional>

namespace packbay {

/// What db check says of the chain.
struct AuditVerdict
{
    qint64 rows = 0;
    QByteArray head;
    bool unbroken = true;
    std::optional<qint64> firstBad;
};

/// One line of the audit, as much of it as counting needs.
struct AuditStep
{
    QString type;
    UtcMs at;
    QString entity; ///< of the row that it is about
};

/// The append-only, hash-chained audit of one warehouse in one database.
class AuditLog
{
public:
    AuditLog(Database &database, QString warehouse);

    /// Appends a line inside the caller's transaction. `subject` is the row that the operation is about.
    Status append(const Operation &operation, const QString &type, const QJsonValue &before, const Row *after,
                  EntityKind kind, const QString &id);
    /// The same with both rows as canonical JSON; "null" for none.
    Status append(const Operation &operation, const QString &type, const QByteArray &beforeJson, const QByteArray &afterJson,
                  EntityKind kind, const QString &id);
    /// Reads the head again; needed after a rollback, since append() counted on.
    void forgetHead() { m_head.reset(); }

    Result<AuditVerdict> verify() const;
    /// What was done since then, newest first; older lines are not read.
    Result<QList<AuditStep>> stepsSince(UtcMs since) const;
    Status forEach(const std::function<bool(const wire::AuditLine &)> &visit) const;

private:
    struct Head
    {
        qint64 n = 0;
        QByteArray hash;
    };
    Result<Head> head();

    Database &m_database;
    QString m_warehouse;
    std::optional<Head> m_head;
};

} // namespace packbay
