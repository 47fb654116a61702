#pragma once
#include "models/domain/Entities.h"

#include <variant>

/// Every act of a clerk, supervisor or upstream system (architecture.md 11.16), as a plain value. fields() names the
/// payload once: JSON and schema are derived from it. Parcels are named by id, everything else by its code on paper.
/// Added to the list of the house plan: MeasureParcel and CageCarton (FACT: the scale and the cage are physical), and
/// UpsertLocation, UpsertUser and GrantNumbers (set up by the central).
namespace packbay {

/// FACT: physically true, always accepted, a clash becomes a case. CLAIM: optimistic at the station, unique at the
/// central. IRREVOCABLE: only when every line is confirmed by the central. UPSTREAM: only the central makes them.
enum class OpClass { Fact, Claim, Irrevocable, Upstream };

/// The parcel lies on the desk. The Rulebook finds pre-alert and owner; `owner` is the member code that was scanned, if any.
struct ReceiveParcel
{
    static constexpr const char *kType = "ReceiveParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    QString tracking;
    QString raw;
    QString lpn;
    QString owner;
    QString returnOf;
    bool operator==(const ReceiveParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("tracking", s.tracking); v("raw_scan", s.raw); v("lpn", s.lpn); v("owner", s.owner);
        v("return_of", s.returnOf);
    }
};

/// Takes a receipt back (undo): same shift, nothing happened since.
struct UnreceiveParcel
{
    static constexpr const char *kType = "UnreceiveParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    QString reason;
    bool operator==(const UnreceiveParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("reason", s.reason);
    }
};

/// Weight from the scale (or typed) and size of a parcel. Weight 0 takes the weight back.
struct MeasureParcel
{
    static constexpr const char *kType = "MeasureParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    Grams weight;
    QString source;
    QString frame;
    Dimensions size;
    bool operator==(const MeasureParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("weight_g", s.weight); v("source", s.source); v("frame_hex", s.frame);
        v("size", s.size);
    }
};

/// The checklist is done. `lines` holds the counted quantities.
struct InspectParcel
{
    static constexpr const char *kType = "InspectParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    bool passed = false;
    QList<GoodsLine> lines;
    QString category;
    QString note;
    bool operator==(const InspectParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("passed", s.passed); v("lines", s.lines); v("category", s.category);
        v("note", s.note);
    }
};

/// A photo by its SHA-256; the bytes travel separately.
struct AttachPhoto
{
    static constexpr const char *kType = "AttachPhoto";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    QString sha256;
    bool operator==(const AttachPhoto &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("sha256", s.sha256);
    }
};

/// Shelved for the first time, or an unclaimed parcel into zone U.
struct PutawayParcel
{
    static constexpr const char *kType = "PutawayParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    QString location;
    bool operator==(const PutawayParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("location", s.location);
    }
};

/// To another location, state unchanged; empty location = taken off the shelf again (undo).
struct MoveParcel
{
    static constexpr const char *kType = "MoveParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    QString location;
    bool operator==(const MoveParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("location", s.location);
    }
};

/// Taken off the shelf for its order.
struct PickParcel
{
    static constexpr const char *kType = "PickParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    QString order;
    bool operator==(const PickParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("order_no", s.order);
    }
};

/// Back on a shelf; the location was scanned.
struct UnpickParcel
{
    static constexpr const char *kType = "UnpickParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    QString location;
    bool operator==(const UnpickParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("location", s.location);
    }
};

/// Gross weight of a closed carton. `accepted`: the supervisor accepted a difference. `sameBill`: it is far from the sum
/// of the parcels, but the tariff bills both the same (2.2 and 2.36 kg at a step of 0.5), so nobody need be asked.
struct WeighCarton
{
    static constexpr const char *kType = "WeighCarton";
    static constexpr OpClass kClass = OpClass::Fact;
    QString carton;
    Grams gross;
    QString source;
    QString frame;
    bool accepted = false;
    bool sameBill = false;
    bool operator==(const WeighCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("gross_g", s.gross); v("source", s.source); v("frame_hex", s.frame);
        v("accepted", s.accepted);
        v("same_bill", s.sameBill);
    }
};

/// Outer size of a closed carton.
struct MeasureCarton
{
    static constexpr const char *kType = "MeasureCarton";
    static constexpr OpClass kClass = OpClass::Fact;
    QString carton;
    Dimensions size;
    bool operator==(const MeasureCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("size", s.size);
    }
};

/// A sheet of this label was given to a printer; copy counts from 1.
struct PrintLabel
{
    static constexpr const char *kType = "PrintLabel";
    static constexpr OpClass kClass = OpClass::Fact;
    QString label;
    qint64 copy = 0;
    QString reason;
    bool operator==(const PrintLabel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("label", s.label); v("copy", s.copy); v("reason", s.reason);
    }
};

/// The printed label was scanned back: `scanned` is what the scanner read, `carton` where it should stick.
struct VerifyLabel
{
    static constexpr const char *kType = "VerifyLabel";
    static constexpr OpClass kClass = OpClass::Fact;
    QString carton;
    QString scanned;
    bool operator==(const VerifyLabel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("scanned", s.scanned);
    }
};

/// Put into a cage of its carrier.
struct CageCarton
{
    static constexpr const char *kType = "CageCarton";
    static constexpr OpClass kClass = OpClass::Fact;
    QString carton;
    QString cage;
    bool operator==(const CageCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("cage", s.cage);
    }
};

/// The driver signed: the truck has left.
struct HandOverManifest
{
    static constexpr const char *kType = "HandOverManifest";
    static constexpr OpClass kClass = OpClass::Fact;
    QString manifest;
    QString driver;
    bool operator==(const HandOverManifest &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("manifest", s.manifest); v("driver", s.driver);
    }
};

/// An event of the carrier, by event time.
struct RecordTracking
{
    static constexpr const char *kType = "RecordTracking";
    static constexpr OpClass kClass = OpClass::Fact;
    QString provider;
    QString eventId;
    QString carrierNo;
    QString status;
    UtcMs at;
    QJsonObject event;
    bool operator==(const RecordTracking &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("provider", s.provider); v("event_id", s.eventId); v("carrier_no", s.carrierNo); v("status", s.status);
        v("at_ms", s.at); v("event", s.event);
    }
};

/// Something is wrong with an entity; `hold` also stops it.
struct OpenException
{
    static constexpr const char *kType = "OpenException";
    static constexpr OpClass kClass = OpClass::Fact;
    CaseCode code = CaseCode::Damaged;
    QString entity;
    QString key;
    QString note;
    bool hold = false;
    bool operator==(const OpenException &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("entity", s.entity); v("entity_key", s.key); v("note", s.note); v("hold", s.hold);
    }
};

/// The search found nothing.
struct DeclareLost
{
    static constexpr const char *kType = "DeclareLost";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    QString reason;
    bool operator==(const DeclareLost &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("reason", s.reason);
    }
};

/// A lost parcel is back, at this location.
struct FoundParcel
{
    static constexpr const char *kType = "FoundParcel";
    static constexpr OpClass kClass = OpClass::Fact;
    EntityId parcel;
    QString location;
    bool operator==(const FoundParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("location", s.location);
    }
};

/// The parcel belongs to this order from now on.
struct AllocateParcel
{
    static constexpr const char *kType = "AllocateParcel";
    static constexpr OpClass kClass = OpClass::Claim;
    EntityId parcel;
    QString order;
    bool operator==(const AllocateParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("order_no", s.order);
    }
};

/// Out of the order again; with its last parcel the order is cancelled.
struct ReleaseParcel
{
    static constexpr const char *kType = "ReleaseParcel";
    static constexpr OpClass kClass = OpClass::Claim;
    EntityId parcel;
    QString order;
    QString reason;
    bool operator==(const ReleaseParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("order_no", s.order); v("reason", s.reason);
    }
};

/// An empty carton for an order.
struct OpenCarton
{
    static constexpr const char *kType = "OpenCarton";
    static constexpr OpClass kClass = OpClass::Claim;
    QString carton;
    QString order;
    QString packaging;
    Grams tare;
    bool operator==(const OpenCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("order_no", s.order); v("packaging", s.packaging); v("tare_g", s.tare);
    }
};

/// The parcel goes into the open carton.
struct PackParcel
{
    static constexpr const char *kType = "PackParcel";
    static constexpr OpClass kClass = OpClass::Claim;
    EntityId parcel;
    QString carton;
    bool operator==(const PackParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("carton", s.carton);
    }
};

/// Out of the open carton again.
struct UnpackParcel
{
    static constexpr const char *kType = "UnpackParcel";
    static constexpr OpClass kClass = OpClass::Claim;
    EntityId parcel;
    QString carton;
    QString reason;
    bool operator==(const UnpackParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("carton", s.carton); v("reason", s.reason);
    }
};

/// Sealed; `count` is what was counted in.
struct CloseCarton
{
    static constexpr const char *kType = "CloseCarton";
    static constexpr OpClass kClass = OpClass::Claim;
    QString carton;
    qint64 count = 0;
    bool operator==(const CloseCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("count", s.count);
    }
};

/// Opened again before it has a live label.
struct ReopenCarton
{
    static constexpr const char *kType = "ReopenCarton";
    static constexpr OpClass kClass = OpClass::Claim;
    QString carton;
    QString reason;
    bool operator==(const ReopenCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("reason", s.reason);
    }
};

/// The price of a weighed carton, bound to a tariff version.
struct QuoteCarton
{
    static constexpr const char *kType = "QuoteCarton";
    static constexpr OpClass kClass = OpClass::Claim;
    QString carton;
    QString no;
    QString line;
    QString carrier;
    QString tariff;
    qint64 totalMinor = 0;
    QString currency;
    Grams actual;
    Grams volumetric;
    Grams billed;
    UtcMs expiresAt;
    QJsonObject explain;
    bool operator==(const QuoteCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("no", s.no); v("line", s.line); v("carrier", s.carrier); v("tariff", s.tariff);
        v("total_minor", s.totalMinor); v("currency", s.currency); v("actual_g", s.actual);
        v("volumetric_g", s.volumetric); v("billed_g", s.billed); v("expires_at", s.expiresAt);
        v("explain", s.explain);
    }
};

/// A carrier number from the station's own block.
struct IssueLabel
{
    static constexpr const char *kType = "IssueLabel";
    static constexpr OpClass kClass = OpClass::Claim;
    QString carton;
    QString no;
    QString carrierNo;
    QString sscc;
    bool operator==(const IssueLabel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("no", s.no); v("carrier_no", s.carrierNo); v("sscc", s.sscc);
    }
};

/// A new bag for one carrier.
struct OpenBag
{
    static constexpr const char *kType = "OpenBag";
    static constexpr OpClass kClass = OpClass::Claim;
    QString bag;
    QString carrier;
    Grams limit;
    bool operator==(const OpenBag &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("bag", s.bag); v("carrier", s.carrier); v("limit_g", s.limit);
    }
};

/// A verified carton into an open bag.
struct BagCarton
{
    static constexpr const char *kType = "BagCarton";
    static constexpr OpClass kClass = OpClass::Claim;
    QString bag;
    QString carton;
    bool operator==(const BagCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("bag", s.bag); v("carton", s.carton);
    }
};

/// Out of the open bag.
struct UnbagCarton
{
    static constexpr const char *kType = "UnbagCarton";
    static constexpr OpClass kClass = OpClass::Claim;
    QString bag;
    QString carton;
    QString reason;
    bool operator==(const UnbagCarton &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("bag", s.bag); v("carton", s.carton); v("reason", s.reason);
    }
};

/// Sealed; refuses scans from now on.
struct CloseBag
{
    static constexpr const char *kType = "CloseBag";
    static constexpr OpClass kClass = OpClass::Claim;
    QString bag;
    bool operator==(const CloseBag &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("bag", s.bag);
    }
};

/// A hand-over list of one carrier and ship date.
struct OpenManifest
{
    static constexpr const char *kType = "OpenManifest";
    static constexpr OpClass kClass = OpClass::Claim;
    QString manifest;
    QString carrier;
    QString shipDate;
    bool operator==(const OpenManifest &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("manifest", s.manifest); v("carrier", s.carrier); v("ship_date", s.shipDate);
    }
};

/// A loose carton, or a closed bag with all its cartons.
struct AddToManifest
{
    static constexpr const char *kType = "AddToManifest";
    static constexpr OpClass kClass = OpClass::Claim;
    QString manifest;
    QString carton;
    QString bag;
    bool operator==(const AddToManifest &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("manifest", s.manifest); v("carton", s.carton); v("bag", s.bag);
    }
};

/// Off the open manifest again.
struct RemoveFromManifest
{
    static constexpr const char *kType = "RemoveFromManifest";
    static constexpr OpClass kClass = OpClass::Claim;
    QString manifest;
    QString carton;
    QString bag;
    QString reason;
    bool operator==(const RemoveFromManifest &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("manifest", s.manifest); v("carton", s.carton); v("bag", s.bag); v("reason", s.reason);
    }
};

/// A member asks for consolidation, or a platform for ship-as-is.
struct SubmitOrder
{
    static constexpr const char *kType = "SubmitOrder";
    static constexpr OpClass kClass = OpClass::Claim;
    QString no;
    QString member;
    ShipMode shipMode = ShipMode::WaitAll;
    QStringList requested;
    Address shipTo;
    QString service;
    QString platformOrderNo;
    QString container;
    qint64 declaredMinor = 0;
    QString currency;
    qint64 priority = 0;
    UtcMs cutOff;
    bool operator==(const SubmitOrder &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("member", s.member); v("ship_mode", s.shipMode); v("requested", s.requested);
        v("ship_to", s.shipTo); v("service", s.service); v("platform_order_no", s.platformOrderNo);
        v("container", s.container); v("declared_minor", s.declaredMinor); v("currency", s.currency);
        v("priority", s.priority); v("cut_off", s.cutOff);
    }
};

/// The supervisor lets it go to picking; its parcels are allocated.
struct ApproveOrder
{
    static constexpr const char *kType = "ApproveOrder";
    static constexpr OpClass kClass = OpClass::Claim;
    QString order;
    bool operator==(const ApproveOrder &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("order_no", s.order);
    }
};

struct RejectOrder
{
    static constexpr const char *kType = "RejectOrder";
    static constexpr OpClass kClass = OpClass::Claim;
    QString order;
    QString reason;
    bool operator==(const RejectOrder &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("order_no", s.order); v("reason", s.reason);
    }
};

struct CancelOrder
{
    static constexpr const char *kType = "CancelOrder";
    static constexpr OpClass kClass = OpClass::Claim;
    QString order;
    QString reason;
    bool operator==(const CancelOrder &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("order_no", s.order); v("reason", s.reason);
    }
};

/// Stops a parcel, order or carton.
struct AddHold
{
    static constexpr const char *kType = "AddHold";
    static constexpr OpClass kClass = OpClass::Claim;
    QString entity;
    QString key;
    CaseCode code = CaseCode::Damaged;
    QString note;
    bool operator==(const AddHold &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("entity", s.entity); v("entity_key", s.key); v("code", s.code); v("note", s.note);
    }
};

struct ReleaseHold
{
    static constexpr const char *kType = "ReleaseHold";
    static constexpr OpClass kClass = OpClass::Claim;
    QString entity;
    QString key;
    CaseCode code = CaseCode::Damaged;
    QString reason;
    bool operator==(const ReleaseHold &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("entity", s.entity); v("entity_key", s.key); v("code", s.code); v("reason", s.reason);
    }
};

/// A member says that an unclaimed parcel is theirs.
struct ProposeClaim
{
    static constexpr const char *kType = "ProposeClaim";
    static constexpr OpClass kClass = OpClass::Claim;
    EntityId parcel;
    QString member;
    QString proof;
    bool operator==(const ProposeClaim &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("member", s.member); v("proof", s.proof);
    }
};

/// The supervisor gives the unclaimed parcel its owner.
struct ApproveClaim
{
    static constexpr const char *kType = "ApproveClaim";
    static constexpr OpClass kClass = OpClass::Claim;
    EntityId parcel;
    QString member;
    bool operator==(const ApproveClaim &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("member", s.member);
    }
};

/// Closes a case; never moves a state.
struct ResolveException
{
    static constexpr const char *kType = "ResolveException";
    static constexpr OpClass kClass = OpClass::Claim;
    QString caseId;
    QString resolution;
    bool operator==(const ResolveException &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("case_id", s.caseId); v("resolution", s.resolution);
    }
};

/// A number from a carrier, bought by the central.
struct BuyLabel
{
    static constexpr const char *kType = "BuyLabel";
    static constexpr OpClass kClass = OpClass::Irrevocable;
    QString carton;
    QString no;
    QString carrier;
    bool operator==(const BuyLabel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("carton", s.carton); v("no", s.no); v("carrier", s.carrier);
    }
};

/// With a reason, by a supervisor, before hand-over.
struct VoidLabel
{
    static constexpr const char *kType = "VoidLabel";
    static constexpr OpClass kClass = OpClass::Irrevocable;
    QString label;
    QString reason;
    bool operator==(const VoidLabel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("label", s.label); v("reason", s.reason);
    }
};

/// `cartons` is the set that was scanned: it must equal the set on the manifest.
struct CloseManifest
{
    static constexpr const char *kType = "CloseManifest";
    static constexpr OpClass kClass = OpClass::Irrevocable;
    QString manifest;
    QStringList cartons;
    bool operator==(const CloseManifest &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("manifest", s.manifest); v("cartons", s.cartons);
    }
};

struct Charge
{
    static constexpr const char *kType = "Charge";
    static constexpr OpClass kClass = OpClass::Irrevocable;
    QString order;
    qint64 minor = 0;
    QString currency;
    bool operator==(const Charge &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("order_no", s.order); v("minor", s.minor); v("currency", s.currency);
    }
};

struct ReturnToSender
{
    static constexpr const char *kType = "ReturnToSender";
    static constexpr OpClass kClass = OpClass::Irrevocable;
    EntityId parcel;
    QString reason;
    bool operator==(const ReturnToSender &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("reason", s.reason);
    }
};

struct DisposeParcel
{
    static constexpr const char *kType = "DisposeParcel";
    static constexpr OpClass kClass = OpClass::Irrevocable;
    EntityId parcel;
    QString reason;
    bool operator==(const DisposeParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("reason", s.reason);
    }
};

struct AbandonParcel
{
    static constexpr const char *kType = "AbandonParcel";
    static constexpr OpClass kClass = OpClass::Irrevocable;
    EntityId parcel;
    QString reason;
    bool operator==(const AbandonParcel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("parcel", s.parcel); v("reason", s.reason);
    }
};

struct UpsertMember
{
    static constexpr const char *kType = "UpsertMember";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString code;
    QString name;
    QString tier;
    qint64 points = 0;
    QString storagePolicy;
    bool blocked = false;
    bool operator==(const UpsertMember &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("name", s.name); v("tier", s.tier); v("points", s.points);
        v("storage_policy", s.storagePolicy); v("blocked", s.blocked);
    }
};

struct UpsertGoods
{
    static constexpr const char *kType = "UpsertGoods";
    static constexpr OpClass kClass = OpClass::Upstream;
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
    bool operator==(const UpsertGoods &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("sku", s.sku); v("name_zh", s.nameZh); v("name_en", s.nameEn); v("hs", s.hs); v("origin", s.origin);
        v("category", s.category); v("unit_value_minor", s.unitValueMinor); v("currency", s.currency);
        v("source_url", s.sourceUrl); v("image_url", s.imageUrl);
    }
};

struct CreatePreAlert
{
    static constexpr const char *kType = "CreatePreAlert";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString no;
    QString member;
    QString tracking;
    QString courierHint;
    ShipMode shipMode = ShipMode::WaitAll;
    QString purchaseOrder;
    QString order;
    QString platformOrderNo;
    QList<GoodsLine> items;
    QStringList services;
    Grams declared;
    bool operator==(const CreatePreAlert &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("member", s.member); v("tracking", s.tracking); v("courier_hint", s.courierHint);
        v("ship_mode", s.shipMode); v("purchase_order", s.purchaseOrder); v("order_no", s.order);
        v("platform_order_no", s.platformOrderNo); v("items", s.items); v("services", s.services);
        v("declared_g", s.declared);
    }
};

/// Only while nothing was received.
struct CancelPreAlert
{
    static constexpr const char *kType = "CancelPreAlert";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString no;
    bool operator==(const CancelPreAlert &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no);
    }
};

