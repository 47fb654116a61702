#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

namespace packbay {
namespace {

Status needEnabled(const Location &location)
{
    if (!location.enabled)
        return refusal(ErrorCode::InvalidOperation, {{"location", location.code}, {"enabled", false}});
    return {};
}

/// Unclaimed only U, quarantine only what is on hold, special goods only S, dock and bench are no storage (4.2b).
bool zoneFits(const Parcel &parcel, const QString &zone)
{
    if (zone == QLatin1String("D") || zone == QLatin1String("X"))
        return false;
    if (zone == QLatin1String("Q"))
        return !parcel.holds.isEmpty();
    if (parcel.owner.isEmpty() || zone == QLatin1String("U"))
        return parcel.owner.isEmpty() && zone == QLatin1String("U");
    return isSpecialCategory(parcel.category) == (zone == QLatin1String("S"));
}

/// Undo of a putaway. What the shelf had made possible goes back with it.
Status takeOffShelf(Parcel &parcel)
{
    if (parcel.position == ParcelState::Allocated && !parcel.location.isEmpty())
        PACKBAY_TRY(leaveOrder(parcel));
    if (parcel.position == ParcelState::Stored)
        PACKBAY_TRY(TransitionTable::fire(parcel.position, parcel.inspection == Inspection::Passed
                                                               ? ParcelEvent::TakeOffInspected
                                                               : ParcelEvent::TakeOff));
    parcel.location.clear();
    return {};
}

Error cannotMove(const Parcel &parcel)
{
    return refusal(ErrorCode::IllegalTransition,
                   {{"from", enumName(parcel.position.value())}, {"event", QStringLiteral("move")}});
}

} // namespace

Status shelve(const Draft &draft, Parcel &parcel, const QString &code)
{
    PACKBAY_TRY_ASSIGN(location, need<Location>(draft, code));
    if (location.kind != LocationKind::Shelf && location.kind != LocationKind::Tote)
        return refusal(ErrorCode::WrongKindOfCode, {{"location", location.code}, {"kind", enumName(location.kind)}});
    PACKBAY_TRY(needEnabled(location));
    if (!zoneFits(parcel, location.zone))
        return refusal(ErrorCode::WrongZone, {{"tracking", parcel.tracking}, {"location", location.sign},
                                              {"zone", location.zone}, {"category", parcel.category},
                                              {"owner", parcel.owner}});
    if (draft.isAhead() && parcel.location != location.code && location.capacity > 0
        && draft.count(Lookup::ParcelByLocation, location.code) >= location.capacity)
        return refusal(ErrorCode::LocationFull, {{"location", location.sign}, {"capacity", location.capacity}});
    parcel.location = location.code;
    return {};
}

Status decide(Draft &draft, const PutawayParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    if (parcel.position == ParcelState::Allocated)
        return refusal(ErrorCode::ParcelAllocated, {{"tracking", parcel.tracking}, {"order", parcel.order}});
    // Shelved twice, by two stations or after an order let it go: the state stands, the last scan says where it lies.
    const bool again = parcel.position == ParcelState::Stored;
    if (!again)
        PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::Putaway));
    PACKBAY_TRY(shelve(draft, parcel, body.location));
    PACKBAY_TRY(allocateIfWanted(draft, parcel));
    draft.putSubject(parcel);
    return {};
}

Status decide(Draft &draft, const MoveParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    switch (parcel.position.value()) {
    case ParcelState::Unclaimed:
    case ParcelState::Stored:
    case ParcelState::Allocated:
        if (body.location.isEmpty()) {
            PACKBAY_TRY(takeOffShelf(parcel));
            break;
        }
        PACKBAY_TRY(shelve(draft, parcel, body.location));
        PACKBAY_TRY(allocateIfWanted(draft, parcel));
        break;
    case ParcelState::Picked:
        parcel.location.clear();
        if (!body.location.isEmpty()) {
            PACKBAY_TRY_ASSIGN(place, need<Location>(draft, body.location));
            if (place.kind != LocationKind::Tote && place.kind != LocationKind::Bench)
                return refusal(ErrorCode::WrongKindOfCode, {{"location", place.code}, {"kind", enumName(place.kind)}});
            PACKBAY_TRY(needEnabled(place));
            parcel.location = place.code;
        }
        break;
    default:
        return cannotMove(parcel);
    }
    draft.putSubject(parcel);
    return {};
}

Status decide(Draft &draft, const PickParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    if (parcel.order != order.no)
        return refusal(ErrorCode::WrongParcel, {{"tracking", parcel.tracking}, {"order", order.no},
                                                {"parcel_order", parcel.order}, {"location", parcel.location}});
    if (!isOpenForParcels(order))
        return refusal(ErrorCode::OrderNotOpen, {{"order", order.no}, {"state", enumName(order.state.value())}});
    PACKBAY_TRY(needNoHold(order.holds, order.no, ErrorCode::HoldActive));
    PACKBAY_TRY(needNoHold(parcel.holds, parcel.tracking, ErrorCode::HoldActive));
    PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::Pick));
    parcel.location.clear();
    draft.putSubject(parcel);
    if (order.state == OrderState::Approved)
        PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::StartPicking));
    order.station = draft.op().station;
    draft.put(order);
    return {};
}

Status decide(Draft &draft, const UnpickParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::Unpick));
    parcel.order.clear();
    PACKBAY_TRY(shelve(draft, parcel, body.location));
    // Its order still asks for it, so that it is on the pick list again.
    PACKBAY_TRY(allocateIfWanted(draft, parcel));
    draft.putSubject(parcel);
    return {};
}

} // namespace packbay
