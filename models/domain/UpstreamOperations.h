#pragma once
#include "models/domain/Entities.h"
#include "models/domain/OpClass.h"

/// What comes from upstream: members, announcements, purchases, money, places, people and numbers, which the central alone
/// makes, and tariffs, which a supervisor may publish at a station too.
namespace packbay {

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

/// By a supervisor or the central; the central refuses a version that does not follow the newest one.
struct PublishTariff
{
    static constexpr const char *kType = "PublishTariff";
    static constexpr OpClass kClass = OpClass::Claim;
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

} // namespace packbay
