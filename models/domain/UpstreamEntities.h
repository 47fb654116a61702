#pragma once
#include "models/domain/EntityParts.h"

/// Rows that come from upstream: people, goods, announcements, purchases, money and tariffs.
namespace packbay {

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

} // namespace packbay
