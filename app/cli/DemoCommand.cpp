#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/demo/DemoShift.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace packbay::cli {

int demo(const QStringList &list)
{
    const Arguments arguments(list, {QStringLiteral("--out"), QStringLiteral("--parcels"), QStringLiteral("--seed"), QStringLiteral("--printer-drops-every")}, {});
    if (arguments.problem() || !arguments.has(QStringLiteral("--out")))
        return failed(arguments.problem().value_or(QStringLiteral("usage: demo --out DIR [--parcels N] [--seed S]")));
    DemoOptions options;
    options.out = QDir(arguments.value(QStringLiteral("--out"))).absolutePath();
    bool ok = true;
    options.parcels = arguments.value(QStringLiteral("--parcels"), QStringLiteral("60")).toInt(&ok);
    if (!ok || options.parcels < 1)
        return failed(QStringLiteral("--parcels wants a number from 1"));
    options.seed = arguments.value(QStringLiteral("--seed"), QStringLiteral("1")).toUInt(&ok);
    if (!ok)
        return failed(QStringLiteral("--seed wants a number"));
    options.printerDropsEvery = arguments.value(QStringLiteral("--printer-drops-every"), QStringLiteral("0")).toInt(&ok);
    if (!ok || options.printerDropsEvery < 0)
        return failed(QStringLiteral("--printer-drops-every wants a number from 0"));
    if (QDir(options.out).exists() && !QDir(options.out).isEmpty())
        return failed(QStringLiteral("%1 is not empty").arg(options.out));
    if (!QDir().mkpath(options.out))
        return failed(makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), options.out}}));
    options.centralProgram = QCoreApplication::applicationDirPath() + QStringLiteral("/packbay-central");
    options.progress = [](const QString &phase) { std::fprintf(stderr, "demo: %s\n", qPrintable(phase)); };
    const Result<DemoSummary> summary = playDemo(options);
    if (!summary)
        return failed(summary.error());
    line(toJson(*summary));
    return summary->ok && summary->synced && summary->rowsEqual ? Good : Bad;
}

} // namespace packbay::cli
