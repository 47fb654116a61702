#include "models/freight/Quote.h"

#include "models/freight/BasePrice.h"
#include "models/freight/CustomsCheck.h"
#include "models/freight/LineQuote.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace packbay {
namespace {

/// The local day of one moment, worked out once per time zone: most lines share theirs.
class LocalDays
{
public:
    explicit LocalDays(std::int64_t ms) : m_ms(ms) {}

    QDate in(const QTimeZone &zone)
    {
        if (m_last && zone == *m_last)
            return m_lastDay;
        const QByteArray id = zone.id();
        const auto known = m_days.find(id);
        if (known != m_days.end()) {
            m_last = zone;
            return m_lastDay = known->second;
        }
        const std::int64_t local = m_ms + 1000LL * zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(m_ms, Qt::UTC));
        const QDate day = QDateTime::fromMSecsSinceEpoch(local, Qt::UTC).date();
        m_days.emplace(id, day);
        return day;
    }

private:
    std::int64_t m_ms;
    std::map<QByteArray, QDate> m_days;
    std::optional<QTimeZone> m_last;
    QDate m_lastDay;
};

const LineRow *versionAt(const LineRates &rates, LocalDays &days)
{
    for (const LineRow &version : rates.versions) {
        if (version.validity.contains(days.in(version.tz)))
            return &version;
    }
    return nullptr;
}

void quoteLine(const TariffPack &pack, const QuoteRequest &request, const LineRates &rates, const LineRow &version,
    QDate day, PieceMeasures &measures, QuoteAnswer &answer)
{
    LineQuote line(pack, request, rates, version, day, measures);
    if (line.run())
        answer.offers.push_back(line.takeOffer());
    else
        answer.refused.push_back(line.takeRefusal());
}

/// Offers are large: their places are sorted, then each is moved once.
void sortOffers(std::vector<QuoteOffer> &offers)
{
    std::vector<std::size_t> order(offers.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t first, std::size_t second) {
        const QuoteOffer &a = offers[first];
        const QuoteOffer &b = offers[second];
        return std::tie(a.quoteMinor, a.transitMax, a.line) < std::tie(b.quoteMinor, b.transitMax, b.line);
    });
    std::vector<QuoteOffer> sorted;
    sorted.reserve(offers.size());
    for (const std::size_t place : order)
        sorted.push_back(std::move(offers[place]));
    offers = std::move(sorted);
}

} // namespace

QuoteAnswer quoteFreight(const TariffPack &pack, const QuoteRequest &request)
{
    QuoteAnswer answer;
    answer.at = request.at.value_or(UtcMs(0));
    LocalDays days(answer.at.value);
    PieceMeasures measures(request);
    answer.offers.reserve(pack.lines.size());
    const QSet<QString> wanted(request.lines.begin(), request.lines.end());
    for (const auto &[code, rates] : pack.lines) {
        if (!wanted.isEmpty() && !wanted.contains(code))
            continue;
        if (const LineRow *version = versionAt(rates, days)) {
            quoteLine(pack, request, rates, *version, days.in(version->tz), measures, answer);
        } else if (!wanted.isEmpty()) {
            answer.refused.push_back({code, ErrorCode::OutsideValidity,
                QStringLiteral("the line has no version that is valid on this day"), QStringLiteral("/at")});
        }
    }
    for (qsizetype i = 0; i < request.lines.size(); ++i) {
        const QString &code = request.lines.at(i);
        if (pack.lines.count(code) == 0 && request.lines.indexOf(code) == i)
            answer.refused.push_back({code, ErrorCode::LineUnknown, QStringLiteral("the tariff has no line %1").arg(code),
                QStringLiteral("/lines/%1").arg(i)});
    }
    sortOffers(answer.offers);
    std::sort(answer.refused.begin(), answer.refused.end(),
        [](const QuoteRefusal &a, const QuoteRefusal &b) { return a.line < b.line; });
    return answer;
}

QuoteAnswer quote(const TariffPack &pack, const QuoteRequest &request)
{
    QuoteAnswer answer = quoteFreight(pack, request);
    std::map<QString, CustomsVerdict> verdicts; // of one consignment; only a value without currency hangs on the line
    std::vector<QuoteOffer> offers;
    offers.reserve(answer.offers.size());
    for (QuoteOffer &offer : answer.offers) {
        const QString currency = declaredCurrencyOf(request, offer.currency);
        auto verdict = verdicts.find(currency);
        if (verdict == verdicts.end())
            verdict = verdicts.emplace(currency, checkCustoms(pack, request, currency)).first;
        if (verdict->second.refusal) {
            answer.refused.push_back(*verdict->second.refusal);
            answer.refused.back().line = offer.line;
            continue;
        }
        offer.duties = verdict->second.duties;
        offer.warnings.insert(offer.warnings.end(), verdict->second.warnings.begin(), verdict->second.warnings.end());
        offers.push_back(std::move(offer));
    }
    answer.offers = std::move(offers);
    std::sort(answer.refused.begin(), answer.refused.end(),
        [](const QuoteRefusal &a, const QuoteRefusal &b) { return a.line < b.line; });
    return answer;
}

} // namespace packbay
