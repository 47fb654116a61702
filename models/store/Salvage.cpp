#include "models/store/Salvage.h"

#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

namespace packbay {
namespace {

constexpr int kOperationColumns = 16;
const QString kOperation = QStringLiteral("epoch,seq,op_id,type,version,actor,role,approver,at_ms,payload,state,local_verdict,"
                                          "result,result_code,result_args,feed_seq");

/// Copies rows until the first that cannot be read; whether all could.
Result<bool> copyOperations(Database &from, Database &to, const QString &order)
{
    QSqlQuery &read = from.statement(QStringLiteral("SELECT %1 FROM operation ORDER BY %2").arg(kOperation, order));
    if (!from.run(read))
        return false;
    QSqlQuery &write = to.statement(
        QStringLiteral("INSERT OR REPLACE INTO operation(%1) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)").arg(kOperation));
    while (read.next()) {
        for (int column = 0; column < kOperationColumns; ++column)
            write.bindValue(column, read.value(column));
        if (const Status written = to.run(write); !written) {
            read.finish();
            return written.error();
        }
    }
    const bool whole = !read.lastError().isValid();
    read.finish();
    return whole;
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
    PACKBAY_TRY_ASSIGN(whole, copyOperations(**damaged, fresh, QStringLiteral("epoch,seq")));
    if (!whole)
        PACKBAY_TRY(copyOperations(**damaged, fresh, QStringLiteral("epoch DESC,seq DESC")).transform([](bool) { return true; }));
    PACKBAY_TRY(copyCounters(**damaged, fresh));
    PACKBAY_TRY(copyOrder(**damaged, fresh));
    PACKBAY_TRY(transaction.commit());
    PACKBAY_TRY_ASSIGN(after, count());
    return after.toLongLong() - before.toLongLong();
}

} // namespace packbay
