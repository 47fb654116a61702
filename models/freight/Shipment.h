#pragma once
#include "models/freight/Exchange.h"
#include "models/freight/QuoteRequest.h"
#include "models/freight/TariffPack.h"

#include <QStringList>

#include <deque>
#include <vector>

namespace packbay {

/// One kind of piece as one line sees it; weights of one piece in grams, sides in mm.
struct PieceFacts
{
    const QuotePiece *piece = nullptr;
    Rational count = 1;
    Rational longest;
    Rational second;
    Rational third;
    Rational volumetric;       ///< L*W*H/divisor, whether it counts or not
    bool volumetricCounts = false;
    Rational chargeable;       ///< after the volumetric mode, before rounding
    Rational minBill;          ///< raised by a surcharge with basis piece
    Rational billed;
    QStringList categories;    ///< its own and those of the goods inside

    bool isMeasured() const { return piece->size.has_value(); }
};

/// The pieces as every line sees them that measures alike: most tariffs have two or three ways to do so, not one a line.
struct MeasuredPieces
{
    const LineRow *like = nullptr; ///< the first line that measured so
    std::vector<PieceFacts> pieces;
    Rational pieceCount;
    Rational actual;
    Rational volumetric;
    QString actualText; ///< formulas of the explanation
    QString volumeText;
};

/// A part of the declared value, as it was declared; "" = in the line's currency, whichever that is.
struct DeclaredAmount
{
    Rational minor;
    QString currency;
};

/// What does not hang on the line at all, or only on how it measures: worked out once for a request.
class PieceMeasures
{
public:
    explicit PieceMeasures(const QuoteRequest &request);

    const QString &postcode() const { return m_postcode; }
    const std::vector<DeclaredAmount> &declared() const { return m_declared; }
    const MeasuredPieces &by(const LineRow &line);

private:
    MeasuredPieces measured(const LineRow &line) const;

    const QuoteRequest &m_request;
    QString m_postcode; ///< normalised
    std::vector<DeclaredAmount> m_declared; ///< one a currency
    std::deque<MeasuredPieces> m_known; ///< references stay good
};

/// What one line knows about the shipment while it is rated.
struct ShipmentFacts
{
    const TariffPack &pack;
    const QuoteRequest &request;
    const LineRates &rates;
    const LineRow &line;
    QDate day;                     ///< of request.at in the line's time zone
    const ZoneRow *zone = nullptr;
    QString postcode{};            ///< normalised
    const MeasuredPieces &measures;
    const std::vector<DeclaredAmount> &declared;
    std::vector<PieceFacts> pieces{};
    Rational pieceCount{};
    Rational actual{};
    Rational volumetric{};
    Rational chargeable{};
    Rational minBill{};              ///< raised by a surcharge of the shipment
    Rational billed{};
    Rational excessSteps{};          ///< started steps of volumetric excess
    std::vector<DeclaredAmount> declaredKnown{}; ///< what declaredIn() has answered
    QString missingRate{};         ///< "CNY->USD" when a needed rate is not there: the line is then refused

    std::int64_t atMs() const { return request.at.value_or(UtcMs(0)).value; }
    bool isRemote() const { return zone != nullptr && zone->remote; }
    /// Major units of the line's currency to minor.
    Rational toMinor(const Rational &major) const { return major * powerOfTen(line.currencyDigits); }
    /// Minor units of any currency in minor units of the line's; a missing rate is noted and gives zero.
    Rational inLineCurrency(const Rational &minor, const QString &currency);
    /// The declared value in minor units of `currency`, converted once and only when a rule or a service asks for it.
    Rational declaredIn(const QString &currency);
    Rational converted(const Rational &minor, const QString &from, const QString &to);
    static int digitsOf(const QString &currency);
};

/// The zone of an address: the most specific row, then the highest priority (freight.md C1). Null when none.
const ZoneRow *findZone(const LineRates &rates, const QString &country, const QString &normalizedPostcode);

/// Everything that does not depend on the surcharges.
ShipmentFacts gatherFacts(const TariffPack &pack, const QuoteRequest &request, const LineRates &rates, const LineRow &line,
    QDate day, PieceMeasures &measures);

} // namespace packbay
