#pragma once
#include "models/freight/TariffPack.h"
#include "models/packing/ConsolidationPlan.h"

namespace packbay::test {

/// A small tariff in CNY with three lines that disagree on what is cheap: first and further half kilograms, prices by the
/// gram with a step up in between (freight.md A10), a line for light goods only. With `duty`, the rows of duty.csv.
TariffFiles planTariffFiles(const QByteArray &duty = {});
TariffPack planTariff(const QByteArray &duty = {});

/// EU-like rows: 3 EUR for each HS6 up to 150 EUR, 20 % of the value above.
QByteArray flatThenPercentDuty();

/// A parcel to AU, or wherever the request goes.
PlanParcel parcel(const char *id, std::int64_t grams, Sides size);
PlanCarton carton(const char *code, Sides inner, std::int64_t price);
QuoteGoods goods(const char *hs, std::int64_t eurCents);
PlanRequest planRequest(std::vector<PlanParcel> parcels, std::vector<PlanCarton> cartons);

/// One of many requests: sizes, owners, constraints, stock and goods from a seed.
PlanRequest randomPlanRequest(std::uint64_t seed, int mostParcels);

} // namespace packbay::test