struct UpsertPurchaseOrder
{
    static constexpr const char *kType = "UpsertPurchaseOrder";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString no;
    QString member;
    QString supplier;
    QList<GoodsLine> lines;
    bool cancelled = false;
    bool operator==(const UpsertPurchaseOrder &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("member", s.member); v("supplier", s.supplier); v("lines", s.lines);
        v("cancelled", s.cancelled);
    }
};

/// Negative minor = refund.
struct RecordPayment
{
    static constexpr const char *kType = "RecordPayment";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString no;
    QString order;
    qint64 minor = 0;
    QString currency;
    UtcMs at;
    bool operator==(const RecordPayment &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("no", s.no); v("order_no", s.order); v("minor", s.minor); v("currency", s.currency); v("at_ms", s.at);
    }
};

struct UpsertCoupon
{
    static constexpr const char *kType = "UpsertCoupon";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString code;
    QString member;
    QString kind;
    QString value;
    QString currency;
    UtcMs validTo;
    bool operator==(const UpsertCoupon &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("member", s.member); v("kind", s.kind); v("value", s.value); v("currency", s.currency);
        v("valid_to", s.validTo);
    }
};

struct PublishTariff
{
    static constexpr const char *kType = "PublishTariff";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString version;
    QString sha256;
    QJsonObject files;
    bool operator==(const PublishTariff &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("version", s.version); v("sha256", s.sha256); v("files", s.files);
    }
};

