#pragma once
#include "models/freight/Rational.h"

#include <QByteArray>
#include <QDate>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <cstdint>
#include <optional>
#include <vector>

/// The rows of a tariff pack (freight.md C1), read and exact. Weights are grams, lengths millimetres, money is in major
/// units of the row's or the line's currency, percentages as written (12.5) or parts per million. `row` is the place in
/// the file, for messages only.
namespace packbay {

enum class VolumetricMode { Max, Half, Share, Free, Excess };
enum class PieceBasis { Shipment, PieceThenSum, SumThenRound };
enum class SideRounding { None, Nearest, Up };

/// First and last local day; an invalid date is open.
struct Validity
{
    QDate from;
    QDate to;

    bool contains(QDate day) const { return (!from.isValid() || from <= day) && (!to.isValid() || day <= to); }
    bool overlaps(const Validity &other) const
    {
        return (!from.isValid() || !other.to.isValid() || from <= other.to)
            && (!other.from.isValid() || !to.isValid() || other.from <= to);
    }
};

struct LineRow
{
    int row = 0;
    QString line;
    QString nameZh;
    QString nameEn;
    QString carrier;
    QString currency;
    int currencyDigits = 2;
    Validity validity;
    QTimeZone tz = QTimeZone::utc();
    std::int64_t quoteTtlHours = 24;
    std::optional<Rational> divisor; ///< cm^3 per kg; none = no volumetric weight
    VolumetricMode volMode = VolumetricMode::Max;
    std::optional<Rational> volSideMin;
    std::optional<Rational> volSumMin;
    std::optional<Rational> volMinMm3;
    Rational volExcessPerStep;
    std::optional<Rational> volExcessStep;
    Rational volSharePpm;
    Rational volShareMin;
    std::optional<Rational> roundStep;
    Rational grace;
    std::optional<Rational> round2From;
    std::optional<Rational> round2Step;
    Rational minBill;
    PieceBasis pieceBasis = PieceBasis::Shipment;
    RoundMode amountRound = RoundMode::HalfUp;
    std::int64_t amountStepMinor = 1;
    Rational minCharge;
    Rational taxPpm;
    std::int64_t transitMin = 0;
    std::int64_t transitMax = 0;
    SideRounding sideRounding = SideRounding::None;
};

struct ZoneRow
{
    int row = 0;
    QString line;
    QString zone;
    QString country; ///< "" = any
    QString postcodeFrom; ///< normalised; "" = the whole country
    QString postcodeTo;   ///< inclusive, as a prefix: "29" takes in 2999
    std::int64_t priority = 0;
    bool remote = false;
};

/// Applies for over < w <= to; fee = carry + base + ceil((w-over)/step)*stepPrice + w/1000*perKg.
struct PriceRow
{
    int row = 0;
    Rational over;
    Rational to;
    Rational base;
    Rational step; ///< 0 = no steps
    Rational stepPrice;
    Rational perKg;
    Rational carry; ///< what `cumulative` adds, worked out when the pack is read
    bool cumulative = false;
};

enum class ConditionField {
    Longest, Second, Third, Sum3, LengthGirth, ActualG, VolG, BilledG, AvgPieceG, Pieces, DeclaredMinor,
    Category, Remote, Residential, Postcode, Country, Packaging,
};
enum class ConditionOp { Equal, NotEqual, Greater, GreaterEqual, Less, LessEqual, In };

struct Condition
{
    ConditionField field = ConditionField::Longest;
    ConditionOp op = ConditionOp::Equal;
    std::vector<Rational> numbers;
    QStringList texts;
    QString currency; ///< of DeclaredMinor when the cell names one ("120USD"): `numbers` are then major units
    QString written;  ///< the value cell as it stands
};

enum class SurchargeBasis { Ticket, Piece, Kg, Percent };

struct SurchargeRow
{
    int row = 0;
    QString line;
    QString code;
    QString nameZh;
    QString nameEn;
    SurchargeBasis basis = SurchargeBasis::Ticket;
    Rational value;
    QStringList percentOf; ///< empty = the fuel base: freight and every code flagged `fuel`
    std::optional<Rational> min;
    std::optional<Rational> max;
    std::optional<Rational> maxPerTicket;
    QString group;
    std::int64_t priority = 0;
    bool fuel = false;
    std::vector<Condition> conditions;
    Rational minBill;
    Validity validity;
    QString tier;
    bool needsGoods = false;     ///< goods.csv points at this code on some line: it needs one of `goodsCategories` on board
    QByteArray canonical;        ///< as TariffPack::canonicalRows: what tells apart two rows that are alike in all else
    QStringList goodsCategories; ///< of this line's rows in goods.csv; none = the line never charges it
};

enum class LimitAction { Refuse, Warn, Ask };

struct LimitRow
{
    int row = 0;
    QString line;
    bool perPiece = false;
    Condition condition; ///< when it holds, `action` follows
    LimitAction action = LimitAction::Refuse;
};

enum class GoodsAllow { Yes, No, Ask };

struct GoodsRow
{
    int row = 0;
    QString line;
    QString category;
    GoodsAllow allow = GoodsAllow::Yes;
    QString surchargeCode;
    std::optional<Rational> maxQuantity; ///< in one piece
    std::optional<Rational> maxWattHours;
    QStringList docNeeded;
};

enum class VasBasis { Ticket, Carton, Piece, Item, BilledKg, ActualKg, PercentFreight, PercentDeclared };

struct VasRow
{
    int row = 0;
    QString line; ///< "*" = all
    QString code;
    QString nameZh;
    QString nameEn;
    VasBasis basis = VasBasis::Ticket;
    Rational value;
    QString currency; ///< "" = the line's
    std::optional<Rational> min;
    std::optional<Rational> max;
    QString tier;
    Validity validity;
};

struct TierRow
{
    int row = 0;
    QString tier;
    QString line;
    QStringList codes; ///< empty = FREIGHT
    Rational discountPpm;
    std::int64_t freeStorageDays = 0;
    Rational pointsPpm;
};

struct CouponRow
{
    int row = 0;
    QString coupon;
    QString line;
    bool percent = false;
    Rational value;
    QString currency;
    QStringList codes; ///< empty = everything so far
    std::optional<Rational> minTotal;
    std::optional<Rational> maxOff;
    bool once = false;
    Validity validity;
};

struct StorageRow
{
    int row = 0;
    QString policy;
    QString tier;
    std::int64_t freeDays = 0;
    QString firstDay; ///< arrival or next
    QString per;      ///< parcel, item, carton or order
    Rational fee;
    QString currency;
    std::int64_t perDays = 1;
    std::optional<Rational> cap;
    std::optional<std::int64_t> remindDay;
    std::optional<std::int64_t> blockDay;
    std::optional<std::int64_t> abandonDay;
    Validity validity;
};

enum class DutyBasis { PerHs6, PerCategory, PerConsignment, PercentValue, Refuse };

struct DutyRow
{
    int row = 0;
    QString regime;
    QString dest;
    Validity validity;
    DutyBasis basis = DutyBasis::PerConsignment;
    Rational value;
    QString currency;
    std::optional<Rational> valueFrom;
    std::optional<Rational> valueTo;
    QString valueCurrency;
    std::optional<Rational> exemptUpTo;
    QString source;
    QByteArray canonical; ///< as TariffPack::canonicalRows
};

/// What the customs of a country want to know, from a day on (freight.md E1, E2).
enum class CustomsField { Hs, Origin, NetG, Description, Value, Name, Postcode, Phone, Email, TaxId };

struct CustomsRow
{
    int row = 0;
    QString regime;
    QString dest; ///< a country, EU, or * for all
    Validity validity;
    CustomsField field = CustomsField::Hs;
    QRegularExpression pattern; ///< the whole text must match; none = it must only be there
    QString patternText;
    bool refuses = false; ///< else a warning of the offer
    QString source;
};

struct FxRow
{
    int row = 0;
    QString base;
    QString quote;
    Rational rate; ///< major units of `quote` for one of `base`
    QString rateText;
    std::int64_t asOfMs = 0;
    QString source;
    std::int64_t spreadPpm = 0;
};

} // namespace packbay
