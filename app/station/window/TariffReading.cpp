#include "app/station/window/TariffReading.h"

#include "models/freight/TariffBundle.h"
#include "models/freight/TariffDiff.h"
#include "models/freight/TariffSchema.h"
#include "models/freight/workbook/TariffSource.h"
#include "models/freight/workbook/WorkbookWriter.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>

namespace packbay {
namespace {

constexpr qsizetype kMostPacks = 40;
const QStringList kSheets{QStringLiteral("*.csv"), QStringLiteral("*.CSV")};

const TariffSheetSpec &lineSheet()
{
    return *findTariffSheet(QStringLiteral("line.csv"));
}

/// When the newest sheet was saved; none when the folder holds no line sheet.
std::optional<UtcMs> folderTime(const QString &path)
{
    bool isPack = false;
    UtcMs newest;
    for (const QFileInfo &file : QDir(path).entryInfoList(kSheets, QDir::Files)) {
        isPack = isPack || findTariffSheet(file.fileName()) == &lineSheet();
        newest = std::max(newest, UtcMs(file.lastModified().toMSecsSinceEpoch()));
    }
    return isPack ? std::optional(newest) : std::nullopt;
}

TariffChoice packAt(const QFileInfo &file, UtcMs at)
{
    TariffChoice choice;
    choice.name = file.fileName();
    choice.path = file.absoluteFilePath();
    choice.at = at;
    return choice;
}

void findPacksIn(const QString &folder, QList<TariffChoice> &packs)
{
    if (const std::optional<UtcMs> at = folderTime(folder))
        packs.append(packAt(QFileInfo(folder), *at));
    for (const QFileInfo &entry : QDir(folder).entryInfoList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot)) {
        if (entry.isDir()) {
            if (const std::optional<UtcMs> at = folderTime(entry.absoluteFilePath()))
                packs.append(packAt(entry, *at));
        } else if (entry.suffix().compare(QLatin1String("xlsx"), Qt::CaseInsensitive) == 0 && !entry.fileName().startsWith(QLatin1String("~$"))) {
            packs.append(packAt(entry, UtcMs(entry.lastModified().toMSecsSinceEpoch())));
        }
    }
}

TariffLine lineOf(const TariffFinding &finding)
{
    TariffLine line;
    line.kind = finding.isError ? TariffLine::Kind::Error : TariffLine::Kind::Warning;
    line.place = finding.file;
    line.row = finding.row;
    line.column = finding.column;
    line.code = finding.code;
    line.message = finding.message;
    line.remedy = finding.remedy;
    return line;
}

TariffLine lineOf(const TariffChange &change)
{
    TariffLine line;
    line.kind = change.kind == TariffChange::Kind::Added ? TariffLine::Kind::Added
        : change.kind == TariffChange::Kind::Removed     ? TariffLine::Kind::Removed
                                                         : TariffLine::Kind::Changed;
    line.place = change.sheet;
    line.key = change.key;
    line.column = change.column;
    if (const TariffSheetSpec *sheet = findTariffSheet(change.sheet)) {
        const int index = sheet->columnIndex(change.column.toUtf8());
        if (index >= 0 && !change.column.isEmpty())
            line.columnZh = QString::fromUtf8(sheet->columns[static_cast<std::size_t>(index)].alias);
    }
    line.before = change.before.value_or(QString());
    line.after = change.after.value_or(QString());
    return line;
}

/// An empty pack when there is none, or when it is one that this version of the program cannot read.
TariffPack packOf(const std::optional<Tariff> &tariff)
{
    if (!tariff)
        return {};
    TariffLoad load = loadTariff(filesOf(tariff->files));
    return load.ok() ? std::move(load.pack) : TariffPack();
}

void compare(TariffReading &reading, TariffLoad load, const std::optional<Tariff> &before)
{
    for (const TariffFinding &finding : std::as_const(load.findings))
        reading.lines.append(lineOf(finding));
    reading.errors = static_cast<int>(std::count_if(load.findings.cbegin(), load.findings.cend(), [](const TariffFinding &finding) { return finding.isError; }));
    if (!load.ok())
        return;
    const QList<TariffChange> changes = diffTariffs(packOf(before), load.pack);
    for (const TariffChange &change : changes)
        reading.lines.append(lineOf(change));
    reading.differences = static_cast<int>(changes.size());
    reading.pack = std::make_shared<const TariffPack>(std::move(load.pack));
}

Status writeSheet(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), path}}, file.errorString());
    return {};
}

} // namespace

QStringList importFolders(const TariffPlaces &places)
{
    if (!places.import.isEmpty())
        return {places.import};
    QStringList folders;
    for (const QStorageInfo &volume : QStorageInfo::mountedVolumes()) {
        const QString root = volume.rootPath();
        if (root.startsWith(QLatin1String("/media/")) || root.startsWith(QLatin1String("/run/media/")))
            folders.append(root);
    }
    return folders;
}

QList<TariffChoice> findPacks(const QStringList &folders)
{
    QList<TariffChoice> packs;
    for (const QString &folder : folders)
        findPacksIn(folder, packs);
    std::sort(packs.begin(), packs.end(), [](const TariffChoice &a, const TariffChoice &b) {
        return std::tuple(-a.at.value, a.name, a.path) < std::tuple(-b.at.value, b.name, b.path);
    });
    return packs.first(std::min(packs.size(), kMostPacks));
}

TariffReading readPack(const QString &path, const std::optional<Tariff> &newest)
{
    TariffReading reading;
    Result<TariffSource> source = readTariffSource(path);
    if (!source) {
        reading.error = source.error();
        return reading;
    }
    compare(reading, std::move(source->load), newest);
    if (!reading.pack)
        return reading;
    reading.body.files = bundleOf(source->files);
    describe(reading.body, *reading.pack);
    if (bundleBytes(reading.body.files) > kMaxBundleBytes)
        reading.error = makeError(ErrorCode::TariffTooLarge, {{QStringLiteral("file"), path}});
    else if (newest && aboutOf(reading.body.files).startsAt < aboutOf(newest->files).startsAt)
        reading.error = makeError(ErrorCode::TariffOverlap, {{QStringLiteral("newest"), newest->version}});
    return reading;
}

TariffReading readVersion(const Tariff &version, const std::optional<Tariff> &before)
{
    TariffReading reading;
    compare(reading, loadTariff(filesOf(version.files)), before);
    // Warnings were looked at when it was published.
    reading.lines.removeIf([](const TariffLine &line) { return line.kind == TariffLine::Kind::Warning; });
    return reading;
}

Status exportVersion(const Tariff &version, const QString &exports)
{
    const QDir folder(exports + QLatin1Char('/') + version.version);
    if (!folder.mkpath(QStringLiteral(".")))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), folder.path()}});
    const TariffFiles files = filesOf(version.files);
    for (auto file = files.begin(); file != files.end(); ++file)
        PACKBAY_TRY(writeSheet(folder.filePath(QFileInfo(file.key()).fileName()), file.value()));
    const TariffLoad load = loadTariff(files);
    if (!load.ok())
        return makeError(ErrorCode::NoTariff, {{QStringLiteral("version"), version.version}});
    return writeTariffWorkbook(load.pack, folder.path() + QStringLiteral(".xlsx"));
}

} // namespace packbay
