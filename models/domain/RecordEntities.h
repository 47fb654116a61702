#pragma once
#include "models/domain/EntityParts.h"

/// Rows of what happened and of who may do what.
namespace packbay {

/// An exception case 异常件: a record of its own, never a status.
struct Case
{
    static constexpr EntityKind kKind = EntityKind::Case;
    EntityId id;
    CaseCode code = CaseCode::Damaged;
    QString entity;            ///< kind name
    QString entityKey;         ///< what stands on paper: tracking, carton code, order no
    QString opId;              ///< the operation that raised it
    qint64 resultCode = 0;     ///< the Rulebook's code of a refused operation
    QJsonObject facts;         ///< both sides' facts
    Stateful<CaseState> state;
    QString station;
    QString openedBy;
    UtcMs openedAt;
    QString resolvedBy;
    UtcMs resolvedAt;
    QString resolution;
    bool operator==(const Case &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("code", s.code); v("entity", s.entity); v("entity_key", s.entityKey); v("op_id", s.opId);
        v("result_code", s.resultCode); v("facts", s.facts); v("state", s.state); v("station", s.station);
        v("opened_by", s.openedBy); v("opened_at", s.openedAt); v("resolved_by", s.resolvedBy);
        v("resolved_at", s.resolvedAt); v("resolution", s.resolution);
    }
};

/// Numbers that one station may give out with the network down.
struct NumberBlock
{
    static constexpr EntityKind kKind = EntityKind::NumberBlock;
    EntityId id;
    QString station;
    QString purpose;           ///< "carrier_no" | "sscc"
    QString prefix;            ///< "PB", or GS1 company prefix with extension digit
    qint64 first = 0;
    qint64 last = 0;
    bool operator==(const NumberBlock &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("station", s.station); v("purpose", s.purpose); v("prefix", s.prefix); v("first_no", s.first); v("last_no", s.last);
    }
};

struct TrackingEvent
{
    static constexpr EntityKind kKind = EntityKind::TrackingEvent;
    EntityId id;
    QString provider;
    QString eventId;
    QString carrierNo;
    QString status;
    UtcMs at;                  ///< when it happened, not when it arrived
    QJsonObject raw;
    bool operator==(const TrackingEvent &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("provider", s.provider); v("event_id", s.eventId); v("carrier_no", s.carrierNo); v("status", s.status);
        v("at_ms", s.at); v("raw", s.raw);
    }
};

struct User
{
    static constexpr EntityKind kKind = EntityKind::User;
    EntityId id;
    QString badge;
    QString name;
    Role role = Role::Clerk;
    QString pinHash;           ///< Argon2id
    bool disabled = false;
    bool operator==(const User &) const = default;

    static void fields(auto &s, auto &&v)
    {
        v("badge", s.badge); v("name", s.name); v("role", s.role); v("pin_hash", s.pinHash); v("disabled", s.disabled);
    }
};

/// A second inner label that names a parcel (the same parcel received at two stations).
struct Alias
{
    static constexpr EntityKind kKind = EntityKind::Alias;
    EntityId id;
    QString lpn;
    QString parcel;            ///< id of the parcel
    bool operator==(const Alias &) const = default;

    static void fields(auto &s, auto &&v) { v("lpn", s.lpn); v("parcel", s.parcel); }
};

} // namespace packbay
