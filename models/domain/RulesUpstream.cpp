#include "models/domain/Numbers.h"
#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"
#include "models/domain/TariffVersions.h"

#include <algorithm>

namespace packbay {
namespace {

/// Every published row is immutable: the same again is Merged, another content under the same key is refused.
template<class T>
Status putOnce(Draft &draft, const T &fresh, const QString &key)
{
    const std::optional<T> there = draft.get<T>(fresh.id);
    if (there && *there != fresh)
        return refusal(ErrorCode::AlreadyExists, {{"entity", enumName(T::kKind)}, {"key", key}});
    draft.putSubject(fresh);
    if (there)
        draft.conclude(Verdict::Merged, ErrorCode::AlreadyExists,
                       facts({{"entity", enumName(T::kKind)}, {"key", key}}));
    return {};
}

/// 7207 when a version starts before the newest one: two would hold for the same days. A supervisor's must also name the
/// newest one, or its author knew nothing of it; the central and the platform make one after another.
Status needSuccession(const Draft &draft, const PublishTariff &body, const std::optional<Tariff> &newest)
{
    if (!newest)
        return {};
    const TariffAbout mine = aboutOf(body.files);
    const TariffAbout theirs = aboutOf(newest->files);
    const bool follows = draft.op().role == Role::System || mine.replaces == newest->version;
    if (follows && mine.startsAt >= theirs.startsAt)
        return {};
    return refusal(ErrorCode::TariffOverlap, {{"version", body.version}, {"newest", newest->version}, {"valid_from", theirs.validFrom}});
}

Status needLines(const QList<GoodsLine> &lines)
{
    for (const GoodsLine &line : lines) {
        if (line.qty < 0 || line.received < 0 || line.unitValueMinor < 0)
            return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("items")}, {"sku", line.sku}});
    }
    return {};
}

PreAlert preAlertOf(const CreatePreAlert &body)
{
    PreAlert alert;
    alert.id = idFor<PreAlert>(body.no);
    alert.no = body.no;
    alert.member = body.member;
    alert.tracking = body.tracking;
    alert.courierHint = body.courierHint;
    alert.shipMode = body.shipMode;
    alert.purchaseOrder = body.purchaseOrder;
    alert.order = body.order;
    alert.platformOrderNo = body.platformOrderNo;
    alert.items = body.items;
    alert.services = body.services;
    alert.declared = body.declared;
    return alert;
}

/// The announcement came after the parcel (domain.md A1 row 5, back-fill).
Status fillReceived(Draft &draft, Parcel parcel, PreAlert &alert, const Member &owner)
{
    if (!parcel.owner.isEmpty() && parcel.owner != owner.code) {
        const QJsonObject both = facts({{"tracking", parcel.tracking}, {"owner", parcel.owner},
                                        {"pre_alert_owner", owner.code}, {"pre_alert", alert.no}});
        draft.openCase(CaseCode::OwnerMismatch, EntityKind::Parcel, parcel.tracking, both, ErrorCode::OwnerMismatch);
        draft.conclude(Verdict::Exception, ErrorCode::OwnerMismatch, both);
        return {};
    }
    if (!parcel.preAlert.isEmpty())
        return {}; // another announcement of the same member stands already
    takePreAlert(parcel, alert);
    for (GoodsLine &line : parcel.items)
        line.received = line.qty;
    countOnPurchaseOrder(draft, parcel, 1);
    PACKBAY_TRY(TransitionTable::fire(alert.state, PreAlertEvent::Receive));
    if (parcel.position == ParcelState::Unclaimed) {
        giveOwner(parcel, owner, OwnerBasis::PreAlert);
        PACKBAY_TRY(TransitionTable::fire(parcel.position, parcel.location.isEmpty()
                                                               ? ParcelEvent::ClaimApproved
                                                               : ParcelEvent::ClaimApprovedShelved));
    }
    parcel.holds.removeIf([](const Hold &hold) { return hold.code == CaseCode::NoPreAlert; });
    for (const CaseCode code : {CaseCode::NoPreAlert, CaseCode::UnknownOwner, CaseCode::ClaimConflict})
        PACKBAY_TRY(draft.resolveCases(code, parcel.tracking, alert.no));
    PACKBAY_TRY(allocateIfWanted(draft, parcel));
    draft.put(parcel);
    return {};
}

