#pragma once
#include "models/packing/PartitionSearch.h"

namespace packbay {

/// The parcels of a request as atoms: those that must stay together are one. In the order of their first parcel.
std::vector<ParcelSet> planAtoms(const PlanRequest &request);
PlanLimits planLimits(const PlanRequest &request);
/// The cheapest cartons for sets that are fixed, within stock and the largest number of cartons; nothing when impossible.
std::optional<Grouping> cheapestCartons(PlanCosts &costs, const std::vector<ParcelSet> &sets, PlanLimits limits);
/// True when a plan beats putting some of its cartons together only because apart they stay under a value from which duty
/// rises, an exemption ends or entry is refused (freight.md C3): without that the joint carton costs no more.
bool gainsOnlyByThreshold(PlanCosts &costs, const Grouping &grouping);

} // namespace packbay
