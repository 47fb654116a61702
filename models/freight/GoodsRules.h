#pragma once
#include "models/freight/QuoteAnswer.h"
#include "models/freight/Shipment.h"

#include <optional>

namespace packbay {

/// goods.csv against what is inside (freight.md C2 step 1, E3). A line with goods rows takes only the categories that it
/// names, and "general"; quantities and watt hours count per piece, as the rules for lithium do. Documents and warnings go
/// into the offer; a refusal ends the line.
std::optional<QuoteRefusal> checkGoods(const ShipmentFacts &facts, QuoteOffer &offer);

/// limit.csv (step 2). Needs the billed weights.
std::optional<QuoteRefusal> checkLimits(ShipmentFacts &facts, QuoteOffer &offer);

} // namespace packbay
