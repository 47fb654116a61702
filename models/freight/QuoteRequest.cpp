#include "models/freight/QuoteRequest.h"

#include "models/freight/Currency.h"
#include "models/freight/JsonFields.h"
#include "models/freight/TariffCell.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr std::int64_t kMaxSideMm = 100000;
constexpr std::int64_t kMaxPieces = 100000;
constexpr std::int64_t kMaxGrams = 1000000000000;

Result<QuotePiece> parsePiece(const QJsonObject &object, const QString &where, qsizetype number)
{
    JsonFields fields(object, where);
    fields.allow({"weight_g", "weight", "length_mm", "width_mm", "height_mm"});
    QuotePiece piece;
    piece.ref = fields.text("ref", QString::number(number));
    piece.quantity = fields.whole("quantity", 1, 1);
    if (piece.quantity > kMaxPieces)
        fields.fail(ErrorCode::RequestInvalid, "quantity", QStringLiteral("more than 100000"));
    piece.category = fields.text("category", QStringLiteral("general"));
    piece.packaging
        = fields.word("packaging", QStringLiteral("carton"), {"carton", "bag", "tube", "irregular"});
    PACKBAY_TRY(fields.status());
    PACKBAY_TRY_ASSIGN(grams, parseWeight(object, where));
    PACKBAY_TRY_ASSIGN(size, parseSize(object, where));
    piece.grams = grams;
    piece.size = size;
    return piece;
}

Result<GoodsBattery> parseBattery(const QJsonObject &object, const QString &where)
{
    JsonFields fields(object, where);
    GoodsBattery battery;
    battery.chemistry = fields.word("chem", {}, {"ion", "metal", "sodium"});
    battery.packing = fields.word("packing", {}, {"in", "with", "alone"});
    battery.wattHours = fields.decimal("wh");
    battery.lithiumGrams = fields.decimal("lithium_g");
    for (const auto &[key, value] : {std::pair("wh", battery.wattHours), std::pair("lithium_g", battery.lithiumGrams)}) {
        if (value && value->isNegative())
            fields.fail(ErrorCode::RequestInvalid, key, QStringLiteral("below zero"));
    }
    battery.cells = fields.neededWhole("cells");
    battery.batteries = fields.neededWhole("batteries");
    PACKBAY_TRY(fields.status());
    return battery;
}

Status finishGoods(QuoteRequest &request)
{
    for (std::size_t i = 0; i < request.goods.size(); ++i) {
        QuoteGoods &goods = request.goods[i];
        const auto piece = std::find_if(request.pieces.begin(), request.pieces.end(),
            [&](const QuotePiece &p) { return p.ref == goods.piece; });
        if (!goods.piece.isEmpty() && piece == request.pieces.end())
            return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QStringLiteral("piece")}},
                QStringLiteral("no piece has this ref"), QStringLiteral("/goods/%1/piece").arg(i));
        if (goods.piece.isEmpty() && request.pieces.size() == 1)
            goods.piece = request.pieces.front().ref;
        if (goods.category.isEmpty())
            goods.category = piece != request.pieces.end() ? piece->category : request.pieces.front().category;
    }
    return {};
}

} // namespace

Result<ShipAddress> parseShipAddress(const QJsonObject &object, const QString &where)
{
    JsonFields fields(object, where);
    ShipAddress address;
    address.name = fields.text("name");
    address.company = fields.text("company");
    address.lines = fields.textList("lines");
    address.city = fields.text("city");
    address.region = fields.text("region");
    address.postcode = fields.text("postcode");
    address.country = fields.neededText("country");
    address.phone = fields.text("phone");
    address.email = fields.text("email");
    address.taxId = fields.text("tax_id");
    if (!address.country.isEmpty() && !isCountry(address.country))
        fields.fail(ErrorCode::CountryUnknown, "country", QStringLiteral("not an ISO 3166 code"));
    PACKBAY_TRY(fields.status());
    return address;
}

Result<QuoteGoods> parseQuoteGoods(const QJsonObject &object, const QString &where)
{
    JsonFields fields(object, where);
    QuoteGoods goods;
    goods.piece = fields.text("piece");
    goods.category = fields.text("category");
    goods.hs = fields.text("hs");
    goods.origin = fields.text("origin");
    if (!goods.origin.isEmpty() && !isCountry(goods.origin))
        fields.fail(ErrorCode::CountryUnknown, "origin", QStringLiteral("not an ISO 3166 code"));
    goods.quantity = fields.neededWhole("qty", 1);
    goods.unitValueMinor = fields.neededWhole("unit_value_minor");
    goods.currency = fields.currency("currency");
    if (!fields.has("currency"))
        fields.fail(ErrorCode::RequestInvalid, "currency", QStringLiteral("missing"));
    goods.netGrams = fields.optionalWhole("net_g");
    goods.description = fields.text("description");
    if (const std::optional<QJsonObject> battery = fields.object("battery")) {
        const Result<GoodsBattery> parsed = parseBattery(*battery, fields.pointer("battery"));
        if (parsed)
            goods.battery = *parsed;
        else
            fields.fail(parsed.error());
    }
    PACKBAY_TRY(fields.status());
    return goods;
}

