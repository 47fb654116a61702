#include "models/freight/ConsignmentDuty.h"

#include "models/freight/Currency.h"
#include "models/freight/Exchange.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>
#include <array>
#include <functional>

namespace packbay {
namespace {

bool isInUnion(const QString &country)
{
    static constexpr std::array kMembers{"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
                                         "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"};
    return std::any_of(kMembers.begin(), kMembers.end(), [&](const char *member) { return country == QLatin1String(member); });
}

Rational toMinor(const Rational &major, const QString &currency)
{
    return major * powerOfTen(currencyDigits(currency).value_or(2));
}

/// The value in minor units of `currency`.
Rational valueIn(const TariffPack &pack, const Consignment &consignment, const QString &currency, QString *missingRate)
{
    Rational sum;
    for (const DutyValue &part : consignment.value) {
        if (part.minor.isZero())
            continue;
        if (const std::optional<Rational> converted = convertAcross(pack, part.minor, part.currency, currency, consignment.atMs))
            sum += *converted;
        else
            *missingRate = part.currency + QStringLiteral("->") + currency;
    }
    return sum;
}

QString dutyCurrency(const DutyRow &row)
{
    return row.currency.isEmpty() ? row.valueCurrency : row.currency;
}

std::int64_t distinctOf(const Consignment &consignment, const std::function<QString(const QuoteGoods &)> &key)
{
    QSet<QString> keys;
    for (const QuoteGoods *goods : consignment.goods)
        keys.insert(key(*goods));
    return keys.size();
}

/// Minor units of the row's currency, without the exemption.
Rational amountOf(const TariffPack &pack, const DutyRow &row, const Consignment &consignment, QString *missingRate)
{
    const Rational each = toMinor(row.value, dutyCurrency(row));
    switch (row.basis) {
    case DutyBasis::PerHs6: return each * Rational(distinctOf(consignment, [](const QuoteGoods &goods) { return goods.hs.left(6); }));
    case DutyBasis::PerCategory: return each * Rational(distinctOf(consignment, [](const QuoteGoods &goods) { return goods.category; }));
    case DutyBasis::PerConsignment: return each;
    case DutyBasis::PercentValue:
        return valueIn(pack, consignment, dutyCurrency(row), missingRate) * row.value / Rational(100);
    case DutyBasis::Refuse: break;
    }
    return {};
}

} // namespace

bool isDestination(const QString &dest, const QString &country)
{
    return dest == country || dest == QLatin1String("*") || (dest == QLatin1String("EU") && isInUnion(country));
}

std::vector<DutyRule> dutyRules(const TariffPack &pack, const Consignment &consignment, QString *missingRate)
{
    std::vector<DutyRule> rules;
    const QDate day = QDateTime::fromMSecsSinceEpoch(consignment.atMs, Qt::UTC).date();
    for (const DutyRow &row : pack.duties) {
        if (!isDestination(row.dest, consignment.country) || !row.validity.contains(day))
            continue;
        if (row.valueFrom || row.valueTo) {
            const Rational value = valueIn(pack, consignment, row.valueCurrency, missingRate);
            if (value.isOverflow()) {
                rules.push_back({&row, false, true});
                continue;
            }
            const bool above = !row.valueFrom || row.valueFrom->isZero() || value > toMinor(*row.valueFrom, row.valueCurrency);
            if (!above || (row.valueTo && value > toMinor(*row.valueTo, row.valueCurrency)))
                continue;
        }
        DutyRule rule{&row, false, false};
        if (row.exemptUpTo && row.basis != DutyBasis::Refuse) {
            const Rational amount = amountOf(pack, row, consignment, missingRate);
            rule.isOverflow = amount.isOverflow();
            rule.isExempt = !rule.isOverflow && amount <= toMinor(*row.exemptUpTo, dutyCurrency(row));
        }
        rules.push_back(rule);
    }
    return rules;
}

DutyAnswer assessDuty(const TariffPack &pack, const Consignment &consignment, const std::vector<DutyRule> &rules)
{
    DutyAnswer answer;
    for (const DutyRule &rule : rules) {
        if (rule.isOverflow) {
            answer.isOverflow = true;
            continue;
        }
        if (rule.row->basis == DutyBasis::Refuse) {
            answer.refusedBy = rule.row->regime;
            continue;
        }
        if (rule.isExempt)
            continue;
        const Rational amount = amountOf(pack, *rule.row, consignment, &answer.missingRate).rounded(RoundMode::HalfUp);
        const Result<std::int64_t> minor = amount.toInt64();
        if (!minor)
            answer.isOverflow = true;
        else if (*minor != 0)
            answer.duties.push_back({rule.row->regime, *minor, dutyCurrency(*rule.row), false});
    }
    return answer;
}

} // namespace packbay
