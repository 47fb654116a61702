#include "models/store/Backup.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QVariant>

#include <fcntl.h>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace packbay {
namespace {

Error backupError(const QString &file, const Error &cause)
{
    return makeError(ErrorCode::BackupFailed, {{QStringLiteral("file"), file}, {QStringLiteral("cause"), cause.number()}}, cause.detail);
}

bool syncFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0;
#else
    return fsync(file.handle()) == 0;
#endif
}

QString quoted(QString path)
{
    return QLatin1Char('\'') + path.replace(QLatin1Char('\''), QStringLiteral("''")) + QLatin1Char('\'');
}

void removeSideFiles(const QString &file)
{
    QFile::remove(file + QStringLiteral("-wal"));
    QFile::remove(file + QStringLiteral("-shm"));
}

/// Moves a database with its WAL to the first free .aside-<n>.
bool moveAside(const QString &file)
{
    int n = 1;
    while (QFile::exists(QStringLiteral("%1.aside-%2").arg(file).arg(n)))
        ++n;
    const QString aside = QStringLiteral("%1.aside-%2").arg(file).arg(n);
    for (const QString &suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::rename(file + suffix, aside + suffix);
    return QFile::rename(file, aside);
}

/// The copies of rotateBackup(), newest first.
QFileInfoList copiesIn(const QString &folder)
{
    return QDir(folder).entryInfoList({QStringLiteral("backup-*.db")}, QDir::Files, QDir::Name | QDir::Reversed);
}

QDateTime madeAt(const QFileInfo &copy)
{
    return QDateTime::fromString(copy.baseName().mid(7) + QStringLiteral("Z"), QStringLiteral("yyyyMMdd-HHmmsst"));
}

Status vacuumInto(Database &source, const QString &file)
{
    // A reader's connection refuses every write, the one into the copy too.
    PACKBAY_TRY_ASSIGN(readOnly, source.scalar(QStringLiteral("PRAGMA query_only")));
    PACKBAY_TRY(source.exec(QStringLiteral("PRAGMA query_only=OFF")));
    const Status copied = source.exec(QStringLiteral("VACUUM INTO ") + quoted(file));
    PACKBAY_TRY(source.exec(QStringLiteral("PRAGMA query_only=%1").arg(readOnly.toInt())));
    return copied;
}

} // namespace

Result<DatabaseKind> kindOfFile(const QString &file)
{
    QFile raw(file);
    if (!raw.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("file"), file}}, raw.errorString());
    const QByteArray header = raw.read(100);
    if (header.size() < 100 || !header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return makeError(ErrorCode::StoreDamaged, {{QStringLiteral("file"), file}});
    // application_id, big-endian at offset 68 of the header (SQLite file format 1.3).
    const QByteArray id = header.mid(68, 4);
    if (id == "PBst")
        return DatabaseKind::Station;
    if (id == "PBce")
        return DatabaseKind::Central;
    return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("file"), file}});
}

Result<QString> warehouseOf(Database &database)
{
    const QString sql = database.kind() == DatabaseKind::Station ? QStringLiteral("SELECT wh FROM sync_state WHERE one=1")
                                                                 : QStringLiteral("SELECT wh FROM feed_head ORDER BY wh LIMIT 1");
    return database.scalar(sql).transform([](const QVariant &v) { return v.toString(); });
}

Result<DatabaseReport> checkDatabase(const QString &file)
{
    DatabaseReport report;
    const Result<DatabaseKind> kind = kindOfFile(file);
    if (!kind) {
        if (kind.error().code != ErrorCode::StoreDamaged)
            return kind.error();
        report.integrity = QStringLiteral("file is not a database");
        return report;
    }
    report.kind = *kind;
    const auto opened = Database::open(file, *kind, Access::Reader);
    if (!opened) {
        report.integrity = opened.error().detail;
        return report;
    }
    Database &database = **opened;
    const Result<QString> integrity = database.integrityCheck();
    report.integrity = integrity ? *integrity : integrity.error().detail;
    if (report.integrity != QStringLiteral("ok"))
        return report;
    PACKBAY_TRY_ASSIGN(schema, database.scalar(QStringLiteral("PRAGMA user_version")));
    report.schema = schema.toInt();
    PACKBAY_TRY_ASSIGN(violations, database.scalar(QStringLiteral("SELECT COUNT(*) FROM pragma_foreign_key_check")));
    report.foreignKeys = violations.toLongLong();
    PACKBAY_TRY_ASSIGN(warehouse, warehouseOf(database));
    PACKBAY_TRY_ASSIGN(audit, AuditLog(database, warehouse).verify());
    report.audit = audit;
    if (report.kind == DatabaseKind::Station) {
        PACKBAY_TRY_ASSIGN(epoch, database.scalar(QStringLiteral("SELECT station_epoch FROM sync_state WHERE one=1")));
        const Outbox outbox(database, {warehouse, {}, epoch.toLongLong()});
        PACKBAY_TRY_ASSIGN(status, outbox.status());
        PACKBAY_TRY_ASSIGN(gap, outbox.firstGap());
        report.outbox = status;
        report.outbox.firstGap = gap;
    }
    PACKBAY_TRY_ASSIGN(parcels, database.scalar(QStringLiteral("SELECT COUNT(*) FROM parcel")));
    report.parcels = parcels.toLongLong();
    report.ok = report.audit.unbroken && report.foreignKeys == 0 && !report.outbox.firstGap;
    return report;
}

