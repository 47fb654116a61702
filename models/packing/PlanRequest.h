#pragma once
#include "models/freight/QuoteRequest.h"
#include "models/freight/TariffPack.h"
#include "models/packing/PackTypes.h"

namespace packbay {

/// A parcel as it stands on the shelf. It is never opened for a plan: it travels whole, in its own box or in a carton.
struct PlanParcel
{
    QString id;
    QString owner; ///< parcels of two owners never share a carton
    Rational grams;
    std::optional<Dimensions> size; ///< without it only its own box is possible
    QString category = QStringLiteral("general");
    std::vector<QuoteGoods> goods;
    std::optional<std::int64_t> declaredMinor;
    QString declaredCurrency;
    bool upright = false; ///< keep flat, or this side up
    bool fragile = false; ///< nothing on top
};

struct PlanCarton
{
    PackBox box;
    std::int64_t priceMinor = 0;
    QString priceCurrency; ///< "" = the plan's
};

/// A request as in architecture.md 11.2. `common` holds what every carton's quote shares: at, ship_to, lines, tier, coupons,
/// currency and the services of each carton; its declared value is that of all parcels together: a carton with a part of them
/// has the value of its own goods, and that of all only where its goods name none. `at` must be set before planning.
struct PlanRequest
{
    QuoteRequest common;
    std::vector<PlanParcel> parcels;
    std::vector<PlanCarton> cartons;
    bool ownBox = true;
    std::vector<std::vector<int>> together; ///< indexes of parcels
    std::vector<std::vector<int>> apart;
    std::optional<std::int64_t> maxCartons;
    std::uint64_t seed = 1;
    int attempts = 50;
};

/// Most parcels of one request.
inline constexpr std::size_t kMaxPlanParcels = 60;
/// Most kinds of carton of one request.
inline constexpr std::size_t kMaxPlanCartons = 60;

/// Strict, with the errors of parseQuoteRequest(); 7001 also for two parcels or cartons of one name, an unknown parcel in
/// together or apart, and more than 60
/// parcels or cartons.
Result<PlanRequest> parsePlanRequest(const QJsonObject &object);

} // namespace packbay
