#include "models/freight/Currency.h"
#include "models/freight/TariffCell.h"
#include "models/freight/TariffReader.h"

namespace packbay {
namespace {

void readVolumetric(TariffSheet &sheet, LineRow &line)
{
    if (!sheet.isEmpty("divisor")) {
        line.divisor = parseDivisorCell(sheet.cell("divisor"));
        if (!line.divisor)
            sheet.invalid("divisor", say(QT_TRANSLATE_NOOP("Tariff", "is not a divisor like 5000 or 166in3/lb")));
    }
    line.volMode = sheet.word<VolumetricMode>("vol_mode", VolumetricMode::Max,
        {{"max", VolumetricMode::Max}, {"half", VolumetricMode::Half}, {"share", VolumetricMode::Share},
            {"free", VolumetricMode::Free}, {"excess", VolumetricMode::Excess}, {"side_min", VolumetricMode::Max}});
    line.volSideMin = sheet.length("vol_side_min_mm");
    line.volSumMin = sheet.length("vol_sum_min_mm");
    if (const std::optional<Rational> cm3 = sheet.decimal("vol_min_cm3", 6))
        line.volMinMm3 = *cm3 * Rational(1000);
    line.volExcessPerStep = sheet.money("vol_excess_per_step").value_or(Rational());
    line.volExcessStep = sheet.weight("vol_excess_step_g");
    line.volSharePpm = sheet.ppm("vol_share_ppm").value_or(Rational());
    line.volShareMin = sheet.weight("vol_share_min_g").value_or(Rational());
    line.sideRounding = sheet.word<SideRounding>("side_round", SideRounding::None,
        {{"none", SideRounding::None}, {"nearest", SideRounding::Nearest}, {"up", SideRounding::Up}});
    if (!line.divisor && line.volMode != VolumetricMode::Max && line.volMode != VolumetricMode::Free)
        sheet.invalid("vol_mode", say(QT_TRANSLATE_NOOP("Tariff", "needs a divisor")));
    if (line.volSharePpm > Rational(1000000))
        sheet.invalid("vol_share_ppm", say(QT_TRANSLATE_NOOP("Tariff", "is more than 1000000")));
}

void readWeightRounding(TariffSheet &sheet, LineRow &line)
{
    line.roundStep = sheet.weight("weight_round_g");
    line.grace = sheet.weight("weight_grace_g").value_or(Rational());
    line.round2From = sheet.weight("weight_round2_from_g");
    line.round2Step = sheet.weight("weight_round2_g");
    line.minBill = sheet.weight("min_bill_g").value_or(Rational());
    line.pieceBasis = sheet.word<PieceBasis>("piece_basis", PieceBasis::Shipment,
        {{"shipment", PieceBasis::Shipment}, {"piece_then_sum", PieceBasis::PieceThenSum},
            {"sum_then_round", PieceBasis::SumThenRound}});
    if (line.roundStep && line.roundStep->isZero())
        sheet.invalid("weight_round_g", say(QT_TRANSLATE_NOOP("Tariff", "is zero")));
    if (line.round2Step && line.round2Step->isZero())
        sheet.invalid("weight_round2_g", say(QT_TRANSLATE_NOOP("Tariff", "is zero")));
    if (line.roundStep && line.grace >= *line.roundStep)
        sheet.invalid("weight_grace_g", say(QT_TRANSLATE_NOOP("Tariff", "is not below weight_round_g")));
    if (line.round2From.has_value() != line.round2Step.has_value())
        sheet.invalid(line.round2From ? "weight_round2_g" : "weight_round2_from_g",
            say(QT_TRANSLATE_NOOP("Tariff", "is empty: the second stage needs both cells")));
    if (line.volMode == VolumetricMode::Excess && !(line.volExcessStep ? line.volExcessStep : line.roundStep))
        sheet.invalid("vol_excess_step_g", say(QT_TRANSLATE_NOOP("Tariff", "is empty: excess needs a step or weight_round_g")));
    if (line.volExcessStep && line.volExcessStep->isZero())
        sheet.invalid("vol_excess_step_g", say(QT_TRANSLATE_NOOP("Tariff", "is zero")));
}

void readAmounts(TariffSheet &sheet, LineRow &line)
{
    line.amountRound = sheet.word<RoundMode>("amount_round", RoundMode::HalfUp,
        {{"half_up", RoundMode::HalfUp}, {"half_even", RoundMode::HalfEven}, {"up", RoundMode::Up}, {"down", RoundMode::Down}});
    line.amountStepMinor = sheet.whole("amount_step_minor", 1);
    if (line.amountStepMinor < 1)
        sheet.invalid("amount_step_minor", say(QT_TRANSLATE_NOOP("Tariff", "is zero")));
    line.minCharge = sheet.money("min_charge").value_or(Rational());
    line.taxPpm = sheet.ppm("tax_ppm").value_or(Rational());
    line.transitMin = sheet.whole("transit_min_d", 0);
    line.transitMax = sheet.whole("transit_max_d", line.transitMin);
    if (line.transitMax < line.transitMin)
        sheet.invalid("transit_max_d", say(QT_TRANSLATE_NOOP("Tariff", "is below transit_min_d")));
    line.quoteTtlHours = sheet.whole("quote_ttl_h", 24);
    if (line.quoteTtlHours > 24 * 366)
        sheet.invalid("quote_ttl_h", say(QT_TRANSLATE_NOOP("Tariff", "is more than a year")));
}

} // namespace

QString normalizedPostcode(const QString &postcode)
{
    QString normal;
    for (const QChar c : postcode) {
        if (!c.isSpace())
            normal += c.toUpper();
    }
    return normal;
}

void readLines(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        LineRow line;
        line.row = sheet.row();
        line.line = sheet.neededText("line");
        line.nameZh = sheet.text("name_zh");
        line.nameEn = sheet.text("name_en");
        line.carrier = sheet.text("carrier");
        line.currency = sheet.currency("currency", true);
        line.currencyDigits = currencyDigits(line.currency).value_or(2);
        line.validity = sheet.validity();
        if (!sheet.isEmpty("tz")) {
            line.tz = QTimeZone(sheet.cell("tz").toByteArray());
            if (!line.tz.isValid())
                sheet.invalid("tz", say(QT_TRANSLATE_NOOP("Tariff", "is not a time zone like Asia/Shanghai")));
        }
        readVolumetric(sheet, line);
        readWeightRounding(sheet, line);
        readAmounts(sheet, line);
        if (line.line == QLatin1String("*"))
            sheet.invalid("line", say(QT_TRANSLATE_NOOP("Tariff", "is not a line code")));
        // Known even when another cell is wrong, so that the other sheets do not complain in chorus.
        rows.lineCodes.insert(line.line);
        if (sheet.isRowGood())
            rows.lines.push_back(std::move(line));
    }
}

