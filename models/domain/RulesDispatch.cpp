#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

#include <QDate>

#include <algorithm>
#include <set>

namespace packbay {
namespace {

Status needOpen(const Manifest &manifest)
{
    if (!(manifest.state == ManifestState::Open))
        return refusal(ErrorCode::ManifestClosed, {{"manifest", manifest.no},
                                                   {"state", enumName(manifest.state.value())}});
    return {};
}

Status needOneOf(const QString &carton, const QString &bag)
{
    if (carton.isEmpty() == bag.isEmpty())
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("carton")}, {"bag", bag}});
    return {};
}

Status list(Draft &draft, Manifest &manifest, Carton &carton)
{
    if (!carton.manifest.isEmpty())
        return refusal(ErrorCode::AlreadyOnManifest, {{"carton", carton.code}, {"manifest", carton.manifest}});
    PACKBAY_TRY(needVerified(draft, carton));
    if (carton.carrier != manifest.carrier)
        return refusal(ErrorCode::ChannelMismatch, {{"carton", carton.code}, {"carrier", carton.carrier},
                                                    {"manifest", manifest.no}, {"expected", manifest.carrier}});
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Manifest));
    carton.manifest = manifest.no;
    draft.put(carton);
    ++manifest.cartons;
    return {};
}

Status listBag(Draft &draft, Manifest &manifest, const QString &code)
{
    PACKBAY_TRY_ASSIGN(bag, need<Bag>(draft, code));
    if (bag.state == BagState::Open)
        return refusal(ErrorCode::BagOpen, {{"bag", bag.code}});
    if (!bag.manifest.isEmpty())
        return refusal(ErrorCode::AlreadyOnManifest, {{"bag", bag.code}, {"manifest", bag.manifest}});
    PACKBAY_TRY(TransitionTable::fire(bag.state, BagEvent::Manifest));
    bag.manifest = manifest.no;
    draft.put(bag);
    for (Carton &carton : draft.all<Carton>(Lookup::CartonByBag, bag.code))
        PACKBAY_TRY(list(draft, manifest, carton));
    return {};
}

Status unlist(Draft &draft, Manifest &manifest, Carton &carton)
{
    PACKBAY_TRY(TransitionTable::fire(carton.state, carton.bag.isEmpty() ? CartonEvent::Unmanifest
                                                                         : CartonEvent::UnmanifestBagged));
    carton.manifest.clear();
    draft.put(carton);
    --manifest.cartons;
    return {};
}

/// The cartons behind what was scanned: any code of a carton, or a bag for all of its cartons.
QStringList resolveScanned(const Draft &draft, const QStringList &scanned)
{
    QStringList codes;
    for (const QString &code : scanned) {
        if (const std::optional<Carton> carton = draft.cartonByAnyCode(code)) {
            codes.append(carton->code);
        } else if (draft.bag(code)) {
            for (const Carton &inside : draft.all<Carton>(Lookup::CartonByBag, code))
                codes.append(inside.code);
        } else {
            codes.append(code);
        }
    }
    codes.sort();
    codes.removeDuplicates();
    return codes;
}

QStringList without(const QStringList &all, const QStringList &taken)
{
    QStringList rest;
    std::ranges::copy_if(all, std::back_inserter(rest), [&](const QString &code) { return !taken.contains(code); });
    return rest;
}

/// Both differences by name: a short list that passes silently is how boxes get lost (domain.md A2).
Status needSameSet(const Manifest &manifest, const QStringList &listed, const QStringList &scanned)
{
    const QStringList missing = without(listed, scanned);
    const QStringList extra = without(scanned, listed);
    if (missing.isEmpty() && extra.isEmpty())
        return {};
    return refusal(ErrorCode::ManifestDiffers,
                   {{"manifest", manifest.no}, {"listed", listed.size()}, {"scanned", scanned.size()},
                    {"missing", QJsonArray::fromStringList(missing)}, {"extra", QJsonArray::fromStringList(extra)}});
}

} // namespace

Status decide(Draft &draft, const OpenManifest &body)
{
    PACKBAY_TRY(needText("manifest", body.manifest));
    PACKBAY_TRY(needText("carrier", body.carrier));
    if (!QDate::fromString(body.shipDate, Qt::ISODate).isValid() || body.shipDate.size() != 10)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("ship_date")}});
    if (draft.manifest(body.manifest))
        return refusal(ErrorCode::AlreadyExists, {{"manifest", body.manifest}});
    Manifest manifest;
    manifest.id = idFor<Manifest>(body.manifest);
    manifest.no = body.manifest;
    manifest.carrier = body.carrier;
    manifest.shipDate = body.shipDate;
    manifest.station = draft.op().station;
    PACKBAY_TRY(TransitionTable::fire(manifest.state, ManifestEvent::Open));
    draft.putSubject(manifest);
    return {};
}

