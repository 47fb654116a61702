#include "tests/bench/DecodeBench.h"
#include "tests/bench/FreightBench.h"
#include "tests/bench/LabelBench.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStringList>

#include <cstdio>
#include <unistd.h>

using namespace packbay;
using namespace packbay::bench;

namespace {

int failed(const QString &words)
{
    std::fprintf(stderr, "packbay-cli: %s\n", qUtf8Printable(words));
    return 2;
}

struct Call
{
    QString name;
    QString file;
    BenchSize size;
};

std::optional<Call> readCall(QStringList arguments)
{
    Call call;
    while (!arguments.isEmpty()) {
        const QString word = arguments.takeFirst();
        bool ok = true;
        if (word == QStringLiteral("--json") && !arguments.isEmpty())
            call.file = arguments.takeFirst();
        else if (word == QStringLiteral("--parcels") && !arguments.isEmpty())
            call.size.parcels = arguments.takeFirst().toInt(&ok);
        else if (word == QStringLiteral("--scans") && !arguments.isEmpty())
            call.size.scans = arguments.takeFirst().toInt(&ok);
        else if (word == QStringLiteral("--db") && !arguments.isEmpty())
            call.size.file = arguments.takeFirst();
        else if (word == QStringLiteral("--labels") && !arguments.isEmpty())
            call.size.labels = arguments.takeFirst().toInt(&ok);
        else if (word == QStringLiteral("--pictures") && !arguments.isEmpty())
            call.size.pictures = arguments.takeFirst().toInt(&ok);
        else if (call.name.isEmpty() && !word.startsWith(QLatin1Char('-')))
            call.name = word;
        else
            ok = false;
        if (!ok)
            return std::nullopt;
    }
    const bool known = QStringList{QStringLiteral("scan"), QStringLiteral("decode"), QStringLiteral("freight"), QStringLiteral("pack"), QStringLiteral("label"), QStringLiteral("start"), QStringLiteral("all")}.contains(call.name);
    return known && call.size.parcels > 0 && call.size.scans > 0 && call.size.labels > 0 && call.size.pictures > 0 && !call.file.isEmpty() ? std::optional(call) : std::nullopt;
}

} // namespace

/// Real keys and a painted window need a program that starts under an X server of its own.
int reaction(char **argv)
{
    const QString program = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).absolutePath() + QStringLiteral("/packbay-bench-reaction");
    ::execv(QFile::encodeName(program).constData(), argv);
    return failed(QStringLiteral("packbay-bench-reaction is not built"));
}

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "reaction") == 0)
        return reaction(argv);
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {}); // stderr is for our one line
    qputenv("QT_QPA_PLATFORM", "offscreen"); // the parcels' labels are painted beside the scans, as at a station
    QGuiApplication application(argc, argv);
    const std::optional<Call> call = readCall(QCoreApplication::arguments().mid(1));
    if (!call)
        return failed(QStringLiteral("usage: bench scan|decode|freight|pack|label|start|reaction|all --json FILE [--parcels N] [--scans N] [--labels N] [--pictures N] [--db FILE]"));
    std::vector<Figure> figures;
    for (const auto &[name, run] : {std::pair{QStringLiteral("scan"), &benchScan}, std::pair{QStringLiteral("decode"), &benchDecode}, std::pair{QStringLiteral("freight"), &benchFreight},
                                   std::pair{QStringLiteral("pack"), &benchPack}, std::pair{QStringLiteral("label"), &benchLabel},
                                   std::pair{QStringLiteral("start"), &benchStart}}) {
        if (call->name != name && call->name != QStringLiteral("all"))
            continue;
        const Result<std::vector<Figure>> part = run(call->size);
        if (!part)
            return failed(QStringLiteral("%1 %2 %3").arg(errorId(part.error().code), QString::fromUtf8(QJsonDocument(part.error().args).toJson(QJsonDocument::Compact)), part.error().detail));
        for (const Figure &figure : *part) {
            std::printf("%s\n", toJson(figure).constData());
            std::fflush(stdout);
            figures.push_back(figure);
        }
    }
    QSaveFile file(call->file);
    const QByteArray json = toJson(figures) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return failed(QStringLiteral("%1 cannot be written").arg(call->file));
    return 0;
}
