#pragma once
#include "models/freight/QuoteAnswer.h"
#include "models/freight/QuoteRequest.h"
#include "models/freight/TariffPack.h"

namespace packbay {

/// Rates a shipment on every line that is asked for (freight.md C2). Pure: no clock, no locale, no state; `request.at` must
/// be set, an unset one is 1970. Every line of the answer is either an offer whose explanation sums to its total, or a
/// refusal with its reason; an amount that leaves 128 bits is a refusal 7002.
/// Every offer has the duty of its destination and what its customs will miss (CustomsCheck.h); a consignment that customs do
/// not let in is refused on every line.
QuoteAnswer quote(const TariffPack &pack, const QuoteRequest &request);

/// The same without duty and customs: for whoever works those out over more than one consignment (plans).
QuoteAnswer quoteFreight(const TariffPack &pack, const QuoteRequest &request);

} // namespace packbay
