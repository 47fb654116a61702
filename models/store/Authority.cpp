#include "models/store/Authority.h"

#include "models/domain/JsonWriter.h"
#include "models/wire/OperationCodec.h"
#include "models/wire/RowCodec.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QVariant>

namespace packbay {
namespace {

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Applied: return QStringLiteral("applied");
    case Verdict::Merged: return QStringLiteral("merged");
    case Verdict::Exception: return QStringLiteral("exception");
    }
    return {};
}

QString orEmpty(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

/// What makes two messages the same operation: everything but the time it was sent again.
QByteArray fingerprintOf(const QJsonObject &operation)
{
    return QCryptographicHash::hash(canonicalJson(operation), QCryptographicHash::Sha256);
}

} // namespace

Authority::Authority(Database &database, QString warehouse, const Rulebook &rulebook)
    : m_database(database), m_warehouse(warehouse), m_rulebook(rulebook), m_world(database, warehouse), m_audit(database, warehouse)
{
}

Status Authority::initialise(const QString &epoch)
{
    QSqlQuery &query = m_database.statement(QStringLiteral(
        "INSERT INTO feed_head(wh,seq,epoch,floor_seq) VALUES(?,0,?,0) ON CONFLICT(wh) DO NOTHING"));
    query.bindValue(0, m_warehouse);
    query.bindValue(1, epoch);
    return m_database.run(query);
}

Status Authority::enrolStation(const QString &code, const QString &name)
{
    QSqlQuery &query = m_database.statement(QStringLiteral(
        "INSERT INTO station(wh,code,name,epoch,last_seq,revoked) VALUES(?,?,?,1,0,0) ON CONFLICT(wh,code) DO NOTHING"));
    query.bindValue(0, m_warehouse);
    query.bindValue(1, code);
    query.bindValue(2, name);
    return m_database.run(query);
}

Result<std::optional<StationRecord>> Authority::station(const QString &code) const
{
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT name,epoch,last_seq,revoked FROM station WHERE wh=? AND code=?"));
    query.bindValue(0, m_warehouse);
    query.bindValue(1, code);
    PACKBAY_TRY(m_database.run(query));
    std::optional<StationRecord> record;
    if (query.next()) {
        record = StationRecord{code, query.value(0).toString(), query.value(1).toLongLong(), query.value(2).toLongLong(),
                               query.value(3).toLongLong() != 0};
    }
    query.finish();
    return record;
}

Result<FeedHead> Authority::head() const
{
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT seq,epoch,floor_seq FROM feed_head WHERE wh=?"));
    query.bindValue(0, m_warehouse);
    PACKBAY_TRY(m_database.run(query));
    if (!query.next())
        return makeError(ErrorCode::NotFound, {{QStringLiteral("warehouse"), m_warehouse}});
    const FeedHead head{query.value(0).toLongLong(), query.value(1).toString(), query.value(2).toLongLong()};
    query.finish();
    return head;
}

Role Authority::roleOf(const QString &badge) const
{
    const std::optional<User> user = m_world.user(badge);
    return user && !user->disabled ? user->role : Role::Clerk;
}

Result<std::optional<PushResult>> Authority::storedAnswer(const QString &station, qint64 epoch, qint64 seq, const OpId &opId,
                                                          const QByteArray &fingerprint) const
{
    QSqlQuery &query = m_database.statement(
        QStringLiteral("SELECT op_id,fingerprint,result,result_code,result_args,feed_seq FROM op_log "
                       "WHERE wh=? AND station=? AND epoch=? AND seq=?"));
    query.bindValue(0, m_warehouse);
    query.bindValue(1, station);
    query.bindValue(2, epoch);
    query.bindValue(3, seq);
    PACKBAY_TRY(m_database.run(query));
    if (!query.next())
        return std::optional<PushResult>();
    const bool same = query.value(0).toByteArray() == opId.toBytes() && query.value(1).toByteArray() == fingerprint;
    PushResult answer{seq, opId, query.value(2).toString(), query.value(3).toInt(),
                      QJsonDocument::fromJson(query.value(4).toByteArray()).object(), query.value(5).toLongLong(), true};
    query.finish();
    if (!same)
        return makeError(ErrorCode::StationFork, {{QStringLiteral("station"), station}, {QStringLiteral("seq"), seq}});
    return std::optional<PushResult>(answer);
}

