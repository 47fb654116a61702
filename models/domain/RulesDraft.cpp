#include "models/domain/RulesDraft.h"

#include "models/domain/RowField.h"

#include <algorithm>

namespace packbay {

QJsonObject facts(std::initializer_list<std::pair<const char *, QJsonValue>> pairs)
{
    QJsonObject object;
    for (const auto &[name, value] : pairs)
        object.insert(QLatin1String(name), value);
    return object;
}

Error refusal(ErrorCode code, std::initializer_list<std::pair<const char *, QJsonValue>> pairs)
{
    return makeError(code, facts(pairs));
}

Draft::Draft(const WorldView &world, const Operation &operation, Deed deed)
    : m_world(world), m_operation(operation), m_deed(deed)
{
}

std::optional<Row> Draft::row(EntityKind kind, const EntityId &id) const
{
    if (const auto own = m_slots.find({kind, id}); own != m_slots.end())
        return m_rows[own->second];
    return m_world.row(kind, id);
}

std::vector<Row> Draft::rows(Lookup lookup, const QString &key, int limit) const
{
    const LookupTarget target = targetOf(lookup);
    const bool touched = std::ranges::any_of(m_rows, [&](const Row &r) { return kindOf(r) == target.kind; });
    if (!touched)
        return m_world.rows(lookup, key, limit);
    std::vector<Row> found = m_world.rows(lookup, key, kNoLimit);
    std::erase_if(found, [&](const Row &r) { return m_slots.contains({target.kind, idOf(r)}); });
    for (const Row &own : m_rows) {
        if (kindOf(own) == target.kind && fieldText(own, target.field) == key)
            found.push_back(own);
    }
    std::ranges::sort(found, [](const Row &a, const Row &b) { return idOf(a) < idOf(b); });
    if (static_cast<int>(found.size()) > limit)
        found.resize(static_cast<std::size_t>(limit));
    return found;
}

qint64 Draft::count(Lookup lookup, const QString &key) const
{
    const LookupTarget target = targetOf(lookup);
    qint64 number = m_world.count(lookup, key);
    for (const Row &own : m_rows) {
        if (kindOf(own) != target.kind)
            continue;
        const std::optional<Row> before = m_world.row(target.kind, idOf(own));
        number += (fieldText(own, target.field) == key ? 1 : 0)
            - (before && fieldText(*before, target.field) == key ? 1 : 0);
    }
    return number;
}

void Draft::put(Row row)
{
    const Slot slot{kindOf(row), idOf(row)};
    const auto [place, isNew] = m_slots.try_emplace(slot, m_rows.size());
    if (isNew)
        m_rows.push_back(std::move(row));
    else
        m_rows[place->second] = std::move(row);
}

void Draft::openCase(CaseCode code, EntityKind entity, const QString &key, QJsonObject caseFacts, ErrorCode why)
{
    put(makeCase(m_operation, code, entity, key, std::move(caseFacts), why));
}

Status Draft::resolveCases(CaseCode code, const QString &key, const QString &resolution)
{
    for (Case &open : all<Case>(Lookup::CaseByKey, key)) {
        if (open.code != code || !(open.state == CaseState::Open))
            continue;
        PACKBAY_TRY(TransitionTable::fire(open.state, CaseEvent::Resolve));
        open.resolvedBy = m_operation.actor;
        open.resolvedAt = m_operation.at;
        open.resolution = resolution;
        put(open);
    }
    return {};
}

void Draft::conclude(Verdict verdict, ErrorCode code, QJsonObject args)
{
    m_verdict = verdict;
    m_code = code;
    m_args = std::move(args);
}

Changes Draft::take()
{
    Changes changes;
    changes.verdict = m_verdict;
    changes.code = m_code;
    changes.args = m_args;
    if (m_subject)
        changes.rows.push_back(m_rows[m_slots.at(*m_subject)]);
    for (const Row &own : m_rows) {
        const Slot slot{kindOf(own), idOf(own)};
        if (m_subject == slot)
            continue;
        if (m_world.row(slot.first, slot.second) != own)
            changes.rows.push_back(own);
    }
    return changes;
}

Error notFound(EntityKind kind, const QString &key)
{
    return refusal(ErrorCode::NotFound, {{"entity", enumName(kind)}, {"key", key}});
}

Result<Parcel> needReceived(const WorldView &world, const EntityId &id)
{
    const std::optional<Parcel> parcel = world.get<Parcel>(id);
    if (!parcel)
        return notFound(EntityKind::Parcel, id.toString());
    const ParcelState state = parcel->position.value();
    if (state == ParcelState::None || state == ParcelState::Expected || state == ParcelState::Cancelled)
        return refusal(ErrorCode::ParcelNotReceived, {{"tracking", parcel->tracking}, {"state", enumName(state)}});
    return *parcel;
}

Result<Member> needMember(const WorldView &world, const QString &code)
{
    if (const std::optional<Member> member = world.member(code))
        return *member;
    return refusal(ErrorCode::UnknownOwner, {{"owner", code}});
}

Case makeCase(const Operation &operation, CaseCode code, EntityKind entity, const QString &key, QJsonObject caseFacts,
              ErrorCode why)
{
    Case opened;
    opened.id = entityId(u"exception", {operation.id.toString(), enumName(code)});
    opened.code = code;
    opened.entity = enumName(entity);
    opened.entityKey = key;
    opened.opId = operation.id.toString();
    opened.resultCode = static_cast<qint64>(why);
    opened.facts = std::move(caseFacts);
    opened.station = operation.station;
    opened.openedBy = operation.actor;
    opened.openedAt = operation.at;
    // A fresh case is always in NONE, from where OPEN is a step of the table.
    const Status fired = TransitionTable::fire(opened.state, CaseEvent::Open);
    Q_ASSERT(fired.has_value());
    return opened;
}

QJsonObject factsOf(const Operation &operation)
{
    QJsonObject wanted = facts({{"type", typeOf(operation.body)}, {"station", operation.station},
                                {"actor", operation.actor}, {"at_ms", operation.at.value}});
    std::visit([&wanted](const auto &body) {
        std::remove_cvref_t<decltype(body)>::fields(body, [&wanted](const char *name, const auto &value) {
            using V = std::remove_cvref_t<decltype(value)>;
            const QString key = QLatin1String(name);
            if constexpr (std::is_same_v<V, QString> || std::is_same_v<V, bool> || std::is_same_v<V, qint64>)
                wanted.insert(key, value);
            else if constexpr (std::is_same_v<V, QStringList>)
                wanted.insert(key, QJsonArray::fromStringList(value));
            else if constexpr (std::is_same_v<V, EntityId>)
                wanted.insert(key, value.toString());
            else if constexpr (NamedEnum<V>)
                wanted.insert(key, enumName(value));
            else if constexpr (std::is_same_v<V, Grams> || std::is_same_v<V, UtcMs>)
                wanted.insert(key, value.value);
        });
    }, operation.body);
    return wanted;
}

Status needSupervisor(const Draft &draft)
{
    const Operation &op = draft.op();
    if (op.role != Role::Clerk)
        return {};
    if (op.approver.isEmpty())
        return refusal(ErrorCode::SupervisorNeeded, {{"type", typeOf(op.body)}, {"actor", op.actor}});
    const std::optional<User> approver = draft.user(op.approver);
    if (!approver)
        return refusal(ErrorCode::BadgeUnknown, {{"badge", op.approver}});
    if (approver->disabled || approver->role == Role::Clerk)
        return refusal(ErrorCode::NotAllowedForRole, {{"type", typeOf(op.body)}, {"badge", op.approver}});
    return {};
}

Status needReason(const QString &reason)
{
    if (reason.trimmed().isEmpty())
        return makeError(ErrorCode::ReasonNeeded);
    return {};
}

Status needText(const char *field, const QString &text)
{
    if (text.isEmpty())
        return refusal(ErrorCode::InvalidOperation, {{"field", QLatin1String(field)}});
    return {};
}

Status needNoHold(const QList<Hold> &holds, const QString &key, ErrorCode code)
{
    if (holds.isEmpty())
        return {};
    QJsonArray codes;
    for (const Hold &hold : holds)
        codes.append(enumName(hold.code));
    const Hold &first = holds.front();
    return refusal(code, {{"key", key}, {"holds", codes}, {"reason", first.note.isEmpty() ? enumName(first.code) : first.note}});
}

} // namespace packbay
