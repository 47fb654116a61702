#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr qsizetype kMostParcelsPerOrder = 60; // domain.md A1 row 6

Status checkRequested(const Draft &draft, const SubmitOrder &body)
{
    if (body.requested.isEmpty() && body.shipMode == ShipMode::WaitAll)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("requested")}});
    if (body.requested.size() > kMostParcelsPerOrder)
        return refusal(ErrorCode::OverLimit, {{"order", body.no}, {"parcels", kMostParcelsPerOrder}});
    QStringList seen;
    for (const QString &tracking : body.requested) {
        if (tracking.isEmpty() || seen.contains(tracking))
            return refusal(ErrorCode::InvalidOperation,
                           {{"field", QStringLiteral("requested")}, {"tracking", tracking}});
        seen.append(tracking);
        const std::optional<Parcel> parcel = draft.parcelByTracking(tracking);
        if (!parcel)
            continue; // not announced yet: it is allocated when it comes
        if (!parcel->owner.isEmpty() && parcel->owner != body.member)
            return refusal(ErrorCode::OwnerMismatch, {{"tracking", tracking}, {"owner", parcel->owner},
                                                      {"order_owner", body.member}});
        if (!parcel->order.isEmpty() && isLive(parcel->position.value()))
            return refusal(ErrorCode::ParcelInOtherOrder, {{"tracking", tracking}, {"order", parcel->order}});
        if (parcel->shipMode == ShipMode::AsIs && body.shipMode != ShipMode::AsIs)
            return refusal(ErrorCode::ShipAsIsNoMerge, {{"tracking", tracking}, {"order", body.no}});
    }
    for (const QString &tracking : body.requested) {
        if (const std::optional<Order> other = otherAsker(draft, body.member, tracking, body.no))
            return refusal(ErrorCode::ParcelInOtherOrder, {{"tracking", tracking}, {"order", other->no}});
    }
    return {};
}

bool hasLiveLabel(const Draft &draft, const QString &orderNo)
{
    return std::ranges::any_of(draft.all<Carton>(Lookup::CartonByOrder, orderNo),
                               [](const Carton &carton) { return !carton.label.isEmpty(); });
}

/// Nothing left to ship: cancelled, unless a carrier number is still alive.
Status cancelWhenEmpty(Draft &draft, Order &order, const QString &reason)
{
    const bool empty = order.requested.isEmpty() && draft.count(Lookup::ParcelByOrder, order.no) == 0;
    if (!empty || hasLiveLabel(draft, order.no) || !TransitionTable::next(order.state.value(), OrderEvent::Cancel))
        return {};
    PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::Cancel));
    order.reason = reason;
    return {};
}

} // namespace

Status dropRequest(Draft &draft, const Parcel &parcel)
{
    for (Order &order : draft.all<Order>(Lookup::OrderByMember, parcel.owner)) {
        // Orders beyond packing keep their list: it says what they were made of.
        if (parcel.owner.isEmpty() || !order.requested.contains(parcel.tracking)
            || !TransitionTable::next(order.state.value(), OrderEvent::Cancel))
            continue;
        order.requested.removeAll(parcel.tracking);
        PACKBAY_TRY(cancelWhenEmpty(draft, order, parcel.tracking));
        draft.put(order);
        if (!(order.state == OrderState::Cancelled))
            PACKBAY_TRY(settleOrder(draft, order.no));
    }
    return {};
}

Status decide(Draft &draft, const SubmitOrder &body)
{
    PACKBAY_TRY(needText("no", body.no));
    if (draft.order(body.no))
        return refusal(ErrorCode::AlreadyExists, {{"order", body.no}});
    PACKBAY_TRY_ASSIGN(member, needMember(draft, body.member));
    if (member.blocked)
        return refusal(ErrorCode::HoldActive, {{"key", member.code}, {"blocked", true}});
    if (body.shipMode == ShipMode::AsIs)
        PACKBAY_TRY(needText("platform_order_no", body.platformOrderNo));
    if (body.declaredMinor < 0)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("declared_minor")}});
    PACKBAY_TRY(checkRequested(draft, body));
    Order order;
    order.id = idFor<Order>(body.no);
    order.no = body.no;
    order.member = body.member;
    order.shipMode = body.shipMode;
    order.requested = body.requested;
    order.shipTo = body.shipTo;
    order.service = body.service;
    order.platformOrderNo = body.platformOrderNo;
    order.container = body.container;
    order.declaredMinor = body.declaredMinor;
    order.currency = body.currency;
    order.priority = body.priority;
    order.cutOff = body.cutOff;
    order.submittedAt = draft.op().at;
    PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::Submit));
    draft.putSubject(order);
    return {};
}

