#pragma once
#include "models/domain/Result.h"
#include "models/domain/Units.h"
#include "models/freight/Rational.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace packbay {

/// ADDRESS of architecture.md 11.0.
struct ShipAddress
{
    QString name;
    QString company;
    QStringList lines;
    QString city;
    QString region;
    QString postcode;
    QString country; ///< ISO 3166 alpha-2
    QString phone;
    QString email;
    QString taxId;
};

/// `quantity` equal pieces (cartons).
struct QuotePiece
{
    QString ref;
    Rational grams; ///< exact, of one piece
    std::optional<Dimensions> size;
    std::int64_t quantity = 1;
    QString category = QStringLiteral("general");
    QString packaging = QStringLiteral("carton");
};

struct GoodsBattery
{
    QString chemistry; ///< ion, metal, sodium
    QString packing;   ///< in, with, alone
    std::optional<Rational> wattHours;
    std::optional<Rational> lithiumGrams;
    std::int64_t cells = 0;
    std::int64_t batteries = 0;
};

/// What is inside; amounts of one unit.
struct QuoteGoods
{
    QString piece; ///< ref of a piece; "" = somewhere in the shipment
    QString category;
    QString hs;
    QString origin;
    std::int64_t quantity = 1;
    std::int64_t unitValueMinor = 0;
    QString currency;
    std::optional<std::int64_t> netGrams;
    QString description;
    std::optional<GoodsBattery> battery;
};

struct QuoteService
{
    QString code;
    std::int64_t quantity = 1;
};

/// A request as in architecture.md 11.1. `at` must be set before quoting; the codec leaves it open when the request does.
struct QuoteRequest
{
    std::optional<UtcMs> at;
    ShipAddress shipTo;
    bool residential = false;
    QStringList lines; ///< empty = every line valid at `at`
    QString tier;
    QStringList coupons;
    QString currency; ///< "" = each line's own
    std::vector<QuotePiece> pieces;
    std::vector<QuoteGoods> goods;
    std::optional<std::int64_t> declaredMinor;
    QString declaredCurrency;
    std::int64_t insuranceMinor = 0;
    QString insuranceCurrency;
    std::vector<QuoteService> vas;
};

/// Strict: an unknown key, a wrong type or a missing field is 7001 with its JSON pointer in `where`; further 7003 (currency),
/// 7004 (country), 7005 (weight not above zero), 7006 (size not above zero, incomplete or beyond 100 m).
Result<QuoteRequest> parseQuoteRequest(const QJsonObject &object);

/// The parts that other requests share (plans, labels). `where` is the pointer of the object itself.
Result<ShipAddress> parseShipAddress(const QJsonObject &object, const QString &where);
Result<QuoteGoods> parseQuoteGoods(const QJsonObject &object, const QString &where);
/// WEIGHT: exactly one of weight_g and weight.
Result<Rational> parseWeight(const QJsonObject &object, const QString &where);
/// SIZE: all three or none.
Result<std::optional<Dimensions>> parseSize(const QJsonObject &object, const QString &where);

} // namespace packbay
