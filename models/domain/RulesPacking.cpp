#include "models/domain/GoodsMix.h"
#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

#include <algorithm>

namespace packbay {
namespace {


Status needPacking(const Order &order)
{
    if (!(order.state == OrderState::Picking) && !(order.state == OrderState::Packing))
        return refusal(ErrorCode::OrderNotOpen, {{"order", order.no}, {"state", enumName(order.state.value())}});
    return needNoHold(order.holds, order.no, ErrorCode::HoldActive);
}

Status needOpen(const Carton &carton)
{
    if (!(carton.state == CartonState::Open))
        return refusal(ErrorCode::CartonClosed, {{"carton", carton.code}, {"state", enumName(carton.state.value())}});
    return {};
}

/// Two stations may work on one order, never in one box (ux.md 4.2).
Status needOwnBox(const Draft &draft, const Carton &carton)
{
    if (carton.station == draft.op().station || needSupervisor(draft).has_value())
        return {};
    return refusal(ErrorCode::TakenByOtherStation, {{"carton", carton.code}, {"station", carton.station}});
}

Status needRightParcel(const Parcel &parcel, const Carton &carton)
{
    // The owner first: goods in a stranger's box are the worst that can happen here.
    if (parcel.owner != carton.owner)
        return refusal(ErrorCode::WrongCustomer, {{"tracking", parcel.tracking}, {"owner", parcel.owner},
                                                  {"carton", carton.code}, {"carton_owner", carton.owner}});
    if (!parcel.carton.isEmpty())
        return refusal(ErrorCode::AlreadyPacked, {{"tracking", parcel.tracking}, {"carton", parcel.carton},
                                                  {"order", parcel.order}});
    if (parcel.order.isEmpty())
        return refusal(ErrorCode::NotInThisOrder, {{"tracking", parcel.tracking}, {"order", carton.order}});
    if (parcel.order != carton.order)
        return refusal(ErrorCode::ParcelInOtherOrder, {{"tracking", parcel.tracking}, {"order", parcel.order},
                                                       {"carton_order", carton.order}});
    return needNoHold(parcel.holds, parcel.tracking, ErrorCode::HoldActive);
}

Status needFit(const Draft &draft, const Parcel &parcel, const Carton &carton, const Order &order)
{
    if (order.shipMode == ShipMode::AsIs && carton.contents > 0)
        return refusal(ErrorCode::ShipAsIsNoMerge, {{"tracking", parcel.tracking}, {"carton", carton.code}});
    Grams inside = carton.tare;
    for (const Parcel &other : draft.all<Parcel>(Lookup::ParcelByCarton, carton.code)) {
        inside += other.weight;
        if (!mayShareCarton(parcel.category, other.category))
            return refusal(ErrorCode::ProhibitedMix, {{"tracking", parcel.tracking}, {"category", parcel.category},
                                                      {"other", other.tracking}, {"other_category", other.category}});
    }
    const bool tooHeavy = carton.contents > 0 && inside + parcel.weight > kCartonGuide;
    if (tooHeavy && !needSupervisor(draft))
        return refusal(ErrorCode::OverLimit, {{"carton", carton.code}, {"weight_g", (inside + parcel.weight).value},
                                              {"limit_g", kCartonGuide.value}});
    return {};
}

/// What the order still waits for outside this carton.
QStringList missingFrom(const Draft &draft, const Order &order)
{
    QStringList missing = order.requested;
    for (const Parcel &parcel : draft.all<Parcel>(Lookup::ParcelByOrder, order.no)) {
        if (!parcel.carton.isEmpty())
            missing.removeAll(parcel.tracking);
    }
    return missing;
}

} // namespace

Status decide(Draft &draft, const OpenCarton &body)
{
    PACKBAY_TRY(needText("carton", body.carton));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    if (const std::optional<Carton> used = draft.cartonByAnyCode(body.carton))
        return refusal(ErrorCode::CartonInUse, {{"carton", used->code}, {"order", used->order},
                                                {"state", enumName(used->state.value())}});
    PACKBAY_TRY(needPacking(order));
    const auto cartons = draft.all<Carton>(Lookup::CartonByOrder, order.no);
    if (order.shipMode == ShipMode::AsIs
        && static_cast<qint64>(cartons.size()) >= draft.count(Lookup::ParcelByOrder, order.no))
        return refusal(ErrorCode::ShipAsIsNoMerge, {{"order", order.no}, {"cartons", static_cast<qint64>(cartons.size())}});
    Carton carton;
    carton.id = idFor<Carton>(body.carton);
    carton.code = body.carton;
    carton.order = order.no;
    carton.owner = order.member;
    carton.packaging = body.packaging;
    carton.tare = body.tare;
    carton.shipOn = order.platformOrderNo;
    carton.station = draft.op().station;
    for (const Carton &other : cartons)
        carton.seqInOrder = std::max(carton.seqInOrder, other.seqInOrder);
    ++carton.seqInOrder;
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Open));
    draft.putSubject(carton);
    if (order.state == OrderState::Picking)
        PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::StartPacking));
    order.station = draft.op().station;
    draft.put(order);
    return {};
}