Status Authority::commitRows(const Operation &operation, const QString &auditType, const Changes &changes, qint64 &feedSeq)
{
    QSqlQuery &feed = m_database.statement(
        QStringLiteral("INSERT INTO feed(wh,entity,id,seq,ver,deleted) VALUES(?,?,?,?,?,0) "
                       "ON CONFLICT(wh,entity,id) DO UPDATE SET seq=excluded.seq,ver=excluded.ver,deleted=0"));
    bool subject = true;
    for (const Row &row : changes.rows) {
        const EntityKind kind = kindOf(row);
        const std::optional<StoredRow> before = m_world.stored(kind, idOf(row));
        if (subject) {
            const QJsonValue beforeJson = before ? QJsonValue(wire::toJson(before->row)) : QJsonValue(QJsonValue::Null);
            PACKBAY_TRY(m_audit.append(operation, auditType, beforeJson, &row, kind, keyOf(row)));
            subject = false;
        }
        const qint64 version = before ? before->version + 1 : 1;
        PACKBAY_TRY(m_world.put(row, version));
        feed.bindValue(0, m_warehouse);
        feed.bindValue(1, enumName(kind));
        feed.bindValue(2, idOf(row).toBytes());
        feed.bindValue(3, ++feedSeq);
        feed.bindValue(4, version);
        PACKBAY_TRY(m_database.run(feed));
    }
    if (const std::optional<Error> error = m_world.takeError())
        return *error;
    // Last statement before COMMIT: the lock on the head is held briefly and commit order is feed order.
    QSqlQuery &update = m_database.statement(QStringLiteral("UPDATE feed_head SET seq=? WHERE wh=?"));
    update.bindValue(0, feedSeq);
    update.bindValue(1, m_warehouse);
    return m_database.run(update);
}

Result<PushResult> Authority::decide(Operation operation, UtcMs now)
{
    PACKBAY_TRY_ASSIGN(before, head());
    qint64 feedSeq = before.seq;
    PushResult answer{operation.seq, operation.id, {}, 0, {}, feedSeq, false};
    operation.role = roleOf(operation.actor);
    // A station's clock is clamped, never believed beyond the present: it orders nothing (sync.md B.11).
    if (operation.at > now)
        operation.at = now;
    const Result<OperationBody> checked = m_checkBody ? m_checkBody(operation.body) : Result<OperationBody>(operation.body);
    if (checked)
        operation.body = *checked;
    const Result<Changes> decided = checked ? m_rulebook.applyAsAuthority(operation, m_world) : Result<Changes>(checked.error());
    if (const std::optional<Error> error = m_world.takeError())
        return *error;
    const QString type = typeOf(operation.body);
    if (decided) {
        answer.result = verdictName(decided->verdict);
        answer.code = static_cast<int>(decided->code);
        answer.args = decided->args;
        PACKBAY_TRY(commitRows(operation, type, *decided, feedSeq));
    } else {
        answer.result = QStringLiteral("rejected");
        answer.code = decided.error().number();
        answer.args = decided.error().args;
        Changes refusal;
        refusal.rows.push_back(m_rulebook.caseOfRefusal(operation, decided.error()));
        PACKBAY_TRY(commitRows(operation, QStringLiteral("Refused:") + type, refusal, feedSeq));
    }
    answer.feedSeq = feedSeq;
    return answer;
}

