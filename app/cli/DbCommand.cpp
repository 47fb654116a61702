#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "models/domain/JsonWriter.h"
#include "models/store/Backup.h"
#include "models/store/Dump.h"

#include <QFile>
#include <QSaveFile>

namespace packbay::cli {
namespace {

template<class T>
void numberOrNull(JsonWriter &json, const char *key, const std::optional<T> &value)
{
    json.key(key);
    if (value)
        json.value(static_cast<qint64>(*value));
    else
        json.null();
}

QByteArray reportJson(const DatabaseReport &report)
{
    JsonWriter json;
    json.beginObject()
        .field("ok", report.ok)
        .field("kind", report.kind == DatabaseKind::Station ? QStringLiteral("station") : QStringLiteral("central"))
        .field("schema", report.schema)
        .field("integrity", report.integrity)
        .field("foreign_keys", report.foreignKeys);
    json.key("audit").beginObject().field("rows", report.audit.rows).field("head", QString::fromLatin1(report.audit.head.toHex()));
    json.field("unbroken", report.audit.unbroken);
    numberOrNull(json, "first_bad", report.audit.firstBad);
    json.endObject().key("outbox").beginObject().field("pending", report.outbox.pending);
    numberOrNull(json, "oldest_ms", report.outbox.oldestPending ? std::optional<qint64>(report.outbox.oldestPending->value) : std::nullopt);
    json.field("exceptions", report.outbox.rejected);
    numberOrNull(json, "first_gap", report.outbox.firstGap);
    json.endObject().field("parcels", report.parcels).endObject();
    return json.take();
}

Result<std::unique_ptr<Database>> openReader(const QString &file)
{
    PACKBAY_TRY_ASSIGN(kind, kindOfFile(file));
    return Database::open(file, kind, Access::Reader);
}

int check(const Arguments &arguments)
{
    if (arguments.operands().size() != 2)
        return failed(QStringLiteral("usage: db check FILE"));
    const Result<DatabaseReport> report = checkDatabase(arguments.operands().at(1));
    if (!report)
        return failed(report.error());
    line(reportJson(*report));
    return report->ok ? Good : Bad;
}

int backup(const Arguments &arguments)
{
    const Result<DatabaseKind> kind = kindOfFile(arguments.value(QStringLiteral("--db")));
    if (!kind)
        return failed(kind.error());
    const auto database = Database::open(arguments.value(QStringLiteral("--db")), *kind, Access::Writer);
    if (!database)
        return failed(database.error());
    const Status made = backupTo(**database, arguments.value(QStringLiteral("--out")));
    if (!made)
        return judgedBad(made.error());
    line(JsonWriter().beginObject().field("ok", true).field("file", arguments.value(QStringLiteral("--out"))).endObject().take());
    return Good;
}

int restore(const Arguments &arguments)
{
    const Status restored = restoreFrom(arguments.value(QStringLiteral("--from")), arguments.value(QStringLiteral("--db")),
                                        arguments.has(QStringLiteral("--force")));
    if (!restored)
        return judgedBad(restored.error());
    line(JsonWriter().beginObject().field("ok", true).field("file", arguments.value(QStringLiteral("--db"))).endObject().take());
    return Good;
}

int exportAudit(const Arguments &arguments)
{
    const auto database = openReader(arguments.value(QStringLiteral("--db")));
    if (!database)
        return failed(database.error());
    const Result<QString> warehouse = warehouseOf(**database);
    if (!warehouse)
        return failed(warehouse.error());
    QSaveFile out(arguments.value(QStringLiteral("--out")));
    if (!out.open(QIODevice::WriteOnly))
        return failed(makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), out.fileName()}}, out.errorString()));
    qint64 rows = 0;
    const Status read = AuditLog(**database, *warehouse).forEach([&](const wire::AuditLine &audit) {
        ++rows;
        return out.write(audit.toLine() + '\n') > 0;
    });
    if (!read)
        return failed(read.error());
    if (!out.commit())
        return failed(makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), out.fileName()}}, out.errorString()));
    line(JsonWriter().beginObject().field("ok", true).field("rows", rows).endObject().take());
    return Good;
}

int dump(const Arguments &arguments)
{
    const auto database = openReader(arguments.value(QStringLiteral("--db")));
    if (!database)
        return failed(database.error());
    const QString entity = arguments.value(QStringLiteral("--entity"));
    const Status dumped = dumpRows(**database, entity.isEmpty() ? std::nullopt : std::optional(entity), line);
    return dumped ? static_cast<int>(Good) : failed(dumped.error());
}

struct SubCommand
{
    const char *name;
    int (*run)(const Arguments &);
    QStringList needed;
};

} // namespace

int db(const QStringList &list)
{
    const QString kDb = QStringLiteral("--db");
    const QString kOut = QStringLiteral("--out");
    const QList<SubCommand> commands{{"check", &check, {}},
                                     {"backup", &backup, {kDb, kOut}},
                                     {"restore", &restore, {QStringLiteral("--from"), kDb}},
                                     {"export-audit", &exportAudit, {kDb, kOut}},
                                     {"dump", &dump, {kDb}}};
    const Arguments arguments(list, {kDb, kOut, QStringLiteral("--from"), QStringLiteral("--entity")}, {QStringLiteral("--force")});
    if (arguments.problem() || arguments.operands().isEmpty())
        return failed(arguments.problem().value_or(QStringLiteral("usage: db check|backup|restore|export-audit|dump ...")));
    for (const SubCommand &command : commands) {
        if (arguments.operands().first() != QLatin1String(command.name))
            continue;
        for (const QString &option : command.needed) {
            if (!arguments.has(option))
                return failed(QStringLiteral("db %1 wants %2").arg(QLatin1String(command.name), option));
        }
        return command.run(arguments);
    }
    return failed(QStringLiteral("no command db %1").arg(arguments.operands().first()));
}

} // namespace packbay::cli
