#include "models/store/Outbox.h"

#include "models/domain/JsonWriter.h"
#include "models/wire/OperationCodec.h"

#include <QJsonDocument>
#include <QVariant>

namespace packbay {

Outbox::Outbox(Database &database, StationIdentity identity) : m_database(database), m_identity(std::move(identity)) {}

Result<QList<OutboxEntry>> Outbox::select(const QString &where, const QVariantList &values) const
{
    QSqlQuery &query = m_database.statement(
        QStringLiteral("SELECT epoch,seq,op_id,type,version,actor,role,approver,at_ms,payload,state,local_verdict,feed_seq,result_code "
                       "FROM operation WHERE ") + where);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    PACKBAY_TRY(m_database.run(query));
    QList<OutboxEntry> entries;
    std::optional<Error> error;
    while (query.next() && !error) {
        OutboxEntry entry;
        Operation &operation = entry.operation;
        operation.station = m_identity.station;
        operation.epoch = query.value(0).toLongLong();
        operation.seq = query.value(1).toLongLong();
        operation.id = OpId::fromBytes(query.value(2).toByteArray());
        operation.version = query.value(4).toInt();
        operation.actor = query.value(5).toString();
        operation.role = enumOf<Role>(query.value(6).toString()).value_or(Role::Clerk);
        operation.approver = query.value(7).toString();
        operation.at = UtcMs(query.value(8).toLongLong());
        entry.state = static_cast<OutboxState>(query.value(10).toInt());
        entry.localVerdict = static_cast<Verdict>(query.value(11).toInt());
        entry.feedSeq = query.value(12).toLongLong();
        entry.resultCode = query.value(13).toInt();
        const Result<OperationBody> body = wire::bodyFromJson(query.value(3).toString(), operation.version,
                                                              QJsonDocument::fromJson(query.value(9).toByteArray()).object());
        if (body)
            operation.body = *body;
        else
            error = makeError(ErrorCode::RowInvalid, {{QStringLiteral("table"), QStringLiteral("operation")}, {QStringLiteral("seq"), operation.seq}});
        entries.append(std::move(entry));
    }
    query.finish();
    if (error)
        return *error;
    return entries;
}

Result<QList<OutboxEntry>> Outbox::pending(int limit) const
{
    return select(QStringLiteral("state<2 AND state=0 AND epoch=? ORDER BY epoch,seq LIMIT ?"), {m_identity.epoch, limit});
}

Result<QList<OutboxEntry>> Outbox::unsettled() const
{
    return select(QStringLiteral("state<2 ORDER BY epoch,seq"), {});
}

Result<std::optional<OutboxEntry>> Outbox::byOpId(const OpId &id) const
{
    PACKBAY_TRY_ASSIGN(found, select(QStringLiteral("op_id=?"), {id.toBytes()}));
    if (found.isEmpty())
        return std::optional<OutboxEntry>();
    return std::optional<OutboxEntry>(found.first());
}

Result<OutboxStatus> Outbox::status() const
{
    OutboxStatus status;
    QSqlQuery &open = m_database.statement(
        QStringLiteral("SELECT COUNT(*),MIN(at_ms) FROM operation WHERE state<2 AND state=0"));
    PACKBAY_TRY(m_database.run(open));
    if (open.next()) {
        status.pending = open.value(0).toLongLong();
        if (!open.value(1).isNull())
            status.oldestPending = UtcMs(open.value(1).toLongLong());
    }
    open.finish();
    QSqlQuery &rejected = m_database.statement(QStringLiteral("SELECT COUNT(*) FROM operation WHERE state IN (3,4)"));
    PACKBAY_TRY(m_database.run(rejected));
    if (rejected.next())
        status.rejected = rejected.value(0).toLongLong();
    rejected.finish();
    return status;
}

Result<std::optional<qint64>> Outbox::firstGap() const
{
    QSqlQuery &gap = m_database.statement(
        QStringLiteral("SELECT MIN(o.seq)+1 FROM operation o WHERE o.epoch=? AND NOT EXISTS "
                       "(SELECT 1 FROM operation n WHERE n.epoch=o.epoch AND n.seq=o.seq+1) AND o.seq < (SELECT MAX(seq) FROM operation WHERE epoch=?)"));
    gap.bindValue(0, m_identity.epoch);
    gap.bindValue(1, m_identity.epoch);
    PACKBAY_TRY(m_database.run(gap));
    std::optional<qint64> missing;
    if (gap.next() && !gap.value(0).isNull())
        missing = gap.value(0).toLongLong();
    gap.finish();
    return missing;
}

Status Outbox::answer(const OutboxAnswer &answer)
{
    QSqlQuery &query = m_database.statement(QStringLiteral(
        "UPDATE operation SET state=?,result=?,result_code=?,result_args=?,feed_seq=? WHERE epoch=? AND seq=? AND state=0"));
    const bool rejected = answer.result == QStringLiteral("rejected");
    query.bindValue(0, static_cast<int>(rejected ? OutboxState::Rejected : OutboxState::Answered));
    query.bindValue(1, answer.result);
    query.bindValue(2, answer.code);
    query.bindValue(3, QString::fromUtf8(canonicalJson(answer.args)));
    query.bindValue(4, answer.feedSeq);
    query.bindValue(5, m_identity.epoch);
    query.bindValue(6, answer.seq);
    return m_database.run(query);
}

Status Outbox::settleUpTo(qint64 cursor)
{
    QSqlQuery &query = m_database.statement(QStringLiteral("UPDATE operation SET state=2 WHERE state<2 AND state=1 AND feed_seq<=?"));
    query.bindValue(0, cursor);
    return m_database.run(query);
}

Status Outbox::rewindTo(qint64 seq)
{
    QSqlQuery &query = m_database.statement(QStringLiteral("UPDATE operation SET state=0,feed_seq=0 WHERE epoch=? AND seq>=? AND state IN (1,2,3)"));
    query.bindValue(0, m_identity.epoch);
    query.bindValue(1, seq);
    return m_database.run(query);
}

} // namespace packbay
