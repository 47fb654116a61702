#include "models/freight/AnswerFields.h"

namespace packbay {

void writeTextOrNull(JsonWriter &json, std::string_view key, const QString &text)
{
    json.key(key);
    if (text.isEmpty())
        json.null();
    else
        json.value(text);
}

void writeWarnings(JsonWriter &json, const std::vector<QuoteWarning> &warnings)
{
    json.key("warnings").beginArray();
    for (const QuoteWarning &warning : warnings) {
        json.beginObject()
            .field("code", static_cast<int>(warning.code))
            .field("id", errorId(warning.code))
            .field("title", warning.title)
            .field("remedy", warning.remedy)
            .field("args", QJsonValue(warning.args));
        writeTextOrNull(json, "where", warning.where);
        json.endObject();
    }
    json.endArray();
}

} // namespace packbay
