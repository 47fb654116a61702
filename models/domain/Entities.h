#pragma once
#include "models/domain/FloorEntities.h"
#include "models/domain/RecordEntities.h"
#include "models/domain/UpstreamEntities.h"

#include <variant>

/// The rows of the warehouse. fields() names every stored field once: the JSON codec (models/wire), the SQL columns
/// (models/store) and the dump are derived from it. Names on the wire and in SQL are equal. Weights in g, sizes in mm,
/// money in minor units, times in UTC ms (0 = not yet). References are the natural keys that stand on paper.
namespace packbay {

using Row = std::variant<Member, Goods, PreAlert, PurchaseOrder, Parcel, Location, Order, Carton, Quote, Label, Bag,
                         Manifest, Case, Payment, Coupon, NumberBlock, TrackingEvent, User, Alias, Tariff>;

EntityKind kindOf(const Row &row);
EntityId idOf(const Row &row);
/// The code on paper that people know the row by.
QString keyOf(const Row &row);

} // namespace packbay
