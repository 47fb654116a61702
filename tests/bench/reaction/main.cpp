#include "tests/bench/reaction/ReactionBench.h"
#include "tests/scanner/x11/XServer.h"

#include <QSaveFile>

#include <cstdio>

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
    QString file;
    ReactionSize size;
};

std::optional<Call> readCall(QStringList arguments)
{
    Call call;
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("reaction"))
        arguments.removeFirst();
    while (!arguments.isEmpty()) {
        const QString word = arguments.takeFirst();
        if (arguments.isEmpty())
            return std::nullopt;
        const QString value = arguments.takeFirst();
        bool ok = true;
        if (word == QLatin1String("--json"))
            call.file = value;
        else if (word == QLatin1String("--parcels"))
            call.size.parcels = value.toInt(&ok);
        else if (word == QLatin1String("--scans"))
            call.size.scans = value.toInt(&ok);
        else if (word == QLatin1String("--db"))
            call.size.file = value;
        else
            ok = false;
        if (!ok)
            return std::nullopt;
    }
    return !call.file.isEmpty() && call.size.parcels > 0 && call.size.scans > 0 ? std::optional(call) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {}); // stderr is for our one line
    const test::XServer server;
    if (!server.isRunning())
        return failed(QStringLiteral("Xvfb does not start"));
    TimedApplication application(argc, argv);
    const std::optional<Call> call = readCall(QCoreApplication::arguments().mid(1));
    if (!call)
        return failed(QStringLiteral("usage: bench reaction --json FILE [--parcels N] [--scans N] [--db FILE]"));
    const Result<Figure> figure = benchReaction(call->size, application);
    if (!figure)
        return failed(QStringLiteral("%1 %2").arg(errorId(figure.error().code), figure.error().detail));
    std::printf("%s\n", toJson(*figure).constData());
    QSaveFile file(call->file);
    const QByteArray json = toJson(std::vector<Figure>{*figure}) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return failed(QStringLiteral("%1 cannot be written").arg(call->file));
    return 0;
}
