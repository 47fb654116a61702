#pragma once
#include "app/central/AuthorityCore.h"
#include "models/freight/TariffPack.h"

#include <memory>

namespace packbay::central {

/// The rating engine behind GET /api/rate/query. Keeps the last pack that it read; belongs to the database thread.
QuoteDesk quoteDesk(const Clock &clock);

/// A pack as it is published: its sha256 and its days are ours, never the sender's. Errors: the first finding's code with its file,
/// row, column and message in args; nothing is published then.
Result<PublishTariff> checkedTariff(PublishTariff tariff);

} // namespace packbay::central
