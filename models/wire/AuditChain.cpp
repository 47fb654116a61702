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
    const QJsonObject line{
        {QStringLiteral("n"), n},
        {QStringLiteral("ms"), static_cast<qint64>(at.value)},
        {QStringLiteral("station"), station},
        {QStringLiteral("actor"), actor},
        {QStringLiteral("op_id"), opId.toString()},
        {QStringLiteral("type"), type},
        {QStringLiteral("entity"), entity},
        {QStringLiteral("id"), id},
        {QStringLiteral("before"), before},
        {QStringLiteral("after"), after},
        {QStringLiteral("prev"), QString::fromLatin1(prev.toHex())},
    };
    QCryptographicHash sha(QCryptographicHash::Sha256);
    sha.addData(prev);
    sha.addData(canonicalJson(line));
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
