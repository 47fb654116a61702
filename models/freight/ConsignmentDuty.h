#pragma once
#include "models/freight/QuoteAnswer.h"
#include "models/freight/QuoteRequest.h"
#include "models/freight/TariffPack.h"

namespace packbay {

/// An amount in minor units of its currency.
struct DutyValue
{
    Rational minor;
    QString currency;
};

/// What a duty row looks at: one consignment of goods to one country on one day.
struct Consignment
{
    QString country;
    std::int64_t atMs = 0;             ///< the day counts in UTC: duty rows have no time zone
    std::vector<const QuoteGoods *> goods;
    std::vector<DutyValue> value;      ///< sums to the value of the consignment
};

/// A row of duty.csv that catches a consignment.
struct DutyRule
{
    const DutyRow *row = nullptr;
    bool isExempt = false; ///< what it comes to is within exempt_up_to
    bool isOverflow = false; ///< the value is beyond all calculation: whether the row catches it cannot be said
};

struct DutyAnswer
{
    std::vector<QuoteDuty> duties; ///< in the order of the pack's rows
    QString refusedBy;             ///< regime that does not let the consignment in; "" = none
    QString missingRate;           ///< "EUR->CNY" when a needed rate is not there
    bool isOverflow = false;       ///< an amount is beyond all calculation: `duties` is not all of it, error 7002
};

/// Is `dest` of a row (a country, "EU" for its member states, "*") the country?
bool isDestination(const QString &dest, const QString &country);

/// The rows of the tariff for a consignment: its country ("EU" stands for the member states, "*" for all), its day, and
/// value_from < value <= value_to (freight.md A9, C1), where need be by way of a third currency. A missing rate is noted in `missingRate`.
std::vector<DutyRule> dutyRules(const TariffPack &pack, const Consignment &consignment, QString *missingRate);

/// What the rules make of a consignment: per distinct six digits of HS, per distinct category, per consignment or percent
/// of the value. The rules may be those of a larger consignment: that is how authorities look at one that was split.
DutyAnswer assessDuty(const TariffPack &pack, const Consignment &consignment, const std::vector<DutyRule> &rules);

} // namespace packbay
