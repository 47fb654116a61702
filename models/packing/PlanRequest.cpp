#include "models/packing/PlanRequest.h"

#include "models/freight/JsonFields.h"
#include "models/freight/TariffCell.h"

#include <algorithm>
#include <map>

namespace packbay {
namespace {

constexpr std::int64_t kMaxAttempts = 100000;

Error requestError(const QString &field, const QString &why, const QString &where)
{
    return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), field}}, why, where);
}

Result<PlanParcel> parseParcel(const QJsonObject &object, const QString &where)
{
    JsonFields fields(object, where);
    fields.allow({"weight_g", "weight", "length_mm", "width_mm", "height_mm"});
    PlanParcel parcel;
    parcel.id = fields.neededText("id");
    parcel.owner = fields.text("owner");
    parcel.category = fields.text("category", QStringLiteral("general"));
    fields.objects("goods", [&](const QJsonObject &goods, const QString &pointer) -> Status {
        PACKBAY_TRY_ASSIGN(parsed, parseQuoteGoods(goods, pointer));
        if (parsed.category.isEmpty())
            parsed.category = parcel.category;
        parcel.goods.push_back(parsed);
        return {};
    });
    parcel.declaredMinor = fields.optionalWhole("declared_minor");
    parcel.declaredCurrency = fields.currency("declared_currency");
    const bool keepFlat = fields.flag("keep_flat", false);
    const bool thisSideUp = fields.flag("this_side_up", false);
    parcel.upright = keepFlat || thisSideUp;
    parcel.fragile = fields.flag("fragile", false);
    PACKBAY_TRY(fields.status());
    PACKBAY_TRY_ASSIGN(grams, parseWeight(object, where));
    PACKBAY_TRY_ASSIGN(size, parseSize(object, where));
    parcel.grams = grams;
    parcel.size = size;
    return parcel;
}

/// [w, l, d] in mm.
Result<Sides> parseSides(const QJsonObject &object, const char *key, const QString &where)
{
    const QString pointer = where + QLatin1Char('/') + QLatin1String(key);
    const QJsonArray array = object.value(QLatin1String(key)).toArray();
    if (array.size() != 3)
        return requestError(QLatin1String(key), QStringLiteral("three sides are due"), pointer);
    int sides[3] = {};
    for (int i = 0; i < 3; ++i) {
        const qint64 side = array.at(i).toInteger(-1);
        if (!array.at(i).isDouble() || side < 1 || side > kMaxPackSideMm)
            return makeError(ErrorCode::SizeInvalid, {{QStringLiteral("field"), QLatin1String(key)}}, {}, pointer + QStringLiteral("/%1").arg(i));
        sides[i] = static_cast<int>(side);
    }
    return Sides{sides[0], sides[1], sides[2]};
}

Result<PlanCarton> parseCarton(const QJsonObject &object, const QString &where)
{
    JsonFields fields(object, where);
    fields.allow({"inner_mm", "outer_mm"});
    PlanCarton carton;
    carton.box.code = fields.neededText("code");
    carton.box.tareGrams = fields.neededWhole("tare_g");
    carton.box.maxGrossGrams = fields.neededWhole("max_gross_g", 1);
    carton.priceMinor = fields.neededWhole("price_minor");
    carton.priceCurrency = fields.currency("price_currency");
    if (const std::optional<std::int64_t> stock = fields.optionalWhole("stock"))
        carton.box.stock = static_cast<int>(std::min<std::int64_t>(*stock, static_cast<std::int64_t>(kMaxPlanParcels)));
    PACKBAY_TRY(fields.status());
    PACKBAY_TRY_ASSIGN(inner, parseSides(object, "inner_mm", where));
    PACKBAY_TRY_ASSIGN(outer, parseSides(object, "outer_mm", where));
    carton.box.inner = inner;
    carton.box.outer = outer;
    return carton;
}

