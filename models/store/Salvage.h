#pragma once
#include "models/store/Database.h"

namespace packbay {

/// The newest file that recover() has kept aside for `file`; empty when there is none.
QString newestAside(const QString &file);

/// Brings what a station confirmed and only its damaged file knows into the file that took its place: every operation that
/// can still be read, the sheets with what became of them, the photos, the audit's next lines, the numbers that were given
/// out, and the place in the station's own order (sync.md B.2: restore, re-bootstrap, re-push; B.9: an order that starts
/// again would be a fork). A sheet of which nobody can say whether it came out is asked for, never printed by itself. `fresh` is open and migrated. Reads from both
/// ends, so that damage in the middle costs only what it hit. Returns how many operations were brought over; an
/// unreadable file gives 0.
Result<qint64> salvage(const QString &aside, Database &fresh);

} // namespace packbay
