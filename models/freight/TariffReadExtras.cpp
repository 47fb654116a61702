#include "models/freight/Currency.h"
#include "models/freight/TariffCell.h"
#include "models/freight/TariffReader.h"

namespace packbay {

void readVas(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        VasRow row;
        row.row = sheet.row();
        row.line = readLineOrAll(sheet, rows);
        row.code = sheet.neededText("code");
        row.nameZh = sheet.text("name_zh");
        row.nameEn = sheet.text("name_en");
        if (sheet.isEmpty("basis"))
            sheet.invalid("basis", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.basis = sheet.word<VasBasis>("basis", VasBasis::Ticket,
            {{"ticket", VasBasis::Ticket}, {"carton", VasBasis::Carton}, {"piece", VasBasis::Piece}, {"item", VasBasis::Item},
                {"billed_kg", VasBasis::BilledKg}, {"actual_kg", VasBasis::ActualKg},
                {"percent_freight", VasBasis::PercentFreight}, {"percent_declared", VasBasis::PercentDeclared}});
        if (sheet.isEmpty("value"))
            sheet.invalid("value", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.value = sheet.money("value").value_or(Rational());
        row.currency = sheet.currency("currency", false);
        row.min = sheet.money("min");
        row.max = sheet.money("max");
        if (row.min && row.max && *row.max < *row.min)
            sheet.invalid("max", say(QT_TRANSLATE_NOOP("Tariff", "is below min")));
        row.tier = readTierReference(sheet, rows);
        row.validity = sheet.validity();
        if (sheet.isRowGood())
            rows.vas.push_back(std::move(row));
    }
}

void readTiers(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        TierRow row;
        row.row = sheet.row();
        row.tier = sheet.neededText("tier");
        row.line = readLineOrAll(sheet, rows);
        row.codes = sheet.list("codes");
        row.discountPpm = sheet.ppm("discount_ppm").value_or(Rational());
        if (row.discountPpm > Rational(1000000))
            sheet.invalid("discount_ppm", say(QT_TRANSLATE_NOOP("Tariff", "is more than 1000000")));
        row.freeStorageDays = sheet.whole("free_storage_days", 0);
        row.pointsPpm = sheet.ppm("points_ppm").value_or(Rational());
        rows.tierCodes.insert(row.tier);
        if (sheet.isRowGood())
            rows.tiers.push_back(std::move(row));
    }
}

void readCoupons(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        CouponRow row;
        row.row = sheet.row();
        row.coupon = sheet.neededText("coupon");
        row.line = readLineOrAll(sheet, rows);
        if (sheet.isEmpty("kind"))
            sheet.invalid("kind", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.percent = sheet.word<bool>("kind", false, {{"percent", true}, {"amount", false}});
        if (sheet.isEmpty("value"))
            sheet.invalid("value", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.value = sheet.money("value").value_or(Rational());
        if (row.percent && row.value > Rational(100))
            sheet.invalid("value", say(QT_TRANSLATE_NOOP("Tariff", "is more than 100 percent")));
        row.currency = sheet.currency("currency", false);
        row.codes = sheet.list("codes");
        row.minTotal = sheet.money("min_total");
        row.maxOff = sheet.money("max_off");
        row.once = sheet.flag("once");
        row.validity = sheet.validity();
        if (sheet.isRowGood())
            rows.coupons.push_back(std::move(row));
    }
}

void readStorage(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        StorageRow row;
        row.row = sheet.row();
        row.policy = sheet.neededText("policy");
        row.tier = readTierReference(sheet, rows);
        row.freeDays = sheet.whole("free_days", 0);
        row.firstDay = sheet.word<QString>("first_day", QStringLiteral("arrival"),
            {{"arrival", QStringLiteral("arrival")}, {"next", QStringLiteral("next")}});
        row.per = sheet.word<QString>("per", QStringLiteral("parcel"),
            {{"parcel", QStringLiteral("parcel")}, {"item", QStringLiteral("item")}, {"carton", QStringLiteral("carton")},
                {"order", QStringLiteral("order")}});
        row.fee = sheet.money("fee").value_or(Rational());
        row.currency = sheet.currency("currency", !row.fee.isZero());
        row.perDays = sheet.whole("per_days", 1);
        if (row.perDays < 1)
            sheet.invalid("per_days", say(QT_TRANSLATE_NOOP("Tariff", "is zero")));
        row.cap = sheet.money("cap");
        row.remindDay = sheet.optionalWhole("remind_day");
        row.blockDay = sheet.optionalWhole("block_day");
        row.abandonDay = sheet.optionalWhole("abandon_day");
        row.validity = sheet.validity();
        if (sheet.isRowGood())
            rows.storage.push_back(std::move(row));
    }
}

void readDuties(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        DutyRow row;
        row.row = sheet.row();
        row.regime = sheet.neededText("regime");
        row.dest = sheet.neededText("dest");
        row.validity = sheet.validity();
        if (sheet.isEmpty("basis"))
            sheet.invalid("basis", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.basis = sheet.word<DutyBasis>("basis", DutyBasis::PerConsignment,
            {{"per_hs6", DutyBasis::PerHs6}, {"per_category", DutyBasis::PerCategory},
                {"per_consignment", DutyBasis::PerConsignment}, {"percent_value", DutyBasis::PercentValue},
                {"refuse", DutyBasis::Refuse}});
        row.value = sheet.money("value").value_or(Rational());
        row.currency = sheet.currency("currency", false);
        row.valueFrom = sheet.money("value_from");
        row.valueTo = sheet.money("value_to");
        row.valueCurrency = sheet.currency("value_currency", row.valueFrom || row.valueTo);
        row.exemptUpTo = sheet.money("exempt_up_to");
        row.source = sheet.text("source");
        row.canonical = sheet.canonicalRow();
        if (sheet.isRowGood())
            rows.duties.push_back(std::move(row));
    }
}

void readCustoms(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        CustomsRow row;
        row.row = sheet.row();
        row.regime = sheet.neededText("regime");
        row.dest = sheet.neededText("dest");
        row.validity = sheet.validity();
        if (sheet.isEmpty("field"))
            sheet.invalid("field", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.field = sheet.word<CustomsField>("field", CustomsField::Hs,
            {{"hs", CustomsField::Hs}, {"origin", CustomsField::Origin}, {"net_g", CustomsField::NetG},
                {"description", CustomsField::Description}, {"value", CustomsField::Value}, {"name", CustomsField::Name},
                {"postcode", CustomsField::Postcode}, {"phone", CustomsField::Phone}, {"email", CustomsField::Email},
                {"tax_id", CustomsField::TaxId}});
        row.patternText = sheet.text("pattern");
        if (!row.patternText.isEmpty()) {
            row.pattern.setPattern(QRegularExpression::anchoredPattern(row.patternText));
            if (!row.pattern.isValid())
                sheet.invalid("pattern", say(QT_TRANSLATE_NOOP("Tariff", "is no regular expression")));
        }
        row.refuses = sheet.word<bool>("action", false, {{"warn", false}, {"refuse", true}});
        row.source = sheet.text("source");
        if (sheet.isRowGood())
            rows.customs.push_back(std::move(row));
    }
}

void readFx(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        FxRow row;
        row.row = sheet.row();
        row.base = sheet.currency("base", true);
        row.quote = sheet.currency("quote", true);
        if (sheet.isEmpty("rate"))
            sheet.invalid("rate", say(QT_TRANSLATE_NOOP("Tariff", "is empty")));
        row.rate = sheet.decimal("rate", 9).value_or(Rational());
        row.rateText = QString::fromLatin1(canonicalNumber(sheet.cell("rate")));
        if (row.rate.isZero())
            sheet.invalid("rate", say(QT_TRANSLATE_NOOP("Tariff", "is zero")));
        if (!sheet.isEmpty("as_of")) {
            const std::optional<std::int64_t> at = parseTimeCell(sheet.cell("as_of"));
            if (!at)
                sheet.invalid("as_of", say(QT_TRANSLATE_NOOP("Tariff", "is not a day or time like 2026-11-22 or 2026-11-22T08:00:00Z")));
            row.asOfMs = at.value_or(0);
        }
        row.source = sheet.text("source");
        row.spreadPpm = sheet.whole("spread_ppm", 0);
        if (sheet.isRowGood())
            rows.fx.push_back(std::move(row));
    }
}

} // namespace packbay
