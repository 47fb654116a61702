#include "models/freight/LineQuote.h"

#include "models/freight/BasePrice.h"
#include "models/freight/BilledWeight.h"
#include "models/freight/GoodsRules.h"

#include <QStringBuilder>

#include <algorithm>

namespace packbay {
namespace {

const QString kFreight = QStringLiteral("FREIGHT");
const QString kExcess = QStringLiteral("VOL_EXCESS");
constexpr std::int64_t kMillion = 1000000;
constexpr std::int64_t kHourMs = 3600000;

QString priceFormula(const PriceRow &row, const Rational &billed)
{
    QString formula = (row.carry + row.base).toDecimal();
    if (!row.step.isZero())
        formula += QLatin1String(" + ceil((") % billed.toDecimal() % QLatin1String(" - ") % row.over.toDecimal() % QLatin1String(") / ") % row.step.toDecimal()
            % QLatin1String(") x ") % row.stepPrice.toDecimal();
    if (!row.perKg.isZero())
        formula += QLatin1String(" + ") % (billed / Rational(1000)).toDecimal() % QLatin1String(" kg x ") % row.perKg.toDecimal();
    return formula;
}

QString amountModeText(RoundMode mode)
{
    switch (mode) {
    case RoundMode::HalfUp: return QStringLiteral("half up");
    case RoundMode::HalfEven: return QStringLiteral("half even");
    case RoundMode::Up: return QStringLiteral("up");
    case RoundMode::Down: return QStringLiteral("down");
    }
    return {};
}

} // namespace

LineQuote::LineQuote(
    const TariffPack &pack, const QuoteRequest &request, const LineRates &rates, const LineRow &line, QDate day, PieceMeasures &measures)
    : m_facts(gatherFacts(pack, request, rates, line, day, measures))
{
}

bool LineQuote::refuse(ErrorCode code, const QString &reason, const QString &where)
{
    m_refusal = {m_facts.line.line, code, reason, where};
    return false;
}

bool LineQuote::refuse(std::optional<QuoteRefusal> refusal)
{
    if (refusal)
        m_refusal = std::move(*refusal);
    return !refusal.has_value();
}

bool LineQuote::run()
{
    weigh();
    if (m_facts.actual.isOverflow() || m_facts.volumetric.isOverflow() || m_facts.billed.isOverflow())
        return refuse(ErrorCode::AmountOverflow, QStringLiteral("the weight is beyond all calculation"), QStringLiteral("/pieces"));
    describe();
    if (!checkRules())
        return false;
    explainWeights();
    if (!chargeFreight())
        return false;
    chargeTierAndSurcharges();
    if (!refuse(chargeServices(m_facts, m_account)))
        return false;
    chargeMinimum();
    applyCoupons(m_facts, m_account, m_offer);
    chargeTax();
    if (!settle() || !exchange())
        return false;
    m_offer.explain = m_account.takeLines();
    return true;
}

// Steps 4 and 5. Surcharges may raise the weight and hang on it: their minimums count first, then everything is chosen
// again with the weight that is really billed.
void LineQuote::weigh()
{
    billWeight(m_facts);
    m_hits = selectSurcharges(m_facts);
    if (raiseMinimums(m_facts, m_hits)) {
        billWeight(m_facts);
        m_hits = selectSurcharges(m_facts);
    }
}

// Steps 1 to 3.
bool LineQuote::checkRules()
{
    if (!refuse(checkGoods(m_facts, m_offer)) || !refuse(checkLimits(m_facts, m_offer)))
        return false;
    const ShipAddress &to = m_facts.request.shipTo;
    if (m_facts.zone == nullptr)
        return refuse(ErrorCode::NoZone, QStringLiteral("the line does not go to %1 %2").arg(to.country, to.postcode).trimmed(),
            QStringLiteral("/ship_to"));
    const bool usesSize = m_facts.line.divisor && m_facts.line.volMode != VolumetricMode::Free;
    for (std::size_t i = 0; usesSize && i < m_facts.pieces.size(); ++i) {
        if (!m_facts.pieces[i].isMeasured())
            m_offer.warnings.push_back({ErrorCode::DimensionsMissing, QStringLiteral("The piece is not measured"),
                QStringLiteral("Measure it: the volumetric weight may cost more."), {}, QStringLiteral("/pieces/%1").arg(i)});
    }
    return true;
}

void LineQuote::describe()
{
    const LineRow &line = m_facts.line;
    m_offer.line = line.line;
    m_offer.name = line.nameEn.isEmpty() ? line.line : line.nameEn;
    m_offer.carrier = line.carrier;
    m_offer.zone = m_facts.zone != nullptr ? m_facts.zone->zone : QString();
    m_offer.currency = line.currency;
    m_offer.actual = m_facts.actual;
    m_offer.volumetric = m_facts.volumetric;
    m_offer.billed = m_facts.billed;
    m_offer.transitMin = line.transitMin;
    m_offer.transitMax = line.transitMax;
    m_offer.expiresAt = UtcMs(m_facts.atMs() + line.quoteTtlHours * kHourMs);
    const QString version = line.validity.from.isValid() ? line.validity.from.toString(Qt::ISODate) : QStringLiteral("open");
    m_offer.tariff = line.line % QLatin1Char('@') % version % QLatin1Char(' ') % m_facts.pack.sha256;
}

void LineQuote::explainWeights()
{
    m_account.add(4, QStringLiteral("ACTUAL"), QStringLiteral("Actual weight"), m_facts.measures.actualText, 0);
    m_account.add(4, QStringLiteral("VOL"), QStringLiteral("Volumetric weight"), m_facts.measures.volumeText, 0);
    m_account.add(5, QStringLiteral("BILLED"), QStringLiteral("Billed weight"),
        m_facts.chargeable.toDecimal() % QLatin1String(" g -> ") % m_facts.billed.toDecimal() % QLatin1String(" g"), 0);
}

// Step 6.
bool LineQuote::chargeFreight()
{
    const PriceRow *row = findPrice(m_facts.rates, m_facts.zone->zone, m_facts.request.tier, m_facts.billed);
    if (row == nullptr)
        return refuse(ErrorCode::NoPriceRow,
            QStringLiteral("no price for %1 g in zone %2").arg(m_facts.billed.toDecimal(), m_facts.zone->zone), QStringLiteral("/pieces"));
    m_account.add(6, kFreight, QStringLiteral("Freight, zone ") + m_facts.zone->zone, priceFormula(*row, m_facts.billed),
        m_facts.toMinor(fee(*row, m_facts.billed)));
    if (!m_facts.excessSteps.isZero())
        m_account.add(6, kExcess, QStringLiteral("Volumetric excess"),
            QStringLiteral("%1 steps x %2").arg(m_facts.excessSteps.toDecimal(), m_facts.line.volExcessPerStep.toDecimal()),
            m_facts.toMinor(m_facts.line.volExcessPerStep) * m_facts.excessSteps);
    return true;
}

Discounts LineQuote::memberDiscounts() const
{
    Discounts discounts;
    const TierRow *mine = nullptr;
    for (const TierRow &row : m_facts.pack.tiers) {
        const bool isOwn = row.line == m_facts.line.line;
        if (row.tier == m_facts.request.tier && (isOwn || (row.line == QLatin1String("*") && mine == nullptr)))
            mine = &row;
    }
    if (mine == nullptr || mine->discountPpm.isZero() || m_facts.request.tier.isEmpty())
        return discounts;
    for (const QString &code : mine->codes.isEmpty() ? QStringList{kFreight} : mine->codes)
        discounts[code] = mine->discountPpm / Rational(kMillion);
    return discounts;
}

// Steps 7 to 9. The discount stands before the surcharges, but may also take in some of them: their part is worked out
// with them and joins the one TIER line.
void LineQuote::chargeTierAndSurcharges()
{
    const Discounts discounts = memberDiscounts();
    CodeAmounts net;
    Rational off;
    QStringList codes;
    for (const QString &code : {kFreight, kExcess}) {
        const auto amount = m_account.amounts().find(code);
        if (amount == m_account.amounts().end())
            continue;
        const auto discount = discounts.find(code);
        const Rational part = discount == discounts.end() ? Rational(0) : amount->second * discount->second;
        net[code] = amount->second - part;
        off += part;
    }
    off += chargeSurcharges(m_facts, m_hits, net, discounts);
    for (const auto &[code, discount] : discounts)
        codes += code;
    if (!discounts.empty())
        m_account.add(7, QStringLiteral("TIER"), QStringLiteral("Member discount ") + m_facts.request.tier,
            QStringLiteral("-%1 % of %2").arg((discounts.begin()->second * Rational(100)).toDecimal(), codes.join(QLatin1Char('+'))), -off);
    for (const bool percent : {false, true}) {
        for (const SurchargeHit &hit : m_hits) {
            if ((hit.row->basis == SurchargeBasis::Percent) == percent)
                m_account.add(percent ? 9 : 8, hit.row->code, hit.row->nameEn.isEmpty() ? hit.row->code : hit.row->nameEn,
                    hit.formula, hit.amount);
        }
    }
    for (const auto &[code, amount] : net)
        m_account.amounts()[code] = amount;
}

void LineQuote::chargeMinimum()
{
    const Rational minimum = m_facts.toMinor(m_facts.line.minCharge);
    if (m_account.total() < minimum)
        m_account.add(11, QStringLiteral("MINIMUM"), QStringLiteral("Minimum charge"),
            QStringLiteral("up to %1").arg(m_facts.line.minCharge.toDecimal()), minimum - m_account.total());
}

void LineQuote::chargeTax()
{
    if (m_facts.line.taxPpm.isZero())
        return;
    m_account.add(13, QStringLiteral("TAX"), QStringLiteral("Tax"),
        QStringLiteral("%1 %").arg((m_facts.line.taxPpm / Rational(10000)).toDecimal()),
        m_account.total() * m_facts.line.taxPpm / Rational(kMillion));
}

// Step 14: the total is rounded once; every line is cut and ROUNDING takes the rest.
bool LineQuote::settle()
{
    if (!m_facts.missingRate.isEmpty())
        return refuse(ErrorCode::NoRateForCurrency, QStringLiteral("the tariff has no rate %1").arg(m_facts.missingRate));
    // An overflow compares as equal to every threshold: what was decided by it is worth nothing.
    if (std::any_of(m_facts.declaredKnown.begin(), m_facts.declaredKnown.end(), [](const DeclaredAmount &one) { return one.minor.isOverflow(); }))
        return refuse(ErrorCode::AmountOverflow, QStringLiteral("the declared value is beyond all calculation"),
            m_facts.request.declaredMinor ? QStringLiteral("/declared_minor") : QStringLiteral("/goods"));
    const Rational step = m_facts.line.amountStepMinor;
    const Rational exact = m_account.total();
    const Rational rounded = (exact / step).rounded(m_facts.line.amountRound) * step;
    const Result<std::int64_t> total = rounded.toInt64();
    if (!total)
        return refuse(ErrorCode::AmountOverflow, QStringLiteral("the amount is beyond all calculation"));
    Rational rest = rounded;
    std::vector<ExplainLine> lines = m_account.takeLines();
    for (ExplainLine &line : lines) {
        const Result<std::int64_t> minor = line.exact.truncated().toInt64();
        if (!minor)
            return refuse(ErrorCode::AmountOverflow, QStringLiteral("the amount is beyond all calculation"));
        line.minor = *minor;
        rest += -Rational(*minor);
    }
    const Rational difference = rounded - exact;
    if (!rest.isZero() || !difference.isZero()) {
        const Result<std::int64_t> minor = rest.toInt64();
        if (!minor)
            return refuse(ErrorCode::AmountOverflow, QStringLiteral("the amount is beyond all calculation"));
        lines.push_back({14, QStringLiteral("ROUNDING"), QStringLiteral("Rounding"),
            QStringLiteral("%1 to steps of %2").arg(amountModeText(m_facts.line.amountRound), step.toDecimal()), difference, *minor});
    }
    m_account.putLines(std::move(lines));
    m_offer.totalMinor = *total;
    return true;
}

// Step 15: once, at the total.
bool LineQuote::exchange()
{
    const QString &wanted = m_facts.request.currency;
    m_offer.quoteCurrency = wanted.isEmpty() ? m_offer.currency : wanted;
    const std::optional<Converted> converted
        = convert(m_facts.pack, m_offer.totalMinor, m_offer.currency, m_offer.quoteCurrency, m_facts.atMs());
    if (!converted)
        return refuse(ErrorCode::NoRateForCurrency,
            QStringLiteral("the tariff has no rate %1->%2").arg(m_offer.currency, m_offer.quoteCurrency), QStringLiteral("/currency"));
    Rational amount = converted->minor;
    if (const FxRow *row = converted->row) {
        amount = amount * (Rational(1) + Rational(row->spreadPpm) / Rational(kMillion));
        m_offer.rate = QuoteRate{row->base, row->quote, row->rateText, row->asOfMs, row->source, row->spreadPpm};
    }
    const Result<std::int64_t> minor = amount.rounded(m_facts.line.amountRound).toInt64();
    if (!minor)
        return refuse(ErrorCode::AmountOverflow, QStringLiteral("the amount is beyond all calculation"));
    m_offer.quoteMinor = *minor;
    return true;
}

} // namespace packbay
