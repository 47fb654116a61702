#include "models/freight/AnswerFields.h"
#include "models/packing/ConsolidationPlan.h"

#include <QDateTime>

namespace packbay {
namespace {

QString kindText(PlanKind kind)
{
    switch (kind) {
    case PlanKind::Best: return QStringLiteral("best");
    case PlanKind::AllApart: return QStringLiteral("all_apart");
    case PlanKind::AllInOne: return QStringLiteral("all_in_one");
    case PlanKind::Alternative: break;
    }
    return QStringLiteral("alternative");
}

void writeCarton(JsonWriter &json, const PlannedCarton &carton)
{
    json.beginObject();
    writeTextOrNull(json, "carton", carton.carton);
    json.field("line", carton.line)
        .field("total_minor", carton.totalMinor)
        .field("gross_g", carton.grossGrams)
        .field("billed_g", carton.billedGrams)
        .key("parcels")
        .beginArray();
    for (const PlannedParcel &parcel : carton.parcels) {
        json.beginObject()
            .field("id", parcel.id)
            .field("x", parcel.x)
            .field("y", parcel.y)
            .field("z", parcel.z)
            .field("w", parcel.size.w)
            .field("l", parcel.size.l)
            .field("d", parcel.size.d)
            .endObject();
    }
    json.endArray().endObject();
}

QByteArray planJson(const Plan &plan, std::size_t rank, const QString &currency)
{
    JsonWriter json;
    json.beginObject()
        .field("rank", rank)
        .field("kind", kindText(plan.kind))
        .field("proved_best", plan.provedBest)
        .field("currency", currency)
        .field("cost_minor", plan.costMinor())
        .field("freight_minor", plan.freightMinor)
        .field("carton_minor", plan.cartonMinor)
        .field("vas_minor", plan.servicesMinor)
        .field("duty_minor", plan.dutyMinor)
        .field("saving_minor", plan.savingMinor)
        .key("cartons")
        .beginArray();
    for (const PlannedCarton &carton : plan.cartons)
        writeCarton(json, carton);
    json.endArray();
    writeWarnings(json, plan.warnings);
    json.endObject();
    return json.take();
}

} // namespace

QList<QByteArray> toJsonLines(const PlanAnswer &answer)
{
    QList<QByteArray> lines;
    for (std::size_t i = 0; i < answer.plans.size(); ++i)
        lines.append(planJson(answer.plans[i], i + 1, answer.currency));
    JsonWriter json;
    json.beginObject().field("plans", answer.plans.size()).key("refused").beginArray();
    for (const PlanRefusal &refusal : answer.refused) {
        json.beginObject().key("parcels").beginArray();
        for (const QString &parcel : refusal.parcels)
            json.value(parcel);
        json.endArray()
            .field("code", static_cast<int>(refusal.code))
            .field("id", errorId(refusal.code))
            .field("reason", refusal.reason)
            .endObject();
    }
    json.endArray()
        .field("subsets", answer.subsets)
        .field("at", QDateTime::fromMSecsSinceEpoch(answer.at.value, Qt::UTC).toString(Qt::ISODateWithMs))
        .endObject();
    lines.append(json.take());
    return lines;
}

} // namespace packbay
