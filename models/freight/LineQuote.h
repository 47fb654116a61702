#pragma once
#include "models/freight/QuoteAnswer.h"
#include "models/freight/Services.h"
#include "models/freight/Shipment.h"
#include "models/freight/Surcharges.h"

namespace packbay {

/// One shipment on one line, step by step as in freight.md C2.
class LineQuote
{
public:
    LineQuote(const TariffPack &pack, const QuoteRequest &request, const LineRates &rates, const LineRow &line, QDate day,
        PieceMeasures &measures);

    /// True: takeOffer(); false: takeRefusal().
    bool run();
    QuoteOffer takeOffer() { return std::move(m_offer); }
    QuoteRefusal takeRefusal() { return std::move(m_refusal); }

private:
    bool refuse(ErrorCode code, const QString &reason, const QString &where = {});
    bool refuse(std::optional<QuoteRefusal> refusal);
    void weigh();
    bool checkRules();
    bool chargeFreight();
    void chargeTierAndSurcharges();
    Discounts memberDiscounts() const;
    void chargeMinimum();
    void chargeTax();
    bool settle();
    bool exchange();
    void explainWeights();
    void describe();

    ShipmentFacts m_facts;
    std::vector<SurchargeHit> m_hits;
    QuoteAccount m_account;
    QuoteOffer m_offer;
    QuoteRefusal m_refusal;
};

} // namespace packbay
