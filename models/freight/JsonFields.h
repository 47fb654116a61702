#pragma once
#include "models/domain/Result.h"
#include "models/freight/Rational.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <initializer_list>
#include <optional>

namespace packbay {

/// Reads the fields of one JSON object strictly. The first fault is kept (7001 and its JSON pointer), later reads give
/// defaults; ask status() at the end. Keys that nobody read are a fault too.
class JsonFields
{
public:
    JsonFields(QJsonObject object, QString where) : m_object(std::move(object)), m_where(std::move(where)) {}

    bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }
    QString text(const char *key, const QString &otherwise = {});
    QString neededText(const char *key);
    QString word(const char *key, const QString &otherwise, std::initializer_list<const char *> words);
    bool flag(const char *key, bool otherwise);
    std::int64_t whole(const char *key, std::int64_t otherwise, std::int64_t minimum = 0);
    std::optional<std::int64_t> optionalWhole(const char *key, std::int64_t minimum = 0);
    std::int64_t neededWhole(const char *key, std::int64_t minimum = 0);
    std::optional<Rational> decimal(const char *key);
    QStringList textList(const char *key);
    std::optional<QJsonObject> object(const char *key);
    /// Calls `each` with every element, which must be an object, and its pointer.
    void objects(const char *key, const std::function<Status(const QJsonObject &, const QString &)> &each);
    /// Marks a key as known that somebody else reads.
    void allow(std::initializer_list<const char *> keys);
    /// Currency code or "" ; anything else is 7003.
    QString currency(const char *key);

    void fail(ErrorCode code, const char *key, const QString &why);
    void fail(Error error);
    QString pointer(const char *key) const;
    /// The first fault, or that of an unknown key.
    Status status() const;

private:
    QJsonValue take(const char *key);

    QJsonObject m_object;
    QString m_where;
    QStringList m_known;
    std::optional<Error> m_error;
};

} // namespace packbay
