#include "models/domain/GoodsMix.h"
#include "models/domain/RulesShared.h"
#include "models/domain/StoragePolicy.h"

namespace packbay {
namespace {

constexpr qint64 kMostParcelsPerOrder = 60; // domain.md A1 row 6

bool skipsPutaway(const Parcel &parcel, const Order &order)
{
    return parcel.shipMode != ShipMode::WaitAll || order.shipMode != ShipMode::WaitAll;
}

} // namespace

bool isBattery(const QString &category)
{
    return category.contains(QLatin1String("battery"), Qt::CaseInsensitive);
}

bool isLiquid(const QString &category)
{
    return category.contains(QLatin1String("liquid"), Qt::CaseInsensitive);
}

bool mayShareCarton(const QString &category, const QString &other)
{
    return !(isBattery(category) && isLiquid(other)) && !(isLiquid(category) && isBattery(other));
}

bool isSpecialCategory(const QString &category)
{
    return isBattery(category) || isLiquid(category) || category.contains(QLatin1String("powder"), Qt::CaseInsensitive)
        || category.contains(QLatin1String("magnet"), Qt::CaseInsensitive);
}

bool isLive(ParcelState state)
{
    switch (state) {
    case ParcelState::None:
    case ParcelState::Dispatched:
    case ParcelState::Returned:
    case ParcelState::Disposed:
    case ParcelState::Abandoned:
        return false;
    default:
        return true;
    }
}

void giveOwner(Parcel &parcel, const Member &member, OwnerBasis basis)
{
    parcel.owner = member.code;
    parcel.ownerBasis = basis;
    parcel.memberTier = member.tier;
    const StoragePolicy &policy = storagePolicy(member.storagePolicy);
    parcel.storagePolicy = QLatin1String(policy.name);
    if (parcel.arrivedAt.value != 0) {
        parcel.blockAt = policy.blockAt(parcel.arrivedAt);
        parcel.abandonAt = policy.abandonAt(parcel.arrivedAt);
    }
}

void takePreAlert(Parcel &parcel, const PreAlert &alert)
{
    parcel.preAlert = alert.no;
    parcel.purchaseOrder = alert.purchaseOrder;
    parcel.shipMode = alert.shipMode;
    parcel.platformOrderNo = alert.platformOrderNo;
    parcel.items = alert.items;
    parcel.category.clear();
    for (const GoodsLine &line : alert.items) {
        // The most restrictive line speaks for the whole parcel.
        if (parcel.category.isEmpty() || (isSpecialCategory(line.category) && !isSpecialCategory(parcel.category)))
            parcel.category = line.category;
    }
    const bool wanted = alert.services.contains(QStringLiteral("INSPECT")) || isSpecialCategory(parcel.category);
    if (wanted && parcel.inspection == Inspection::NotNeeded)
        parcel.inspection = Inspection::Required;
}

void countOnPurchaseOrder(Draft &draft, const Parcel &parcel, int sign)
{
    if (parcel.purchaseOrder.isEmpty())
        return;
    std::optional<PurchaseOrder> order = draft.purchaseOrder(parcel.purchaseOrder);
    if (!order)
        return; // it can come after the goods; UpsertPurchaseOrder counts what is there already
    order->parcels += sign;
    for (const GoodsLine &item : parcel.items) {
        for (GoodsLine &line : order->lines) {
            if (line.sku == item.sku) {
                line.received += sign * item.received;
                break;
            }
        }
    }
    draft.put(*order);
}

bool isOpenForParcels(const Order &order)
{
    return order.state == OrderState::Approved || order.state == OrderState::Picking
        || order.state == OrderState::Packing;
}

bool isWaiting(const Order &order)
{
    return order.state == OrderState::Submitted || isOpenForParcels(order);
}

std::optional<Order> otherAsker(const WorldView &world, const QString &member, const QString &tracking,
                                const QString &except)
{
    for (Order &order : world.all<Order>(Lookup::OrderByMember, member)) {
        if (order.no != except && isWaiting(order) && order.requested.contains(tracking))
            return std::move(order);
    }
    return std::nullopt;
}

Status mayAllocate(const Draft &draft, const Parcel &parcel, const Order &order)
{
    if (!parcel.order.isEmpty())
        return refusal(ErrorCode::ParcelInOtherOrder,
                       {{"tracking", parcel.tracking}, {"order", parcel.order}, {"carton", parcel.carton}});
    if (parcel.owner.isEmpty())
        return refusal(ErrorCode::UnknownOwner, {{"tracking", parcel.tracking}});
    if (parcel.owner != order.member)
        return refusal(ErrorCode::OwnerMismatch,
                       {{"tracking", parcel.tracking}, {"owner", parcel.owner}, {"order_owner", order.member}});
    if (!isOpenForParcels(order))
        return refusal(ErrorCode::OrderNotOpen, {{"order", order.no}, {"state", enumName(order.state.value())}});
    PACKBAY_TRY(needNoHold(order.holds, order.no, ErrorCode::HoldActive));
    PACKBAY_TRY(needNoHold(parcel.holds, parcel.tracking, ErrorCode::HoldActive));
    if (parcel.inspection == Inspection::Required || parcel.inspection == Inspection::Failed)
        return refusal(ErrorCode::NotInspected,
                       {{"tracking", parcel.tracking}, {"inspection", enumName(parcel.inspection)}});
    if (parcel.blockAt.value != 0 && draft.op().at >= parcel.blockAt)
        return refusal(ErrorCode::StorageBlocked, {{"tracking", parcel.tracking}, {"block_at", parcel.blockAt.value}});
    if (parcel.shipMode == ShipMode::AsIs && order.shipMode != ShipMode::AsIs)
        return refusal(ErrorCode::ShipAsIsNoMerge, {{"tracking", parcel.tracking}, {"order", order.no}});
    const bool shelved = parcel.position == ParcelState::Stored;
    if (shelved ? parcel.location.isEmpty() : !skipsPutaway(parcel, order))
        return refusal(ErrorCode::ShelfFirst, {{"tracking", parcel.tracking}});
    if (draft.count(Lookup::ParcelByOrder, order.no) >= kMostParcelsPerOrder)
        return refusal(ErrorCode::OverLimit, {{"order", order.no}, {"parcels", kMostParcelsPerOrder}});
    if (!TransitionTable::next(parcel.position.value(), ParcelEvent::Allocate)) {
        Stateful<ParcelState> trial = parcel.position;
        return TransitionTable::fire(trial, ParcelEvent::Allocate);
    }
    return {};
}

Status allocateIfWanted(Draft &draft, Parcel &parcel)
{
    if (parcel.owner.isEmpty() || !parcel.order.isEmpty())
        return {};
    const std::optional<PreAlert> alert = draft.preAlert(parcel.preAlert);
    const QString authorised = alert ? alert->order : QString();
    for (Order &order : draft.all<Order>(Lookup::OrderByMember, parcel.owner)) {
        const bool asked = order.requested.contains(parcel.tracking);
        if (!asked && (authorised.isEmpty() || order.no != authorised))
            continue;
        if (!mayAllocate(draft, parcel, order)
            || (!asked && otherAsker(draft, order.member, parcel.tracking, order.no)))
            continue;
        PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::Allocate));
        parcel.order = order.no;
        if (!asked) {
            order.requested.append(parcel.tracking);
            draft.put(order);
        }
        return {};
    }
    return {};
}

Status leaveOrder(Parcel &parcel)
{
    if (parcel.position == ParcelState::Allocated) {
        ParcelEvent event = ParcelEvent::ReleaseStored;
        if (parcel.location.isEmpty()) {
            event = parcel.inspection == Inspection::Passed ? ParcelEvent::ReleaseInspected
                                                            : ParcelEvent::ReleaseReceived;
        }
        PACKBAY_TRY(TransitionTable::fire(parcel.position, event));
    } else {
        // It lies on the bench or in a box: STORED without a location until somebody scans where it went.
        PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::OrderLeft));
        parcel.location.clear();
    }
    parcel.order.clear();
    parcel.carton.clear();
    return {};
}

} // namespace packbay
