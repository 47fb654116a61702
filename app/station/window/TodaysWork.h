#pragma once
#include "models/store/Database.h"
#include "models/workflow/QueueBoard.h"

namespace packbay {

/// Parcels received, packed and dispatched at this station since `since`, from its audit; a receipt that was undone does
/// not count. Newest first.
Result<QList<WorkDone>> workSince(Database &database, const WorldView &world, UtcMs since);

} // namespace packbay
