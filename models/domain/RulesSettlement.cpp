#include "models/domain/RulesShared.h"

#include <algorithm>

namespace packbay {
namespace {

/// Everything that decides how far an order has come.
struct Standing
{
    std::vector<Carton> cartons; ///< those that hold something
    bool packed = false;         ///< every parcel that is asked for lies in a closed carton
    bool departed = false;
    bool delivered = false;
};

bool hasLeft(const QString &status)
{
    return status != QLatin1String("PRE_TRANSIT") && status != QLatin1String("LABEL_CREATED")
        && status != QLatin1String("UNKNOWN");
}

Standing standingOf(const Draft &draft, const Order &order)
{
    Standing standing;
    standing.cartons = draft.all<Carton>(Lookup::CartonByOrder, order.no);
    std::erase_if(standing.cartons, [](const Carton &carton) { return carton.contents == 0; });

    QStringList packed;
    bool allPacked = true;
    for (const Parcel &parcel : draft.all<Parcel>(Lookup::ParcelByOrder, order.no)) {
        packed.append(parcel.tracking);
        allPacked = allPacked && (parcel.position == ParcelState::Packed || parcel.position == ParcelState::Dispatched);
    }
    standing.packed = allPacked && !standing.cartons.empty()
        && std::ranges::all_of(order.requested, [&](const QString &tracking) { return packed.contains(tracking); })
        && std::ranges::none_of(standing.cartons, [](const Carton &c) { return c.state == CartonState::Open; });

    // By what happened, not by when it was told (domain.md A1 row 16).
    standing.delivered = !standing.cartons.empty();
    for (const Carton &carton : standing.cartons) {
        bool arrived = false;
        if (!carton.carrierNo.isEmpty()) {
            for (const TrackingEvent &event : draft.all<TrackingEvent>(Lookup::TrackingByCarrierNo, carton.carrierNo)) {
                standing.departed = standing.departed || hasLeft(event.status);
                arrived = arrived || event.status == QLatin1String("DELIVERED");
            }
        }
        standing.delivered = standing.delivered && arrived;
    }
    return standing;
}

bool allReached(const Standing &standing, CartonState state)
{
    return !standing.cartons.empty()
        && std::ranges::all_of(standing.cartons, [state](const Carton &c) { return c.state.value() >= state; });
}

bool isCovered(const Draft &draft, const Order &order, const Standing &standing)
{
    const Money total = totalOf(draft, order.no);
    qint64 paid = 0;
    for (const Payment &payment : draft.all<Payment>(Lookup::PaymentByOrder, order.no)) {
        if (payment.currency == total.currency)
            paid += payment.minor;
    }
    if (paid < total.minor)
        return false;
    // A price that has run out is no price: the carton is quoted again, and the money that is there counts then.
    return std::ranges::none_of(standing.cartons, [&](const Carton &carton) {
        const std::optional<Quote> quote = draft.quote(carton.quote);
        return carton.state == CartonState::Quoted && quote && quote->expiresAt <= draft.op().at;
    });
}

Status payCartons(Draft &draft, Standing &standing)
{
    for (Carton &carton : standing.cartons) {
        if (!(carton.state == CartonState::Quoted))
            continue;
        PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Pay));
        draft.put(carton);
    }
    return {};
}

/// The next step that the facts allow, if any.
std::optional<OrderEvent> nextStep(const Draft &draft, const Order &order, const Standing &standing)
{
    const auto when = [](bool yes, OrderEvent event) { return yes ? std::optional(event) : std::nullopt; };
    switch (order.state.value()) {
    case OrderState::Packing:
        return when(standing.packed && allReached(standing, CartonState::Weighed), OrderEvent::Weighed);
    case OrderState::Weighed:
        return when(allReached(standing, CartonState::Quoted), OrderEvent::Quoted);
    case OrderState::AwaitingPayment:
    case OrderState::SupplementDue:
        return when(allReached(standing, CartonState::Quoted) && isCovered(draft, order, standing), OrderEvent::Paid);
    case OrderState::Paid:
        return when(allReached(standing, CartonState::Labelled), OrderEvent::Labelled);
    case OrderState::Labelled:
        return when(allReached(standing, CartonState::HandedOver), OrderEvent::HandOver);
    case OrderState::HandedOver:
        return when(standing.departed, OrderEvent::Depart);
    case OrderState::InTransit:
        return when(standing.delivered, OrderEvent::Deliver);
    default:
        return std::nullopt;
    }
}

} // namespace

