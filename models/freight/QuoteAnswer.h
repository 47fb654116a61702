#pragma once
#include "models/domain/Error.h"
#include "models/domain/Units.h"
#include "models/freight/Rational.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace packbay {

/// One figure of an offer: the amounts of all lines sum to the total, exactly and in minor units.
struct ExplainLine
{
    int step = 0; ///< number in freight.md C2
    QString code;
    QString text;    ///< English
    QString formula;
    Rational exact;  ///< minor units of the offer's currency
    std::int64_t minor = 0;
};

/// Something the clerk should know although the line offers; English title and remedy.
struct QuoteWarning
{
    ErrorCode code = ErrorCode::None;
    QString title;
    QString remedy;
    QJsonObject args;
    QString where;
};

/// The rate that turned the total into the quote currency; as written in the tariff.
struct QuoteRate
{
    QString base;
    QString quote;
    QString rate;
    std::int64_t asOfMs = 0;
    QString source;
    std::int64_t spreadPpm = 0;
};

struct QuoteDuty
{
    QString regime;
    std::int64_t minor = 0;
    QString currency;
    bool paidBySender = false;
};

struct QuoteOffer
{
    QString line;
    QString name; ///< English
    QString carrier;
    QString zone;
    QString currency;
    Rational actual; ///< grams, exact
    Rational volumetric;
    Rational billed;
    std::int64_t totalMinor = 0;
    QString quoteCurrency;
    std::int64_t quoteMinor = 0;
    std::optional<QuoteRate> rate;
    std::int64_t transitMin = 0;
    std::int64_t transitMax = 0;
    UtcMs expiresAt;
    QString tariff; ///< "line@version sha256"
    QStringList docNeeded;
    std::vector<QuoteWarning> warnings;
    std::vector<QuoteDuty> duties;
    std::vector<ExplainLine> explain;
};

struct QuoteRefusal
{
    QString line;
    ErrorCode code = ErrorCode::None;
    QString reason; ///< English
    QString where;  ///< JSON pointer into the request, or ""
};

struct QuoteAnswer
{
    UtcMs at;
    std::vector<QuoteOffer> offers;    ///< by quoteMinor, transitMax, line
    std::vector<QuoteRefusal> refused; ///< by line

    bool hasOffer() const { return !offers.empty(); }
};

/// One line of JSON as in architecture.md 11.1, without newline.
QByteArray toJson(const QuoteAnswer &answer);

} // namespace packbay
