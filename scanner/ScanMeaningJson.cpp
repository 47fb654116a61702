#include "models/domain/JsonWriter.h"
#include "scanner/ScanClassifier.h"

namespace packbay {
namespace {

QString evidenceName(CarrierEvidence evidence)
{
    switch (evidence) {
    case CarrierEvidence::Check: return QStringLiteral("check");
    case CarrierEvidence::Prefix: return QStringLiteral("prefix");
    case CarrierEvidence::Length: break;
    }
    return QStringLiteral("length");
}

QByteArray bareError(const Error &error)
{
    JsonWriter json;
    json.beginObject().field("code", error.number()).field("id", errorId(error.code));
    json.field("args", QJsonValue(error.args)).key("where");
    error.where.isEmpty() ? json.null() : json.value(error.where);
    json.endObject();
    return json.take();
}

void textOrNull(JsonWriter &json, std::string_view key, const QString &text)
{
    json.key(key);
    text.isEmpty() ? json.null() : json.value(text);
}

} // namespace

QByteArray toJson(const ScanMeaning &meaning, const std::function<QByteArray(const Error &)> &errorJson)
{
    JsonWriter json;
    json.beginObject().field("input", meaning.input).field("kind", codeKindName(meaning.kind));
    json.field("normalized", meaning.normalized);
    textOrNull(json, "aim", meaning.aim);
    json.key("carriers").beginArray();
    for (const CarrierGuess &guess : meaning.carriers) {
        json.beginObject().field("code", guess.code).field("name", guess.name);
        json.field("check", guess.checked ? QStringLiteral("valid") : QStringLiteral("none"));
        json.field("evidence", evidenceName(guess.evidence)).endObject();
    }
    json.endArray().key("failed").beginArray();
    for (const FailedCheck &failed : meaning.failed) {
        json.beginObject().field("code", failed.code).field("name", failed.name).field("position", failed.position);
        json.field("read", failed.read).field("expected", failed.expected).endObject();
    }
    json.endArray().key("gs1");
    if (meaning.gs1) {
        json.beginObject();
        for (const Gs1Element &element : *meaning.gs1)
            json.field(element.ai.toStdString(), element.value);
        json.endObject();
    } else {
        json.null();
    }
    textOrNull(json, "entity", meaning.entity);
    textOrNull(json, "command", meaning.command);
    json.key("error");
    if (meaning.error)
        json.raw(errorJson ? errorJson(*meaning.error) : bareError(*meaning.error));
    else
        json.null();
    json.endObject();
    return json.take();
}

} // namespace packbay