Money totalOf(const WorldView &world, const QString &orderNo)
{
    Money total;
    for (const Carton &carton : world.all<Carton>(Lookup::CartonByOrder, orderNo)) {
        if (carton.contents == 0 || carton.quote.isEmpty())
            continue;
        total.minor += carton.totalMinor;
        total.currency = carton.currency;
    }
    return total;
}

Status settleOrder(Draft &draft, const QString &orderNo)
{
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, orderNo));
    Standing standing = standingOf(draft, order);
    while (const std::optional<OrderEvent> step = nextStep(draft, order, standing)) {
        PACKBAY_TRY(TransitionTable::fire(order.state, *step));
        if (*step == OrderEvent::Paid)
            PACKBAY_TRY(payCartons(draft, standing));
    }
    order.totalMinor = totalOf(draft, orderNo).minor;
    order.paidMinor = 0;
    for (const Payment &payment : draft.all<Payment>(Lookup::PaymentByOrder, orderNo))
        order.paidMinor += payment.minor;
    draft.put(order);
    return {};
}

Status dropQuote(Draft &draft, Carton &carton)
{
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Reweigh));
    carton.quote.clear();
    carton.totalMinor = 0;
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, carton.order));
    if (order.state == OrderState::AwaitingPayment)
        PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::Reweigh));
    else if (order.state == OrderState::Paid)
        PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::ReweighUp));
    draft.put(order);
    return {};
}

Status needFree(const Draft &draft, const Carton &carton)
{
    PACKBAY_TRY(needNoHold(carton.holds, carton.code, ErrorCode::CartonOnHold));
    if (const std::optional<Order> order = draft.order(carton.order))
        PACKBAY_TRY(needNoHold(order->holds, order->no, ErrorCode::CartonOnHold));
    for (const Parcel &parcel : draft.all<Parcel>(Lookup::ParcelByCarton, carton.code))
        PACKBAY_TRY(needNoHold(parcel.holds, parcel.tracking, ErrorCode::CartonOnHold));
    return {};
}

Status needNotVoid(const Label &label)
{
    const bool isAsked = label.state == LabelState::VoidRequested;
    if (!isAsked && !(label.state == LabelState::Voided))
        return {};
    return refusal(isAsked ? ErrorCode::LabelVoidAsked : ErrorCode::LabelVoided,
                   {{"carton", label.carton}, {"label", label.no}, {"carrier_no", label.carrierNo}});
}

Status needVerified(const Draft &draft, const Carton &carton)
{
    const std::optional<Label> live = draft.label(carton.label);
    if (!live) {
        for (const Label &old : draft.all<Label>(Lookup::LabelByCarton, carton.code)) {
            if (old.state == LabelState::Voided)
                return refusal(ErrorCode::LabelVoided, {{"carton", carton.code}, {"label", old.no},
                                                        {"carrier_no", old.carrierNo}});
        }
        return refusal(ErrorCode::LabelNotVerified, {{"carton", carton.code}, {"label", QString()}});
    }
    PACKBAY_TRY(needNotVoid(*live));
    // The carrier would not take it back: it is as good as it was.
    const bool stands = live->state == LabelState::VoidRejected && live->verifiedAt.value > 0;
    if (!(live->state == LabelState::Verified) && !stands)
        return refusal(ErrorCode::LabelNotVerified, {{"carton", carton.code}, {"label", live->no},
                                                     {"state", enumName(live->state.value())}});
    return needFree(draft, carton);
}

} // namespace packbay
