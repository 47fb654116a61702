#pragma once
#include "models/workflow/ScreenState.h"

namespace packbay {

/// "Merged 23.10, apart 41.60, best: 2 cartons 21.40", or why there is no plan; and what a duty threshold has to do with it.
Phrase planNote(const ShipPlan &plan);

/// The planned carton that the open one is becoming: the one that shares most parcels with `inside`, or, while it is empty,
/// the first that nobody has begun (`packed`: in any carton of the order). What is inside comes first, the next parcel is
/// in hand. None for a carton with a single parcel, and none when the clerk has gone another way.
std::optional<PackPicture> pictureOf(const ShipPlan &plan, const QList<EntityId> &inside, const QList<EntityId> &packed);

} // namespace packbay
