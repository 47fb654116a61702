#pragma once
#include <QByteArray>
#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>
#include <cstdint>
#include <initializer_list>

namespace packbay {

/// A 16-byte identity with its kind in the type. Text form: lower-case UUID without braces.
template<class Tag>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid &uuid) : m_uuid(uuid) {}

    static Id fromString(QStringView text) { return Id(QUuid::fromString(text)); }
    static Id fromBytes(const QByteArray &bytes16) { return Id(QUuid::fromRfc4122(bytes16)); }

    bool isNull() const { return m_uuid.isNull(); }
    QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    QByteArray toBytes() const { return m_uuid.toRfc4122(); }
    const QUuid &uuid() const { return m_uuid; }

    bool operator==(const Id &other) const { return m_uuid == other.m_uuid; }
    bool operator<(const Id &other) const { return m_uuid.toRfc4122() < other.m_uuid.toRfc4122(); }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using OpId = Id<struct OpTag>;         ///< UUIDv7, made when the form opens
using EntityId = Id<struct EntityTag>; ///< made from the natural key, see entityId()

/// The id of an entity is a digest of its natural key (UUIDv8 of SHA-256 over kind and key parts): the same parcel
/// received at two stations that cannot see each other has the same id, so that a double row cannot come to be.
EntityId entityId(QStringView kind, std::initializer_list<QString> naturalKey);

/// UUIDv7 (RFC 9562) of a time and 74 bits of `random`.
OpId uuidV7(std::int64_t unixMs, std::uint64_t randomHigh, std::uint64_t randomLow);

} // namespace packbay