Status decide(Draft &draft, const PackParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, carton.order));
    PACKBAY_TRY(needOpen(carton));
    PACKBAY_TRY(needRightParcel(parcel, carton));
    PACKBAY_TRY(needOwnBox(draft, carton));
    PACKBAY_TRY(needPacking(order));
    PACKBAY_TRY(needNoHold(carton.holds, carton.code, ErrorCode::CartonOnHold));
    PACKBAY_TRY(needFit(draft, parcel, carton, order));
    PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::Pack));
    parcel.carton = carton.code;
    parcel.location.clear();
    draft.putSubject(parcel);
    ++carton.contents;
    carton.station = draft.op().station;
    draft.put(carton);
    return {};
}

Status decide(Draft &draft, const UnpackParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    if (parcel.carton != carton.code)
        return refusal(ErrorCode::WrongParcel, {{"tracking", parcel.tracking}, {"carton", carton.code},
                                                {"parcel_carton", parcel.carton}});
    PACKBAY_TRY(needOpen(carton));
    PACKBAY_TRY(needOwnBox(draft, carton));
    PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::Unpack));
    parcel.carton.clear();
    draft.putSubject(parcel);
    --carton.contents;
    draft.put(carton);
    return {};
}

Status decide(Draft &draft, const CloseCarton &body)
{
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, carton.order));
    PACKBAY_TRY(needOpen(carton));
    PACKBAY_TRY(needPacking(order));
    PACKBAY_TRY(needNoHold(carton.holds, carton.code, ErrorCode::CartonOnHold));
    if (carton.contents == 0)
        return refusal(ErrorCode::CartonEmpty, {{"carton", carton.code}});
    if (body.count != carton.contents)
        return refusal(ErrorCode::CountMismatch, {{"carton", carton.code}, {"counted", body.count},
                                                  {"expected", carton.contents}});
    const QStringList missing = missingFrom(draft, order);
    const bool oneBox = order.container == QLatin1String("ONE_BOX") && order.shipMode != ShipMode::AsIs;
    if (oneBox && !missing.isEmpty() && !needSupervisor(draft))
        return refusal(ErrorCode::CountMismatch,
                       {{"carton", carton.code}, {"counted", body.count}, {"expected", carton.contents + missing.size()},
                        {"missing", QJsonArray::fromStringList(missing)}});
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Close));
    draft.putSubject(carton);
    return {};
}

Status decide(Draft &draft, const ReopenCarton &body)
{
    PACKBAY_TRY(needReason(body.reason));
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, carton.order));
    // Just sealed at this desk: an undo. Anything later costs a supervisor (domain.md A2).
    if (!(carton.state == CartonState::Closed) || carton.station != draft.op().station)
        PACKBAY_TRY(needSupervisor(draft));
    if (!carton.label.isEmpty())
        return refusal(ErrorCode::LabelExists, {{"carton", carton.code}, {"label", carton.label}});
    if (order.state == OrderState::Cancelled)
        return refusal(ErrorCode::OrderNotOpen, {{"order", order.no}, {"state", enumName(order.state.value())}});
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Reopen));
    carton.gross = Grams();
    carton.weightSource.clear();
    carton.size = {};
    carton.quote.clear();
    carton.totalMinor = 0;
    draft.putSubject(carton);
    if (!(order.state == OrderState::Packing))
        PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::Reopen));
    draft.put(order);
    return settleOrder(draft, order.no);
}

} // namespace packbay
