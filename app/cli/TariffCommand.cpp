#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/cli/TariffShelf.h"
#include "models/domain/JsonWriter.h"
#include "models/freight/TariffBundle.h"
#include "models/freight/TariffDiff.h"
#include "models/freight/workbook/TariffSource.h"
#include "models/freight/workbook/WorkbookWriter.h"

#include <QDateTime>
#include <QDir>

namespace packbay::cli {
namespace {

const QString kDb = QStringLiteral("--db");
const QString kVersion = QStringLiteral("--version");
const QString kOut = QStringLiteral("--out");
const QString kWarehouse = QStringLiteral("--warehouse");
const QString kDryRun = QStringLiteral("--dry-run");
constexpr int kVersionDigits = 12; ///< of the SHA-256, as the name of a version that nobody named

int check(const Arguments &arguments)
{
    if (arguments.operands().size() != 2)
        return failed(QStringLiteral("usage: tariff check DIR|XLSX"));
    const Result<TariffSource> source = readTariffSource(arguments.operands().at(1));
    return source ? reportTariff(source->load) : failed(source.error());
}

void lines(const QList<TariffChange> &changes)
{
    for (const TariffChange &change : changes)
        line(toJson(change));
}

int diff(const Arguments &arguments)
{
    if (arguments.operands().size() != 3)
        return failed(QStringLiteral("usage: tariff diff A B   (each a folder or an .xlsx)"));
    const Result<TariffSource> before = readTariffSource(arguments.operands().at(1));
    if (!before)
        return failed(before.error());
    const Result<TariffSource> after = readTariffSource(arguments.operands().at(2));
    if (!after)
        return failed(after.error());
    for (const TariffSource *source : {&*before, &*after}) {
        if (!source->load.ok())
            return reportTariff(source->load);
    }
    lines(diffTariffs(before->load.pack, after->load.pack));
    return Good;
}

/// What an import comes to.
struct Import
{
    QString version;
    std::optional<QString> previous;
    qsizetype changes = 0;
    bool isStored = false;
};

int reportImport(const TariffLoad &load, const Import &import)
{
    JsonWriter json;
    json.beginObject()
        .field("ok", true)
        .field("lines", load.lineCount())
        .field("prices", load.pack.priceCount)
        .field("sha256", load.pack.sha256)
        .field("version", import.version)
        .key("previous");
    if (import.previous)
        json.value(*import.previous);
    else
        json.null();
    json.field("changes", import.changes).field("imported", import.isStored).endObject();
    line(json.take());
    return Good;
}

int import(const Arguments &arguments)
{
    if (arguments.operands().size() != 2 || !arguments.has(kDb))
        return failed(QStringLiteral("usage: tariff import DIR|XLSX --db FILE [--version V] [--warehouse WH] [--dry-run]"));
    const Result<TariffSource> source = readTariffSource(arguments.operands().at(1));
    if (!source)
        return failed(source.error());
    const TariffLoad &load = source->load;
    if (!load.ok())
        return reportTariff(load);
    const bool isDry = arguments.has(kDryRun);
    const auto shelf = isDry ? TariffShelf::look(arguments.value(kDb), arguments.value(kWarehouse))
                             : TariffShelf::take(arguments.value(kDb), arguments.value(kWarehouse), UtcMs(QDateTime::currentMSecsSinceEpoch()));
    if (!shelf)
        return failed(shelf.error());
    const Result<std::optional<Tariff>> current = (*shelf)->current();
    if (!current)
        return failed(current.error());
    for (const TariffFinding &finding : load.findings)
        line(toJson(finding));
    Import made{arguments.value(kVersion, load.pack.sha256.left(kVersionDigits)), std::nullopt, 0, false};
    const QList<TariffChange> changes = diffTariffs(*current ? loadTariff(filesOf((*current)->files)).pack : TariffPack(), load.pack);
    lines(changes);
    made.changes = changes.size();
    if (*current) {
        made.previous = (*current)->version;
        if ((*current)->sha256 == load.pack.sha256)
            made.version = (*current)->version;
    }
    if (!isDry && made.version != made.previous.value_or(QString())) {
        const Status stored = (*shelf)->publish(made.version, source->files, load.pack);
        if (!stored)
            return stored.error().number() / 1000 == 3 ? failed(stored.error()) : judgedBad(stored.error());
        made.isStored = true;
    }
    return reportImport(load, made);
}

Status writeFolder(const TariffFiles &files, const QString &path)
{
    const QDir folder(path);
    if (!folder.mkpath(QStringLiteral(".")))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), path}});
    if (!folder.entryList({QStringLiteral("*.csv"), QStringLiteral("*.CSV")}, QDir::Files).isEmpty())
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), path}}, QStringLiteral("the folder has CSV files already"));
    for (auto file = files.begin(); file != files.end(); ++file)
        PACKBAY_TRY(writeBytes(file.value(), folder.filePath(file.key())));
    return {};
}

int exportVersion(const Arguments &arguments)
{
    if (arguments.operands().size() != 1 || !arguments.has(kDb) || !arguments.has(kVersion) || !arguments.has(kOut))
        return failed(QStringLiteral("usage: tariff export --db FILE --version V --out DIR|XLSX [--warehouse WH]"));
    const auto shelf = TariffShelf::look(arguments.value(kDb), arguments.value(kWarehouse));
    if (!shelf)
        return failed(shelf.error());
    const Result<Tariff> tariff = (*shelf)->version(arguments.value(kVersion));
    if (!tariff)
        return tariff.error().code == ErrorCode::NotFound ? judgedBad(tariff.error()) : failed(tariff.error());
    const TariffFiles files = filesOf(tariff->files);
    const TariffLoad load = loadTariff(files);
    if (!load.ok())
        return reportTariff(load);
    const QString out = arguments.value(kOut);
    const bool isWorkbook = out.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive);
    const Status written = isWorkbook ? writeTariffWorkbook(load.pack, out) : writeFolder(files, out);
    if (!written)
        return failed(written.error());
    line(tariffVerdictJson(true, load.lineCount(), load.pack.priceCount, load.pack.sha256));
    return Good;
}

struct SubCommand
{
    const char *name;
    int (*run)(const Arguments &);
};

constexpr SubCommand kSubCommands[] = {{"check", &check}, {"diff", &diff}, {"import", &import}, {"export", &exportVersion}};

} // namespace

int reportTariff(const TariffLoad &load)
{
    for (const TariffFinding &finding : load.findings)
        line(toJson(finding));
    line(tariffVerdictJson(load.ok(), load.lineCount(), load.pack.priceCount, load.ok() ? load.pack.sha256 : QString()));
    return load.ok() ? Good : Bad;
}

int tariff(const QStringList &list)
{
    const Arguments arguments(list, {kDb, kVersion, kOut, kWarehouse}, {kDryRun});
    if (arguments.problem() || arguments.operands().isEmpty())
        return failed(arguments.problem().value_or(QStringLiteral("usage: tariff check|diff|import|export ...")));
    for (const SubCommand &command : kSubCommands) {
        if (arguments.operands().first() == QLatin1String(command.name))
            return command.run(arguments);
    }
    return failed(QStringLiteral("no command tariff %1").arg(arguments.operands().first()));
}

} // namespace packbay::cli
