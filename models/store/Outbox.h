#pragma once
#include "models/store/Ledger.h"

namespace packbay {

enum class OutboxState { Pending = 0, Answered = 1, Settled = 2, Rejected = 3, Quarantined = 4 };

struct OutboxEntry
{
    Operation operation;
    OutboxState state = OutboxState::Pending;
    Verdict localVerdict = Verdict::Applied;
    qint64 feedSeq = 0;
    int resultCode = 0;
};

/// The central's answer to one operation.
struct OutboxAnswer
{
    qint64 seq = 0;
    QString result;
    int code = 0;
    QJsonObject args;
    qint64 feedSeq = 0;
};

struct OutboxStatus
{
    qint64 pending = 0;
    qint64 rejected = 0;
    std::optional<UtcMs> oldestPending;
    std::optional<qint64> firstGap; ///< a missing seq: must never be; only looked for by firstGap()
};

/// The operations of this station in its own order, until the central has settled them.
class Outbox
{
public:
    Outbox(Database &database, StationIdentity identity);

    Result<QList<OutboxEntry>> pending(int limit) const;
    /// Pending and answered ones whose rows are not pulled yet, in order.
    Result<QList<OutboxEntry>> unsettled() const;
    Result<std::optional<OutboxEntry>> byOpId(const OpId &id) const;
    /// By the partial indexes alone: asked for on the Ledger's thread after every round of sync, beside the scans.
    Result<OutboxStatus> status() const;
    /// Reads the number of every operation there ever was: for `db check`.
    Result<std::optional<qint64>> firstGap() const;

    /// Inside the caller's transaction.
    Status answer(const OutboxAnswer &answer);
    Status settleUpTo(qint64 cursor);
    /// The central asks again from this seq (it was restored from a backup).
    Status rewindTo(qint64 seq);

private:
    Result<QList<OutboxEntry>> select(const QString &where, const QVariantList &values) const;

    Database &m_database;
    StationIdentity m_identity;
};

} // namespace packbay
