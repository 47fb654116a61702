#pragma once
#include "models/domain/Result.h"
#include "models/freight/QuoteAnswer.h"
#include "models/packing/PlanRequest.h"

namespace packbay {

enum class PlanKind { Best, AllApart, AllInOne, Alternative };

/// A parcel and its place in the carton, as it is turned; in its own box it stands at the corner as it was measured.
struct PlannedParcel
{
    QString id;
    int x = 0;
    int y = 0;
    int z = 0;
    Sides size;
};

struct PlannedCarton
{
    QString carton; ///< "" = the parcel's own box
    QString line;
    std::int64_t totalMinor = 0; ///< the line's quote, services included, in the plan's currency
    std::int64_t grossGrams = 0;
    std::int64_t billedGrams = 0;
    std::vector<PlannedParcel> parcels; ///< in an order in which they can be put in
};

struct Plan
{
    PlanKind kind = PlanKind::Alternative;
    bool provedBest = false; ///< nothing cheaper exists among the packings that were found
    std::int64_t freightMinor = 0;
    std::int64_t cartonMinor = 0;
    std::int64_t servicesMinor = 0;
    std::int64_t dutyMinor = 0;
    std::int64_t savingMinor = 0; ///< against shipping all apart; 0 when that is not possible
    std::vector<PlannedCarton> cartons;
    std::vector<QuoteWarning> warnings;

    std::int64_t costMinor() const { return freightMinor + cartonMinor + servicesMinor + dutyMinor; }
};

struct PlanRefusal
{
    QStringList parcels;
    ErrorCode code = ErrorCode::None;
    QString reason; ///< English
};

struct PlanAnswer
{
    UtcMs at;
    QString currency;
    std::vector<Plan> plans; ///< cheapest first, at most five
    std::vector<PlanRefusal> refused;
    /// Both are warnings of the best plan too: a split that is cheaper only under a duty threshold was left out; apart, as the
    /// parcels came, is cheaper only because of one.
    bool splitLeftOut = false;
    bool onlyByStayingUnder = false;
    std::int64_t subsets = 0; ///< sets of parcels that were priced
};

/// The cheapest ways to ship parcels to one address (freight.md C3): exact for up to 12 parcels (parcels that must stay
/// together count as one), seeded local search above. Pure and deterministic; `request.common.at` must be set. "All apart"
/// and "all in one" are among the plans or in `refused`. Never ranks a split that is cheaper only because its cartons stay
/// under a value from which duty rises: the best plan then carries a warning that names what it would have saved; parcels
/// that all stay apart, as they came, are no such split. What customs will miss is in every plan's warnings; where they let
/// the goods in under no circumstances there is no plan. Errors: 7108 a carton's price has no rate.
Result<PlanAnswer> planConsolidation(const TariffPack &pack, const PlanRequest &request);

/// Lines of JSON as in architecture.md 11.2, without newlines.
QList<QByteArray> toJsonLines(const PlanAnswer &answer);

} // namespace packbay
