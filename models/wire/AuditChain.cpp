#include "models/wire/AuditChain.h"

#include "models/domain/JsonWriter.h"

#include <QCryptographicHash>
#include <QJsonObject>

namespace packbay::wire {

QByteArray auditGenesis()
{
    return QByteArray(32, '\0');
}

QByteArray AuditLine::computeHash() const
{
    return computeHash(canonicalJson(before), canonicalJson(after));
}

QByteArray AuditLine::computeHash(const QByteArray &beforeJson, const QByteArray &afterJson) const
{
    // RFC 8785 wants the keys sorted, and so they stand here.
    JsonWriter line;
    line.beginObject().field("actor", actor);
    line.key("after").raw(afterJson).key("before").raw(beforeJson);
    line.field("entity", entity)
        .field("id", id)
        .field("ms", static_cast<qint64>(at.value))
        .field("n", n)
        .field("op_id", opId.toString())
        .field("prev", QString::fromLatin1(prev.toHex()))
        .field("station", station)
        .field("type", type)
        .endObject();
    QCryptographicHash sha(QCryptographicHash::Sha256);
    sha.addData(prev);
    sha.addData(line.take());
    return sha.result();
}

QByteArray AuditLine::toLine() const
{
    JsonWriter json;
    json.beginObject()
        .field("n", n)
        .field("ms", at.value)
        .field("station", station)
        .field("actor", actor)
        .field("op_id", opId.toString())
        .field("type", type)
        .field("entity", entity)
        .field("id", id)
        .field("before", before)
        .field("after", after)
        .field("prev", QString::fromLatin1(prev.toHex()))
        .field("h", QString::fromLatin1(hash.toHex()))
        .endObject();
    return json.take();
}

} // namespace packbay::wire
