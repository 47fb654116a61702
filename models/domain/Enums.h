#pragma once
#include <QString>
#include <QStringView>

#include <array>
#include <optional>

/// Every enumeration that is stored or sent, with its one spelling. The order of the names is the order of the values.
namespace packbay {

template<class E>
struct EnumTable;

#define PACKBAY_ENUM_NAMES(Enum, ...)                                    \
    template<>                                                          \
    struct EnumTable<Enum>                                              \
    {                                                                   \
        static constexpr auto names = std::to_array<const char *>({__VA_ARGS__}); \
    };

template<class E>
concept NamedEnum = requires { EnumTable<E>::names; };

template<NamedEnum E>
QString enumName(E value)
{
    return QString::fromLatin1(EnumTable<E>::names.at(static_cast<std::size_t>(value)));
}

template<NamedEnum E>
std::optional<E> enumOf(QStringView name)
{
    for (std::size_t i = 0; i < EnumTable<E>::names.size(); ++i) {
        if (name == QLatin1String(EnumTable<E>::names[i]))
            return static_cast<E>(i);
    }
    return std::nullopt;
}

enum class EntityKind {
    Member, Goods, PreAlert, PurchaseOrder, Parcel, Location, Order, Carton, Quote, Label, Bag, Manifest, Case, Payment,
    Coupon, NumberBlock, TrackingEvent, User, Alias, Tariff
};
PACKBAY_ENUM_NAMES(EntityKind, "member", "goods", "pre_alert", "purchase_order", "parcel", "location", "orders", "carton",
                   "quote", "label", "bag", "manifest", "exception", "payment", "coupon", "number_block",
                   "tracking_event", "user_account", "alias", "tariff")

// The states of domain.md A2.
enum class ParcelState {
    None, Expected, Received, Unclaimed, Inspected, Stored, Allocated, Picked, Packed, Dispatched, Returned, Disposed,
    Abandoned, Lost, Cancelled
};
PACKBAY_ENUM_NAMES(ParcelState, "NONE", "EXPECTED", "RECEIVED", "UNCLAIMED", "INSPECTED", "STORED", "ALLOCATED", "PICKED",
                   "PACKED", "DISPATCHED", "RETURNED", "DISPOSED", "ABANDONED", "LOST", "CANCELLED")

enum class OrderState {
    None, Draft, Submitted, Approved, Rejected, Picking, Packing, Weighed, AwaitingPayment, SupplementDue, Paid, Labelled,
    HandedOver, InTransit, Delivered, Cancelled
};
PACKBAY_ENUM_NAMES(OrderState, "NONE", "DRAFT", "SUBMITTED", "APPROVED", "REJECTED", "PICKING", "PACKING", "WEIGHED",
                   "AWAITING_PAYMENT", "SUPPLEMENT_DUE", "PAID", "LABELLED", "HANDED_OVER", "IN_TRANSIT", "DELIVERED",
                   "CANCELLED")

enum class CartonState { None, Open, Closed, Weighed, Quoted, Paid, Labelled, Bagged, Manifested, HandedOver };
PACKBAY_ENUM_NAMES(CartonState, "NONE", "OPEN", "CLOSED", "WEIGHED", "QUOTED", "PAID", "LABELLED", "BAGGED", "MANIFESTED",
                   "HANDED_OVER")

enum class LabelState {
    None, Requesting, Unknown, Failed, Issued, Printed, Verified, VoidRequested, Voided, VoidRejected
};
PACKBAY_ENUM_NAMES(LabelState, "NONE", "REQUESTING", "UNKNOWN", "FAILED", "ISSUED", "PRINTED", "VERIFIED", "VOID_REQUESTED",
                   "VOIDED", "VOID_REJECTED")

/// What a carrier says about a label that was bought, or is to be void.
enum class LabelAnswer { Issued, Refused, TimedOut, Voided, VoidRejected };
PACKBAY_ENUM_NAMES(LabelAnswer, "ISSUED", "REFUSED", "TIMED_OUT", "VOIDED", "VOID_REJECTED")

enum class BagState { None, Open, Closed, Manifested };
PACKBAY_ENUM_NAMES(BagState, "NONE", "OPEN", "CLOSED", "MANIFESTED")

enum class ManifestState { None, Open, Closing, Closed, HandedOver };
PACKBAY_ENUM_NAMES(ManifestState, "NONE", "OPEN", "CLOSING", "CLOSED", "HANDED_OVER")

enum class CaseState { None, Open, Resolved };
PACKBAY_ENUM_NAMES(CaseState, "NONE", "OPEN", "RESOLVED")

enum class PreAlertState { None, Open, Received, Cancelled };
PACKBAY_ENUM_NAMES(PreAlertState, "NONE", "OPEN", "RECEIVED", "CANCELLED")

enum class Inspection { NotNeeded, Required, Passed, Failed };
PACKBAY_ENUM_NAMES(Inspection, "NOT_NEEDED", "REQUIRED", "PASSED", "FAILED")

/// WaitAll 集齐再发, OnArrival 到件即发, AsIs: dropshipping, one parcel one carton, never merged.
enum class ShipMode { WaitAll, OnArrival, AsIs };
PACKBAY_ENUM_NAMES(ShipMode, "WAIT_ALL", "ON_ARRIVAL", "AS_IS")

enum class Role { Clerk, Supervisor, Admin, System };
PACKBAY_ENUM_NAMES(Role, "clerk", "supervisor", "admin", "system")

enum class OwnerBasis { None, PreAlert, MemberCode, Claim, PurchaseOrder };
PACKBAY_ENUM_NAMES(OwnerBasis, "NONE", "PRE_ALERT", "MEMBER_CODE", "CLAIM", "PURCHASE_ORDER")

enum class LocationKind { Shelf, Cage, Tote, Bench };
PACKBAY_ENUM_NAMES(LocationKind, "SHELF", "CAGE", "TOTE", "BENCH")

/// The exception and hold catalogue of domain.md A3, and the refusals of the central as SyncRejected.
enum class CaseCode {
    UnknownOwner, NoPreAlert, OwnerMismatch, DuplicateScan, WeightDeviation, Damaged, Prohibited, Battery, Liquid, Powder,
    Magnet, LocationLost, WrongMerge, MissingParcel, Oversize, Overweight, RemoteArea, Unpaid, SupplementDue, LabelUnknown,
    LabelBlank, LabelSwap, ManifestShort, ManifestExtra, StorageOverdue, ReturnedIn, QuantityMismatch, ClaimConflict,
    Address, UnreadableLabel, TwoPiecesOneNumber, StaleFact, SyncRejected, NotUpdated,
    OtherHold ///< held by a supervisor for the reason in the note; a hold only, never a case
};
PACKBAY_ENUM_NAMES(CaseCode, "UNKNOWN_OWNER", "NO_PREALERT", "OWNER_MISMATCH", "DUPLICATE_SCAN", "WEIGHT_DEVIATION", "DAMAGED",
                   "PROHIBITED", "BATTERY", "LIQUID", "POWDER", "MAGNET", "LOCATION_LOST", "WRONG_MERGE", "MISSING_PARCEL",
                   "OVERSIZE", "OVERWEIGHT", "REMOTE_AREA", "UNPAID", "SUPPLEMENT_DUE", "LABEL_UNKNOWN", "LABEL_BLANK",
                   "LABEL_SWAP", "MANIFEST_SHORT", "MANIFEST_EXTRA", "STORAGE_OVERDUE", "RETURNED_IN", "QTY_MISMATCH",
                   "CLAIM_CONFLICT", "ADDRESS", "UNREADABLE_LABEL", "TWO_PIECES_ONE_NUMBER", "STALE_FACT", "SYNC_REJECTED",
                   "NO_UPDATE", "OTHER_HOLD")

} // namespace packbay
