#include "models/store/Mirror.h"

#include "models/domain/JsonWriter.h"
#include "models/wire/RowCodec.h"

#include <QJsonDocument>
#include <QVariant>

namespace packbay {
namespace {

QVariant textOrNull(bool isNull, const QJsonObject &row)
{
    return isNull ? QVariant(QMetaType::fromType<QString>()) : QVariant(QString::fromUtf8(canonicalJson(row)));
}

struct BaseImage
{
    EntityKind kind;
    EntityId id;
    qint64 version;
    bool exists;
    QJsonObject row;
};

} // namespace

Mirror::Mirror(Ledger &ledger) : m_ledger(ledger), m_database(ledger.database()) {}

Result<SyncPosition> Mirror::position() const
{
    QSqlQuery &query = m_database.statement(
        QStringLiteral("SELECT central_url,server_epoch,cursor,staged_to,head,last_ok_ms,last_error FROM sync_state WHERE one=1"));
    PACKBAY_TRY(m_database.run(query));
    SyncPosition position;
    if (query.next()) {
        position = {query.value(0).toString(),   query.value(1).toString(),   query.value(2).toLongLong(), query.value(3).toLongLong(),
                    query.value(4).toLongLong(), query.value(5).toLongLong(), query.value(6).toString()};
    }
    query.finish();
    return position;
}

Status Mirror::take(const MirrorPage &page)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    QSqlQuery &stage = m_database.statement(
        QStringLiteral("INSERT OR REPLACE INTO stage(seq,entity,id,ver,deleted,row_json) VALUES(?,?,?,?,?,?)"));
    for (const MirrorRow &row : page.rows) {
        stage.bindValue(0, row.seq);
        stage.bindValue(1, enumName(row.kind));
        stage.bindValue(2, row.id.toBytes());
        stage.bindValue(3, row.version);
        stage.bindValue(4, row.deleted ? 1 : 0);
        stage.bindValue(5, QString::fromUtf8(canonicalJson(row.row)));
        PACKBAY_TRY(m_database.run(stage));
    }
    QSqlQuery &state = m_database.statement(QStringLiteral("UPDATE sync_state SET staged_to=?,head=?,server_epoch=? WHERE one=1"));
    state.bindValue(0, page.to);
    state.bindValue(1, page.head);
    state.bindValue(2, page.epoch);
    PACKBAY_TRY(m_database.run(state));
    if (!page.more)
        PACKBAY_TRY(applyStaged(page.to));
    m_ledger.fault("mirror.before_commit");
    return transaction.commit();
}

Status Mirror::applyStaged(qint64 to)
{
    QList<MirrorRow> rows;
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT seq,entity,id,ver,deleted,row_json FROM stage ORDER BY seq"));
    PACKBAY_TRY(m_database.run(query));
    while (query.next()) {
        MirrorRow row;
        row.seq = query.value(0).toLongLong();
        row.kind = enumOf<EntityKind>(query.value(1).toString()).value_or(EntityKind::Parcel);
        row.id = EntityId::fromBytes(query.value(2).toByteArray());
        row.version = query.value(3).toLongLong();
        row.deleted = query.value(4).toLongLong() != 0;
        row.row = QJsonDocument::fromJson(query.value(5).toByteArray()).object();
        rows.append(row);
    }
    query.finish();
    for (const MirrorRow &row : rows)
        PACKBAY_TRY(applyRow(row));
    m_ledger.fault("mirror.apply");
    PACKBAY_TRY(m_database.exec(QStringLiteral("DELETE FROM stage")));
    QSqlQuery &cursor = m_database.statement(QStringLiteral("UPDATE sync_state SET cursor=? WHERE one=1"));
    cursor.bindValue(0, to);
    PACKBAY_TRY(m_database.run(cursor));
    PACKBAY_TRY(Outbox(m_database, m_ledger.identity()).settleUpTo(to));
    return rebase();
}

Status Mirror::applyRow(const MirrorRow &row)
{
    QSqlQuery &image = m_database.statement(QStringLiteral("UPDATE base_image SET ver=?,row_json=? WHERE entity=? AND id=? RETURNING 1"));
    image.bindValue(0, row.version);
    image.bindValue(1, textOrNull(row.deleted, row.row));
    image.bindValue(2, enumName(row.kind));
    image.bindValue(3, row.id.toBytes());
    PACKBAY_TRY(m_database.run(image));
    const bool touched = image.next();
    image.finish();
    if (touched)
        return {};
    if (row.deleted)
        return m_ledger.world().remove(row.kind, row.id);
    PACKBAY_TRY_ASSIGN(entity, wire::rowFromJson(row.kind, row.id, row.row));
    return m_ledger.world().put(entity, row.version);
}

