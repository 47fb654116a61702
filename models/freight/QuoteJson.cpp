#include "models/freight/AnswerFields.h"

#include <QDateTime>

namespace packbay {
namespace {

QString timeText(std::int64_t ms)
{
    // ISODateWithMs of a UTC time: digits and Z whatever the locale.
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

std::int64_t wholeGrams(const Rational &grams)
{
    return grams.ceil().toInt64().value_or(0);
}

void writeRate(JsonWriter &json, const std::optional<QuoteRate> &rate)
{
    json.key("fx");
    if (!rate) {
        json.null();
        return;
    }
    json.beginObject()
        .field("base", rate->base)
        .field("quote", rate->quote)
        .field("rate", rate->rate)
        .field("as_of", timeText(rate->asOfMs))
        .field("source", rate->source)
        .field("spread_ppm", rate->spreadPpm)
        .endObject();
}

void writeExplain(JsonWriter &json, const std::vector<ExplainLine> &lines)
{
    json.key("explain").beginArray();
    int seq = 0;
    for (const ExplainLine &line : lines) {
        json.beginObject()
            .field("seq", ++seq)
            .field("step", line.step)
            .field("code", line.code)
            .field("text", line.text)
            .field("formula", line.formula)
            .field("exact", line.exact.toFraction())
            .field("minor", line.minor)
            .endObject();
    }
    json.endArray();
}

void writeOffer(JsonWriter &json, const QuoteOffer &offer)
{
    json.beginObject()
        .field("line", offer.line)
        .field("name", offer.name)
        .field("carrier", offer.carrier)
        .field("zone", offer.zone)
        .field("currency", offer.currency)
        .field("actual_g", wholeGrams(offer.actual))
        .field("volumetric_g", wholeGrams(offer.volumetric))
        .field("billed_g", wholeGrams(offer.billed))
        .field("billed", offer.billed.toDecimal())
        .field("total_minor", offer.totalMinor)
        .field("quote_currency", offer.quoteCurrency)
        .field("quote_minor", offer.quoteMinor);
    writeRate(json, offer.rate);
    json.key("transit").beginArray().value(offer.transitMin).value(offer.transitMax).endArray();
    json.field("expires_at", timeText(offer.expiresAt.value)).field("tariff", offer.tariff).key("doc_needed").beginArray();
    for (const QString &document : offer.docNeeded)
        json.value(document);
    json.endArray();
    writeWarnings(json, offer.warnings);
    json.key("duty").beginArray();
    for (const QuoteDuty &duty : offer.duties) {
        json.beginObject()
            .field("regime", duty.regime)
            .field("minor", duty.minor)
            .field("currency", duty.currency)
            .field("paid_by", duty.paidBySender ? QStringLiteral("sender") : QStringLiteral("recipient"))
            .endObject();
    }
    json.endArray();
    writeExplain(json, offer.explain);
    json.endObject();
}

} // namespace

QByteArray toJson(const QuoteAnswer &answer)
{
    JsonWriter json;
    json.beginObject().field("at", timeText(answer.at.value)).key("offers").beginArray();
    for (const QuoteOffer &offer : answer.offers)
        writeOffer(json, offer);
    json.endArray().key("refused").beginArray();
    for (const QuoteRefusal &refusal : answer.refused) {
        json.beginObject()
            .field("line", refusal.line)
            .field("code", static_cast<int>(refusal.code))
            .field("id", errorId(refusal.code))
            .field("reason", refusal.reason);
        writeTextOrNull(json, "where", refusal.where);
        json.endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace packbay
