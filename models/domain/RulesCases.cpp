#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

#include <algorithm>

namespace packbay {
namespace {

std::optional<Parcel> parcelOnPaper(const Draft &draft, const QString &key)
{
    if (std::optional<Parcel> byTracking = draft.parcelByTracking(key))
        return byTracking;
    return key.isEmpty() ? std::nullopt : draft.parcelByLpn(key);
}

bool has(const QList<Hold> &holds, CaseCode code)
{
    return std::ranges::any_of(holds, [code](const Hold &hold) { return hold.code == code; });
}

/// Lets `change` work on the holds of a parcel, order or carton, and puts it. `key` is what was scanned.
template<class Change>
Status changeHolds(Draft &draft, const QString &entity, const QString &key, Change &&change)
{
    if (entity == enumName(EntityKind::Parcel)) {
        std::optional<Parcel> parcel = parcelOnPaper(draft, key);
        if (!parcel)
            return notFound(EntityKind::Parcel, key);
        PACKBAY_TRY(change(parcel->holds));
        draft.putSubject(*parcel);
        return {};
    }
    if (entity == enumName(EntityKind::Order)) {
        PACKBAY_TRY_ASSIGN(order, need<Order>(draft, key));
        PACKBAY_TRY(change(order.holds));
        draft.putSubject(order);
        return {};
    }
    if (entity == enumName(EntityKind::Carton)) {
        std::optional<Carton> carton = draft.cartonByAnyCode(key);
        if (!carton)
            return notFound(EntityKind::Carton, key);
        PACKBAY_TRY(change(carton->holds));
        draft.putSubject(*carton);
        return {};
    }
    return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("entity")}, {"entity", entity}});
}

/// What the hold kept from its order goes there now.
Status allocateReleased(Draft &draft, const QString &entity, const QString &key)
{
    std::vector<Parcel> waiting;
    if (entity == enumName(EntityKind::Parcel)) {
        if (std::optional<Parcel> parcel = parcelOnPaper(draft, key))
            waiting.push_back(*std::move(parcel));
    } else if (const std::optional<Order> order = draft.order(key); order && entity == enumName(EntityKind::Order)) {
        for (const QString &tracking : order->requested) {
            if (std::optional<Parcel> parcel = draft.parcelByTracking(tracking))
                waiting.push_back(*std::move(parcel));
        }
    }
    for (Parcel &parcel : waiting) {
        PACKBAY_TRY(allocateIfWanted(draft, parcel));
        draft.put(parcel);
    }
    return {};
}

/// The kind and the one key on paper that the case is listed under; a case may be about something nobody can read.
Result<QString> keyOnPaper(const Draft &draft, EntityKind kind, const QString &key)
{
    std::optional<QString> found = key;
    switch (kind) {
    case EntityKind::Parcel:
        if (key.isEmpty())
            return key;
        if (const std::optional<Parcel> parcel = parcelOnPaper(draft, key))
            return parcel->tracking;
        return notFound(kind, key);
    case EntityKind::Carton:
        if (const std::optional<Carton> carton = draft.cartonByAnyCode(key))
            return carton->code;
        return notFound(kind, key);
    case EntityKind::Order:
        found = draft.order(key) ? found : std::nullopt;
        break;
    case EntityKind::Label:
        found = draft.label(key) ? found : std::nullopt;
        break;
    case EntityKind::Bag:
        found = draft.bag(key) ? found : std::nullopt;
        break;
    case EntityKind::Manifest:
        found = draft.manifest(key) ? found : std::nullopt;
        break;
    case EntityKind::Location:
        found = draft.location(key) ? found : std::nullopt;
        break;
    default:
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("entity")}, {"entity", enumName(kind)}});
    }
    if (!found)
        return notFound(kind, key);
    return *found;
}

/// Every member who said that this parcel is theirs, with their proof.
QJsonArray claimsOn(const Draft &draft, const QString &tracking)
{
    QJsonArray claims;
    for (const Case &open : draft.all<Case>(Lookup::CaseByKey, tracking)) {
        if (open.code != CaseCode::UnknownOwner || !(open.state == CaseState::Open))
            continue;
        for (const QJsonValue &claim : open.facts.value(QStringLiteral("claims")).toArray())
            claims.append(claim);
    }
    return claims;
}

Result<Parcel> needUnclaimed(const Draft &draft, const EntityId &id)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, id));
    if (!(parcel.position == ParcelState::Unclaimed))
        return refusal(ErrorCode::ClaimConflict, {{"tracking", parcel.tracking}, {"owner", parcel.owner},
                                                  {"state", enumName(parcel.position.value())}});
    return parcel;
}

} // namespace

