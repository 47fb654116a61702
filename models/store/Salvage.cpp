#include "models/store/Salvage.h"

#include "models/wire/AuditChain.h"

#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

namespace packbay {
namespace {

/// What is copied as it is: read in an order that a partly readable file allows, written over or beside what is there.
struct Rows
{
    const char *table;
    const char *columns;
    const char *order;
    const char *onConflict;
};

constexpr auto kOperation = "epoch,seq,op_id,type,version,actor,role,approver,at_ms,payload,state,local_verdict,result,result_code,result_args,feed_seq";
constexpr auto kSheet = "document,copy,printer,reason,bytes,sha256,state,status,at_ms";
constexpr auto kNewer = "ON CONFLICT(epoch,seq) DO UPDATE SET state=excluded.state,local_verdict=excluded.local_verdict,result=excluded.result,"
                        "result_code=excluded.result_code,result_args=excluded.result_args,feed_seq=excluded.feed_seq";
constexpr auto kNewerSheet = "ON CONFLICT(document,copy) DO UPDATE SET printer=excluded.printer,bytes=excluded.bytes,sha256=excluded.sha256,"
                             "state=excluded.state,status=excluded.status";

/// No column is ever NULL, but QtSql reads an empty BLOB as a null array, which it would write as NULL.
QVariant cell(const QSqlQuery &row, int column)
{
    const QVariant value = row.value(column);
    return value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull() ? QVariant(QByteArrayLiteral("")) : value;
}

/// Copies rows until the first that cannot be read; whether all could.
Result<bool> copyRows(Database &from, Database &to, const Rows &rows)
{
    const QString columns = QLatin1String(rows.columns);
    const qsizetype count = columns.count(u',') + 1;
    QSqlQuery &read = from.statement(QStringLiteral("SELECT %1 FROM %2 ORDER BY %3").arg(columns, QLatin1String(rows.table), QLatin1String(rows.order)));
    if (!from.run(read))
        return false;
    QSqlQuery &write = to.statement(QStringLiteral("INSERT INTO %1(%2) VALUES(%3) %4")
                                        .arg(QLatin1String(rows.table), columns, QStringList(count, QStringLiteral("?")).join(u','), QLatin1String(rows.onConflict)));
    while (read.next()) {
        for (int column = 0; column < count; ++column)
            write.bindValue(column, cell(read, column));
        if (const Status written = to.run(write); !written) {
            read.finish();
            return written.error();
        }
    }
    const bool whole = !read.lastError().isValid();
    read.finish();
    return whole;
}

/// The same from the other end when the first ended at damage.
Status copyFromBothEnds(Database &from, Database &to, const Rows &up, const char *down)
{
    PACKBAY_TRY_ASSIGN(whole, copyRows(from, to, up));
    if (whole)
        return {};
    const Result<bool> rest = copyRows(from, to, {up.table, up.columns, down, up.onConflict});
    return rest ? Status() : Status(rest.error());
}

/// A sheet that waited when the copy was made may have come out since: unless the damaged file can still say what became of
/// it, people are asked.
Status copySheets(Database &from, Database &to)
{
    PACKBAY_TRY(to.exec(QStringLiteral("UPDATE print_job SET state='UNKNOWN' WHERE state IN ('QUEUED','SENDING','PRINTING')")));
    return copyFromBothEnds(from, to, {"print_job", kSheet, "serial", kNewerSheet}, "serial DESC");
}

/// The lines that follow on the copy's last one, as far as the chain can be read without a gap.
Status copyAudit(Database &from, Database &to)
{
    PACKBAY_TRY_ASSIGN(last, to.scalar(QStringLiteral("SELECT COALESCE(MAX(n),0) FROM audit")));
    QSqlQuery &head = to.statement(QStringLiteral("SELECT h FROM audit WHERE n=?"));
    head.bindValue(0, last);
    PACKBAY_TRY(to.run(head));
    QByteArray previous = head.next() ? head.value(0).toByteArray() : wire::auditGenesis();
    head.finish();
    QSqlQuery &read = from.statement(QStringLiteral("SELECT wh,n,at_ms,station,actor,op_id,type,entity,entity_id,before_row,after_row,prev,h FROM audit WHERE n>? ORDER BY n"));
    read.bindValue(0, last);
    if (!from.run(read))
        return {};
    QSqlQuery &write = to.statement(QStringLiteral("INSERT INTO audit(wh,n,at_ms,station,actor,op_id,type,entity,entity_id,before_row,after_row,prev,h) "
                                                   "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    constexpr int kColumns = 13;
    while (read.next() && read.value(kColumns - 2).toByteArray() == previous) {
        for (int column = 0; column < kColumns; ++column)
            write.bindValue(column, read.value(column));
        previous = read.value(kColumns - 1).toByteArray();
        if (const Status written = to.run(write); !written) {
            read.finish();
            return written;
        }
    }
    read.finish();
    return {};
}

Status copyCounters(Database &from, Database &to)
{
    QSqlQuery &read = from.statement(QStringLiteral("SELECT name,value FROM counter"));
    if (!from.run(read))
        return {};
    QSqlQuery &write = to.statement(QStringLiteral("INSERT INTO counter(name,value) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value=MAX(value,excluded.value)"));
    while (read.next()) {
        write.bindValue(0, read.value(0));
        write.bindValue(1, read.value(1));
        PACKBAY_TRY(to.run(write));
    }
    read.finish();
    return {};
}

/// The next number of the station's own order: what the file says, at least one more than its last operation.
Status copyOrder(Database &from, Database &to)
{
    QSqlQuery &read = from.statement(QStringLiteral("SELECT wh,station,station_epoch,next_seq FROM sync_state WHERE one=1"));
    if (from.run(read) && read.next()) {
        QSqlQuery &write = to.statement(QStringLiteral(
            "INSERT INTO sync_state(one,wh,station,station_epoch,next_seq,central_url,server_epoch,cursor,staged_to,head,durable_seq,"
            "last_ok_ms,last_error) VALUES(1,?,?,?,?,'','',0,0,0,0,0,'') ON CONFLICT(one) DO UPDATE SET "
            "station_epoch=MAX(station_epoch,excluded.station_epoch),next_seq=MAX(next_seq,excluded.next_seq)"));
        for (int column = 0; column < 4; ++column)
            write.bindValue(column, read.value(column));
        read.finish();
        PACKBAY_TRY(to.run(write));
    }
    return to.exec(QStringLiteral("UPDATE sync_state SET next_seq=MAX(next_seq,(SELECT COALESCE(MAX(seq),0)+1 FROM operation "
                                  "WHERE epoch=station_epoch)) WHERE one=1"));
}

} // namespace

QString newestAside(const QString &file)
{
    QString newest;
    for (int n = 1; QFileInfo::exists(QStringLiteral("%1.aside-%2").arg(file).arg(n)); ++n)
        newest = QStringLiteral("%1.aside-%2").arg(file).arg(n);
    return newest;
}

Result<qint64> salvage(const QString &aside, Database &fresh)
{
    const auto damaged = Database::open(aside, fresh.kind(), Access::Reader);
    if (!damaged)
        return 0;
    const auto count = [&fresh] { return fresh.scalar(QStringLiteral("SELECT COUNT(*) FROM operation")); };
    PACKBAY_TRY_ASSIGN(before, count());
    Transaction transaction(fresh);
    PACKBAY_TRY(transaction.begun());
    PACKBAY_TRY(copyFromBothEnds(**damaged, fresh, {"operation", kOperation, "epoch,seq", kNewer}, "epoch DESC,seq DESC"));
    PACKBAY_TRY(copySheets(**damaged, fresh));
    PACKBAY_TRY(copyFromBothEnds(**damaged, fresh, {"photo", "sha256,bytes,at_ms,uploaded", "rowid", "ON CONFLICT(sha256) DO NOTHING"}, "rowid DESC"));
    PACKBAY_TRY(copyAudit(**damaged, fresh));
    PACKBAY_TRY(copyCounters(**damaged, fresh));
    PACKBAY_TRY(copyOrder(**damaged, fresh));
    PACKBAY_TRY(transaction.commit());
    PACKBAY_TRY_ASSIGN(after, count());
    return after.toLongLong() - before.toLongLong();
}

} // namespace packbay
