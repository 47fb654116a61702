#include "app/station/core/SheetParts.h"

#include "models/domain/OwnCode.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace packbay::sheets {

QJsonObject addressJson(const Address &address)
{
    QJsonObject json{{QStringLiteral("name"), address.name},
                     {QStringLiteral("lines"), QJsonArray::fromStringList(address.lines)},
                     {QStringLiteral("city"), address.city},
                     {QStringLiteral("country"), address.country}};
    for (const auto &[name, value] : {std::pair(QStringLiteral("company"), address.company), std::pair(QStringLiteral("region"), address.region),
                                      std::pair(QStringLiteral("postcode"), address.postcode), std::pair(QStringLiteral("phone"), address.phone)}) {
        if (!value.isEmpty())
            json.insert(name, value);
    }
    return json;
}

Error missing(const char *what, const QString &key)
{
    return makeError(ErrorCode::NotFound, {{QStringLiteral("entity"), QLatin1String(what)}, {QStringLiteral("code"), key}});
}

QJsonObject head(const QString &templateName, const PrintSheet &sheet, const QString &language)
{
    return {{QStringLiteral("template"), templateName}, {QStringLiteral("language"), language}, {QStringLiteral("copy"), sheet.copy}};
}

void putText(QJsonObject &json, const char *name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(name), text);
}

QString localTime(UtcMs at)
{
    return at.value == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(at.value).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

Result<SheetRequest> manifestDocument(const PrintSheet &sheet, const WorldView &world, const QString &language)
{
    const std::optional<Manifest> manifest = world.manifest(sheet.key);
    if (!manifest)
        return missing("manifest", sheet.key);
    std::vector<Carton> cartons = world.all<Carton>(Lookup::CartonByManifest, manifest->no);
    std::sort(cartons.begin(), cartons.end(), [](const Carton &a, const Carton &b) { return a.carrierNo < b.carrierNo; });
    QJsonArray rows;
    QStringList bags;
    qint64 total = 0;
    for (const Carton &carton : cartons) {
        const std::optional<Order> order = world.order(carton.order);
        QJsonObject row{{QStringLiteral("carrier_no"), carton.carrierNo}, {QStringLiteral("weight_g"), static_cast<qint64>(carton.gross.value)}};
        putText(row, "sscc", carton.sscc);
        putText(row, "bag", carton.bag);
        putText(row, "country", order ? order->shipTo.country : QString());
        putText(row, "city", order ? order->shipTo.city : QString());
        rows.append(row);
        total += carton.gross.value;
        if (!carton.bag.isEmpty() && !bags.contains(carton.bag))
            bags.append(carton.bag);
    }
    QJsonObject request = head(QStringLiteral("manifest-a4"), sheet, language);
    request.insert(QStringLiteral("code"), ownCode(QLatin1Char('M'), manifest->no));
    request.insert(QStringLiteral("manifest_no"), manifest->no);
    request.insert(QStringLiteral("carrier"), manifest->carrier);
    request.insert(QStringLiteral("warehouse"), world.warehouse());
    request.insert(QStringLiteral("date"), manifest->shipDate);
    request.insert(QStringLiteral("bags"), bags.size());
    request.insert(QStringLiteral("total_g"), total);
    request.insert(QStringLiteral("cartons"), rows);
    putText(request, "driver", manifest->driver);
    return SheetRequest{documentOf(sheet), false, request};
}

Result<SheetRequest> packingListDocument(const PrintSheet &sheet, const WorldView &world, const QString &language, UtcMs now)
{
    const std::optional<Carton> carton = world.carton(sheet.key);
    const std::optional<Order> order = carton ? world.order(carton->order) : std::nullopt;
    if (!order)
        return missing("carton", sheet.key);
    QJsonArray lines;
    for (const Parcel &parcel : world.all<Parcel>(Lookup::ParcelByCarton, carton->code)) {
        for (const GoodsLine &goods : parcel.items) {
            const QString name = language.startsWith(QStringLiteral("zh")) && !goods.nameZh.isEmpty() ? goods.nameZh : goods.nameEn;
            QJsonObject line{{QStringLiteral("description"), name.isEmpty() ? parcel.tracking : name}, {QStringLiteral("qty"), std::max<qint64>(1, goods.qty)}};
            putText(line, "carton", carton->code);
            putText(line, "sku", goods.sku);
            lines.append(line);
        }
        if (parcel.items.isEmpty())
            lines.append(QJsonObject{{QStringLiteral("description"), parcel.tracking}, {QStringLiteral("qty"), 1}});
    }
    QJsonObject request = head(QStringLiteral("packing_list-a4"), sheet, language);
    request.insert(QStringLiteral("order_no"), order->no);
    request.insert(QStringLiteral("member_code"), order->member);
    request.insert(QStringLiteral("ship_to"), addressJson(order->shipTo));
    request.insert(QStringLiteral("lines"), lines);
    putText(request, "platform_order_no", order->platformOrderNo);
    putText(request, "date", localTime(now));
    return SheetRequest{documentOf(sheet), false, request};
}

Result<SheetRequest> pickListDocument(const PrintSheet &sheet, const WorldView &world, const QString &language)
{
    const std::optional<Order> order = world.order(sheet.key);
    if (!order)
        return missing("order", sheet.key);
    std::vector<Parcel> parcels = world.all<Parcel>(Lookup::ParcelByOrder, order->no);
    std::sort(parcels.begin(), parcels.end(), [](const Parcel &a, const Parcel &b) { return std::pair(a.location, a.lpn) < std::pair(b.location, b.lpn); });
    QJsonArray rows;
    for (const Parcel &parcel : parcels) {
        const std::optional<Location> place = world.location(parcel.location);
        QJsonObject row{{QStringLiteral("location"), place && !place->sign.isEmpty() ? place->sign : parcel.location},
                        {QStringLiteral("lpn"), ownCode(QLatin1Char('P'), parcel.lpn)},
                        {QStringLiteral("weight_g"), static_cast<qint64>(parcel.weight.value)}};
        putText(row, "tracking_no", parcel.tracking);
        rows.append(row);
    }
    QJsonObject request = head(QStringLiteral("pick_list-a4"), sheet, language);
    request.insert(QStringLiteral("code"), ownCode(QLatin1Char('J'), order->no));
    request.insert(QStringLiteral("order_no"), order->no);
    request.insert(QStringLiteral("member_code"), order->member);
    request.insert(QStringLiteral("parcels"), rows);
    putText(request, "service", order->service);
    putText(request, "destination", order->shipTo.country);
    return SheetRequest{documentOf(sheet), false, request};
}

} // namespace packbay::sheets