Status decide(Draft &draft, const OpenException &body)
{
    const std::optional<EntityKind> kind = enumOf<EntityKind>(body.entity);
    if (!kind)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("entity")}, {"entity", body.entity}});
    if (body.code == CaseCode::OtherHold)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("code")}, {"code", enumName(body.code)}});
    PACKBAY_TRY_ASSIGN(key, keyOnPaper(draft, *kind, body.key));
    if (body.hold) {
        const Hold hold{body.code, draft.op().actor, draft.op().at, body.note};
        PACKBAY_TRY(changeHolds(draft, body.entity, body.key, [&hold](QList<Hold> &holds) {
            if (!has(holds, hold.code))
                holds.append(hold);
            return Status();
        }));
    }
    draft.putSubject(makeCase(draft.op(), body.code, *kind, key, facts({{"note", body.note}, {"hold", body.hold}}),
                              ErrorCode::None));
    return {};
}

Status decide(Draft &draft, const AddHold &body)
{
    return changeHolds(draft, body.entity, body.key, [&](QList<Hold> &holds) -> Status {
        if (has(holds, body.code))
            return refusal(ErrorCode::AlreadyExists, {{"key", body.key}, {"hold", enumName(body.code)}});
        holds.append(Hold{body.code, draft.op().actor, draft.op().at, body.note});
        return {};
    });
}

Status decide(Draft &draft, const ReleaseHold &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY(needReason(body.reason));
    PACKBAY_TRY(changeHolds(draft, body.entity, body.key, [&](QList<Hold> &holds) -> Status {
        if (holds.removeIf([&](const Hold &hold) { return hold.code == body.code; }) == 0)
            return refusal(ErrorCode::NotFound, {{"key", body.key}, {"hold", enumName(body.code)}});
        return {};
    }));
    return allocateReleased(draft, body.entity, body.key);
}

Status decide(Draft &draft, const ResolveException &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY(needReason(body.resolution));
    std::optional<Case> open = draft.get<Case>(EntityId::fromString(body.caseId));
    if (!open)
        return notFound(EntityKind::Case, body.caseId);
    PACKBAY_TRY(TransitionTable::fire(open->state, CaseEvent::Resolve));
    open->resolvedBy = draft.op().actor;
    open->resolvedAt = draft.op().at;
    open->resolution = body.resolution;
    draft.putSubject(*open);
    return {};
}

Status decide(Draft &draft, const ProposeClaim &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needUnclaimed(draft, body.parcel));
    PACKBAY_TRY_ASSIGN(member, needMember(draft, body.member));
    draft.putSubject(parcel);
    const QJsonArray before = claimsOn(draft, parcel.tracking);
    for (const QJsonValue &claim : before) {
        if (claim.toObject().value(QStringLiteral("member")).toString() != member.code)
            continue;
        draft.conclude(Verdict::Merged, ErrorCode::AlreadyExists,
                       facts({{"tracking", parcel.tracking}, {"member", member.code}}));
        return {};
    }
    QJsonArray claims = before;
    claims.append(facts({{"member", member.code}, {"proof", body.proof}, {"at_ms", draft.op().at.value},
                         {"station", draft.op().station}, {"actor", draft.op().actor}}));
    std::vector<Case> cases = draft.all<Case>(Lookup::CaseByKey, parcel.tracking);
    const auto open = std::ranges::find_if(cases, [](const Case &c) {
        return c.code == CaseCode::UnknownOwner && c.state == CaseState::Open;
    });
    Case unknown = open != cases.end() ? *open
                                       : makeCase(draft.op(), CaseCode::UnknownOwner, EntityKind::Parcel,
                                                  parcel.tracking, {}, ErrorCode::None);
    unknown.facts.insert(QStringLiteral("claims"), claims);
    draft.put(unknown);
    if (before.isEmpty())
        return {};
    const QJsonObject both = facts({{"tracking", parcel.tracking}, {"claims", claims}});
    draft.openCase(CaseCode::ClaimConflict, EntityKind::Parcel, parcel.tracking, both, ErrorCode::ClaimConflict);
    draft.conclude(Verdict::Exception, ErrorCode::ClaimConflict, both);
    return {};
}

Status decide(Draft &draft, const ApproveClaim &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY_ASSIGN(parcel, needUnclaimed(draft, body.parcel));
    PACKBAY_TRY_ASSIGN(member, needMember(draft, body.member));
    giveOwner(parcel, member, OwnerBasis::Claim);
    PACKBAY_TRY(TransitionTable::fire(parcel.position, parcel.location.isEmpty() ? ParcelEvent::ClaimApproved
                                                                                 : ParcelEvent::ClaimApprovedShelved));
    for (const CaseCode code : {CaseCode::UnknownOwner, CaseCode::ClaimConflict})
        PACKBAY_TRY(draft.resolveCases(code, parcel.tracking, member.code));
    PACKBAY_TRY(allocateIfWanted(draft, parcel));
    draft.putSubject(parcel);
    return {};
}

} // namespace packbay
