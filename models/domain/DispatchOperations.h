#pragma once
#include "models/domain/Entities.h"
#include "models/domain/OpClass.h"

/// What leaves: cages, bags, manifests, and what the carrier says afterwards.
namespace packbay {

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

} // namespace packbay
