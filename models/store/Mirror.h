#pragma once
#include "models/store/Ledger.h"
#include "models/store/Outbox.h"

namespace packbay {

/// A page of the central's feed as it came over the wire.
struct MirrorRow
{
    EntityKind kind = EntityKind::Parcel;
    EntityId id;
    qint64 version = 0;
    qint64 seq = 0;
    bool deleted = false;
    QJsonObject row;
};

struct MirrorPage
{
    QList<MirrorRow> rows;
    qint64 to = 0;
    bool more = false;
    QString epoch;
    qint64 head = 0;
};

struct SyncPosition
{
    QString centralUrl;
    QString serverEpoch;
    qint64 cursor = 0;   ///< everything up to here is in the view
    qint64 stagedTo = 0; ///< where the next page starts
    qint64 head = 0;
    qint64 lastOkMs = 0;
    QString lastError;
};

/// The station's copy of the central's rows under its own unsettled operations (sync.md B.4, B.5):
/// view = central's rows + unsettled operations applied again by the Rulebook.
class Mirror
{
public:
    explicit Mirror(Ledger &ledger);

    Result<SyncPosition> position() const;
    /// Stages a page; with the last one (`more` false) all staged rows become visible in one transaction.
    Status take(const MirrorPage &page);
    /// Stores the answers of a push; the effects of rejected operations leave the view at once.
    Status takeAnswers(const QList<OutboxAnswer> &answers);
    /// The central's order is a new one: forget its rows and start again; the outbox stays.
    Status refetch(const QString &serverEpoch);
    Status rewindOutbox(qint64 seq);
    /// Shows what the unsettled operations do to the rows, after operations were brought in from elsewhere.
    Status showUnsettled();
    Status recordContact(const QString &url, UtcMs at, const QString &error);

private:
    Status applyStaged(qint64 to);
    Status applyRow(const MirrorRow &row);
    Status rebase();
    Status restoreBases();
    Status replay();

    Ledger &m_ledger;
    Database &m_database;
};

} // namespace packbay
