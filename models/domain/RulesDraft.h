#pragma once
#include "models/domain/Rulebook.h"
#include "models/domain/Transitions.h"

#include <QJsonArray>
#include <QJsonValue>

#include <initializer_list>
#include <map>
#include <utility>

/// Private to the Rulebook: the world as one operation leaves it, and the guards that several rules share.
namespace packbay {

QJsonObject facts(std::initializer_list<std::pair<const char *, QJsonValue>> pairs);
Error refusal(ErrorCode code, std::initializer_list<std::pair<const char *, QJsonValue>> pairs);

/// Whether an operation is about to be done at this station, or has been done and only finds its place in the world.
enum class Deed { Ahead, Done };

/// An overlay over the world that sees its own writes and collects them in the order of the first write. When a rule
/// refuses, the draft is thrown away, so that nothing has changed.
class Draft : public WorldView
{
public:
    Draft(const WorldView &world, const Operation &operation, Deed deed);

    const Operation &op() const { return m_operation; }
    /// Not done yet: the clerk can still be sent elsewhere.
    bool isAhead() const { return m_deed == Deed::Ahead; }

    std::optional<Row> row(EntityKind kind, const EntityId &id) const override;
    std::vector<Row> rows(Lookup lookup, const QString &key, int limit) const override;
    qint64 count(Lookup lookup, const QString &key) const override;
    QString warehouse() const override { return m_world.warehouse(); }

    void put(Row row);
    /// The row that the operation is about: it comes first in the changes.
    template<class T>
    void putSubject(const T &entity)
    {
        m_subject = {T::kKind, entity.id};
        put(entity);
    }

    /// A case on what has this key on paper; its id follows from the operation and the code.
    void openCase(CaseCode code, EntityKind entity, const QString &key, QJsonObject caseFacts, ErrorCode why = ErrorCode::None);
    /// Closes the open cases of this code on this key.
    Status resolveCases(CaseCode code, const QString &key, const QString &resolution);

    /// Ends as Merged or Exception instead of Applied.
    void conclude(Verdict verdict, ErrorCode code, QJsonObject args);

    /// Rows that are as before are left out, but for the subject.
    Changes take();

private:
    using Slot = std::pair<EntityKind, EntityId>;

    const WorldView &m_world;
    const Operation &m_operation;
    Deed m_deed;
    std::vector<Row> m_rows;
    std::map<Slot, std::size_t> m_slots;
    std::optional<Slot> m_subject;
    Verdict m_verdict = Verdict::Applied;
    ErrorCode m_code = ErrorCode::None;
    QJsonObject m_args;
};

Error notFound(EntityKind kind, const QString &key);
/// The row with this natural key, or 2106.
template<class T>
Result<T> need(const WorldView &world, const QString &key)
{
    if (std::optional<T> found = world.get<T>(idFor<T>(key)))
        return *std::move(found);
    return notFound(T::kKind, key);
}
/// A parcel that has been in the house: 2106 when there is none, 1201 while it is only announced.
Result<Parcel> needReceived(const WorldView &world, const EntityId &id);
/// A member who may own goods: 2103 when the code is nobody's.
Result<Member> needMember(const WorldView &world, const QString &code);

Case makeCase(const Operation &operation, CaseCode code, EntityKind entity, const QString &key, QJsonObject caseFacts,
              ErrorCode why);
/// What the operation wanted, as JSON: type, station, actor, time and the plain fields of its payload.
QJsonObject factsOf(const Operation &operation);

/// 2703 when neither the actor nor the approver is a supervisor, 2701 or 2108 when the approver's badge is no such.
Status needSupervisor(const Draft &draft);
/// 2109 when empty.
Status needReason(const QString &reason);
Status needText(const char *field, const QString &text);
/// `code` with the holds of this entity, when there are any.
Status needNoHold(const QList<Hold> &holds, const QString &key, ErrorCode code);

} // namespace packbay
