#include "app/station/core/SheetParts.h"

#include "models/domain/OwnCode.h"

namespace packbay {

using namespace sheets;

namespace {

Result<SheetRequest> cartonLabel(const PrintSheet &sheet, const WorldView &world, const SheetStyle &style)
{
    const std::optional<Label> label = world.label(sheet.key);
    if (!label)
        return missing("label", sheet.key);
    if (isTakenBack(*label))
        return makeError(label->state == LabelState::Voided ? ErrorCode::LabelVoided : ErrorCode::LabelVoidAsked, {{QStringLiteral("label"), label->no}});
    if (!label->sheet.isEmpty())
        return SheetRequest{documentOf(sheet), true, {}, label->sheet};
    return cartonLabelRequest(*label, sheet, world, style);
}

Result<SheetRequest> parcelLabel(const PrintSheet &sheet, const WorldView &world, const SheetStyle &style)
{
    const std::optional<Parcel> parcel = world.parcelByLpn(sheet.key);
    if (!parcel)
        return missing("parcel", sheet.key);
    QJsonObject request = head(QStringLiteral("parcel-") + style.parcelPaper, sheet, style.language);
    request.insert(QStringLiteral("lpn"), ownCode(QLatin1Char('P'), sheet.key));
    request.insert(QStringLiteral("tracking_no"), parcel->tracking);
    putText(request, "member_code", parcel->owner);
    putText(request, "received", localTime(parcel->arrivedAt));
    if (parcel->weight.value > 0)
        request.insert(QStringLiteral("weight_g"), static_cast<qint64>(parcel->weight.value));
    return SheetRequest{documentOf(sheet), true, request};
}

/// A tag names a parcel (inner label) or a carton.
Result<SheetRequest> tag(const QString &templateName, const PrintSheet &sheet, const WorldView &world, const QString &language, UtcMs now)
{
    const std::optional<Parcel> parcel = world.parcelByLpn(sheet.key);
    const std::optional<Carton> carton = parcel ? std::nullopt : world.carton(sheet.key);
    if (!parcel && !carton)
        return missing("parcel", sheet.key);
    QJsonObject request = head(templateName, sheet, language);
    request.insert(QStringLiteral("code"), ownCode(QLatin1Char(parcel ? 'P' : 'X'), sheet.key));
    request.insert(QStringLiteral("title"), tagTitle(sheet.reason, language));
    putText(request, "member_code", parcel ? parcel->owner : carton->owner);
    putText(request, "since", localTime(now));
    return SheetRequest{documentOf(sheet), true, request};
}

Result<SheetRequest> bagLabel(const PrintSheet &sheet, const WorldView &world, const QString &language, UtcMs now)
{
    const std::optional<Bag> bag = world.bag(sheet.key);
    if (!bag)
        return missing("bag", sheet.key);
    QJsonObject request = head(QStringLiteral("bag-100x150"), sheet, language);
    request.insert(QStringLiteral("code"), ownCode(QLatin1Char('G'), bag->code));
    request.insert(QStringLiteral("bag_no"), bag->code);
    request.insert(QStringLiteral("service"), bag->carrier);
    request.insert(QStringLiteral("carrier"), bag->carrier);
    request.insert(QStringLiteral("cartons"), bag->cartons);
    request.insert(QStringLiteral("weight_g"), static_cast<qint64>(bag->weight.value));
    request.insert(QStringLiteral("warehouse"), world.warehouse());
    putText(request, "closed", localTime(now));
    return SheetRequest{documentOf(sheet), true, request};
}

} // namespace

Result<SheetRequest> cartonLabelRequest(const Label &label, const PrintSheet &sheet, const WorldView &world, const SheetStyle &style)
{
    const std::optional<Carton> carton = world.carton(label.carton);
    const std::optional<Order> order = carton ? world.order(carton->order) : std::nullopt;
    if (!order)
        return missing("carton", label.carton);
    QJsonObject request = head(QStringLiteral("carton-") + style.cartonPaper, sheet, style.language);
    request.insert(QStringLiteral("carrier_no"), label.carrierNo);
    request.insert(QStringLiteral("sscc"), label.sscc);
    request.insert(QStringLiteral("member_code"), order->member);
    request.insert(QStringLiteral("service"), label.service.isEmpty() ? carton->service : label.service);
    request.insert(QStringLiteral("weight_g"), static_cast<qint64>(carton->gross.value));
    request.insert(QStringLiteral("ship_to"), addressJson(order->shipTo));
    request.insert(QStringLiteral("carrier"), label.carrier);
    request.insert(QStringLiteral("carton"),
                   QStringLiteral("%1/%2").arg(carton->seqInOrder).arg(world.count(Lookup::CartonByOrder, order->no)));
    request.insert(QStringLiteral("order_no"), order->no);
    putText(request, "platform_order_no", order->platformOrderNo);
    return SheetRequest{documentOf(sheet), true, request};
}

Result<SheetRequest> sheetRequest(const PrintSheet &sheet, const WorldView &world, const SheetStyle &style, UtcMs now)
{
    const QString &language = style.language;
    switch (sheet.kind) {
    case SheetKind::CartonLabel: return cartonLabel(sheet, world, style);
    case SheetKind::ParcelLabel: return parcelLabel(sheet, world, style);
    case SheetKind::HoldTag: return tag(QStringLiteral("hold_tag-100x100"), sheet, world, language, now);
    case SheetKind::ExceptionTag: return tag(QStringLiteral("exception_tag-100x100"), sheet, world, language, now);
    case SheetKind::BagLabel: return bagLabel(sheet, world, language, now);
    case SheetKind::Manifest: return manifestDocument(sheet, world, language);
    case SheetKind::PackingList: return packingListDocument(sheet, world, language, now);
    case SheetKind::PickList: return pickListDocument(sheet, world, language);
    }
    return missing("sheet", sheet.key);
}

} // namespace packbay
