#pragma once
#include "models/freight/QuoteAnswer.h"
#include "models/freight/Shipment.h"
#include "models/freight/Surcharges.h"

#include <optional>

namespace packbay {

/// The running account of one offer: lines in the pinned order, the exact total, and the net amount of each code.
class QuoteAccount
{
public:
    QuoteAccount() { m_lines.reserve(kUsualLines); }

    void add(int step, const QString &code, const QString &text, const QString &formula, const Rational &exact);
    const Rational &total() const { return m_total; }
    CodeAmounts &amounts() { return m_amounts; }
    std::vector<ExplainLine> takeLines() { return std::move(m_lines); }
    void putLines(std::vector<ExplainLine> lines) { m_lines = std::move(lines); }

private:
    static constexpr std::size_t kUsualLines = 12;

    Rational m_total;
    CodeAmounts m_amounts;
    std::vector<ExplainLine> m_lines;
};

/// Step 10: insurance (the vas row INSURANCE), the services asked for by code, packing last. An unknown service refuses
/// the line with 7109.
std::optional<QuoteRefusal> chargeServices(ShipmentFacts &facts, QuoteAccount &account);

/// Step 12. A coupon that does not apply is a warning 7110 of the offer, not a refusal.
void applyCoupons(ShipmentFacts &facts, QuoteAccount &account, QuoteOffer &offer);

} // namespace packbay
