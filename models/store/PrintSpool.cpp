#include "models/store/PrintSpool.h"

#include <QVariant>

#include <array>

namespace packbay {
namespace {

constexpr std::array kStates{"QUEUED", "SENDING", "SENT", "PRINTING", "CONFIRMED", "FAILED", "UNKNOWN", "CANCELLED"};

QString stateName(PrintState state)
{
    return QString::fromLatin1(kStates.at(static_cast<std::size_t>(state)));
}

PrintState stateOf(const QString &name)
{
    for (std::size_t i = 0; i < kStates.size(); ++i) {
        if (name == QLatin1String(kStates[i]))
            return static_cast<PrintState>(i);
    }
    return PrintState::Unknown;
}

QString orEmpty(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace

PrintSpool::PrintSpool(Database &database) : m_database(database) {}

Status PrintSpool::add(const PrintJob &job)
{
    // What was only promised becomes whole; what is whole stays as it is and answers with no row.
    Statement insert = m_database.prepared(QStringLiteral(
        "INSERT INTO print_job(document,copy,printer,reason,bytes,sha256,state,status,at_ms) VALUES(?,?,?,?,?,?,'QUEUED','',?) "
        "ON CONFLICT(document,copy) DO UPDATE SET printer=excluded.printer,bytes=excluded.bytes,sha256=excluded.sha256,state='QUEUED',status='' "
        "WHERE length(bytes)=0 AND length(excluded.bytes)>0 AND state<>'CANCELLED' RETURNING serial"));
    insert.bind(0, job.document);
    insert.bind(1, qint64(job.copy));
    insert.bind(2, job.printer);
    insert.bind(3, job.reason);
    insert.bind(4, job.bytes);
    insert.bind(5, job.sha256);
    insert.bind(6, static_cast<qint64>(job.at.value));
    const bool written = insert.next();
    if (written)
        insert.next(); // to its end: outside a transaction that is where it is committed
    PACKBAY_TRY(insert.status());
    if (!written)
        return makeError(ErrorCode::AlreadyExists, {{QStringLiteral("document"), job.document}, {QStringLiteral("copy"), job.copy}});
    return {};
}

Result<QList<PrintJob>> PrintSpool::promised() const
{
    return select(QStringLiteral("state='QUEUED' AND length(bytes)=0 ORDER BY serial"), {});
}

Result<QList<PrintJob>> PrintSpool::select(const QString &where, const QVariantList &values) const
{
    QSqlQuery &query = m_database.statement(
        QStringLiteral("SELECT document,copy,printer,reason,bytes,sha256,state,status,at_ms FROM print_job WHERE ") + where);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    PACKBAY_TRY(m_database.run(query));
    QList<PrintJob> jobs;
    while (query.next()) {
        PrintJob job;
        job.document = query.value(0).toString();
        job.copy = query.value(1).toInt();
        job.printer = query.value(2).toString();
        job.reason = query.value(3).toString();
        job.bytes = query.value(4).toByteArray();
        job.sha256 = query.value(5).toByteArray();
        job.state = stateOf(query.value(6).toString());
        job.status = query.value(7).toString();
        job.at = UtcMs(query.value(8).toLongLong());
        jobs.append(job);
    }
    query.finish();
    return jobs;
}

Result<QList<PrintJob>> PrintSpool::open() const
{
    return select(QStringLiteral("state IN ('QUEUED','SENDING','PRINTING','UNKNOWN') AND length(bytes)>0 ORDER BY serial"), {});
}

Result<QList<PrintJob>> PrintSpool::all() const
{
    return select(QStringLiteral("1=1 ORDER BY serial"), {});
}

Result<std::optional<PrintJob>> PrintSpool::find(const QString &document, int copy) const
{
    PACKBAY_TRY_ASSIGN(found, select(QStringLiteral("document=? AND copy=?"), {document, copy}));
    if (found.isEmpty())
        return std::optional<PrintJob>();
    return std::optional<PrintJob>(found.first());
}

Status PrintSpool::crashed()
{
    // The longer list is the partial index's own condition: without it every sheet ever printed would be read.
    PACKBAY_TRY(m_database.exec(QStringLiteral("UPDATE print_job SET state='UNKNOWN' WHERE state IN ('QUEUED','SENDING','PRINTING','UNKNOWN') "
                                               "AND state IN ('SENDING','PRINTING')")));
    return m_database.exec(QStringLiteral(
        "UPDATE print_job SET state='CANCELLED',status='a later copy takes its place' WHERE state IN ('QUEUED','SENDING','PRINTING','UNKNOWN') "
        "AND state='QUEUED' AND EXISTS(SELECT 1 FROM print_job AS later WHERE later.document=print_job.document "
        "AND later.copy>print_job.copy AND later.state NOT IN ('FAILED','CANCELLED'))"));
}

Status PrintSpool::withdraw(const QString &document, int before)
{
    QSqlQuery &query = m_database.statement(QStringLiteral(
        "UPDATE print_job SET state='CANCELLED',status='withdrawn' WHERE document=? AND copy<? AND state='QUEUED' AND length(bytes)=0"));
    query.bindValue(0, document);
    query.bindValue(1, before);
    return m_database.run(query);
}

Status PrintSpool::record(const QString &document, int copy, PrintState state, const QString &status)
{
    QSqlQuery &query = m_database.statement(QStringLiteral("UPDATE print_job SET state=?,status=? WHERE document=? AND copy=?"));
    query.bindValue(0, stateName(state));
    query.bindValue(1, orEmpty(status));
    query.bindValue(2, document);
    query.bindValue(3, copy);
    return m_database.run(query);
}

Result<int> PrintSpool::nextCopy(const PrintJob &job, bool isPromised)
{
    if (isPromised) {
        PACKBAY_TRY_ASSIGN(rows, select(QStringLiteral("document=? AND state='QUEUED' AND length(bytes)=0 ORDER BY copy DESC"), {job.document}));
        if (!rows.isEmpty())
            return rows.first().copy;
    }
    PrintJob next = job;
    PACKBAY_TRY_ASSIGN(last, copies(job.document));
    next.copy = last + 1;
    next.bytes.clear();
    PACKBAY_TRY(add(next));
    return next.copy;
}

Result<int> PrintSpool::copies(const QString &document) const
{
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT COALESCE(MAX(copy),0) FROM print_job WHERE document=?"));
    query.bindValue(0, document);
    PACKBAY_TRY(m_database.run(query));
    const int copies = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    return copies;
}

} // namespace packbay
