#pragma once
#include "models/domain/Rulebook.h"
#include "models/store/AuditLog.h"
#include "models/store/EntityStore.h"

#include <QJsonArray>

#include <functional>

namespace packbay {

/// Where the central's order of a warehouse stands.
struct FeedHead
{
    qint64 seq = 0;
    QString epoch;   ///< changed by the restore tool, so that stations notice
    qint64 floor = 0;
};

/// The stored answer of one operation (sync.md B.3).
struct PushResult
{
    qint64 seq = 0;
    OpId opId;
    QString result;  ///< applied | merged | rejected | exception
    int code = 0;
    QJsonObject args;
    qint64 feedSeq = 0;
    bool duplicate = false;
};

struct PushAnswer
{
    QList<PushResult> results;
    qint64 lastSeq = 0;
    qint64 durableSeq = 0;
    FeedHead head;
};

/// One changed row of the feed.
struct FeedRow
{
    EntityKind kind = EntityKind::Parcel;
    EntityId id;
    qint64 version = 0;
    qint64 seq = 0;
    bool deleted = false;
    QJsonObject row;
};

struct PullPage
{
    QList<FeedRow> rows;
    qint64 to = 0;
    bool more = false;
    FeedHead head;
};

struct StationRecord
{
    QString code;
    QString name;
    qint64 epoch = 1;
    qint64 lastSeq = 0;
    bool revoked = false;
};

/// The central's transactional core of one warehouse: the same Rulebook, the only order, one stored answer an operation.
/// Belongs to one thread (the database thread of the program).
class Authority
{
public:
    /// Looks into what the Rulebook cannot read (a tariff's sheets): gives the body as it is to be applied, or refuses it.
    using BodyCheck = std::function<Result<OperationBody>(const OperationBody &body)>;

    Authority(Database &database, QString warehouse, const Rulebook &rulebook);

    /// Creates the head row when the warehouse is new. `epoch` is any fresh random text.
    Status initialise(const QString &epoch);
    Status enrolStation(const QString &code, const QString &name);
    Result<std::optional<StationRecord>> station(const QString &code) const;

    /// A batch in station order, in one transaction. `malformed[i]` are operations that could not be read; they are
    /// refused one by one. Errors: 4005 fork (other operation under a known seq), 4006 gap (args: expected_seq).
    Result<PushAnswer> push(const QString &station, qint64 epoch, const QJsonArray &operations, UtcMs now);
    Result<PullPage> pull(const QString &epoch, qint64 after, int limit);
    Result<FeedHead> head() const;

    /// An operation of the upstream platform or of the central itself; applied at once. Refusals come as errors.
    Result<Changes> applyUpstream(OperationBody body, const OpId &opId, const QString &actor, UtcMs now);

    /// For the operations of stations.
    void checkBodiesWith(BodyCheck check) { m_checkBody = std::move(check); }

    EntityStore &world() { return m_world; }
    const AuditLog &audit() const { return m_audit; }

private:
    Status checkSequence(const StationRecord &station, qint64 epoch, qint64 seq) const;
    Result<std::optional<PushResult>> storedAnswer(const QString &station, qint64 epoch, qint64 seq, const OpId &opId,
                                                   const QByteArray &fingerprint) const;
    Result<PushResult> decide(Operation operation, UtcMs now);
    Status storeAnswer(const Operation &operation, const QByteArray &fingerprint, const PushResult &answer, UtcMs now);
    Status commitRows(const Operation &operation, const QString &auditType, const Changes &changes, qint64 &feedSeq);
    Role roleOf(const QString &badge) const;

    Database &m_database;
    QString m_warehouse;
    const Rulebook &m_rulebook;
    EntityStore m_world;
    AuditLog m_audit;
    BodyCheck m_checkBody;
};

} // namespace packbay
