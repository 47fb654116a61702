#pragma once
#include "models/domain/Entities.h"
#include "models/domain/OpClass.h"

/// What is done to a carton: packed, weighed, quoted, labelled.
namespace packbay {

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

/// The carrier's word about a bought label, brought by the central. TimedOut: nobody knows whether it was bought; the next
/// answer settles it, it is never bought again.
struct AnswerLabel
{
    static constexpr const char *kType = "AnswerLabel";
    static constexpr OpClass kClass = OpClass::Upstream;
    QString label;
    LabelAnswer answer = LabelAnswer::TimedOut;
    QString carrierNo; ///< Issued
    QString sheet;     ///< Issued: SHA-256 of the carrier's own sheet, a blob of the central; empty: drawn by us
    QString reason;    ///< Refused, VoidRejected: the carrier's words
    bool operator==(const AnswerLabel &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("label", s.label); v("answer", s.answer); v("carrier_no", s.carrierNo); v("sheet", s.sheet);
        v("reason", s.reason);
    }
};

/// With a reason, by a supervisor, before hand-over. A bought one is void when its carrier has agreed.
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

} // namespace packbay
