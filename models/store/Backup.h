#pragma once
#include "models/domain/Units.h"
#include "models/store/AuditLog.h"
#include "models/store/Database.h"
#include "models/store/Outbox.h"

namespace packbay {

/// What db check says of a file (architecture.md 11.9).
struct DatabaseReport
{
    bool ok = false;
    DatabaseKind kind = DatabaseKind::Station;
    int schema = 0;
    QString integrity;   ///< "ok", or the words of SQLite
    qint64 foreignKeys = 0;
    AuditVerdict audit;
    OutboxStatus outbox;
    qint64 parcels = 0;
};

/// The kind by the file's application_id; error 3004 for a file that is no database, 3001 for another program's.
Result<DatabaseKind> kindOfFile(const QString &file);
/// The warehouse that the file holds.
Result<QString> warehouseOf(Database &database);
/// Reads everything; a damaged file gives a report with ok = false, an unreadable path an error.
Result<DatabaseReport> checkDatabase(const QString &file);

/// A consistent copy while others write, also by a reader's connection: VACUUM INTO a new file, synced, checked, then renamed to `target`. An earlier
/// `target` is replaced only by a good copy. Error 3008.
Status backupTo(Database &source, const QString &target);
/// The hourly copy in `folder`; keeps those of the last 24 hours and one a day of the last 14 days. Returns its path.
Result<QString> rotateBackup(Database &source, const QString &folder, UtcMs now);
/// When the newest copy that rotateBackup() left in `folder` was made; none when there is none.
std::optional<UtcMs> newestBackup(const QString &folder);
/// Puts a checked backup in the place of `target`; an existing one is kept beside it as .aside-<n> unless it is not
/// there. Refuses when `target` exists and `force` is false. Error 3009.
Status restoreFrom(const QString &backup, const QString &target, bool force);
/// A damaged station file is kept aside and the newest good backup takes its place. Returns the backup's path, empty
/// when there was none (the station then starts empty and pulls everything).
Result<QString> recover(const QString &file, const QString &backupFolder);

} // namespace packbay
