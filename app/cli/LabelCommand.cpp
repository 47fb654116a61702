#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "models/domain/JsonWriter.h"
#include "printing/LabelMaker.h"
#include "printing/TemplateStore.h"

#include <array>

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

} // namespace

int label(const QStringList &list)
{
    const QStringList options{QStringLiteral("--request"), QStringLiteral("--format"), QStringLiteral("--dpi"), QStringLiteral("--out"),
                              QStringLiteral("--fields")};
    const Arguments arguments(list, options, {});
    if (arguments.problem())
        return failed(*arguments.problem());
    if (arguments.has(QStringLiteral("--fields")))
        return printSchema(arguments.value(QStringLiteral("--fields")));
    const QString name = arguments.value(QStringLiteral("--format"));
    const auto format = std::find_if(kFormats.begin(), kFormats.end(), [&](const FormatName &f) { return name == QLatin1String(f.name); });
    const int dpi = arguments.value(QStringLiteral("--dpi"), QStringLiteral("203")).toInt();
    if (format == kFormats.end() || (dpi != 203 && dpi != 300) || !arguments.has(QStringLiteral("--request")))
        return failed(QStringLiteral("usage: label --request FILE --format zpl|tspl|epl|escpos|pdf|png --dpi 203|300 [--out FILE]"));
    const Result<QList<QJsonObject>> requests = readRequests(arguments.value(QStringLiteral("--request")));
    if (!requests)
        return requests.error().code == ErrorCode::FileUnreadable ? failed(requests.error()) : judgedBad(requests.error());
    if (requests->size() != 1)
        return failed(QStringLiteral("label makes exactly one label: give one request"));
    const Result<LabelRequest> request = parseLabelRequest(requests->first());
    if (!request)
        return judgedBad(request.error());
    const Result<QByteArray> bytes = makeLabel(*request, format->format, dpi);
    if (!bytes)
        return judgedBad(bytes.error());
    const Status written = writeBytes(*bytes, arguments.value(QStringLiteral("--out")));
    return written ? static_cast<int>(Good) : failed(written.error());
}

} // namespace packbay::cli
