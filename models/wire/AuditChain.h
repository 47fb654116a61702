#pragma once
#include "models/domain/Ids.h"
#include "models/domain/Units.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace packbay::wire {

/// One line of the audit (architecture.md 11.9): h = SHA-256 of prev (raw bytes) and the RFC 8785 form of the line
/// without `h`. The first line's prev is 32 zero bytes.
struct AuditLine
{
    qint64 n = 0;
    UtcMs at;
    QString station;
    QString actor;
    OpId opId;
    QString type;
    QString entity;
    QString id;
    QJsonValue before; ///< object or null
    QJsonValue after;
    QByteArray prev;
    QByteArray hash;

    QByteArray computeHash() const;
    /// The same, by whoever has the canonical JSON of `before` and `after` at hand.
    QByteArray computeHash(const QByteArray &beforeJson, const QByteArray &afterJson) const;
    /// The exported line with its keys in the pinned order.
    QByteArray toLine() const;
};

QByteArray auditGenesis();

} // namespace packbay::wire
