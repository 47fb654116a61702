#pragma once
#include "models/domain/Ids.h"
#include "models/domain/Stateful.h"
#include "models/domain/Units.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

/// The rows of the warehouse. fields() names every stored field once: the JSON codec (models/wire), the SQL columns
/// (models/store) and the dump are derived from it. Names on the wire and in SQL are equal. Weights in g, sizes in mm,
/// money in minor units, times in UTC ms (0 = not yet). References are the natural keys that stand on paper.
namespace packbay {

/// A stop on a parcel, carton or order; beside the state, never instead of it.
struct Hold
{
    CaseCode code = CaseCode::Damaged;
    QString by;   ///< badge of who set it
    UtcMs at;
    QString note;
    bool operator==(const Hold &) const = default;

    static void fields(auto &s, auto &&v) { v("code", s.code); v("by", s.by); v("at_ms", s.at); v("note", s.note); }
};

struct GoodsLine
{
    QString sku;
    QString nameZh;
    QString nameEn;
    QString hs;
    QString origin;
    QString category;
    qint64 qty = 0;
    qint64 received = 0;      ///< counted at inspection or receipt
    qint64 unitValueMinor = 0;
    QString currency;
    Grams net;
    bool operator==(const GoodsLine &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("sku", s.sku); v("name_zh", s.nameZh); v("name_en", s.nameEn); v("hs", s.hs); v("origin", s.origin);
        v("category", s.category); v("qty", s.qty); v("received", s.received);
        v("unit_value_minor", s.unitValueMinor); v("currency", s.currency); v("net_g", s.net);
    }
};

/// architecture.md 11.0 ADDRESS.
struct Address
{
    QString name;
    QString company;
    QStringList lines;
    QString city;
    QString region;
    QString postcode;
    QString country;
    QString phone;
    QString email;
    QString taxId;
    bool operator==(const Address &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("name", s.name); v("company", s.company); v("lines", s.lines); v("city", s.city); v("region", s.region);
        v("postcode", s.postcode); v("country", s.country); v("phone", s.phone); v("email", s.email); v("tax_id", s.taxId);
    }
};

struct Member
{
    static constexpr EntityKind kKind = EntityKind::Member;
    EntityId id;
    QString code;
    QString name;
    QString tier;
    qint64 points = 0;
    QString storagePolicy;
    bool blocked = false;
    bool operator==(const Member &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("name", s.name); v("tier", s.tier); v("points", s.points);
        v("storage_policy", s.storagePolicy); v("blocked", s.blocked);
    }
};

struct Goods
{
    static constexpr EntityKind kKind = EntityKind::Goods;
    EntityId id;
    QString sku;
    QString nameZh;
    QString nameEn;
    QString hs;
    QString origin;
    QString category;
    qint64 unitValueMinor = 0;
    QString currency;
    QString sourceUrl;
    QString imageUrl;
    bool operator==(const Goods &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("sku", s.sku); v("name_zh", s.nameZh); v("name_en", s.nameEn); v("hs", s.hs); v("origin", s.origin);
        v("category", s.category); v("unit_value_minor", s.unitValueMinor); v("currency", s.currency);
        v("source_url", s.sourceUrl); v("image_url", s.imageUrl);
    }
};

struct PreAlert
{
    static constexpr EntityKind kKind = EntityKind::PreAlert;
    EntityId id;
    QString no;
    QString member;
    QString tracking;          ///< normalised
    QString courierHint;
    ShipMode shipMode = ShipMode::WaitAll;
    QString purchaseOrder;
    QString order;             ///< ship-as-is and ship-on-arrival: the order it is already authorised for
    QString platformOrderNo;
    QList<GoodsLine> items;
    QStringList services;      ///< on-arrival services ("PHOTO_3", "INSPECT")
    Grams declared;
    Stateful<PreAlertState> state;
    bool operator==(const PreAlert &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("member", s.member); v("tracking", s.tracking); v("courier_hint", s.courierHint);
        v("ship_mode", s.shipMode); v("purchase_order", s.purchaseOrder); v("order_no", s.order);
        v("platform_order_no", s.platformOrderNo); v("items", s.items); v("services", s.services);
        v("declared_g", s.declared); v("state", s.state);
    }
};

struct PurchaseOrder
{
    static constexpr EntityKind kKind = EntityKind::PurchaseOrder;
    EntityId id;
    QString no;
    QString member;
    QString supplier;
    QList<GoodsLine> lines;    ///< qty expected, received so far
    qint64 parcels = 0;        ///< received so far
    bool cancelled = false;
    bool operator==(const PurchaseOrder &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("member", s.member); v("supplier", s.supplier); v("lines", s.lines); v("parcels", s.parcels);
        v("cancelled", s.cancelled);
    }
};

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
    bool operator==(const Label &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("carton", s.carton); v("carrier", s.carrier); v("carrier_no", s.carrierNo); v("sscc", s.sscc);
        v("service", s.service); v("state", s.state); v("copies", s.copies); v("issued_at", s.issuedAt);
        v("verified_at", s.verifiedAt); v("reason", s.reason);
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

/// An exception case 异常件: a record of its own, never a status.
struct Case
{
    static constexpr EntityKind kKind = EntityKind::Case;
    EntityId id;
    CaseCode code = CaseCode::Damaged;
    QString entity;            ///< kind name
    QString entityKey;         ///< what stands on paper: tracking, carton code, order no
    QString opId;              ///< the operation that raised it
    qint64 resultCode = 0;     ///< the Rulebook's code of a refused operation
    QJsonObject facts;         ///< both sides' facts
    Stateful<CaseState> state;
    QString station;
    QString openedBy;
    UtcMs openedAt;
    QString resolvedBy;
    UtcMs resolvedAt;
    QString resolution;
    bool operator==(const Case &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("entity", s.entity); v("entity_key", s.entityKey); v("op_id", s.opId);
        v("result_code", s.resultCode); v("facts", s.facts); v("state", s.state); v("station", s.station);
        v("opened_by", s.openedBy); v("opened_at", s.openedAt); v("resolved_by", s.resolvedBy);
        v("resolved_at", s.resolvedAt); v("resolution", s.resolution);
    }
};

struct Payment
{
    static constexpr EntityKind kKind = EntityKind::Payment;
    EntityId id;
    QString no;
    QString order;
    qint64 minor = 0;          ///< negative = refund
    QString currency;
    UtcMs at;
    bool operator==(const Payment &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("order_no", s.order); v("minor", s.minor); v("currency", s.currency); v("at_ms", s.at);
    }
};

struct Coupon
{
    static constexpr EntityKind kKind = EntityKind::Coupon;
    EntityId id;
    QString code;
    QString member;
    QString kind;              ///< percent | amount
    QString value;             ///< decimal
    QString currency;
    UtcMs validTo;
    bool operator==(const Coupon &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("member", s.member); v("kind", s.kind); v("value", s.value); v("currency", s.currency);
        v("valid_to", s.validTo);
    }
};

/// Numbers that one station may give out with the network down.
struct NumberBlock
{
    static constexpr EntityKind kKind = EntityKind::NumberBlock;
    EntityId id;
    QString station;
    QString purpose;           ///< "carrier_no" | "sscc"
    QString prefix;            ///< "PB", or GS1 company prefix with extension digit
    qint64 first = 0;
    qint64 last = 0;
    bool operator==(const NumberBlock &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("station", s.station); v("purpose", s.purpose); v("prefix", s.prefix); v("first_no", s.first); v("last_no", s.last);
    }
};

struct TrackingEvent
{
    static constexpr EntityKind kKind = EntityKind::TrackingEvent;
    EntityId id;
    QString provider;
    QString eventId;
    QString carrierNo;
    QString status;
    UtcMs at;                  ///< when it happened, not when it arrived
    QJsonObject raw;
    bool operator==(const TrackingEvent &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("provider", s.provider); v("event_id", s.eventId); v("carrier_no", s.carrierNo); v("status", s.status);
        v("at_ms", s.at); v("raw", s.raw);
    }
};

struct User
{
    static constexpr EntityKind kKind = EntityKind::User;
    EntityId id;
    QString badge;
    QString name;
    Role role = Role::Clerk;
    QString pinHash;           ///< Argon2id
    bool disabled = false;
    bool operator==(const User &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("badge", s.badge); v("name", s.name); v("role", s.role); v("pin_hash", s.pinHash); v("disabled", s.disabled);
    }
};

/// A second inner label that names a parcel (the same parcel received at two stations).
struct Alias
{
    static constexpr EntityKind kKind = EntityKind::Alias;
    EntityId id;
    QString lpn;
    QString parcel;            ///< id of the parcel
    bool operator==(const Alias &) const = default;

    static void fields(auto &s, auto &&v) { v("lpn", s.lpn); v("parcel", s.parcel); }
};

/// A published tariff pack, immutable; `files` maps file name to CSV text.
struct Tariff
{
    static constexpr EntityKind kKind = EntityKind::Tariff;
    EntityId id;
    QString kind = QStringLiteral("freight");
    QString version;
    QString sha256;
    UtcMs publishedAt;
    QJsonObject files;
    bool operator==(const Tariff &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("kind", s.kind); v("version", s.version); v("sha256", s.sha256); v("published_at", s.publishedAt);
        v("files", s.files);
    }
};

using Row = std::variant<Member, Goods, PreAlert, PurchaseOrder, Parcel, Location, Order, Carton, Quote, Label, Bag,
                         Manifest, Case, Payment, Coupon, NumberBlock, TrackingEvent, User, Alias, Tariff>;

EntityKind kindOf(const Row &row);
EntityId idOf(const Row &row);
/// The code on paper that people know the row by.
QString keyOf(const Row &row);

} // namespace packbay