Status expectParcel(Draft &draft, const PreAlert &alert, const Member &owner, const std::optional<Parcel> &newest)
{
    Parcel parcel;
    parcel.tracking = alert.tracking;
    if (newest) {
        const bool again = !isLive(newest->position.value());
        parcel.generation = newest->generation + (again ? 1 : 0);
        if (!again)
            parcel.position = newest->position;
    }
    parcel.id = parcelId(draft.warehouse(), alert.tracking, parcel.generation);
    takePreAlert(parcel, alert);
    giveOwner(parcel, owner, OwnerBasis::PreAlert);
    PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::PreAlert));
    draft.put(parcel);
    return {};
}

} // namespace

Status decide(Draft &draft, const UpsertMember &body)
{
    PACKBAY_TRY(needText("code", body.code));
    Member member;
    member.id = idFor<Member>(body.code);
    member.code = body.code;
    member.name = body.name;
    member.tier = body.tier;
    member.points = body.points;
    member.storagePolicy = body.storagePolicy;
    member.blocked = body.blocked;
    draft.putSubject(member);
    return {};
}

Status decide(Draft &draft, const UpsertGoods &body)
{
    PACKBAY_TRY(needText("sku", body.sku));
    if (body.unitValueMinor < 0)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("unit_value_minor")}});
    Goods goods;
    goods.id = idFor<Goods>(body.sku);
    goods.sku = body.sku;
    goods.nameZh = body.nameZh;
    goods.nameEn = body.nameEn;
    goods.hs = body.hs;
    goods.origin = body.origin;
    goods.category = body.category;
    goods.unitValueMinor = body.unitValueMinor;
    goods.currency = body.currency;
    goods.sourceUrl = body.sourceUrl;
    goods.imageUrl = body.imageUrl;
    draft.putSubject(goods);
    return {};
}

Status decide(Draft &draft, const CreatePreAlert &body)
{
    PACKBAY_TRY(needText("no", body.no));
    PACKBAY_TRY(needText("tracking", body.tracking));
    PACKBAY_TRY(needLines(body.items));
    PACKBAY_TRY_ASSIGN(owner, needMember(draft, body.member));
    PreAlert alert = preAlertOf(body);
    if (std::optional<PreAlert> there = draft.get<PreAlert>(alert.id)) {
        const PreAlert stored = *there;
        there->state = {};
        if (*there != alert)
            return refusal(ErrorCode::AlreadyExists, {{"entity", enumName(EntityKind::PreAlert)}, {"key", body.no}});
        draft.putSubject(stored);
        draft.conclude(Verdict::Merged, ErrorCode::AlreadyExists, facts({{"key", body.no}}));
        return {};
    }
    for (const PreAlert &other : draft.all<PreAlert>(Lookup::PreAlertByTracking, body.tracking)) {
        if (other.state == PreAlertState::Open)
            return refusal(ErrorCode::PreAlertDuplicate, {{"tracking", body.tracking}, {"pre_alert", other.no}});
    }
    PACKBAY_TRY(TransitionTable::fire(alert.state, PreAlertEvent::Open));
    const std::optional<Parcel> newest = draft.parcelByTracking(body.tracking);
    const bool here = newest && isLive(newest->position.value()) && !(newest->position == ParcelState::Expected)
        && !(newest->position == ParcelState::Cancelled);
    PACKBAY_TRY(here ? fillReceived(draft, *newest, alert, owner) : expectParcel(draft, alert, owner, newest));
    draft.putSubject(alert);
    return {};
}

Status decide(Draft &draft, const CancelPreAlert &body)
{
    PACKBAY_TRY_ASSIGN(alert, need<PreAlert>(draft, body.no));
    if (alert.state == PreAlertState::Cancelled) {
        draft.putSubject(alert);
        draft.conclude(Verdict::Merged, ErrorCode::PreAlertCancelled, facts({{"pre_alert", alert.no}}));
        return {};
    }
    if (alert.state == PreAlertState::Received)
        return refusal(ErrorCode::ParcelAlreadyReceived, {{"tracking", alert.tracking}, {"pre_alert", alert.no}});
    PACKBAY_TRY(TransitionTable::fire(alert.state, PreAlertEvent::Cancel));
    draft.putSubject(alert);
    const std::optional<Parcel> expected = draft.parcelByTracking(alert.tracking);
    if (!expected || !(expected->position == ParcelState::Expected) || expected->preAlert != alert.no)
        return {};
    Parcel blank;
    blank.id = expected->id;
    blank.tracking = expected->tracking;
    blank.generation = expected->generation;
    blank.position = expected->position;
    PACKBAY_TRY(TransitionTable::fire(blank.position, ParcelEvent::CancelPreAlert));
    draft.put(blank);
    return {};
}

