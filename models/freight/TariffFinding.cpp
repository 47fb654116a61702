#include "models/freight/TariffFinding.h"

#include "models/domain/JsonWriter.h"

namespace packbay {

QByteArray toJson(const TariffFinding &finding)
{
    JsonWriter json;
    json.beginObject()
        .field("file", finding.file)
        .field("row", finding.row)
        .field("column", finding.column)
        .field("severity", finding.isError ? QStringLiteral("error") : QStringLiteral("warning"))
        .field("code", static_cast<int>(finding.code))
        .field("id", errorId(finding.code))
        .field("message", finding.message.english())
        .field("remedy", finding.remedy.english())
        .endObject();
    return json.take();
}

QByteArray tariffVerdictJson(bool ok, qint64 lines, qint64 prices, const QString &sha256)
{
    JsonWriter json;
    json.beginObject()
        .field("ok", ok)
        .field("lines", static_cast<std::int64_t>(lines))
        .field("prices", static_cast<std::int64_t>(prices))
        .key("sha256");
    if (sha256.isEmpty())
        json.null();
    else
        json.value(sha256);
    json.endObject();
    return json.take();
}

} // namespace packbay
