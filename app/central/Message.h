#pragma once
#include "models/domain/Result.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

namespace packbay::central {

/// A request's body as one JSON object. Errors: MessageMalformed for anything else, also for nesting deeper than 32 and
/// for text that is no UTF-8.
Result<QJsonObject> jsonBody(const QByteArray &body);

/// A query string. `allowed` holds the route's names, blank-separated. Errors: MessageMalformed with `where` = "/name"
/// for a name that is unknown or comes twice, and for text that is no UTF-8.
class Query
{
public:
    static Result<Query> parse(const QByteArray &encoded, const QByteArray &allowed);

    bool has(const QString &name) const { return m_values.contains(name); }
    QString text(const QString &name) const { return m_values.value(name); }
    /// A plain decimal integer in [low, high]; `fallback` when absent.
    Result<qint64> integer(const QString &name, qint64 fallback, qint64 low, qint64 high) const;
    QStringList names() const { return m_values.keys(); }

private:
    QHash<QString, QString> m_values;
};

} // namespace packbay::central
