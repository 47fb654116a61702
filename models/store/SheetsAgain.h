#pragma once
#include "models/domain/Ports.h"
#include "models/store/Database.h"

namespace packbay {

/// Takes the picture of a Queued sheet away: it is promised again (PrintSpool::promised()) and is made for the printers that
/// are there now. No other row is touched.
Status promiseAgain(Database &database, const PrintJob &job);

} // namespace packbay