Status decide(Draft &draft, const AddToManifest &body)
{
    PACKBAY_TRY(needOneOf(body.carton, body.bag));
    PACKBAY_TRY_ASSIGN(manifest, need<Manifest>(draft, body.manifest));
    PACKBAY_TRY(needOpen(manifest));
    if (!body.bag.isEmpty()) {
        PACKBAY_TRY(listBag(draft, manifest, body.bag));
    } else {
        PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
        if (!carton.bag.isEmpty() && carton.manifest.isEmpty()) // its bag is what stands on the list
            return refusal(ErrorCode::BagClosed, {{"carton", carton.code}, {"bag", carton.bag}});
        PACKBAY_TRY(list(draft, manifest, carton));
    }
    draft.putSubject(manifest);
    return {};
}

Status decide(Draft &draft, const RemoveFromManifest &body)
{
    PACKBAY_TRY(needOneOf(body.carton, body.bag));
    PACKBAY_TRY_ASSIGN(manifest, need<Manifest>(draft, body.manifest));
    PACKBAY_TRY(needOpen(manifest));
    const auto notListed = [&manifest](const QString &key, const QString &where) {
        return refusal(ErrorCode::ManifestDiffers, {{"manifest", manifest.no}, {"key", key}, {"listed_on", where}});
    };
    if (!body.bag.isEmpty()) {
        PACKBAY_TRY_ASSIGN(bag, need<Bag>(draft, body.bag));
        if (bag.manifest != manifest.no)
            return notListed(bag.code, bag.manifest);
        PACKBAY_TRY(TransitionTable::fire(bag.state, BagEvent::Unmanifest));
        bag.manifest.clear();
        draft.put(bag);
        for (Carton &carton : draft.all<Carton>(Lookup::CartonByBag, bag.code))
            PACKBAY_TRY(unlist(draft, manifest, carton));
    } else {
        PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
        if (carton.manifest != manifest.no)
            return notListed(carton.code, carton.manifest);
        if (!carton.bag.isEmpty())
            return refusal(ErrorCode::BagClosed, {{"carton", carton.code}, {"bag", carton.bag}});
        PACKBAY_TRY(unlist(draft, manifest, carton));
    }
    draft.putSubject(manifest);
    return {};
}

Status decide(Draft &draft, const CloseManifest &body)
{
    PACKBAY_TRY_ASSIGN(manifest, need<Manifest>(draft, body.manifest));
    PACKBAY_TRY(needOpen(manifest));
    QStringList listed;
    const std::vector<Carton> cartons = draft.all<Carton>(Lookup::CartonByManifest, manifest.no);
    for (const Carton &carton : cartons)
        listed.append(carton.code);
    listed.sort();
    if (listed.isEmpty())
        return refusal(ErrorCode::CartonEmpty, {{"manifest", manifest.no}});
    PACKBAY_TRY(needSameSet(manifest, listed, resolveScanned(draft, body.cartons)));
    for (const Carton &carton : cartons)
        PACKBAY_TRY(needVerified(draft, carton));
    PACKBAY_TRY(TransitionTable::fire(manifest.state, ManifestEvent::StartClosing));
    PACKBAY_TRY(TransitionTable::fire(manifest.state, ManifestEvent::Close));
    manifest.closedAt = draft.op().at;
    draft.putSubject(manifest);
    return {};
}

Status decide(Draft &draft, const HandOverManifest &body)
{
    PACKBAY_TRY(needText("driver", body.driver));
    PACKBAY_TRY_ASSIGN(manifest, need<Manifest>(draft, body.manifest));
    PACKBAY_TRY(TransitionTable::fire(manifest.state, ManifestEvent::HandOver));
    manifest.driver = body.driver;
    manifest.handedOverAt = draft.op().at;
    draft.putSubject(manifest);
    std::set<QString> orders;
    for (Carton &carton : draft.all<Carton>(Lookup::CartonByManifest, manifest.no)) {
        PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::HandOver));
        orders.insert(carton.order);
        draft.put(carton);
        for (Parcel &parcel : draft.all<Parcel>(Lookup::ParcelByCarton, carton.code)) {
            PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::CartonHandedOver));
            parcel.location.clear();
            draft.put(parcel);
        }
    }
    for (const QString &order : orders)
        PACKBAY_TRY(settleOrder(draft, order));
    return {};
}

Status decide(Draft &draft, const RecordTracking &body)
{
    PACKBAY_TRY(needText("provider", body.provider));
    PACKBAY_TRY(needText("event_id", body.eventId));
    PACKBAY_TRY(needText("carrier_no", body.carrierNo));
    TrackingEvent event;
    event.id = entityId(enumName(EntityKind::TrackingEvent), {body.provider, body.eventId});
    event.provider = body.provider;
    event.eventId = body.eventId;
    event.carrierNo = body.carrierNo;
    event.status = body.status;
    event.at = body.at;
    event.raw = body.event;
    if (const std::optional<TrackingEvent> there = draft.get<TrackingEvent>(event.id)) {
        // The first telling stands, whatever the second one says.
        draft.putSubject(*there);
        draft.conclude(Verdict::Merged, ErrorCode::AlreadyExists, facts({{"event_id", body.eventId}}));
        return {};
    }
    draft.putSubject(event);
    std::set<QString> orders;
    for (const Carton &carton : draft.all<Carton>(Lookup::CartonByCarrierNo, body.carrierNo))
        orders.insert(carton.order);
    for (const QString &order : orders)
        PACKBAY_TRY(settleOrder(draft, order));
    return {};
}

} // namespace packbay