Status decide(Draft &draft, const ApproveOrder &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    PACKBAY_TRY(needNoHold(order.holds, order.no, ErrorCode::HoldActive));
    PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::Approve));
    for (const PreAlert &alert : draft.all<PreAlert>(Lookup::PreAlertByMember, order.member)) {
        const bool ours = alert.order == order.no && !(alert.state == PreAlertState::Cancelled);
        if (ours && !order.requested.contains(alert.tracking)
            && !otherAsker(draft, order.member, alert.tracking, order.no))
            order.requested.append(alert.tracking);
    }
    draft.putSubject(order);
    for (const QString &tracking : order.requested) {
        std::optional<Parcel> parcel = draft.parcelByTracking(tracking);
        if (!parcel)
            continue;
        PACKBAY_TRY(allocateIfWanted(draft, *parcel));
        draft.put(*parcel);
    }
    return {};
}

Status decide(Draft &draft, const RejectOrder &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY(needReason(body.reason));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::Reject));
    order.reason = body.reason;
    draft.putSubject(order);
    return {};
}

Status decide(Draft &draft, const CancelOrder &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY(needReason(body.reason));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    for (Carton &carton : draft.all<Carton>(Lookup::CartonByOrder, order.no)) {
        if (!carton.label.isEmpty()) // a carrier number is bought money: void it first
            return refusal(ErrorCode::LabelExists,
                           {{"order", order.no}, {"carton", carton.code}, {"label", carton.label}});
        carton.contents = 0;
        draft.put(carton);
    }
    PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::Cancel));
    for (Parcel &parcel : draft.all<Parcel>(Lookup::ParcelByOrder, order.no)) {
        PACKBAY_TRY(leaveOrder(parcel));
        draft.put(parcel);
    }
    order.reason = body.reason;
    draft.putSubject(order);
    return {};
}

Status decide(Draft &draft, const AllocateParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    PACKBAY_TRY(mayAllocate(draft, parcel, order));
    if (const std::optional<Order> other = otherAsker(draft, order.member, parcel.tracking, order.no))
        return refusal(ErrorCode::ParcelInOtherOrder, {{"tracking", parcel.tracking}, {"order", other->no}});
    PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::Allocate));
    parcel.order = order.no;
    draft.putSubject(parcel);
    if (!order.requested.contains(parcel.tracking))
        order.requested.append(parcel.tracking);
    draft.put(order);
    return {};
}

Status decide(Draft &draft, const ReleaseParcel &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY(needReason(body.reason));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    if (!isWaiting(order))
        return refusal(ErrorCode::OrderNotOpen, {{"order", order.no}, {"state", enumName(order.state.value())}});
    std::optional<Parcel> parcel = draft.get<Parcel>(body.parcel);
    QString tracking = parcel ? parcel->tracking : QString();
    if (!parcel) {
        // Asked for but never announced: only its number is known.
        for (const QString &asked : order.requested) {
            if (parcelId(draft.warehouse(), asked, 0) == body.parcel)
                tracking = asked;
        }
    }
    if (!order.requested.contains(tracking))
        return refusal(ErrorCode::NotInThisOrder, {{"tracking", tracking}, {"order", order.no}});
    if (parcel && parcel->order == order.no) {
        if (!parcel->carton.isEmpty())
            return refusal(ErrorCode::AlreadyPacked, {{"tracking", tracking}, {"carton", parcel->carton}});
        PACKBAY_TRY(leaveOrder(*parcel));
        draft.put(*parcel);
    }
    order.requested.removeAll(tracking);
    PACKBAY_TRY(cancelWhenEmpty(draft, order, body.reason));
    draft.putSubject(order);
    if (order.state == OrderState::Cancelled)
        return {};
    return settleOrder(draft, order.no);
}

} // namespace packbay
