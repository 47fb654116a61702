#pragma once
#include "models/domain/Ids.h"
#include "models/domain/Stateful.h"
#include "models/domain/Units.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>


/// Values that several rows hold. fields() names each stored field once.
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

} // namespace packbay
