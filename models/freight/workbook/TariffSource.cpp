#include "models/freight/workbook/TariffSource.h"

#include "models/freight/TariffFolder.h"
#include "models/freight/workbook/WorkbookReader.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace packbay {
namespace {

TariffSource fromWorkbook(const QByteArray &bytes, const QString &name)
{
    WorkbookSheets sheets = readWorkbook(bytes, name);
    TariffSource source;
    // A workbook that cannot be opened has no sheets; that each of them is missing would be no news.
    const bool isOpen = std::none_of(sheets.findings.begin(), sheets.findings.end(),
        [&](const TariffFinding &finding) { return finding.isError && finding.file == name; });
    if (isOpen)
        source.load = loadTariff(sheets.files);
    for (TariffFinding &finding : source.load.findings)
        finding.file = name + QLatin1Char('/') + sheets.sheetNames.value(finding.file, QString(finding.file).remove(QLatin1String(".csv")));
    source.load.findings = sheets.findings + source.load.findings;
    std::stable_sort(source.load.findings.begin(), source.load.findings.end(), [](const TariffFinding &a, const TariffFinding &b) {
        return std::tie(a.file, a.row, a.column, a.code) < std::tie(b.file, b.row, b.column, b.code);
    });
    source.files = std::move(sheets.files);
    return source;
}

} // namespace

Result<TariffSource> readTariffSource(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile()) {
        PACKBAY_TRY_ASSIGN(files, readTariffFolder(path));
        TariffLoad load = loadTariff(files);
        return TariffSource{std::move(files), std::move(load)};
    }
    const QString name = info.fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::TariffFileUnreadable, {{QStringLiteral("file"), name}}, file.errorString(), name);
    if (file.size() > kMaxTariffFileBytes) {
        TariffSource source;
        source.load.findings.append({name, 0, {}, true, ErrorCode::TariffTooLarge, say(QT_TRANSLATE_NOOP("Tariff", "the file has more than 64 MB")),
            say(QT_TRANSLATE_NOOP("Tariff", "Split the tariff into several packs."))});
        return source;
    }
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError || bytes.size() != file.size())
        return makeError(ErrorCode::TariffFileUnreadable, {{QStringLiteral("file"), name}}, file.errorString(), name);
    return fromWorkbook(bytes, name);
}

} // namespace packbay