void readZones(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        ZoneRow zone;
        zone.row = sheet.row();
        zone.line = sheet.neededText("line");
        zone.zone = sheet.neededText("zone");
        zone.country = sheet.text("country");
        zone.postcodeFrom = normalizedPostcode(sheet.text("postcode_from"));
        zone.postcodeTo = normalizedPostcode(sheet.text("postcode_to"));
        zone.priority = sheet.whole("priority", 0);
        zone.remote = sheet.flag("remote");
        if (zone.country == QLatin1String("*"))
            zone.country.clear();
        if (!zone.country.isEmpty() && !isCountry(zone.country)) {
            if (zone.country.size() == 2 && zone.country.isUpper())
                sheet.warn("country", say(QT_TRANSLATE_NOOP("Tariff", "\"%1\" is not in ISO 3166: no address will ever match")).arg(zone.country),
                    say(QT_TRANSLATE_NOOP("Tariff", "Correct the code or delete the row.")));
            else
                sheet.invalid("country", say(QT_TRANSLATE_NOOP("Tariff", "is not an ISO 3166 country code")));
        }
        if (zone.postcodeTo.isEmpty())
            zone.postcodeTo = zone.postcodeFrom;
        if (zone.postcodeFrom.isEmpty() != zone.postcodeTo.isEmpty())
            sheet.invalid("postcode_from", say(QT_TRANSLATE_NOOP("Tariff", "is empty although postcode_to is not")));
        else if (zone.postcodeTo + QChar(0xffff) < zone.postcodeFrom)
            sheet.invalid("postcode_to", say(QT_TRANSLATE_NOOP("Tariff", "is below postcode_from")));
        if (!rows.lineCodes.contains(zone.line))
            sheet.report(ErrorCode::TariffReferenceUnknown, "line", say(QT_TRANSLATE_NOOP("Tariff", "line %1 is not in line.csv")).arg(zone.line),
                say(QT_TRANSLATE_NOOP("Tariff", "Add the line or correct its code.")));
        rows.lineZones.insert({zone.line, zone.zone});
        if (sheet.isRowGood())
            rows.zones.push_back(std::move(zone));
    }
}

