#pragma once
#include "models/domain/Entities.h"
#include "models/domain/OpClass.h"

/// What is done to a parcel: on the receiving desk, on the shelves, in search, and what becomes of it in the end.
namespace packbay {

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

} // namespace packbay
