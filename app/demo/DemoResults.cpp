#include "app/demo/DemoResults.h"

#include "app/demo/VirtualDevices.h"
#include "app/station/core/SheetRequests.h"
#include "app/station/core/StationCore.h"
#include "models/store/Dump.h"
#include "printing/LabelMaker.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace packbay {
namespace {

Status writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), path}}, file.errorString());
    return {};
}

Status writePdf(const WorldView &world, const PrintJob &job, const QString &path)
{
    const PrintSheet sheet{SheetKind::CartonLabel, job.document.section(QLatin1Char('/'), 1), job.copy, job.reason};
    PACKBAY_TRY_ASSIGN(request, sheetRequest(sheet, world, SheetStyle(), job.at));
    PACKBAY_TRY_ASSIGN(parsed, parseLabelRequest(request.request));
    PACKBAY_TRY_ASSIGN(pdf, makeLabel(parsed, LabelFormat::Pdf, 203));
    return writeFile(path, pdf);
}

QByteArray rowsDigest(const QString &file, DatabaseKind kind)
{
    const auto database = Database::open(file, kind, Access::Reader);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!database || !dumpRows(**database, std::nullopt, [&](const QByteArray &line) { hash.addData(line + '\n'); }))
        return {};
    return hash.result();
}

} // namespace

qint64 countParcels(const WorldView &world)
{
    qint64 parcels = 0;
    for (const char *state : EnumTable<ParcelState>::names)
        parcels += world.count(Lookup::ParcelByState, QLatin1String(state));
    return parcels;
}

bool allSheetsDrawn(StationCore &station)
{
    const auto jobs = station.ledger().call([](Ledger &ledger) { return PrintSpool(ledger.database()).all(); });
    return jobs && std::none_of(jobs->begin(), jobs->end(), [](const PrintJob &job) { return job.bytes.isEmpty(); });
}

Result<qint64> keepSheets(const QString &folder, StationCore &station, const PrinterSink &printer)
{
    const QDir out(folder);
    if (!out.mkpath(QStringLiteral("labels")))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), folder}});
    PACKBAY_TRY_ASSIGN(jobs, station.ledger().call([](Ledger &ledger) { return PrintSpool(ledger.database()).all(); }));
    qint64 labels = 0;
    for (const PrintJob &job : jobs) {
        const QString kind = job.document.section(QLatin1Char('/'), 0, 0);
        const QString name = job.document.section(QLatin1Char('/'), 1) + (job.copy > 1 ? QStringLiteral("-copy%1").arg(job.copy) : QString());
        if (kind == QStringLiteral("manifest"))
            PACKBAY_TRY(writeFile(out.filePath(QStringLiteral("manifest-%1.pdf").arg(name)), job.bytes));
        if (kind != QStringLiteral("label"))
            continue;
        PACKBAY_TRY(writeFile(out.filePath(QStringLiteral("labels/%1.zpl").arg(name)), job.bytes));
        PACKBAY_TRY(writePdf(station.world(), job, out.filePath(QStringLiteral("labels/%1.pdf").arg(name))));
        labels += std::count_if(printer.labels().begin(), printer.labels().end(),
                                [&](const QByteArray &sheet) { return job.bytes.contains(sheet); });
    }
    return labels;
}

Status keepPrinted(const QString &folder, const PrinterSink &printer)
{
    const QDir out(folder);
    if (!out.mkpath(QStringLiteral("printed")))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), folder}});
    int number = 0;
    for (const QByteArray &sheet : printer.labels())
        PACKBAY_TRY(writeFile(out.filePath(QStringLiteral("printed/%1.zpl").arg(++number, 4, 10, QLatin1Char('0'))), sheet));
    return {};
}

Result<bool> keepDatabases(const QString &folder, const QString &centralFile)
{
    const QString central = folder + QStringLiteral("/central.db");
    if (!QFile::copy(centralFile, central))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), central}});
    const QByteArray truth = rowsDigest(central, DatabaseKind::Central);
    return !truth.isEmpty() && truth == rowsDigest(folder + QStringLiteral("/station.db"), DatabaseKind::Station)
        && truth == rowsDigest(folder + QStringLiteral("/station-2.db"), DatabaseKind::Station);
}

Status keepAudit(const QString &folder)
{
    PACKBAY_TRY_ASSIGN(database, Database::open(folder + QStringLiteral("/station.db"), DatabaseKind::Station, Access::Reader));
    QByteArray audit;
    PACKBAY_TRY(AuditLog(*database, QStringLiteral("SH1")).forEach([&](const wire::AuditLine &line) {
        audit += line.toLine() + '\n';
        return true;
    }));
    return writeFile(folder + QStringLiteral("/audit.jsonl"), audit);
}

} // namespace packbay
