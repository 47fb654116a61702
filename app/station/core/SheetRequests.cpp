#include "app/station/core/SheetRequests.h"

#include <QJsonArray>

namespace packbay {
namespace {

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

QJsonObject head(const char *templateName, const PrintSheet &sheet, const QString &language)
{
    return {{QStringLiteral("template"), QLatin1String(templateName)}, {QStringLiteral("language"), language}, {QStringLiteral("copy"), sheet.copy}};
}

Result<SheetRequest> cartonLabel(const PrintSheet &sheet, const WorldView &world, const QString &language)
{
    const std::optional<Label> label = world.label(sheet.key);
    if (!label)
        return missing("label", sheet.key);
    const std::optional<Carton> carton = world.carton(label->carton);
    const std::optional<Order> order = carton ? world.order(carton->order) : std::nullopt;
    if (!order)
        return missing("carton", label->carton);
    QJsonObject request = head("carton-100x150", sheet, language);
    request.insert(QStringLiteral("carrier_no"), label->carrierNo);
    request.insert(QStringLiteral("sscc"), label->sscc);
    request.insert(QStringLiteral("member_code"), order->member);
    request.insert(QStringLiteral("service"), label->service.isEmpty() ? carton->service : label->service);
    request.insert(QStringLiteral("weight_g"), static_cast<qint64>(carton->gross.value));
    request.insert(QStringLiteral("ship_to"), addressJson(order->shipTo));
    request.insert(QStringLiteral("carrier"), label->carrier);
    request.insert(QStringLiteral("carton"),
                   QStringLiteral("%1/%2").arg(carton->seqInOrder).arg(world.count(Lookup::CartonByOrder, order->no)));
    request.insert(QStringLiteral("order_no"), order->no);
    if (!order->platformOrderNo.isEmpty())
        request.insert(QStringLiteral("platform_order_no"), order->platformOrderNo);
    return SheetRequest{QStringLiteral("label/") + label->no, true, request};
}

} // namespace

Result<SheetRequest> sheetRequest(const PrintSheet &sheet, const WorldView &world, const QString &language, UtcMs now)
{
    Q_UNUSED(now);
    switch (sheet.kind) {
    case SheetKind::CartonLabel: return cartonLabel(sheet, world, language);
    default: return missing("sheet", sheet.key);
    }
}

} // namespace packbay
