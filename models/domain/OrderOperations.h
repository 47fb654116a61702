#pragma once
#include "models/domain/Entities.h"
#include "models/domain/OpClass.h"

/// Consolidation orders, holds and cases: the work of members and supervisors.
namespace packbay {

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

} // namespace packbay