Status Authority::storeAnswer(const Operation &operation, const QByteArray &fingerprint, const PushResult &answer, UtcMs now)
{
    QSqlQuery &query = m_database.statement(
        QStringLiteral("INSERT INTO op_log(wh,station,epoch,seq,op_id,fingerprint,type,actor,at_ms,received_ms,result,"
                       "result_code,result_args,feed_seq) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    int i = 0;
    for (const QVariant &value : {QVariant(m_warehouse), QVariant(operation.station), QVariant(operation.epoch), QVariant(operation.seq),
                                  QVariant(operation.id.toBytes()), QVariant(fingerprint.isNull() ? QByteArray("") : fingerprint), QVariant(typeOf(operation.body)),
                                  QVariant(orEmpty(operation.actor)), QVariant(static_cast<qlonglong>(operation.at.value)),
                                  QVariant(static_cast<qlonglong>(now.value)), QVariant(answer.result), QVariant(answer.code),
                                  QVariant(QString::fromUtf8(canonicalJson(answer.args))), QVariant(answer.feedSeq)})
        query.bindValue(i++, value);
    return m_database.run(query);
}

Status Authority::checkSequence(const StationRecord &station, qint64 epoch, qint64 seq) const
{
    if (epoch != station.epoch)
        return makeError(ErrorCode::StationFork, {{QStringLiteral("station"), station.code}, {QStringLiteral("epoch"), station.epoch}});
    if (seq > station.lastSeq + 1)
        return makeError(ErrorCode::SequenceGap, {{QStringLiteral("expected_seq"), station.lastSeq + 1}});
    return {};
}

Result<PushAnswer> Authority::push(const QString &stationCode, qint64 epoch, const QJsonArray &operations, UtcMs now)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    m_audit.forgetHead();
    PACKBAY_TRY_ASSIGN(found, station(stationCode));
    if (!found || found->revoked)
        return makeError(ErrorCode::TokenRefused, {{QStringLiteral("station"), stationCode}});
    StationRecord record = *found;
    PushAnswer answer;
    for (const QJsonValue &value : operations) {
        const QJsonObject json = value.toObject();
        const QByteArray fingerprint = fingerprintOf(json);
        const qint64 seq = json.value(QStringLiteral("seq")).toInteger(-1);
        const OpId opId = OpId::fromString(json.value(QStringLiteral("op_id")).toString());
        if (seq < 1 || opId.isNull())
            return makeError(ErrorCode::MessageMalformed, {{QStringLiteral("seq"), seq}});
        PACKBAY_TRY(checkSequence(record, epoch, seq));
        PACKBAY_TRY_ASSIGN(earlier, storedAnswer(stationCode, epoch, seq, opId, fingerprint));
        if (earlier) {
            answer.results.append(*earlier);
            continue;
        }
        Operation operation;
        PushResult result;
        const Result<Operation> read = wire::operationFromJson(json, stationCode, epoch);
        if (read) {
            operation = *read;
            PACKBAY_TRY_ASSIGN(decided, decide(operation, now));
            result = decided;
        } else {
            // A poison operation must not block the station's queue: it is refused, recorded and counted like any other.
            operation.id = opId;
            operation.station = stationCode;
            operation.epoch = epoch;
            operation.seq = seq;
            operation.at = now;
            PACKBAY_TRY_ASSIGN(before, head());
            qint64 feedSeq = before.seq;
            Changes refusal;
            refusal.rows.push_back(m_rulebook.caseOfRefusal(operation, read.error()));
            PACKBAY_TRY(commitRows(operation, QStringLiteral("Refused:Malformed"), refusal, feedSeq));
            result = {seq, opId, QStringLiteral("rejected"), read.error().number(), read.error().args, feedSeq, false};
        }
        PACKBAY_TRY(storeAnswer(operation, fingerprint, result, now));
        answer.results.append(result);
        record.lastSeq = seq;
    }
    QSqlQuery &update = m_database.statement(QStringLiteral("UPDATE station SET last_seq=? WHERE wh=? AND code=?"));
    update.bindValue(0, record.lastSeq);
    update.bindValue(1, m_warehouse);
    update.bindValue(2, stationCode);
    PACKBAY_TRY(m_database.run(update));
    answer.lastSeq = record.lastSeq;
    PACKBAY_TRY_ASSIGN(now_head, head());
    answer.head = now_head;
    PACKBAY_TRY(transaction.commit());
    return answer;
}

Result<PullPage> Authority::pull(const QString &epoch, qint64 after, int limit)
{
    // One read transaction: the page and the head belong together.
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    PullPage page;
    PACKBAY_TRY_ASSIGN(current, head());
    page.head = current;
    if ((!epoch.isEmpty() && epoch != current.epoch) || after > current.seq || (after > 0 && after < current.floor))
        return makeError(ErrorCode::MustRefetch, {{QStringLiteral("epoch"), current.epoch}, {QStringLiteral("head"), current.seq}});
    QSqlQuery &query = m_database.statement(
        QStringLiteral("SELECT entity,id,seq,ver,deleted FROM feed WHERE wh=? AND seq>? ORDER BY seq LIMIT ?"));
    query.bindValue(0, m_warehouse);
    query.bindValue(1, after);
    query.bindValue(2, limit + 1);
    PACKBAY_TRY(m_database.run(query));
    while (query.next()) {
        if (page.rows.size() == limit) {
            page.more = true;
            break;
        }
        FeedRow row;
        row.kind = enumOf<EntityKind>(query.value(0).toString()).value_or(EntityKind::Parcel);
        row.id = EntityId::fromBytes(query.value(1).toByteArray());
        row.seq = query.value(2).toLongLong();
        row.version = query.value(3).toLongLong();
        row.deleted = query.value(4).toLongLong() != 0;
        page.rows.append(row);
    }
    query.finish();
    for (FeedRow &row : page.rows) {
        if (const std::optional<Row> stored = m_world.row(row.kind, row.id))
            row.row = wire::toJson(*stored);
    }
    if (const std::optional<Error> error = m_world.takeError())
        return *error;
    page.to = page.more ? page.rows.last().seq : current.seq;
    PACKBAY_TRY(transaction.commit());
    return page;
}

Result<Changes> Authority::applyUpstream(OperationBody body, const OpId &opId, const QString &actor, UtcMs now)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    m_audit.forgetHead();
    // A repeat (the answer was lost, or the process died before its key was stored) is answered and not done again.
    QSqlQuery &known = m_database.statement(QStringLiteral("SELECT 1 FROM op_log WHERE wh=? AND op_id=?"));
    known.bindValue(0, m_warehouse);
    known.bindValue(1, opId.toBytes());
    PACKBAY_TRY(m_database.run(known));
    const bool repeated = known.next();
    known.finish();
    if (repeated)
        return Changes{};
    Operation operation;
    operation.id = opId;
    operation.station = QStringLiteral("central");
    operation.actor = actor;
    operation.role = Role::System;
    operation.at = now;
    operation.body = std::move(body);
    const Result<Changes> decided = m_rulebook.applyAsAuthority(operation, m_world);
    if (const std::optional<Error> error = m_world.takeError())
        return *error;
    if (!decided)
        return decided.error();
    PACKBAY_TRY_ASSIGN(before, head());
    qint64 feedSeq = before.seq;
    PACKBAY_TRY(commitRows(operation, typeOf(operation.body), *decided, feedSeq));
    // The central numbers its own operations as a station does.
    QSqlQuery &next = m_database.statement(QStringLiteral("SELECT COALESCE(MAX(seq),0)+1 FROM op_log WHERE wh=? AND station=? AND epoch=?"));
    next.bindValue(0, m_warehouse);
    next.bindValue(1, operation.station);
    next.bindValue(2, operation.epoch);
    PACKBAY_TRY(m_database.run(next));
    operation.seq = next.next() ? next.value(0).toLongLong() : 1;
    next.finish();
    const PushResult answer{operation.seq, opId, verdictName(decided->verdict), static_cast<int>(decided->code), decided->args, feedSeq, false};
    PACKBAY_TRY(storeAnswer(operation, {}, answer, now));
    PACKBAY_TRY(transaction.commit());
    return decided;
}

} // namespace packbay
