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
/// Every guard of `allocate` (domain.md A2).
Status mayAllocate(const Draft &draft, const Parcel &parcel, const Order &order);
/// Allocates to the approved order that asked for it, when there is one and it may.
Status allocateIfWanted(Draft &draft, Parcel &parcel);
/// Out of its order: state by where it lies, order and carton cleared. Does not touch Order::requested.
Status leaveOrder(Parcel &parcel);

/// Moves an order as far as its cartons, parcels, payments and tracking events carry it, and sums its quotes.
Status settleOrder(Draft &draft, const QString &orderNo);

} // namespace packbay