Status backupTo(Database &source, const QString &target)
{
    const QString fresh = target + QStringLiteral(".new");
    QFile::remove(fresh);
    if (const Status copied = vacuumInto(source, fresh); !copied) {
        QFile::remove(fresh);
        return backupError(target, copied.error());
    }
    const Result<DatabaseReport> report = checkDatabase(fresh);
    if (!report || !report->ok || !syncFile(fresh)) {
        QFile::remove(fresh);
        return backupError(target, report ? makeError(ErrorCode::StoreDamaged, {}, report->integrity) : report.error());
    }
    removeSideFiles(fresh);
    QFile::remove(target);
    if (!QFile::rename(fresh, target))
        return backupError(target, makeError(ErrorCode::FileUnwritable));
    return {};
}

Result<QString> rotateBackup(Database &source, const QString &folder, UtcMs now)
{
    if (!QDir().mkpath(folder))
        return backupError(folder, makeError(ErrorCode::FileUnwritable));
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(now.value, Qt::UTC);
    const QString name = QStringLiteral("backup-") + at.toString(QStringLiteral("yyyyMMdd-HHmmss")) + QStringLiteral(".db");
    const QString path = QDir(folder).filePath(name);
    PACKBAY_TRY(backupTo(source, path));
    QSet<QString> daysKept;
    for (const QFileInfo &info : copiesIn(folder)) {
        const qint64 hours = madeAt(info).secsTo(at) / 3600;
        const QString day = info.baseName().mid(7, 8);
        const bool keep = hours < 24 || (hours < 14 * 24 && !daysKept.contains(day));
        daysKept.insert(day);
        if (!keep)
            QFile::remove(info.filePath());
    }
    return path;
}

std::optional<UtcMs> newestBackup(const QString &folder)
{
    for (const QFileInfo &info : copiesIn(folder)) {
        if (const QDateTime made = madeAt(info); made.isValid())
            return UtcMs(made.toMSecsSinceEpoch());
    }
    return std::nullopt;
}

Status restoreFrom(const QString &backup, const QString &target, bool force)
{
    const auto failed = [&](const Error &cause) {
        return makeError(ErrorCode::RestoreFailed, {{QStringLiteral("file"), backup}, {QStringLiteral("cause"), cause.number()}}, cause.detail);
    };
    const Result<DatabaseReport> report = checkDatabase(backup);
    if (!report)
        return failed(report.error());
    if (!report->ok)
        return failed(makeError(ErrorCode::StoreDamaged, {}, report->integrity));
    if (QFile::exists(target) && !force)
        return failed(makeError(ErrorCode::AlreadyExists, {{QStringLiteral("file"), target}}));
    const QString fresh = target + QStringLiteral(".restored");
    QFile::remove(fresh);
    if (!QFile::copy(backup, fresh) || !syncFile(fresh))
        return failed(makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), fresh}}));
    if (QFile::exists(target) && !moveAside(target))
        return failed(makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), target}}));
    removeSideFiles(target);
    if (!QFile::rename(fresh, target))
        return failed(makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), target}}));
    return {};
}

Result<QString> recover(const QString &file, const QString &backupFolder)
{
    if (QFile::exists(file) && !moveAside(file))
        return makeError(ErrorCode::RestoreFailed, {{QStringLiteral("file"), file}});
    for (const QFileInfo &info : copiesIn(backupFolder)) {
        if (restoreFrom(info.filePath(), file, false))
            return info.filePath();
    }
    return QString();
}

} // namespace packbay
