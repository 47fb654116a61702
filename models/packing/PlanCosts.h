#pragma once
#include "models/freight/ConsignmentDuty.h"
#include "models/freight/Quote.h"
#include "models/packing/PlanRequest.h"

#include <unordered_map>

namespace packbay {

/// Parcels by the bit of their index.
using ParcelSet = std::uint64_t;

/// No price of a plan is higher, be it of freight, a carton or duty: sixty cartons of that still add up and compare.
inline constexpr std::int64_t kMostMinor = 100'000'000'000'000;

/// One way to ship a set of parcels: its box and the line that is cheapest then.
struct ShipOption
{
    int carton = -1;   ///< index into the cartons; -1 = the parcel's own box
    int packedIn = -1; ///< the carton whose packing also stands in this one
    QString line;
    std::int64_t quoteMinor = 0; ///< freight and services
    std::int64_t cartonMinor = 0;
    std::int64_t grossGrams = 0;
    std::int64_t billedGrams = 0;
    std::vector<QuoteWarning> warnings;

    std::int64_t minor() const { return quoteMinor + cartonMinor; }
};

/// What a set of parcels costs as one consignment.
struct SetCost
{
    std::vector<ShipOption> options; ///< cheapest first, each kind of carton once; empty = it cannot travel together
    std::int64_t dutyMinor = 0;
    bool dutyRefuses = false;        ///< the country does not let a consignment of this value in; options still stand
    ErrorCode code = ErrorCode::None; ///< why it cannot travel
    QString reason;
    std::uint64_t fits = 0; ///< cartons that hold it, by bit

    bool isPossible() const { return !options.empty() && !dutyRefuses; }
    /// Of the cheapest option, with duty.
    std::int64_t minor() const { return options.front().minor() + dutyMinor; }
};

/// Prices sets of parcels in one currency: packs them, quotes every carton that holds them on every line, adds carton and
/// duty (freight.md C3). Remembers what it has worked out. A set that breaks a hard rule (owner, apart) has no option.
class PlanCosts
{
public:
    PlanCosts(const TariffPack &pack, const PlanRequest &request);

    /// Fails with 7108 when a carton's price has no rate into the plan's currency.
    Status prepare();
    const QString &currency() const { return m_currency; }
    const SetCost &of(ParcelSet set);
    /// The places of the parcels in the carton; in its own box a parcel has none.
    std::vector<PackedPiece> places(ParcelSet set, const ShipOption &option) const;
    /// The services' part of an option's quote.
    std::int64_t servicesMinor(ParcelSet set, const ShipOption &option) const;
    /// Duty of `part`, at most kMostMinor, when it is judged by the rules that `whole` would get: value bands and exemptions of the whole.
    std::int64_t dutyJudgedBy(ParcelSet part, ParcelSet whole) const;
    /// Coupons that are good once only: they are left out, or every carton would take them off again.
    const QStringList &leftOutCoupons() const { return m_leftOutCoupons; }
    bool hasDuties() const { return !m_pack.duties.empty(); }
    /// Sets that were priced.
    std::int64_t priced() const { return m_priced; }

private:
    QString chooseCurrency() const;
    bool breaksRule(ParcelSet set, SetCost &cost) const;
    Consignment consignment(ParcelSet set) const;
    void addDuty(ParcelSet set, SetCost &cost) const;
    /// Nothing when it is beyond kMostMinor.
    std::optional<std::int64_t> dutyMinor(const DutyAnswer &answer) const;
    std::uint64_t fittingCartons(ParcelSet set, std::vector<int> *packedIn) const;
    std::vector<int> members(ParcelSet set) const;
    std::vector<PackItem> items(ParcelSet set) const;
    std::optional<PackedBox> pack(ParcelSet set, int carton) const;
    /// Errors: 7108 the values of the parcels have no rate into one currency, 7002 their sum is beyond all calculation; the
    /// detail says so in English.
    Result<QuoteRequest> quoteRequest(ParcelSet set) const;
    Status addDeclared(const std::vector<int> &parcels, QuoteRequest &request) const;
    /// Does the value that is declared for all parcels together hold for these?
    bool isDeclaredTogether(ParcelSet set) const;
    void price(ParcelSet set, SetCost &cost) const;
    void addOption(const QuoteRequest &request, int carton, int packedIn, SetCost &cost) const;
    /// The request's one piece is the parcel's own box, or the carton with the parcels.
    void boxUp(QuoteRequest &request, ParcelSet set, int carton) const;

    const std::optional<TariffPack> m_narrow; ///< only the lines that are asked for and go there
    const TariffPack &m_pack;
    const PlanRequest &m_request;
    QString m_currency;
    QuoteRequest m_common;
    PackOptions m_packing;
    QStringList m_leftOutCoupons;
    std::vector<std::int64_t> m_cartonMinor;
    std::vector<int> m_bySize; ///< cartons, the smallest first
    std::vector<ParcelSet> m_notWith; ///< per parcel: who must not be with it
    std::unordered_map<ParcelSet, SetCost> m_known;
    std::int64_t m_priced = 0;
};

} // namespace packbay
