#include "models/freight/Conditions.h"
#include "models/freight/TariffCheck.h"

#include <algorithm>
#include <array>

namespace packbay {
namespace {

constexpr std::array kEngineCodes{"ACTUAL", "VOL", "BILLED", "FREIGHT", "VOL_EXCESS", "TIER", "INSURANCE", "PACKING",
    "MINIMUM", "TAX", "ROUNDING"};

bool isEngineCode(const QString &code)
{
    return std::any_of(kEngineCodes.begin(), kEngineCodes.end(), [&](const char *known) { return code == QLatin1String(known); })
        || code.startsWith(QLatin1String("VAS_")) || code.startsWith(QLatin1String("COUPON_"));
}

bool isFreightCode(const QString &code)
{
    return code == QLatin1String("FREIGHT") || code == QLatin1String("VOL_EXCESS");
}

/// Does `code` lead back to itself through percent_of?
bool goesRound(const LineRates &rates, const QString &code, const QString &start, int depth)
{
    if (depth > 64)
        return true;
    for (const SurchargeRow &row : rates.surcharges) {
        if (row.code != code)
            continue;
        for (const QString &next : row.percentOf) {
            if (next == start || (!isFreightCode(next) && goesRound(rates, next, start, depth + 1)))
                return true;
        }
    }
    return false;
}

void addDouble(QList<TariffFinding> &findings, const char *file, int row, const char *column, const QString &what)
{
    findings.append({QString::fromLatin1(file), row, QString::fromLatin1(column), true, ErrorCode::TariffDuplicate,
        say(QT_TRANSLATE_NOOP("Tariff", "%1 stands twice")).arg(what), say(QT_TRANSLATE_NOOP("Tariff", "Delete one of the rows or give them different dates."))});
}

/// Reports each row of which an earlier one has the same key at the same time.
template<class Row, class Key>
void checkDoubles(const std::vector<Row> &rows, const char *file, const char *column, const Key &key,
    QList<TariffFinding> &findings)
{
    std::map<decltype(key(rows.front())), std::vector<Validity>> seen;
    for (const Row &row : rows) {
        Validity days;
        if constexpr (requires { row.validity; })
            days = row.validity;
        std::vector<Validity> &others = seen[key(row)];
        if (std::any_of(others.begin(), others.end(), [&](const Validity &other) { return other.overlaps(days); }))
            addDouble(findings, file, row.row, column, key(row).join(QLatin1Char(' ')).simplified());
        others.push_back(days);
    }
}

/// Reports each row that is there a second time, cell by cell.
template<class Row, class Name>
void checkTwins(const std::vector<Row> &rows, const char *file, const char *column, const Name &name, QList<TariffFinding> &findings)
{
    QSet<QByteArray> seen;
    for (const Row &row : rows) {
        if (seen.contains(row.canonical))
            addDouble(findings, file, row.row, column, name(row));
        seen.insert(row.canonical);
    }
}

bool isChargedAlike(const SurchargeRow &a, const SurchargeRow &b)
{
    return a.code == b.code && a.basis == b.basis && a.value == b.value && a.percentOf == b.percentOf && a.min == b.min && a.max == b.max
        && a.maxPerTicket == b.maxPerTicket && a.fuel == b.fuel && a.minBill == b.minBill;
}

/// Is there a shipment for which both rows hold?
bool mayMeet(const SurchargeRow &a, const SurchargeRow &b)
{
    // A tier's own row takes the place of the general one of its code.
    const bool tiersMeet = a.tier == b.tier || ((a.tier.isEmpty() || b.tier.isEmpty()) && a.code != b.code);
    if (!tiersMeet || !a.validity.overlaps(b.validity))
        return false;
    const bool arePieces = a.basis == SurchargeBasis::Piece;
    if (arePieces != (b.basis == SurchargeBasis::Piece))
        return true; // one looks at a piece, the other at the shipment
    return std::none_of(a.conditions.begin(), a.conditions.end(), [&](const Condition &mine) {
        return std::any_of(b.conditions.begin(), b.conditions.end(), [&](const Condition &other) { return excludeEachOther(mine, other, arePieces); });
    });
}

/// Of a group the row with the highest priority is charged: two that share it leave open which.
void checkGroups(const LineRates &rates, const QString &file, QList<TariffFinding> &findings)
{
    for (auto row = rates.surcharges.begin(); row != rates.surcharges.end(); ++row) {
        // The rows stand by priority.
        for (auto other = rates.surcharges.begin(); !row->group.isEmpty() && other != row; ++other) {
            if (other->group != row->group || other->priority != row->priority || isChargedAlike(*row, *other) || !mayMeet(*row, *other))
                continue;
            const SurchargeRow &later = row->row > other->row ? *row : *other;
            const SurchargeRow &earlier = row->row > other->row ? *other : *row;
            findings.append({file, later.row, QStringLiteral("priority"), false, ErrorCode::TariffDuplicate,
                say(QT_TRANSLATE_NOOP("Tariff", "%1 and %2 of row %3 share the group %4 and a priority, but not the charge"))
                    .arg(later.code, earlier.code, QString::number(earlier.row), later.group),
                say(QT_TRANSLATE_NOOP("Tariff", "Give one of them a higher priority."))});
        }
    }
}

void checkCodes(const TariffRows &rows, QList<TariffFinding> &findings)
{
    QSet<QString> known{QStringLiteral("FREIGHT"), QStringLiteral("VOL_EXCESS")};
    for (const SurchargeRow &row : rows.surcharges)
        known.insert(row.code);
    const auto check = [&](const char *file, int row, const QStringList &codes, const QSet<QString> &allowed) {
        for (const QString &code : codes) {
            if (!allowed.contains(code))
                findings.append({QString::fromLatin1(file), row, QStringLiteral("codes"), true,
                    ErrorCode::TariffReferenceUnknown, say(QT_TRANSLATE_NOOP("Tariff", "%1 is no code of this tariff")).arg(code),
                    say(QT_TRANSLATE_NOOP("Tariff", "Use FREIGHT, VOL_EXCESS or a code of surcharge.csv."))});
        }
    };
    for (const TierRow &row : rows.tiers)
        check("tier.csv", row.row, row.codes, known);
    for (const char *code : {"TIER", "INSURANCE", "PACKING", "MINIMUM"})
        known.insert(QString::fromLatin1(code));
    for (const VasRow &row : rows.vas)
        known.insert(QStringLiteral("VAS_") + row.code);
    for (const CouponRow &row : rows.coupons)
        check("coupon.csv", row.row, row.codes, known);
}

} // namespace

void checkSurcharges(const LineRates &rates, const QString &file, QList<TariffFinding> &findings)
{
    QSet<QString> codes;
    for (const SurchargeRow &row : rates.surcharges)
        codes.insert(row.code);
    for (const SurchargeRow &row : rates.surcharges) {
        if (isEngineCode(row.code))
            findings.append({file, row.row, QStringLiteral("code"), true, ErrorCode::TariffCellInvalid,
                say(QT_TRANSLATE_NOOP("Tariff", "\"%1\" is a code of the engine itself")).arg(row.code), say(QT_TRANSLATE_NOOP("Tariff", "Choose another code."))});
        for (const QString &code : row.percentOf) {
            if (!isFreightCode(code) && !codes.contains(code))
                findings.append({file, row.row, QStringLiteral("percent_of"), true, ErrorCode::TariffReferenceUnknown,
                    say(QT_TRANSLATE_NOOP("Tariff", "%1 is no code of line %2")).arg(code, rates.versions.front().line),
                    say(QT_TRANSLATE_NOOP("Tariff", "Use FREIGHT, VOL_EXCESS or a code of surcharge.csv."))});
        }
        if (!row.percentOf.isEmpty() && goesRound(rates, row.code, row.code, 0))
            findings.append({file, row.row, QStringLiteral("percent_of"), true, ErrorCode::TariffCellInvalid,
                say(QT_TRANSLATE_NOOP("Tariff", "%1 is a percentage of itself")).arg(row.code), say(QT_TRANSLATE_NOOP("Tariff", "Take its own code out of the chain."))});
    }
    checkGroups(rates, file, findings);
}

void checkExtras(const TariffRows &rows, QList<TariffFinding> &findings)
{
    checkDoubles(rows.vas, "vas.csv", "code", [](const VasRow &r) { return QStringList{r.code, r.line, r.tier}; }, findings);
    checkDoubles(rows.tiers, "tier.csv", "tier", [](const TierRow &r) { return QStringList{r.tier, r.line}; }, findings);
    checkDoubles(rows.coupons, "coupon.csv", "coupon", [](const CouponRow &r) { return QStringList{r.coupon, r.line}; }, findings);
    checkDoubles(rows.goods, "goods.csv", "category", [](const GoodsRow &r) { return QStringList{r.category, r.line}; }, findings);
    checkDoubles(rows.storage, "storage.csv", "policy", [](const StorageRow &r) { return QStringList{r.policy, r.tier}; }, findings);
    checkDoubles(rows.fx, "fx.csv", "base",
        [](const FxRow &r) { return QStringList{r.base, r.quote, QString::number(r.asOfMs)}; }, findings);
    checkTwins(rows.surcharges, "surcharge.csv", "code", [](const SurchargeRow &r) { return r.code; }, findings);
    checkTwins(rows.duties, "duty.csv", "regime", [](const DutyRow &r) { return r.regime; }, findings);
    for (const FxRow &row : rows.fx) {
        if (row.base == row.quote)
            findings.append({QStringLiteral("fx.csv"), row.row, QStringLiteral("quote"), true, ErrorCode::TariffCellInvalid,
                say(QT_TRANSLATE_NOOP("Tariff", "\"%1\" is the base currency itself")).arg(row.quote), say(QT_TRANSLATE_NOOP("Tariff", "Delete the row."))});
    }
    checkCodes(rows, findings);
}

} // namespace packbay
