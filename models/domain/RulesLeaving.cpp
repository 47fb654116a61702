#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

namespace packbay {
namespace {

/// Out of its box. A sealed box that is lighter than its papers say is stopped until somebody has looked.
Status leaveCarton(Draft &draft, Parcel &parcel)
{
    std::optional<Carton> carton = draft.carton(parcel.carton);
    parcel.carton.clear();
    if (!carton)
        return {};
    --carton->contents;
    if (!(carton->state == CartonState::Open))
        carton->holds.append(Hold{CaseCode::MissingParcel, draft.op().actor, draft.op().at, parcel.tracking});
    draft.put(*carton);
    return {};
}

Status leaveForGood(Draft &draft, const EntityId &id, const QString &reason, ParcelEvent event)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY(needReason(reason));
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, id));
    PACKBAY_TRY(TransitionTable::fire(parcel.position, event));
    parcel.location.clear();
    draft.putSubject(parcel);
    return dropRequest(draft, parcel);
}

} // namespace

Status decide(Draft &draft, const DeclareLost &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY(needReason(body.reason));
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::DeclareLost));
    parcel.location.clear();
    const QString order = std::exchange(parcel.order, QString());
    PACKBAY_TRY(leaveCarton(draft, parcel));
    draft.putSubject(parcel);
    PACKBAY_TRY(draft.resolveCases(CaseCode::LocationLost, parcel.tracking, body.reason));
    PACKBAY_TRY(dropRequest(draft, parcel));
    const std::optional<Order> left = draft.order(order);
    return left && !(left->state == OrderState::Cancelled) ? settleOrder(draft, order) : Status();
}

Status decide(Draft &draft, const FoundParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    PACKBAY_TRY(TransitionTable::fire(parcel.position,
                                      parcel.owner.isEmpty() ? ParcelEvent::FoundUnclaimed : ParcelEvent::Found));
    PACKBAY_TRY(shelve(draft, parcel, body.location));
    PACKBAY_TRY(allocateIfWanted(draft, parcel));
    draft.putSubject(parcel);
    return {};
}

Status decide(Draft &draft, const ReturnToSender &body)
{
    return leaveForGood(draft, body.parcel, body.reason, ParcelEvent::ReturnToSender);
}

Status decide(Draft &draft, const DisposeParcel &body)
{
    return leaveForGood(draft, body.parcel, body.reason, ParcelEvent::Dispose);
}

Status decide(Draft &draft, const AbandonParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    if (parcel.abandonAt.value == 0 || draft.op().at < parcel.abandonAt)
        return refusal(ErrorCode::InvalidOperation, {{"tracking", parcel.tracking},
                                                     {"abandon_at", parcel.abandonAt.value}});
    return leaveForGood(draft, body.parcel, body.reason, ParcelEvent::Abandon);
}

} // namespace packbay
