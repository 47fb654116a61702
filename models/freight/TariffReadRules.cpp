#include "models/freight/Currency.h"
#include "models/freight/TariffCell.h"
#include "models/freight/TariffReader.h"

#include <array>

namespace packbay {
namespace {

enum class FieldKind { Length, Weight, Count, Money, Text, YesNo };

struct FieldSpec
{
    const char *name;
    ConditionField field;
    FieldKind kind;
};

constexpr std::array kFields{
    FieldSpec{"longest", ConditionField::Longest, FieldKind::Length},
    FieldSpec{"second", ConditionField::Second, FieldKind::Length},
    FieldSpec{"third", ConditionField::Third, FieldKind::Length},
    FieldSpec{"sum3", ConditionField::Sum3, FieldKind::Length},
    FieldSpec{"length_girth", ConditionField::LengthGirth, FieldKind::Length},
    FieldSpec{"actual_g", ConditionField::ActualG, FieldKind::Weight},
    FieldSpec{"vol_g", ConditionField::VolG, FieldKind::Weight},
    FieldSpec{"billed_g", ConditionField::BilledG, FieldKind::Weight},
    FieldSpec{"avg_piece_g", ConditionField::AvgPieceG, FieldKind::Weight},
    FieldSpec{"pieces", ConditionField::Pieces, FieldKind::Count},
    FieldSpec{"declared_minor", ConditionField::DeclaredMinor, FieldKind::Money},
    FieldSpec{"category", ConditionField::Category, FieldKind::Text},
    FieldSpec{"remote", ConditionField::Remote, FieldKind::YesNo},
    FieldSpec{"residential", ConditionField::Residential, FieldKind::YesNo},
    FieldSpec{"postcode", ConditionField::Postcode, FieldKind::Text},
    FieldSpec{"country", ConditionField::Country, FieldKind::Text},
    FieldSpec{"packaging", ConditionField::Packaging, FieldKind::Text},
};

// "12000" are minor units of the line's currency, "120.00 USD" names its own.
std::optional<Rational> parseDeclared(const QByteArray &item, QString &currency)
{
    if (const std::optional<std::int64_t> minor = parseWholeCell(item))
        return Rational(*minor);
    if (item.size() < 4)
        return std::nullopt;
    currency = QString::fromLatin1(item.last(3)).toUpper();
    if (!currencyDigits(currency))
        return std::nullopt;
    return parseDecimalCell(item.chopped(3).trimmed(), 6);
}

std::optional<Rational> parseNumber(FieldKind kind, const QByteArray &item, QString &currency)
{
    switch (kind) {
    case FieldKind::Length: return parseLengthCell(item);
    case FieldKind::Weight: return parseWeightCell(item);
    case FieldKind::Money: return parseDeclared(item, currency);
    case FieldKind::Count:
        if (const std::optional<std::int64_t> whole = parseWholeCell(item))
            return Rational(*whole);
        return std::nullopt;
    case FieldKind::Text:
    case FieldKind::YesNo: break;
    }
    return std::nullopt;
}

std::optional<QString> parseText(const FieldSpec &spec, const QByteArray &item)
{
    const QString text = QString::fromUtf8(item);
    if (spec.kind == FieldKind::YesNo) {
        const QString upper = text.toUpper();
        return upper == QLatin1String("Y") || upper == QLatin1String("N") ? std::optional(upper) : std::nullopt;
    }
    if (spec.field == ConditionField::Postcode)
        return normalizedPostcode(text);
    if (spec.field == ConditionField::Country && !isCountry(text))
        return std::nullopt;
    return text;
}

bool isOrdering(ConditionOp op)
{
    return op == ConditionOp::Greater || op == ConditionOp::GreaterEqual || op == ConditionOp::Less
        || op == ConditionOp::LessEqual;
}

void readConditionValues(TariffSheet &sheet, const FieldSpec &spec, const char *value, Condition &condition)
{
    const bool isNumber = spec.kind != FieldKind::Text && spec.kind != FieldKind::YesNo;
    QList<QByteArray> items{sheet.cell(value).toByteArray()};
    if (condition.op == ConditionOp::In)
        items = items.first().split(';');
    for (const QByteArray &raw : items) {
        const QByteArray item = raw.trimmed();
        if (item.isEmpty())
            continue;
        QString currency;
        const std::optional<Rational> number = isNumber ? parseNumber(spec.kind, item, currency) : std::nullopt;
        const std::optional<QString> text = isNumber ? std::nullopt : parseText(spec, item);
        if (!number && !text) {
            sheet.invalid(value, say(QT_TRANSLATE_NOOP("Tariff", "does not fit the field %1")).arg(QLatin1String(spec.name)));
            return;
        }
        if (number)
            condition.numbers.push_back(*number);
        else
            condition.texts += *text;
        if (!condition.currency.isEmpty() && condition.currency != currency)
            sheet.invalid(value, say(QT_TRANSLATE_NOOP("Tariff", "mixes currencies")));
        condition.currency = currency;
    }
    if (condition.numbers.empty() && condition.texts.isEmpty())
        sheet.invalid(value, say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
}

} // namespace

QString readLineOrAll(TariffSheet &sheet, const TariffRows &rows)
{
    const QString line = sheet.text("line");
    if (line.isEmpty() || line == QLatin1String("*"))
        return QStringLiteral("*");
    if (!rows.lineCodes.contains(line))
        sheet.report(ErrorCode::TariffReferenceUnknown, "line", say(QT_TRANSLATE_NOOP("Tariff", "line %1 is not in line.csv")).arg(line),
            say(QT_TRANSLATE_NOOP("Tariff", "Add the line, correct its code, or write * for all lines.")));
    return line;
}

QString readTierReference(TariffSheet &sheet, const TariffRows &rows)
{
    const QString tier = sheet.text("tier");
    if (!tier.isEmpty() && !rows.tierCodes.isEmpty() && !rows.tierCodes.contains(tier))
        sheet.report(ErrorCode::TariffReferenceUnknown, "tier", say(QT_TRANSLATE_NOOP("Tariff", "tier %1 is not in tier.csv")).arg(tier),
            say(QT_TRANSLATE_NOOP("Tariff", "Add the tier or correct its code.")));
    return tier;
}

std::optional<Condition> readCondition(TariffSheet &sheet, const char *field, const char *op, const char *value)
{
    if (sheet.isEmpty(field)) {
        if (!sheet.isEmpty(op) || !sheet.isEmpty(value))
            sheet.invalid(field, say(QT_TRANSLATE_NOOP("Tariff", "is empty although its value is not")));
        return std::nullopt;
    }
    const QByteArray name = sheet.cell(field).toByteArray().toLower();
    const auto *const spec = std::find_if(kFields.begin(), kFields.end(), [&](const FieldSpec &f) { return name == f.name; });
    if (spec == kFields.end()) {
        sheet.invalid(field, say(QT_TRANSLATE_NOOP("Tariff", "is not a field that a condition knows")));
        return std::nullopt;
    }
    Condition condition;
    condition.field = spec->field;
    condition.written = sheet.text(value);
    if (sheet.isEmpty(op))
        sheet.invalid(op, say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
    condition.op = sheet.word<ConditionOp>(op, ConditionOp::Equal,
        {{"=", ConditionOp::Equal}, {"!=", ConditionOp::NotEqual}, {">", ConditionOp::Greater},
            {">=", ConditionOp::GreaterEqual}, {"<", ConditionOp::Less}, {"<=", ConditionOp::LessEqual},
            {"in", ConditionOp::In}});
    const bool isWord = spec->kind == FieldKind::YesNo || (spec->kind == FieldKind::Text && spec->field != ConditionField::Postcode);
    if (isWord && isOrdering(condition.op))
        sheet.invalid(op, say(QT_TRANSLATE_NOOP("Tariff", "does not fit the field %1")).arg(QLatin1String(spec->name)));
    readConditionValues(sheet, *spec, value, condition);
    return condition;
}

void readSurcharges(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        SurchargeRow row;
        row.row = sheet.row();
        row.line = readLineOrAll(sheet, rows);
        row.code = sheet.neededText("code");
        row.nameZh = sheet.text("name_zh");
        row.nameEn = sheet.text("name_en");
        if (sheet.isEmpty("basis"))
            sheet.invalid("basis", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.basis = sheet.word<SurchargeBasis>("basis", SurchargeBasis::Ticket,
            {{"ticket", SurchargeBasis::Ticket}, {"piece", SurchargeBasis::Piece}, {"kg", SurchargeBasis::Kg},
                {"percent", SurchargeBasis::Percent}});
        const bool onlyWeight = sheet.isEmpty("value") && !sheet.isEmpty("min_bill_g");
        row.value = sheet.money("value", true).value_or(Rational());
        if (sheet.isEmpty("value") && !onlyWeight)
            sheet.invalid("value", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.percentOf = sheet.list("percent_of");
        if (!row.percentOf.isEmpty() && row.basis != SurchargeBasis::Percent)
            sheet.invalid("percent_of", say(QT_TRANSLATE_NOOP("Tariff", "is only for basis percent")));
        row.min = sheet.money("min", true);
        row.max = sheet.money("max", true);
        row.maxPerTicket = sheet.money("max_per_ticket");
        if (row.min && row.max && *row.max < *row.min)
            sheet.invalid("max", say(QT_TRANSLATE_NOOP("Tariff", "is below min")));
        row.group = sheet.text("group");
        row.priority = sheet.whole("priority", 0);
        row.fuel = sheet.flag("fuel");
        for (const auto &[field, op, value] : {std::tuple("when_field", "when_op", "when_value"),
                 std::tuple("when2_field", "when2_op", "when2_value"), std::tuple("when3_field", "when3_op", "when3_value")}) {
            if (const std::optional<Condition> condition = readCondition(sheet, field, op, value))
                row.conditions.push_back(*condition);
        }
        row.minBill = sheet.weight("min_bill_g").value_or(Rational());
        row.validity = sheet.validity();
        row.tier = readTierReference(sheet, rows);
        row.canonical = sheet.canonicalRow();
        if (sheet.isRowGood())
            rows.surcharges.push_back(std::move(row));
    }
}

void readLimits(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        LimitRow row;
        row.row = sheet.row();
        row.line = readLineOrAll(sheet, rows);
        for (const char *column : {"scope", "field", "action"}) {
            if (sheet.isEmpty(column))
                sheet.invalid(column, say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        }
        row.perPiece = sheet.word<bool>("scope", false, {{"piece", true}, {"shipment", false}});
        row.action = sheet.word<LimitAction>("action", LimitAction::Refuse,
            {{"refuse", LimitAction::Refuse}, {"warn", LimitAction::Warn}, {"ask", LimitAction::Ask}});
        if (const std::optional<Condition> condition = readCondition(sheet, "field", "op", "value"))
            row.condition = *condition;
        if (sheet.isRowGood())
            rows.limits.push_back(std::move(row));
    }
}

void readGoods(TariffSheet &sheet, TariffRows &rows)
{
    QSet<QString> surchargeCodes;
    for (const SurchargeRow &surcharge : rows.surcharges)
        surchargeCodes.insert(surcharge.code);
    while (sheet.next()) {
        GoodsRow row;
        row.row = sheet.row();
        row.line = readLineOrAll(sheet, rows);
        row.category = sheet.neededText("category");
        if (sheet.isEmpty("allow"))
            sheet.invalid("allow", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.allow = sheet.word<GoodsAllow>(
            "allow", GoodsAllow::No, {{"y", GoodsAllow::Yes}, {"n", GoodsAllow::No}, {"ask", GoodsAllow::Ask}});
        row.surchargeCode = sheet.text("surcharge_code");
        row.maxQuantity = sheet.decimal("max_qty", 3);
        row.maxWattHours = sheet.decimal("max_wh", 6);
        row.docNeeded = sheet.list("doc_needed");
        if (!row.surchargeCode.isEmpty() && !surchargeCodes.contains(row.surchargeCode))
            sheet.report(ErrorCode::TariffReferenceUnknown, "surcharge_code",
                say(QT_TRANSLATE_NOOP("Tariff", "surcharge %1 is not in surcharge.csv")).arg(row.surchargeCode),
                say(QT_TRANSLATE_NOOP("Tariff", "Add the surcharge or correct its code.")));
        if (sheet.isRowGood())
            rows.goods.push_back(std::move(row));
    }
}

} // namespace packbay