struct UpsertLocation
{
    static constexpr const char *kType = "UpsertLocation";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString code;
    QString sign;
    QString zone;
    LocationKind kind = LocationKind::Shelf;
    QString carrier;
    qint64 capacity = 0;
    bool enabled = false;
    bool operator==(const UpsertLocation &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("sign", s.sign); v("zone", s.zone); v("kind", s.kind); v("carrier", s.carrier);
        v("capacity", s.capacity); v("enabled", s.enabled);
    }
};

struct UpsertUser
{
    static constexpr const char *kType = "UpsertUser";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString badge;
    QString name;
    Role role = Role::Clerk;
    QString pinHash;
    bool disabled = false;
    bool operator==(const UpsertUser &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("badge", s.badge); v("name", s.name); v("role", s.role); v("pin_hash", s.pinHash);
        v("disabled", s.disabled);
    }
};

/// The station may give out first..last of this prefix.
struct GrantNumbers
{
    static constexpr const char *kType = "GrantNumbers";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString station;
    QString purpose;
    QString prefix;
    qint64 first = 0;
    qint64 last = 0;
    bool operator==(const GrantNumbers &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("station", s.station); v("purpose", s.purpose); v("prefix", s.prefix); v("first_no", s.first);
        v("last_no", s.last);
    }
};

