#include "models/store/SheetsAgain.h"

#include <QVariant>

namespace packbay {

Status promiseAgain(Database &database, const PrintJob &job)
{
    QSqlQuery &query = database.statement(QStringLiteral("UPDATE print_job SET bytes=x'',sha256=x'' WHERE document=? AND copy=? AND state='QUEUED'"));
    query.bindValue(0, job.document);
    query.bindValue(1, job.copy);
    return database.run(query);
}

} // namespace packbay