Result<Rational> parseWeight(const QJsonObject &object, const QString &where)
{
    JsonFields fields(object, where);
    const bool both = fields.has("weight_g") && fields.has("weight");
    if (both || (!fields.has("weight_g") && !fields.has("weight")))
        return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QStringLiteral("weight_g")}},
            both ? QStringLiteral("weight_g and weight") : QStringLiteral("neither weight_g nor weight"),
            where + QStringLiteral("/weight_g"));
    QString pointer = fields.pointer("weight_g");
    Rational grams;
    if (fields.has("weight_g")) {
        const std::optional<std::int64_t> whole = fields.optionalWhole("weight_g", std::numeric_limits<std::int64_t>::min());
        if (!whole)
            return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QStringLiteral("weight_g")}},
                QStringLiteral("not a whole number"), pointer);
        grams = *whole;
    } else {
        pointer = fields.pointer("weight");
        const std::optional<QJsonObject> inner = fields.object("weight");
        if (!inner)
            return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QStringLiteral("weight")}},
                QStringLiteral("not an object"), pointer);
        JsonFields weight(*inner, pointer);
        const std::optional<Rational> value = weight.decimal("value");
        const QString unit = weight.word("unit", {}, {"kg", "g", "lb", "oz"});
        if (!value)
            weight.fail(ErrorCode::RequestInvalid, "value", QStringLiteral("missing or not a decimal in a string"));
        PACKBAY_TRY(weight.status());
        // The same table as the tariff's cells: one pound is 453.59237 g everywhere.
        const std::optional<Rational> one = parseWeightCell((QStringLiteral("1") + unit).toUtf8());
        grams = *value * one.value_or(Rational(1));
    }
    if (grams.isOverflow() || grams <= Rational(0) || grams > Rational(kMaxGrams))
        return makeError(ErrorCode::WeightNotPositive, {{QStringLiteral("weight_g"), grams.toDecimal()}}, {}, pointer);
    return grams;
}

Result<std::optional<Dimensions>> parseSize(const QJsonObject &object, const QString &where)
{
    constexpr const char *kSides[] = {"length_mm", "width_mm", "height_mm"};
    JsonFields fields(object, where);
    std::int64_t sides[3] = {};
    int given = 0;
    for (int i = 0; i < 3; ++i) {
        if (!fields.has(kSides[i]))
            continue;
        ++given;
        const std::optional<std::int64_t> side
            = fields.optionalWhole(kSides[i], std::numeric_limits<std::int64_t>::min());
        if (!side)
            return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QLatin1String(kSides[i])}},
                QStringLiteral("not a whole number"), fields.pointer(kSides[i]));
        if (*side < 1 || *side > kMaxSideMm)
            return makeError(ErrorCode::SizeInvalid, {{QLatin1String(kSides[i]), QString::number(*side)}}, {},
                fields.pointer(kSides[i]));
        sides[i] = *side;
    }
    if (given == 0)
        return std::optional<Dimensions>();
    for (int i = 0; i < 3; ++i) {
        if (sides[i] == 0)
            return makeError(ErrorCode::SizeInvalid, {{QStringLiteral("field"), QLatin1String(kSides[i])}},
                QStringLiteral("all three sides or none"), fields.pointer(kSides[i]));
    }
    return std::optional(Dimensions{Millimetres(sides[0]), Millimetres(sides[1]), Millimetres(sides[2])});
}

Result<QuoteRequest> parseQuoteRequest(const QJsonObject &object)
{
    JsonFields fields(object, {});
    QuoteRequest request;
    if (const QString at = fields.text("at"); fields.has("at")) {
        const std::optional<std::int64_t> ms = at.contains(QLatin1Char('T')) ? parseTimeCell(at.toUtf8()) : std::nullopt;
        if (ms)
            request.at = UtcMs(*ms);
        else
            fields.fail(ErrorCode::RequestInvalid, "at", QStringLiteral("not a time like 2026-11-22T08:00:00Z"));
    }
    const std::optional<QJsonObject> shipTo = fields.object("ship_to");
    request.residential = fields.flag("residential", false);
    request.lines = fields.textList("lines");
    request.tier = fields.text("tier");
    request.coupons = fields.textList("coupons");
    request.currency = fields.currency("currency");
    request.declaredMinor = fields.optionalWhole("declared_minor");
    request.declaredCurrency = fields.currency("declared_currency");
    request.insuranceMinor = fields.whole("insurance_minor", 0);
    request.insuranceCurrency = fields.currency("insurance_currency");
    fields.objects("pieces", [&](const QJsonObject &piece, const QString &where) -> Status {
        PACKBAY_TRY_ASSIGN(parsed, parsePiece(piece, where, static_cast<qsizetype>(request.pieces.size()) + 1));
        for (const QuotePiece &other : request.pieces) {
            if (other.ref == parsed.ref)
                return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QStringLiteral("ref")}},
                    QStringLiteral("two pieces have this ref"), where + QStringLiteral("/ref"));
        }
        request.pieces.push_back(parsed);
        return {};
    });
    fields.objects("goods", [&](const QJsonObject &goods, const QString &where) -> Status {
        PACKBAY_TRY_ASSIGN(parsed, parseQuoteGoods(goods, where));
        request.goods.push_back(parsed);
        return {};
    });
    fields.objects("vas", [&](const QJsonObject &vas, const QString &where) -> Status {
        JsonFields service(vas, where);
        const QString code = service.neededText("code");
        const std::int64_t quantity = service.whole("qty", 1, 1);
        PACKBAY_TRY(service.status());
        request.vas.push_back({code, quantity});
        return {};
    });
    if (!shipTo)
        fields.fail(ErrorCode::RequestInvalid, "ship_to", QStringLiteral("missing"));
    if (request.pieces.empty())
        fields.fail(ErrorCode::RequestInvalid, "pieces", QStringLiteral("missing or empty"));
    PACKBAY_TRY(fields.status());
    PACKBAY_TRY_ASSIGN(address, parseShipAddress(*shipTo, QStringLiteral("/ship_to")));
    request.shipTo = address;
    PACKBAY_TRY(finishGoods(request));
    return request;
}

} // namespace packbay
