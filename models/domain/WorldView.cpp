#include "models/domain/WorldView.h"

#include <array>

namespace packbay {
namespace {

struct Target
{
    Lookup lookup;
    LookupTarget target;
};

constexpr std::array kTargets{
    Target{Lookup::ParcelByTracking, {EntityKind::Parcel, "tracking"}},
    Target{Lookup::ParcelByLpn, {EntityKind::Parcel, "lpn"}},
    Target{Lookup::ParcelByOrder, {EntityKind::Parcel, "order_no"}},
    Target{Lookup::ParcelByCarton, {EntityKind::Parcel, "carton"}},
    Target{Lookup::ParcelByLocation, {EntityKind::Parcel, "location"}},
    Target{Lookup::ParcelByOwner, {EntityKind::Parcel, "owner"}},
    Target{Lookup::ParcelByState, {EntityKind::Parcel, "position"}},
    Target{Lookup::PreAlertByTracking, {EntityKind::PreAlert, "tracking"}},
    Target{Lookup::PreAlertByMember, {EntityKind::PreAlert, "member"}},
    Target{Lookup::OrderByMember, {EntityKind::Order, "member"}},
    Target{Lookup::OrderByState, {EntityKind::Order, "state"}},
    Target{Lookup::CartonByOrder, {EntityKind::Carton, "order_no"}},
    Target{Lookup::CartonByCarrierNo, {EntityKind::Carton, "carrier_no"}},
    Target{Lookup::CartonBySscc, {EntityKind::Carton, "sscc"}},
    Target{Lookup::CartonByBag, {EntityKind::Carton, "bag"}},
    Target{Lookup::CartonByManifest, {EntityKind::Carton, "manifest"}},
    Target{Lookup::CartonByState, {EntityKind::Carton, "state"}},
    Target{Lookup::LabelByCarton, {EntityKind::Label, "carton"}},
    Target{Lookup::LabelByCarrierNo, {EntityKind::Label, "carrier_no"}},
    Target{Lookup::BagByManifest, {EntityKind::Bag, "manifest"}},
    Target{Lookup::BagByState, {EntityKind::Bag, "state"}},
    Target{Lookup::ManifestByState, {EntityKind::Manifest, "state"}},
    Target{Lookup::CaseByKey, {EntityKind::Case, "entity_key"}},
    Target{Lookup::CaseByState, {EntityKind::Case, "state"}},
    Target{Lookup::PaymentByOrder, {EntityKind::Payment, "order_no"}},
    Target{Lookup::BlockByStation, {EntityKind::NumberBlock, "station"}},
    Target{Lookup::LocationByKind, {EntityKind::Location, "kind"}},
    Target{Lookup::LocationByZone, {EntityKind::Location, "zone"}},
    Target{Lookup::TrackingByCarrierNo, {EntityKind::TrackingEvent, "carrier_no"}},
    Target{Lookup::TariffByKind, {EntityKind::Tariff, "kind"}},
};

} // namespace

LookupTarget targetOf(Lookup lookup)
{
    const auto index = static_cast<std::size_t>(lookup);
    Q_ASSERT(kTargets.at(index).lookup == lookup);
    return kTargets.at(index).target;
}

EntityId parcelId(const QString &warehouse, const QString &tracking, qint64 generation)
{
    return entityId(u"parcel", {warehouse, tracking, QString::number(generation)});
}

std::optional<Member> WorldView::member(const QString &code) const
{
    return get<Member>(idFor<Member>(code));
}

std::optional<PreAlert> WorldView::preAlert(const QString &no) const
{
    return get<PreAlert>(idFor<PreAlert>(no));
}

std::optional<PurchaseOrder> WorldView::purchaseOrder(const QString &no) const
{
    return get<PurchaseOrder>(idFor<PurchaseOrder>(no));
}

std::optional<Location> WorldView::location(const QString &code) const
{
    return get<Location>(idFor<Location>(code));
}

std::optional<Order> WorldView::order(const QString &no) const
{
    return get<Order>(idFor<Order>(no));
}

std::optional<Carton> WorldView::carton(const QString &code) const
{
    return get<Carton>(idFor<Carton>(code));
}

std::optional<Label> WorldView::label(const QString &no) const
{
    return get<Label>(idFor<Label>(no));
}

std::optional<Quote> WorldView::quote(const QString &no) const
{
    return get<Quote>(idFor<Quote>(no));
}

std::optional<Bag> WorldView::bag(const QString &code) const
{
    return get<Bag>(idFor<Bag>(code));
}

std::optional<Manifest> WorldView::manifest(const QString &no) const
{
    return get<Manifest>(idFor<Manifest>(no));
}

std::optional<User> WorldView::user(const QString &badge) const
{
    return get<User>(idFor<User>(badge));
}

std::optional<Parcel> WorldView::parcelByTracking(const QString &tracking) const
{
    std::optional<Parcel> newest;
    for (Parcel &parcel : all<Parcel>(Lookup::ParcelByTracking, tracking)) {
        if (!newest || parcel.generation > newest->generation)
            newest = std::move(parcel);
    }
    return newest;
}

std::optional<Parcel> WorldView::parcelByLpn(const QString &lpn) const
{
    if (const auto found = all<Parcel>(Lookup::ParcelByLpn, lpn, 1); !found.empty())
        return found.front();
    if (const auto alias = get<Alias>(idFor<Alias>(lpn)))
        return get<Parcel>(EntityId::fromString(alias->parcel));
    return std::nullopt;
}

std::optional<Carton> WorldView::cartonByAnyCode(const QString &code) const
{
    if (auto found = carton(code))
        return found;
    for (const Lookup lookup : {Lookup::CartonByCarrierNo, Lookup::CartonBySscc}) {
        if (auto found = all<Carton>(lookup, code, 1); !found.empty())
            return found.front();
    }
    return std::nullopt;
}

} // namespace packbay
