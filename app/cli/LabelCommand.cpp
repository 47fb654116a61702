#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "models/domain/JsonWriter.h"
#include "printing/LabelMaker.h"
#include "printing/TemplateStore.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <array>
#include <cstdio>

namespace packbay::cli {
namespace {

struct FormatName
{
    const char *name;
    LabelFormat format;
};
constexpr std::array kFormats{
    FormatName{"zpl", LabelFormat::Zpl}, FormatName{"tspl", LabelFormat::Tspl}, FormatName{"epl", LabelFormat::Epl},
    FormatName{"escpos", LabelFormat::EscPos}, FormatName{"pdf", LabelFormat::Pdf}, FormatName{"png", LabelFormat::Png},
};

int printSchema(const QString &document)
{
    const QJsonObject schema = TemplateStore::schema(document);
    if (schema.isEmpty())
        return failed(QStringLiteral("no document %1; there are: %2").arg(document, TemplateStore::documents().join(QStringLiteral(", "))));
    line(canonicalJson(schema));
    return Good;
}

/// What one call makes, and from what.
struct LabelJob
{
    QString requestFile;
    QString templates; ///< the owner's folder, or empty
    QString out;
    LabelFormat format = LabelFormat::Zpl;
    int dpi = 203;
};

/// The exit code; the verdict of a request that is no good is on stdout.
int make(const LabelJob &job)
{
    const Result<QList<QJsonObject>> requests = readRequests(job.requestFile);
    if (!requests)
        return requests.error().code == ErrorCode::FileUnreadable ? failed(requests.error()) : judgedBad(requests.error());
    if (requests->size() != 1)
        return failed(QStringLiteral("label makes exactly one label: give one request"));
    const Result<LabelRequest> request = parseLabelRequest(requests->first());
    if (!request)
        return judgedBad(request.error());
    const Result<QByteArray> bytes = makeLabel(*request, job.format, job.dpi, TemplateStore(job.templates));
    if (!bytes)
        return judgedBad(bytes.error());
    const Status written = writeBytes(*bytes, job.out);
    return written ? static_cast<int>(Good) : failed(written.error());
}

/// Names, times and sizes of everything that the label is made from.
QStringList stampsOf(const LabelJob &job)
{
    QFileInfoList files{QFileInfo(job.requestFile)};
    if (!job.templates.isEmpty())
        files += QDir(job.templates).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    QStringList stamps;
    for (const QFileInfo &file : std::as_const(files))
        stamps.append(QStringLiteral("%1 %2 %3").arg(file.fileName()).arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size()));
    return stamps;
}

/// The live preview for who edits a template: made anew whenever a file changes, a line each time, until the program is ended.
int watch(const LabelJob &job)
{
    constexpr int kLookMs = 200;
    QStringList seen;
    QTimer timer;
    const auto look = [&] {
        const QStringList now = stampsOf(job);
        if (now == seen)
            return;
        seen = now;
        if (make(job) == Good) {
            JsonWriter json;
            json.beginObject().field("file", job.out).endObject();
            line(json.take());
        }
        std::fflush(stdout);
    };
    QObject::connect(&timer, &QTimer::timeout, &timer, look);
    timer.start(kLookMs);
    look();
    return QCoreApplication::exec();
}

} // namespace

int label(const QStringList &list)
{
    const QStringList options{QStringLiteral("--request"), QStringLiteral("--format"), QStringLiteral("--dpi"), QStringLiteral("--out"),
                              QStringLiteral("--fields"), QStringLiteral("--templates")};
    const Arguments arguments(list, options, {QStringLiteral("--watch")});
    if (arguments.problem())
        return failed(*arguments.problem());
    if (arguments.has(QStringLiteral("--fields")))
        return printSchema(arguments.value(QStringLiteral("--fields")));
    const QString name = arguments.value(QStringLiteral("--format"));
    const auto format = std::find_if(kFormats.begin(), kFormats.end(), [&](const FormatName &f) { return name == QLatin1String(f.name); });
    const int dpi = arguments.value(QStringLiteral("--dpi"), QStringLiteral("203")).toInt();
    const bool watched = arguments.has(QStringLiteral("--watch"));
    const bool canWatch = arguments.has(QStringLiteral("--out")) && arguments.value(QStringLiteral("--request")) != u"-";
    if (format == kFormats.end() || (dpi != 203 && dpi != 300) || !arguments.has(QStringLiteral("--request")) || (watched && !canWatch))
        return failed(QStringLiteral("usage: label --request FILE --format zpl|tspl|epl|escpos|pdf|png --dpi 203|300 [--templates DIR] [--out FILE [--watch]]"));
    const LabelJob job{arguments.value(QStringLiteral("--request")), arguments.value(QStringLiteral("--templates")), arguments.value(QStringLiteral("--out")), format->format, dpi};
    return watched ? watch(job) : make(job);
}

} // namespace packbay::cli
