#pragma once
#include "models/freight/QuoteAnswer.h"
#include "models/freight/QuoteRequest.h"
#include "models/freight/TariffPack.h"

namespace packbay {

/// What customs make of a shipment, the same on every line.
struct CustomsVerdict
{
    std::vector<QuoteDuty> duties;
    std::vector<QuoteWarning> warnings; ///< 7001 with the JSON pointer of what is missing or cannot be; 7108 a rate
    std::optional<QuoteRefusal> refusal; ///< without line
};

/// The currency of the declared value: the request's, else that of its first goods, else `otherwise`.
QString declaredCurrencyOf(const QuoteRequest &request, const QString &otherwise);

/// Duty by the rows of duty.csv, and the customs data that customs.csv asks for in this country on this day. A shipment
/// whose goods are named is also checked for what can be nowhere: an HS code that is none, no value, goods heavier than the
/// shipment. `currency` is that of the declared value.
CustomsVerdict checkCustoms(const TariffPack &pack, const QuoteRequest &request, const QString &currency);

} // namespace packbay