/// [[id]] as indexes.
Result<std::vector<std::vector<int>>> parseGroups(const QJsonObject &object, const char *key, const std::vector<PlanParcel> &parcels)
{
    const QString pointer = QLatin1Char('/') + QLatin1String(key);
    const QJsonValue value = object.value(QLatin1String(key));
    std::vector<std::vector<int>> groups;
    if (!value.isUndefined() && !value.isArray())
        return requestError(QLatin1String(key), QStringLiteral("not an array"), pointer);
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString groupPointer = pointer + QStringLiteral("/%1").arg(i);
        if (!array.at(i).isArray())
            return requestError(QLatin1String(key), QStringLiteral("not an array of ids"), groupPointer);
        std::vector<int> group;
        const QJsonArray ids = array.at(i).toArray();
        for (qsizetype j = 0; j < ids.size(); ++j) {
            const auto found = std::find_if(parcels.begin(), parcels.end(), [&](const PlanParcel &p) { return ids.at(j).isString() && p.id == ids.at(j).toString(); });
            if (found == parcels.end())
                return requestError(QLatin1String(key), QStringLiteral("no parcel has this id"), groupPointer + QStringLiteral("/%1").arg(j));
            group.push_back(static_cast<int>(found - parcels.begin()));
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

void readCommon(JsonFields &fields, QuoteRequest &common)
{
    if (const QString at = fields.text("at"); fields.has("at")) {
        const std::optional<std::int64_t> ms = at.contains(QLatin1Char('T')) ? parseTimeCell(at.toUtf8()) : std::nullopt;
        if (ms)
            common.at = UtcMs(*ms);
        else
            fields.fail(ErrorCode::RequestInvalid, "at", QStringLiteral("not a time like 2026-11-22T08:00:00Z"));
    }
    common.residential = fields.flag("residential", false);
    common.lines = fields.textList("lines");
    common.tier = fields.text("tier");
    common.coupons = fields.textList("coupons");
    common.currency = fields.currency("currency");
    fields.objects("vas_per_carton", [&](const QJsonObject &vas, const QString &where) -> Status {
        JsonFields service(vas, where);
        const QString code = service.neededText("code");
        const std::int64_t quantity = service.whole("qty", 1, 1);
        PACKBAY_TRY(service.status());
        common.vas.push_back({code, quantity});
        return {};
    });
}

void readLists(JsonFields &fields, PlanRequest &request)
{
    fields.objects("parcels", [&](const QJsonObject &parcel, const QString &where) -> Status {
        PACKBAY_TRY_ASSIGN(parsed, parseParcel(parcel, where));
        if (std::any_of(request.parcels.begin(), request.parcels.end(), [&](const PlanParcel &other) { return other.id == parsed.id; }))
            return requestError(QStringLiteral("id"), QStringLiteral("two parcels have this id"), where + QStringLiteral("/id"));
        request.parcels.push_back(parsed);
        return {};
    });
    fields.objects("cartons", [&](const QJsonObject &carton, const QString &where) -> Status {
        PACKBAY_TRY_ASSIGN(parsed, parseCarton(carton, where));
        if (std::any_of(request.cartons.begin(), request.cartons.end(), [&](const PlanCarton &other) { return other.box.code == parsed.box.code; }))
            return requestError(QStringLiteral("code"), QStringLiteral("two cartons have this code"), where + QStringLiteral("/code"));
        request.cartons.push_back(parsed);
        return {};
    });
    if (!fields.has("cartons"))
        fields.fail(ErrorCode::RequestInvalid, "cartons", QStringLiteral("missing"));
    if (request.cartons.size() > kMaxPlanCartons)
        fields.fail(ErrorCode::RequestInvalid, "cartons", QStringLiteral("more than %1").arg(kMaxPlanCartons));
    if (request.parcels.empty() || request.parcels.size() > kMaxPlanParcels)
        fields.fail(ErrorCode::RequestInvalid, "parcels", QStringLiteral("one to %1 parcels are due").arg(kMaxPlanParcels));
}

} // namespace

Result<PlanRequest> parsePlanRequest(const QJsonObject &object)
{
    JsonFields fields(object, {});
    fields.allow({"together", "apart"});
    PlanRequest request;
    readCommon(fields, request.common);
    const std::optional<QJsonObject> shipTo = fields.object("ship_to");
    if (!shipTo)
        fields.fail(ErrorCode::RequestInvalid, "ship_to", QStringLiteral("missing"));
    readLists(fields, request);
    request.ownBox = fields.flag("own_box", true);
    request.maxCartons = fields.optionalWhole("max_cartons", 1);
    request.seed = static_cast<std::uint64_t>(fields.whole("seed", 1));
    const std::int64_t attempts = fields.whole("attempts", 50);
    if (attempts > kMaxAttempts)
        fields.fail(ErrorCode::RequestInvalid, "attempts", QStringLiteral("more than %1").arg(kMaxAttempts));
    request.attempts = static_cast<int>(std::min(attempts, kMaxAttempts));
    PACKBAY_TRY(fields.status());
    PACKBAY_TRY_ASSIGN(address, parseShipAddress(*shipTo, QStringLiteral("/ship_to")));
    request.common.shipTo = address;
    PACKBAY_TRY_ASSIGN(together, parseGroups(object, "together", request.parcels));
    PACKBAY_TRY_ASSIGN(apart, parseGroups(object, "apart", request.parcels));
    request.together = std::move(together);
    request.apart = std::move(apart);
    return request;
}

} // namespace packbay
