#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "models/domain/JsonWriter.h"
#include "printing/PrinterUri.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace packbay::cli {
namespace {

constexpr int kMostSeconds = 3600;

const char *wordOf(PrintState state)
{
    switch (state) {
    case PrintState::Confirmed: return "confirmed";
    case PrintState::Sent: return "sent";
    case PrintState::Unknown: return "unknown";
    default: return "failed";
    }
}

} // namespace

int print(const QStringList &list)
{
    const Arguments arguments(list, {QStringLiteral("--printer"), QStringLiteral("--file"), QStringLiteral("--wait-s")}, {});
    if (arguments.problem())
        return failed(*arguments.problem());
    bool isNumber = false;
    const int seconds = arguments.value(QStringLiteral("--wait-s"), QStringLiteral("30")).toInt(&isNumber);
    if (!arguments.has(QStringLiteral("--printer")) || !arguments.has(QStringLiteral("--file")) || !isNumber || seconds < 1 || seconds > kMostSeconds)
        return failed(QStringLiteral("usage: print --printer URI --file FILE [--wait-s 30]"));
    const Result<QByteArray> bytes = readFile(arguments.value(QStringLiteral("--file")));
    if (!bytes)
        return failed(bytes.error());
    const auto printer = printerForUri(arguments.value(QStringLiteral("--printer")), QStringLiteral("print-%1").arg(QCoreApplication::applicationPid()), languageOfBytes(*bytes));
    if (!printer)
        return failed(printer.error());
    if (bytes->isEmpty())
        return judgedBad(makeError(ErrorCode::LabelEmpty, {}, {}, arguments.value(QStringLiteral("--file"))));
    QElapsedTimer clock;
    clock.start();
    const SentBytes outcome = printAndWait(**printer, *bytes, seconds * 1000);
    JsonWriter json;
    json.beginObject()
        .field("state", QString::fromLatin1(wordOf(outcome.state)))
        .field("bytes", outcome.bytes)
        .field("status", outcome.status)
        .field("ms", clock.elapsed())
        .endObject();
    line(json.take());
    return outcome.state == PrintState::Confirmed || outcome.state == PrintState::Sent ? Good : Bad;
}

} // namespace packbay::cli