Status Mirror::rebase()
{
    PACKBAY_TRY(restoreBases());
    return replay();
}

Status Mirror::restoreBases()
{
    QList<BaseImage> images;
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT entity,id,ver,row_json FROM base_image"));
    PACKBAY_TRY(m_database.run(query));
    while (query.next()) {
        images.append({enumOf<EntityKind>(query.value(0).toString()).value_or(EntityKind::Parcel),
                       EntityId::fromBytes(query.value(1).toByteArray()), query.value(2).toLongLong(), !query.value(3).isNull(),
                       QJsonDocument::fromJson(query.value(3).toByteArray()).object()});
    }
    query.finish();
    for (const BaseImage &image : images) {
        if (!image.exists) {
            PACKBAY_TRY(m_ledger.world().remove(image.kind, image.id));
            continue;
        }
        PACKBAY_TRY_ASSIGN(entity, wire::rowFromJson(image.kind, image.id, image.row));
        PACKBAY_TRY(m_ledger.world().put(entity, image.version));
    }
    return m_database.exec(QStringLiteral("DELETE FROM base_image"));
}

Status Mirror::replay()
{
    PACKBAY_TRY_ASSIGN(open, Outbox(m_database, m_ledger.identity()).unsettled());
    for (const OutboxEntry &entry : open) {
        const Result<Changes> again = m_ledger.rulebook().applyAgain(entry.operation, m_ledger.world());
        if (const std::optional<Error> error = m_ledger.world().takeError())
            return *error;
        // One that no longer applies has no effect here; the central will say what becomes of it.
        if (!again)
            continue;
        for (const Row &row : again->rows)
            PACKBAY_TRY(m_ledger.writeOptimistic(row));
    }
    return {};
}

Status Mirror::takeAnswers(const QList<OutboxAnswer> &answers)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    Outbox outbox(m_database, m_ledger.identity());
    PACKBAY_TRY_ASSIGN(now, position());
    bool viewChanges = false;
    for (const OutboxAnswer &answer : answers) {
        PACKBAY_TRY(outbox.answer(answer));
        // Rejected ones leave the view; those whose rows were pulled before the answer came are settled by it.
        viewChanges = viewChanges || answer.result == QStringLiteral("rejected") || answer.feedSeq <= now.cursor;
    }
    PACKBAY_TRY(outbox.settleUpTo(now.cursor));
    if (viewChanges)
        PACKBAY_TRY(rebase());
    m_ledger.fault("mirror.answers");
    return transaction.commit();
}

Status Mirror::refetch(const QString &serverEpoch)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    for (std::size_t kind = 0; kind < std::variant_size_v<Row>; ++kind)
        PACKBAY_TRY(m_database.exec(QStringLiteral("DELETE FROM ") + enumName(static_cast<EntityKind>(kind))));
    PACKBAY_TRY(m_database.exec(QStringLiteral("DELETE FROM base_image")));
    PACKBAY_TRY(m_database.exec(QStringLiteral("DELETE FROM stage")));
    QSqlQuery &state = m_database.statement(QStringLiteral("UPDATE sync_state SET server_epoch=?,cursor=0,staged_to=0,head=0 WHERE one=1"));
    state.bindValue(0, serverEpoch);
    PACKBAY_TRY(m_database.run(state));
    PACKBAY_TRY(replay());
    return transaction.commit();
}

Status Mirror::rewindOutbox(qint64 seq)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    PACKBAY_TRY(Outbox(m_database, m_ledger.identity()).rewindTo(seq));
    return transaction.commit();
}

Status Mirror::showUnsettled()
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    PACKBAY_TRY(rebase());
    return transaction.commit();
}

Status Mirror::recordContact(const QString &url, UtcMs at, const QString &error)
{
    QSqlQuery &query = m_database.statement(
        error.isEmpty() ? QStringLiteral("UPDATE sync_state SET central_url=?,last_error='',last_ok_ms=? WHERE one=1")
                        : QStringLiteral("UPDATE sync_state SET central_url=?,last_error=? WHERE one=1"));
    query.bindValue(0, url);
    if (error.isEmpty())
        query.bindValue(1, static_cast<qlonglong>(at.value));
    else
        query.bindValue(1, error);
    return m_database.run(query);
}

} // namespace packbay