using OperationBody = std::variant<
    ReceiveParcel, UnreceiveParcel, MeasureParcel, InspectParcel, AttachPhoto, PutawayParcel, MoveParcel, PickParcel,
    UnpickParcel, WeighCarton, MeasureCarton, PrintLabel, VerifyLabel, CageCarton, HandOverManifest, RecordTracking,
    OpenException, DeclareLost, FoundParcel, AllocateParcel, ReleaseParcel, OpenCarton, PackParcel, UnpackParcel,
    CloseCarton, ReopenCarton, QuoteCarton, IssueLabel, OpenBag, BagCarton, UnbagCarton, CloseBag, OpenManifest,
    AddToManifest, RemoveFromManifest, SubmitOrder, ApproveOrder, RejectOrder, CancelOrder, AddHold, ReleaseHold,
    ProposeClaim, ApproveClaim, ResolveException, BuyLabel, VoidLabel, CloseManifest, Charge, ReturnToSender,
    DisposeParcel, AbandonParcel, UpsertMember, UpsertGoods, CreatePreAlert, CancelPreAlert, UpsertPurchaseOrder,
    RecordPayment, UpsertCoupon, PublishTariff, UpsertLocation, UpsertUser, GrantNumbers>;

/// Who did what, where and when. `seq` counts without gaps inside (station, epoch); upstream operations have none.
struct Operation
{
    OpId id;                 ///< UUIDv7, made when the form opens; a repeat has the same
    QString station;         ///< station code; "central" for upstream
    qint64 epoch = 1;
    qint64 seq = 0;
    QString actor;           ///< badge
    Role role = Role::Clerk; ///< of the actor, as the authority knows it
    QString approver;        ///< badge of the supervisor who scanned in for this one step
    UtcMs at;                ///< the device's clock
    int version = 1;         ///< of the payload's schema
    OperationBody body;
    bool operator==(const Operation &) const = default;
};

QString typeOf(const OperationBody &body);
OpClass classOf(const OperationBody &body);

} // namespace packbay
