#pragma once
#include "models/domain/Ports.h"
#include "models/domain/Rulebook.h"
#include "models/store/AuditLog.h"
#include "models/store/EntityStore.h"

#include <functional>

namespace packbay {

/// What a station is to the central.
struct StationIdentity
{
    QString warehouse;
    QString station; ///< two characters, the start of every number that it gives out
    qint64 epoch = 1;
};

/// An accepted operation, durable, with the numbers that the Ledger filled in.
struct Committed
{
    Operation operation;
    Changes changes;
    bool repeated = false; ///< the same op_id was accepted before; nothing was done again
};

/// Where a test may stop the process: "ledger.begin", "ledger.before_commit", "ledger.after_commit", "mirror.apply",
/// "mirror.before_commit", "mirror.answers", "push.sent", "push.answered", "print.before_record", "print.recorded".
/// Called on the Ledger's thread.
using FaultHook = std::function<void(const char *point)>;

/// The sheets that an accepted operation brings with it: document, copy (0: the next one), printer and reason, still without
/// a picture. Runs inside the operation's transaction.
using SheetsOf = std::function<QList<PrintJob>(const Operation &operation, const Changes &changes)>;

/// The only writer of a station's database, on its own thread. One transaction an operation: entity rows, operation
/// (outbox), audit, numbers. When submit() returns a value the operation survives a power cut.
class Ledger
{
public:
    /// `database` is the writer connection, opened and migrated; all references outlive the Ledger.
    static Result<std::unique_ptr<Ledger>> open(Database &database, const Rulebook &rulebook, const StationIdentity &identity,
                                                FaultHook fault = {});

    /// The operation's id, actor, role, approver, time and body are the caller's; station, epoch and seq are filled in,
    /// and every number that the body leaves empty. A refusal by the rules is written to the audit and comes back as
    /// its error (2xxx); 3xxx means that nothing was stored. The rows of its sheets are written with it (hardware.md B5.3),
    /// so that no sheet is forgotten by a station that dies before the picture is made.
    Result<Committed> submit(Operation operation, const SheetsOf &sheets = {});

    EntityStore &world() { return m_world; }
    Database &database() { return m_database; }
    const StationIdentity &identity() const { return m_identity; }
    const Rulebook &rulebook() const { return m_rulebook; }
    AuditLog &audit() { return m_audit; }
    void fault(const char *point) const
    {
        if (m_fault)
            m_fault(point);
    }

    /// Keeps the central's version of a row before it is changed optimistically, then writes the row. Inside a transaction.
    Status writeOptimistic(const Row &row);
    /// After a rollback or an error the cached numbers are read again.
    Status reload();

private:
    Ledger(Database &database, const Rulebook &rulebook, StationIdentity identity, FaultHook fault);

    Result<std::optional<Committed>> findRepeated(const Operation &operation);
    Status confirmedOrError(const OperationBody &body);
    Status recordRefusal(const Operation &operation, const Error &error);
    Status store(const Operation &operation, const Changes &changes);
    Status promise(const QList<PrintJob> &sheets);
    /// `before`: the row as it is stored now, when there is one, and its canonical JSON.
    Status writeOptimistic(const Row &row, const std::optional<StoredRow> &before, const QByteArray &beforeJson);
    Status insertOperation(const Operation &operation, const Changes &changes);

    Database &m_database;
    const Rulebook &m_rulebook;
    StationIdentity m_identity;
    FaultHook m_fault;
    EntityStore m_world;
    AuditLog m_audit;
    qint64 m_nextSeq = 1;
};

} // namespace packbay
