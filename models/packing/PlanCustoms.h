#pragma once
#include "models/freight/TariffPack.h"
#include "models/packing/ConsolidationPlan.h"

namespace packbay {

/// What customs.csv makes of the parcels of a request, the same for every plan: it hangs on goods and address, not on cartons.
/// Duty is not in it, nor its limits of value: those hang on what travels together.
struct PlanCustoms
{
    std::vector<QuoteWarning> warnings; ///< with pointers into the plan's request
    std::optional<PlanRefusal> refusal; ///< the parcels in question; all of them when the address is
};

PlanCustoms planCustoms(const TariffPack &pack, const PlanRequest &request);

} // namespace packbay
