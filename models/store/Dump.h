#pragma once
#include "models/domain/Enums.h"
#include "models/store/Database.h"

#include <functional>
#include <optional>

namespace packbay {

/// Every shared row of a database in canonical form, sorted by (kind name, id): a station that has caught up and the
/// central give the same bytes. `line` gets each line without its end.
Status dumpRows(Database &database, const std::optional<QString> &onlyEntity, const std::function<void(const QByteArray &)> &line);

} // namespace packbay
