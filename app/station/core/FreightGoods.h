#pragma once
#include "models/domain/FloorEntities.h"
#include "models/freight/QuoteRequest.h"
#include "models/freight/TariffPack.h"

namespace packbay {

/// Rows of the warehouse as the freight model asks for them.
ShipAddress shipAddressOf(const Address &address);
/// What is inside a parcel; values without a currency are in `otherwise`. The parcel's own category is always among it.
std::vector<QuoteGoods> quoteGoods(const Parcel &parcel, const QString &otherwise);
/// The value that the order declares for all its parcels together; nothing when it declares none.
void declareOrder(const Order &order, QuoteRequest &request);
/// Members may have tiers that this tariff gives nothing.
bool knowsTier(const TariffPack &pack, const QString &tier);

} // namespace packbay
