#include "models/workflow/PlanLines.h"

#include "models/workflow/FlowCells.h"

#include <algorithm>

namespace packbay {
namespace {

qsizetype shared(const PlannedBox &box, const QList<EntityId> &parcels)
{
    return std::count_if(box.parcels.cbegin(), box.parcels.cend(), [&](const PlacedParcel &placed) { return parcels.contains(placed.parcel); });
}

/// -1: none.
qsizetype boxAtHand(const ShipPlan &plan, const QList<EntityId> &inside, const QList<EntityId> &packed)
{
    qsizetype best = -1;
    qsizetype most = 0;
    for (qsizetype i = 0; i < plan.boxes.size(); ++i) {
        const PlannedBox &box = plan.boxes.at(i);
        if (inside.isEmpty() && shared(box, packed) == 0)
            return i;
        if (const qsizetype count = shared(box, inside); count > most) {
            best = i;
            most = count;
        }
    }
    return best;
}

Phrase figures(const ShipPlan &plan)
{
    QJsonObject args{{QStringLiteral("n"), plan.cartons}, {QStringLiteral("minor"), plan.bestMinor}, {QStringLiteral("currency"), plan.currency}};
    if (plan.mergedMinor)
        args.insert(QStringLiteral("merged"), *plan.mergedMinor);
    if (plan.apartMinor)
        args.insert(QStringLiteral("apart"), *plan.apartMinor);
    if (plan.mergedMinor && plan.apartMinor)
        return phraseOf(Text::PlanAgainstBoth, args);
    return phraseOf(plan.mergedMinor ? Text::PlanAgainstMerged : plan.apartMinor ? Text::PlanAgainstApart : Text::PlanBest, args);
}

} // namespace

Phrase planNote(const ShipPlan &plan)
{
    if (!plan.withoutSize.isEmpty())
        return phraseOf(Text::PlanWithoutSize, {{QStringLiteral("code"), plan.withoutSize}});
    if (plan.refused != ErrorCode::None)
        return phraseOf(Text::PlanRefused, {{QStringLiteral("code"), static_cast<int>(plan.refused)}});
    Phrase note = figures(plan);
    if (plan.threshold == ThresholdNews::None)
        return note;
    const Text warning = plan.threshold == ThresholdNews::SplitLeftOut ? Text::PlanSplitLeftOut : Text::PlanUnderThreshold;
    note.args.insert(QStringLiteral("plan"), static_cast<int>(note.id));
    note.args.insert(QStringLiteral("warning"), static_cast<int>(warning));
    return phraseOf(Text::PlanWarned, note.args);
}

std::optional<PackPicture> pictureOf(const ShipPlan &plan, const QList<EntityId> &inside, const QList<EntityId> &packed)
{
    const qsizetype at = boxAtHand(plan, inside, packed);
    if (at < 0)
        return std::nullopt;
    PackPicture picture{plan.boxes.at(at), 0};
    QList<PlacedParcel> &parcels = picture.box.parcels;
    // A parcel that the plan puts elsewhere is in: what the picture shows would not fit around it.
    if (parcels.size() < 2 || shared(picture.box, inside) != inside.size())
        return std::nullopt;
    std::stable_partition(parcels.begin(), parcels.end(), [&](const PlacedParcel &placed) { return inside.contains(placed.parcel); });
    picture.shown = static_cast<int>(std::min(inside.size() + 1, parcels.size()));
    return picture;
}

} // namespace packbay
