#pragma once
#include "models/freight/Quote.h"
#include "models/freight/TariffFinding.h"

#include <QList>

#include <map>
#include <vector>

namespace packbay {

/// One row of a carrier's bill. What the carrier does not say is not set.
struct BillRow
{
    int row = 0;
    QString carrierNo; ///< upper case without blanks and hyphens
    QString currency;
    std::int64_t totalMinor = 0;
    std::optional<Rational> grams; ///< as the carrier weighed it
    std::optional<Dimensions> size;
    std::map<QString, std::int64_t> surcharges; ///< code -> minor units
};

struct CarrierBill
{
    std::vector<BillRow> rows;
    QList<TariffFinding> findings;

    /// With an error nothing of the bill may be used.
    bool ok() const;
};

/// Carriers write their numbers with and without blanks, hyphens and capitals: this is what they are compared by.
QString plainCarrierNo(const QString &carrierNo);

/// `carrier_no,currency,total,weight_g,length_mm,width_mm,height_mm,surcharges`, Chinese names accepted, written as the sheets
/// of a tariff (freight.md C1); amounts in major units, surcharges as "REMOTE:45.00;FUEL:5.60".
CarrierBill readCarrierBill(const QByteArray &csv, const QString &file);

/// A carton that left, as it was sold.
struct SoldShipment
{
    QString carrierNo;
    QuoteRequest request;
    QString line;
    QString currency;
    std::int64_t totalMinor = 0;
    QString tariff; ///< QuoteOffer::tariff of the sale; "" = not known
};

enum class VarianceCause { TariffVersion, Dimension, Weight, Surcharge, Other };

/// What a bill row has to do with what was sold.
struct BillVariance
{
    enum class State {
        Matched,       ///< `causes` sum to billed - sold, to the minor unit
        Unknown,       ///< no carton of ours has this number
        BilledTwice,   ///< an earlier row of the bill has it
        NotBilled,     ///< sold, but not on the bill; row 0
        OtherCurrency, ///< sold in another currency: nothing is worked out
        NotRatable,    ///< the line does not take it as the carrier measured it: everything is Other
    };
    State state = State::Matched;
    int row = 0;
    QString carrierNo;
    QString currency;
    std::int64_t billedMinor = 0;
    std::int64_t soldMinor = 0;
    std::map<VarianceCause, std::int64_t> causes; ///< without zeros
};

/// In the order of the bill, then what it left out by number. `billedWith` is the tariff that was in force when the carrier
/// billed. Each cause is what the total changes by when one thing more is taken from the carrier: first the tariff (Other,
/// when it was sold with the very same: then the shipment's own data changed since), then the size, then the weight, then the
/// surcharges named on the bill; what is left is Other.
QList<BillVariance> reconcile(const CarrierBill &bill, const QList<SoldShipment> &sold, const TariffPack &billedWith);

} // namespace packbay