void readPrices(TariffSheet &sheet, TariffRows &rows)
{
    while (sheet.next()) {
        TariffRows::PriceEntry entry;
        entry.line = sheet.neededText("line");
        entry.zone = sheet.neededText("zone");
        entry.tier = readTierReference(sheet, rows);
        PriceRow &price = entry.price;
        price.row = sheet.row();
        price.over = sheet.weight("over_g").value_or(Rational());
        const std::optional<Rational> to = sheet.weight("to_g");
        if (!to && sheet.isEmpty("to_g"))
            sheet.report(ErrorCode::TariffNoTop, "to_g", say(QT_TRANSLATE_NOOP("Tariff", "the row has no upper weight")),
                say(QT_TRANSLATE_NOOP("Tariff", "Write the highest weight that the line carries.")));
        price.to = to.value_or(Rational());
        price.base = sheet.money("base").value_or(Rational());
        price.step = sheet.weight("step_g").value_or(Rational());
        price.stepPrice = sheet.money("step_price").value_or(Rational());
        price.perKg = sheet.money("per_kg").value_or(Rational());
        price.cumulative = sheet.flag("cumulative");
        if (price.step.isZero() && !price.stepPrice.isZero())
            sheet.invalid("step_g", say(QT_TRANSLATE_NOOP("Tariff", "is no step although step_price is set")));
        if (to && *to <= price.over)
            sheet.invalid("to_g", say(QT_TRANSLATE_NOOP("Tariff", "is not above over_g")));
        if (sheet.isEmpty("base") && sheet.isEmpty("step_price") && sheet.isEmpty("per_kg"))
            sheet.report(ErrorCode::TariffCellInvalid, "base", say(QT_TRANSLATE_NOOP("Tariff", "the row has no price")),
                say(QT_TRANSLATE_NOOP("Tariff", "Fill in base, step_price or per_kg; write 0 for a free band.")));
        if (!rows.lineCodes.contains(entry.line))
            sheet.report(ErrorCode::TariffReferenceUnknown, "line",
                say(QT_TRANSLATE_NOOP("Tariff", "line %1 is not in line.csv")).arg(entry.line), say(QT_TRANSLATE_NOOP("Tariff", "Add the line or correct its code.")));
        else if (!rows.lineZones.contains({entry.line, entry.zone}))
            sheet.report(ErrorCode::TariffZoneUnknown, "zone",
                say(QT_TRANSLATE_NOOP("Tariff", "zone %1 of line %2 is not in zone.csv")).arg(entry.zone, entry.line),
                say(QT_TRANSLATE_NOOP("Tariff", "Add the zone or correct its code.")));
        if (sheet.isRowGood())
            rows.prices.push_back(std::move(entry));
        else
            rows.brokenPrices.insert({entry.line, entry.zone});
    }
}

} // namespace packbay
