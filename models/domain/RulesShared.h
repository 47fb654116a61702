#pragma once
#include "models/domain/RulesDraft.h"

/// Private to the Rulebook: steps that rules of several desks take. Those that change a parcel take it by reference and
/// leave the put to their caller; orders and cartons they put themselves.
namespace packbay {

/// Battery, liquid, powder, magnet: goes to zone S, is inspected, restricts mixes and channels (domain.md A3).
bool isSpecialCategory(const QString &category);
bool isBattery(const QString &category);
bool isLiquid(const QString &category);
/// Still in the house or on the way to it: no second parcel may have its number.
bool isLive(ParcelState state);

/// Owner, tier and storage clock from this member.
void giveOwner(Parcel &parcel, const Member &member, OwnerBasis basis);
/// What the pre-alert says about the parcel, but for the owner.
void takePreAlert(Parcel &parcel, const PreAlert &alert);
/// Adds (sign 1) or takes back (sign -1) the parcel's received counts on its purchase order.
void countOnPurchaseOrder(Draft &draft, const Parcel &parcel, int sign);

/// Picking and packing go on: APPROVED, PICKING, PACKING.
bool isOpenForParcels(const Order &order);
/// Asks for its parcels still, so that no other order may: SUBMITTED or open.
bool isWaiting(const Order &order);
/// The waiting order of this member, other than `except`, that asks for this number.
std::optional<Order> otherAsker(const WorldView &world, const QString &member, const QString &tracking,
                                const QString &except);
/// Every guard of `allocate` (domain.md A2).
Status mayAllocate(const Draft &draft, const Parcel &parcel, const Order &order);
/// Allocates to the approved order that asked for it, when there is one and it may.
Status allocateIfWanted(Draft &draft, Parcel &parcel);
/// Out of its order: state by where it lies, order and carton cleared. Does not touch Order::requested.
Status leaveOrder(Parcel &parcel);

/// Nobody asks for this parcel any more: out of the lists of its owner's orders; an order that asked for nothing else
/// is cancelled (domain.md A2: at least one parcel).
Status dropRequest(Draft &draft, const Parcel &parcel);
/// A shelf or tote that exists, is enabled, has room and the right zone; sets Parcel::location.
Status shelve(const Draft &draft, Parcel &parcel, const QString &location);

/// The sum of an order's cartons that hold something, and the currency they are quoted in (empty: not quoted yet).
Money totalOf(const WorldView &world, const QString &orderNo);
/// 2402 with the holds of the carton, its order or a parcel inside.
Status needFree(const Draft &draft, const Carton &carton);
/// 2408 when the label was voided, 2420 when its void is asked for.
Status needNotVoid(const Label &label);
/// A live, verified label (2408 when it was voided, 2420 when its void is asked for, 2407 when it is not verified), and free of holds.
Status needVerified(const Draft &draft, const Carton &carton);
/// The price of this carton is void: QUOTED or PAID back to WEIGHED, and what that means for its order.
Status dropQuote(Draft &draft, Carton &carton);

/// Moves an order as far as its cartons, parcels, payments and tracking events carry it, and sums its quotes.
Status settleOrder(Draft &draft, const QString &orderNo);

} // namespace packbay