Status decide(Draft &draft, const UpsertPurchaseOrder &body)
{
    PACKBAY_TRY(needText("no", body.no));
    PACKBAY_TRY(needLines(body.lines));
    PurchaseOrder order;
    order.id = idFor<PurchaseOrder>(body.no);
    order.no = body.no;
    order.member = body.member;
    order.supplier = body.supplier;
    order.lines = body.lines;
    order.cancelled = body.cancelled;
    const std::optional<PurchaseOrder> there = draft.get<PurchaseOrder>(order.id);
    order.parcels = there ? there->parcels : 0;
    for (GoodsLine &line : order.lines) {
        // What has arrived is our count, never the sender's.
        line.received = 0;
        if (!there)
            continue;
        const auto before = std::ranges::find(there->lines, line.sku, &GoodsLine::sku);
        line.received = before == there->lines.end() ? 0 : before->received;
    }
    draft.putSubject(order);
    return {};
}

Status decide(Draft &draft, const UpsertCoupon &body)
{
    PACKBAY_TRY(needText("code", body.code));
    if (body.kind != QLatin1String("percent") && body.kind != QLatin1String("amount"))
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("kind")}, {"kind", body.kind}});
    Coupon coupon;
    coupon.id = idFor<Coupon>(body.code);
    coupon.code = body.code;
    coupon.member = body.member;
    coupon.kind = body.kind;
    coupon.value = body.value;
    coupon.currency = body.currency;
    coupon.validTo = body.validTo;
    draft.putSubject(coupon);
    return {};
}

Status decide(Draft &draft, const PublishTariff &body)
{
    PACKBAY_TRY(needText("version", body.version));
    PACKBAY_TRY(needSupervisor(draft));
    Tariff tariff;
    tariff.id = idFor<Tariff>(body.version);
    tariff.version = body.version;
    tariff.sha256 = body.sha256;
    TariffAbout about = aboutOf(body.files);
    if (const std::optional<Tariff> there = draft.get<Tariff>(tariff.id)) {
        tariff.publishedAt = there->publishedAt;
        about.by = aboutOf(there->files).by;
    } else {
        const std::optional<Tariff> before = newestTariff(draft);
        PACKBAY_TRY(needSuccession(draft, body, before));
        tariff.publishedAt = before ? std::max(draft.op().at, before->publishedAt + UtcMs(1)) : draft.op().at;
        about.by = draft.op().actor;
    }
    tariff.files = withAbout(body.files, about);
    return putOnce(draft, tariff, body.version);
}

Status decide(Draft &draft, const UpsertLocation &body)
{
    PACKBAY_TRY(needText("code", body.code));
    if (body.capacity < 0)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("capacity")}});
    if (body.kind == LocationKind::Cage)
        PACKBAY_TRY(needText("carrier", body.carrier));
    Location location;
    location.id = idFor<Location>(body.code);
    location.code = body.code;
    location.sign = body.sign.isEmpty() ? body.code : body.sign;
    location.zone = body.zone;
    location.kind = body.kind;
    location.carrier = body.carrier;
    location.capacity = body.capacity;
    location.enabled = body.enabled;
    draft.putSubject(location);
    return {};
}

Status decide(Draft &draft, const UpsertUser &body)
{
    PACKBAY_TRY(needText("badge", body.badge));
    if (body.role == Role::System)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("role")}});
    User user;
    user.id = idFor<User>(body.badge);
    user.badge = body.badge;
    user.name = body.name;
    user.role = body.role;
    user.pinHash = body.pinHash;
    user.disabled = body.disabled;
    draft.putSubject(user);
    return {};
}

Status decide(Draft &draft, const GrantNumbers &body)
{
    PACKBAY_TRY(needText("station", body.station));
    NumberBlock block;
    block.id = entityId(u"number_block", {body.station, body.purpose, body.prefix, QString::number(body.first)});
    block.station = body.station;
    block.purpose = body.purpose;
    block.prefix = body.prefix;
    block.first = body.first;
    block.last = body.last;
    if (!isWellFormed(block))
        return refusal(ErrorCode::InvalidOperation, {{"purpose", body.purpose}, {"prefix", body.prefix},
                                                     {"first", body.first}, {"last", body.last}});
    for (const NumberBlock &other : draft.all<NumberBlock>(Lookup::BlockByStation, body.station)) {
        const bool same = other.purpose == block.purpose && other.prefix == block.prefix && other.id != block.id;
        if (same && block.first <= other.last && other.first <= block.last)
            return refusal(ErrorCode::AlreadyExists, {{"station", body.station}, {"first", other.first},
                                                      {"last", other.last}});
    }
    return putOnce(draft, block, body.station);
}

} // namespace packbay
