#include "models/store/AuditLog.h"

#include "models/domain/JsonWriter.h"
#include "models/wire/RowCodec.h"

#include <QJsonDocument>
#include <QVariant>

namespace packbay {
namespace {

/// As it stands in the table: nothing is an empty text.
QString textOf(const QByteArray &rowJson)
{
    return rowJson == "null" ? QStringLiteral("") : QString::fromUtf8(rowJson);
}

QJsonValue valueOf(const QString &text)
{
    if (text.isEmpty())
        return QJsonValue(QJsonValue::Null);
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

AuditLog::AuditLog(Database &database, QString warehouse) : m_database(database), m_warehouse(std::move(warehouse)) {}

Result<AuditLog::Head> AuditLog::head()
{
    if (m_head)
        return *m_head;
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT n,h FROM audit WHERE wh=? ORDER BY n DESC LIMIT 1"));
    query.bindValue(0, m_warehouse);
    PACKBAY_TRY(m_database.run(query));
    Head head{0, wire::auditGenesis()};
    if (query.next())
        head = {query.value(0).toLongLong(), query.value(1).toByteArray()};
    query.finish();
    m_head = head;
    return head;
}

Status AuditLog::append(const Operation &operation, const QString &type, const QJsonValue &before, const Row *after,
                        EntityKind kind, const QString &id)
{
    return append(operation, type, canonicalJson(before.isObject() ? before : QJsonValue()),
                  after ? wire::canonicalOf(*after) : QByteArrayLiteral("null"), kind, id);
}

Status AuditLog::append(const Operation &operation, const QString &type, const QByteArray &beforeJson, const QByteArray &afterJson,
                        EntityKind kind, const QString &id)
{
    PACKBAY_TRY_ASSIGN(last, head());
    wire::AuditLine line;
    line.n = last.n + 1;
    line.at = operation.at;
    line.station = operation.station;
    line.actor = operation.actor;
    line.opId = operation.id;
    line.type = type;
    line.entity = enumName(kind);
    line.id = id;
    line.prev = last.hash;
    line.hash = line.computeHash(beforeJson, afterJson);
    Statement query = m_database.prepared(
        QStringLiteral("INSERT INTO audit(wh,n,at_ms,station,actor,op_id,type,entity,entity_id,before_row,after_row,prev,h) "
                       "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    query.bind(0, m_warehouse);
    query.bind(1, line.n);
    query.bind(2, static_cast<qint64>(line.at.value));
    query.bind(3, line.station);
    query.bind(4, line.actor);
    query.bind(5, line.opId.toBytes());
    query.bind(6, line.type);
    query.bind(7, line.entity);
    query.bind(8, line.id);
    query.bind(9, textOf(beforeJson));
    query.bind(10, textOf(afterJson));
    query.bind(11, line.prev);
    query.bind(12, line.hash);
    PACKBAY_TRY(query.run());
    m_head = Head{line.n, line.hash};
    return {};
}

Status AuditLog::forEach(const std::function<bool(const wire::AuditLine &)> &visit) const
{
    QSqlQuery &query = m_database.statement(QStringLiteral(
        "SELECT n,at_ms,station,actor,op_id,type,entity,entity_id,before_row,after_row,prev,h FROM audit WHERE wh=? ORDER BY n"));
    query.bindValue(0, m_warehouse);
    PACKBAY_TRY(m_database.run(query));
    while (query.next()) {
        wire::AuditLine line;
        line.n = query.value(0).toLongLong();
        line.at = UtcMs(query.value(1).toLongLong());
        line.station = query.value(2).toString();
        line.actor = query.value(3).toString();
        line.opId = OpId::fromBytes(query.value(4).toByteArray());
        line.type = query.value(5).toString();
        line.entity = query.value(6).toString();
        line.id = query.value(7).toString();
        line.before = valueOf(query.value(8).toString());
        line.after = valueOf(query.value(9).toString());
        line.prev = query.value(10).toByteArray();
        line.hash = query.value(11).toByteArray();
        if (!visit(line))
            break;
    }
    query.finish();
    return {};
}

Result<AuditVerdict> AuditLog::verify() const
{
    AuditVerdict verdict;
    verdict.head = wire::auditGenesis();
    PACKBAY_TRY(forEach([&](const wire::AuditLine &line) {
        ++verdict.rows;
        if (line.n != verdict.rows || line.prev != verdict.head || line.computeHash() != line.hash) {
            verdict.unbroken = false;
            verdict.firstBad = line.n;
            return false;
        }
        verdict.head = line.hash;
        return true;
    }));
    return verdict;
}

Result<QList<AuditStep>> AuditLog::stepsSince(UtcMs since) const
{
    // Newest first by the primary key.
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT type,at_ms,entity_id FROM audit WHERE wh=? ORDER BY n DESC"));
    query.bindValue(0, m_warehouse);
    PACKBAY_TRY(m_database.run(query));
    QList<AuditStep> steps;
    while (query.next()) {
        const UtcMs at(query.value(1).toLongLong());
        if (at < since)
            break;
        steps.append({query.value(0).toString(), at, query.value(2).toString()});
    }
    query.finish();
    return steps;
}

} // namespace packbay
