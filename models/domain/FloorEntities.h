#pragma once
#include "models/domain/EntityParts.h"

/// Rows of what lies, stands and leaves in the warehouse.
namespace packbay {

struct Parcel
{
    static constexpr EntityKind kKind = EntityKind::Parcel;
    EntityId id;               ///< of (warehouse, tracking, generation)
    QString tracking;          ///< normalised; the key of the receiving desk
    qint64 generation = 0;     ///< carriers reuse numbers: +1 when the earlier parcel has left
    QString lpn;               ///< our own inner label
    Stateful<ParcelState> position;
    QString owner;             ///< member code; empty = nobody's yet
    OwnerBasis ownerBasis = OwnerBasis::None;
    QString memberTier;
    QString location;
    QString order;
    QString carton;
    Grams weight;
    QString weightSource;      ///< device name, or "typed"
    Dimensions size;
    QString category;          ///< goods category, decides zones, mixes and channels
    Inspection inspection = Inspection::NotNeeded;
    QList<Hold> holds;
    QStringList photos;        ///< SHA-256 of each
    QString preAlert;
    QString purchaseOrder;
    ShipMode shipMode = ShipMode::WaitAll;
    QString platformOrderNo;
    QList<GoodsLine> items;
    QString returnOf;          ///< carton code, when it came back
    QString storagePolicy;
    UtcMs arrivedAt;           ///< starts the storage clock
    UtcMs blockAt;             ///< from here on it cannot be allocated; 0 = never
    UtcMs abandonAt;
    QString receivedBy;
    QString receivedStation;
    bool operator==(const Parcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("tracking", s.tracking); v("generation", s.generation); v("lpn", s.lpn); v("position", s.position);
        v("owner", s.owner); v("owner_basis", s.ownerBasis); v("member_tier", s.memberTier); v("location", s.location);
        v("order_no", s.order); v("carton", s.carton); v("weight_g", s.weight); v("weight_source", s.weightSource);
        v("size", s.size); v("category", s.category); v("inspection", s.inspection); v("holds", s.holds);
        v("photos", s.photos); v("pre_alert", s.preAlert); v("purchase_order", s.purchaseOrder);
        v("ship_mode", s.shipMode); v("platform_order_no", s.platformOrderNo); v("items", s.items);
        v("return_of", s.returnOf); v("storage_policy", s.storagePolicy); v("arrived_at", s.arrivedAt);
        v("block_at", s.blockAt); v("abandon_at", s.abandonAt); v("received_by", s.receivedBy);
        v("received_station", s.receivedStation);
    }
};

struct Location
{
    static constexpr EntityKind kKind = EntityKind::Location;
    EntityId id;
    QString code;              ///< without hyphens, as in the barcode: SH1A031204B
    QString sign;              ///< as on the wall: SH1-A-03-12-04-B
    QString zone;              ///< "U" unclaimed, "Q" quarantine, "S" special goods, "X" bench, others ordinary
    LocationKind kind = LocationKind::Shelf;
    QString carrier;           ///< cages belong to one carrier
    qint64 capacity = 0;       ///< parcels; 0 = no limit
    bool enabled = true;
    bool operator==(const Location &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("sign", s.sign); v("zone", s.zone); v("kind", s.kind); v("carrier", s.carrier);
        v("capacity", s.capacity); v("enabled", s.enabled);
    }
};

/// Consolidation order 集运单. Its parcels are those whose `order` names it.
struct Order
{
    static constexpr EntityKind kKind = EntityKind::Order;
    EntityId id;
    QString no;
    QString member;
    Stateful<OrderState> state;
    ShipMode shipMode = ShipMode::WaitAll;
    QStringList requested;     ///< tracking numbers the member asked for
    Address shipTo;
    QString service;           ///< tariff line
    QString platformOrderNo;
    QString container;         ///< ONE_BOX | MULTI_BOX
    qint64 declaredMinor = 0;
    QString currency;
    qint64 totalMinor = 0;     ///< sum of its cartons' quotes
    qint64 paidMinor = 0;
    qint64 priority = 0;
    UtcMs cutOff;
    UtcMs submittedAt;
    QList<Hold> holds;
    QString station;           ///< who picks or packs it now
    QString reason;            ///< of a rejection or cancellation
    bool operator==(const Order &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("member", s.member); v("state", s.state); v("ship_mode", s.shipMode); v("requested", s.requested);
        v("ship_to", s.shipTo); v("service", s.service); v("platform_order_no", s.platformOrderNo);
        v("container", s.container); v("declared_minor", s.declaredMinor); v("currency", s.currency);
        v("total_minor", s.totalMinor); v("paid_minor", s.paidMinor); v("priority", s.priority); v("cut_off", s.cutOff);
        v("submitted_at", s.submittedAt); v("holds", s.holds); v("station", s.station); v("reason", s.reason);
    }
};

/// domain.md A1 row 9: no second parcel into a carton that gets heavier than this, unless a supervisor says so.
inline constexpr Grams kCartonGuide{30'000};

struct Carton
{
    static constexpr EntityKind kKind = EntityKind::Carton;
    EntityId id;
    QString code;
    Stateful<CartonState> state;
    QString order;
    QString owner;
    qint64 seqInOrder = 0;     ///< 1 of n; n is the number of the order's cartons
    qint64 contents = 0;       ///< parcels inside
    QString packaging;
    Grams tare;
    Grams gross;
    QString weightSource;
    Dimensions size;
    QString quote;             ///< quote no
    QString service;
    qint64 totalMinor = 0;
    QString currency;
    QString carrier;
    QString carrierNo;
    QString sscc;
    QString label;             ///< label no of the one live label
    QString cage;
    QString bag;
    QString manifest;
    QString shipOn;            ///< platform order number of a ship-as-is carton
    QList<Hold> holds;
    QString station;           ///< who opened it
    bool operator==(const Carton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("state", s.state); v("order_no", s.order); v("owner", s.owner);
        v("seq_in_order", s.seqInOrder); v("contents", s.contents); v("packaging", s.packaging); v("tare_g", s.tare);
        v("gross_g", s.gross); v("weight_source", s.weightSource); v("size", s.size); v("quote", s.quote);
        v("service", s.service); v("total_minor", s.totalMinor); v("currency", s.currency); v("carrier", s.carrier);
        v("carrier_no", s.carrierNo); v("sscc", s.sscc); v("label", s.label); v("cage", s.cage); v("bag", s.bag);
        v("manifest", s.manifest); v("platform_order_no", s.shipOn); v("holds", s.holds); v("station", s.station);
    }
};

/// Immutable.
struct Quote
{
    static constexpr EntityKind kKind = EntityKind::Quote;
    EntityId id;
    QString no;
    QString carton;
    QString line;
    QString carrier;
    QString tariff;            ///< "line@version sha256"
    qint64 totalMinor = 0;
    QString currency;
    Grams actual;
    Grams volumetric;
    Grams billed;
    UtcMs at;
    UtcMs expiresAt;
    QJsonObject explain;       ///< {"lines":[...]} as freight.md C2
    bool operator==(const Quote &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("carton", s.carton); v("line", s.line); v("carrier", s.carrier); v("tariff", s.tariff);
        v("total_minor", s.totalMinor); v("currency", s.currency); v("actual_g", s.actual);
        v("volumetric_g", s.volumetric); v("billed_g", s.billed); v("at_ms", s.at); v("expires_at", s.expiresAt);
        v("explain", s.explain);
    }
};

struct Label
{
    static constexpr EntityKind kKind = EntityKind::Label;
    EntityId id;
    QString no;
    QString carton;
    QString carrier;
    QString carrierNo;
    QString sscc;
    QString service;
    Stateful<LabelState> state;
    qint64 copies = 0;
    UtcMs issuedAt;
    UtcMs verifiedAt;
    QString reason;            ///< of a void
    bool bought = false;       ///< from a carrier: the carrier answers its void
    QString sheet;             ///< SHA-256 of the carrier's own sheet; empty: drawn by us
    bool operator==(const Label &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("carton", s.carton); v("carrier", s.carrier); v("carrier_no", s.carrierNo); v("sscc", s.sscc);
        v("service", s.service); v("state", s.state); v("copies", s.copies); v("issued_at", s.issuedAt);
        v("verified_at", s.verifiedAt); v("reason", s.reason); v("bought", s.bought); v("sheet", s.sheet);
    }
};

struct Bag
{
    static constexpr EntityKind kKind = EntityKind::Bag;
    EntityId id;
    QString code;
    QString carrier;
    Stateful<BagState> state;
    qint64 cartons = 0;
    Grams weight;              ///< sum of its cartons' gross weights
    Grams limit;
    QString manifest;
    bool operator==(const Bag &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("carrier", s.carrier); v("state", s.state); v("cartons", s.cartons); v("weight_g", s.weight);
        v("limit_g", s.limit); v("manifest", s.manifest);
    }
};

struct Manifest
{
    static constexpr EntityKind kKind = EntityKind::Manifest;
    EntityId id;
    QString no;
    QString carrier;
    QString shipDate;          ///< local date of the warehouse, yyyy-mm-dd
    Stateful<ManifestState> state;
    qint64 cartons = 0;
    QString driver;
    UtcMs closedAt;
    UtcMs handedOverAt;
    QString station;
    bool operator==(const Manifest &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("carrier", s.carrier); v("ship_date", s.shipDate); v("state", s.state); v("cartons", s.cartons);
        v("driver", s.driver); v("closed_at", s.closedAt); v("handed_over_at", s.handedOverAt); v("station", s.station);
    }
};

} // namespace packbay
