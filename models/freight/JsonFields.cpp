#include "models/freight/JsonFields.h"

#include "models/freight/Currency.h"

#include <limits>

namespace packbay {
namespace {

// A number that is not whole gives both of two different defaults.
std::optional<std::int64_t> wholeOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const qint64 first = value.toInteger(0);
    return first == 0 && value.toInteger(1) == 1 ? std::nullopt : std::optional<std::int64_t>(first);
}

} // namespace

QJsonValue JsonFields::take(const char *key)
{
    const QString name = QLatin1String(key);
    m_known += name;
    return m_object.value(name);
}

QString JsonFields::pointer(const char *key) const
{
    return m_where + QLatin1Char('/') + QLatin1String(key);
}

void JsonFields::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

void JsonFields::fail(ErrorCode code, const char *key, const QString &why)
{
    fail(makeError(code, {{QStringLiteral("field"), QLatin1String(key)}}, why, pointer(key)));
}

QString JsonFields::text(const char *key, const QString &otherwise)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString())
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("not a string"));
    return value.toString();
}

QString JsonFields::neededText(const char *key)
{
    const QString value = text(key);
    if (value.isEmpty())
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("missing or empty"));
    return value;
}

QString JsonFields::word(const char *key, const QString &otherwise, std::initializer_list<const char *> words)
{
    const QString value = text(key, otherwise);
    for (const char *known : words) {
        if (value == QLatin1String(known))
            return value;
    }
    fail(ErrorCode::RequestInvalid, key, QStringLiteral("not one of the known words"));
    return value;
}

bool JsonFields::flag(const char *key, bool otherwise)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    if (!value.isBool())
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("not true or false"));
    return value.toBool();
}

std::optional<std::int64_t> JsonFields::optionalWhole(const char *key, std::int64_t minimum)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    const std::optional<std::int64_t> whole = wholeOf(value);
    if (!whole)
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("not a whole number"));
    else if (*whole < minimum)
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("below %1").arg(minimum));
    return whole;
}

std::int64_t JsonFields::whole(const char *key, std::int64_t otherwise, std::int64_t minimum)
{
    return optionalWhole(key, minimum).value_or(otherwise);
}

std::int64_t JsonFields::neededWhole(const char *key, std::int64_t minimum)
{
    if (!has(key))
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("missing"));
    return whole(key, minimum, minimum);
}

std::optional<Rational> JsonFields::decimal(const char *key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    const std::optional<Rational> number
        = value.isString() ? Rational::fromDecimal(value.toString().toUtf8()) : std::nullopt;
    if (!number)
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("not a decimal in a string"));
    return number;
}

QStringList JsonFields::textList(const char *key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return {};
    QStringList list;
    if (!value.isArray())
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("not an array"));
    for (const QJsonValue &item : value.toArray()) {
        if (!item.isString())
            fail(ErrorCode::RequestInvalid, key, QStringLiteral("holds something else than strings"));
        list += item.toString();
    }
    return list;
}

std::optional<QJsonObject> JsonFields::object(const char *key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isObject()) {
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("not an object"));
        return std::nullopt;
    }
    return value.toObject();
}

void JsonFields::objects(const char *key, const std::function<Status(const QJsonObject &, const QString &)> &each)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return;
    if (!value.isArray()) {
        fail(ErrorCode::RequestInvalid, key, QStringLiteral("not an array"));
        return;
    }
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString where = pointer(key) + QLatin1Char('/') + QString::number(i);
        if (!array.at(i).isObject()) {
            fail(makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QLatin1String(key)}},
                QStringLiteral("not an object"), where));
            return;
        }
        if (const Status status = each(array.at(i).toObject(), where); !status) {
            fail(status.error());
            return;
        }
    }
}

void JsonFields::allow(std::initializer_list<const char *> keys)
{
    for (const char *key : keys)
        m_known += QLatin1String(key);
}

QString JsonFields::currency(const char *key)
{
    const QString code = text(key);
    if (has(key) && !currencyDigits(code))
        fail(ErrorCode::CurrencyUnknown, key, QStringLiteral("not an ISO 4217 code"));
    return code;
}

Status JsonFields::status() const
{
    // An unknown key first: it often is the misspelt twin of the one that is missing.
    for (auto entry = m_object.begin(); entry != m_object.end(); ++entry) {
        if (m_known.contains(entry.key()))
            continue;
        QString escaped = entry.key();
        escaped.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
        return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), entry.key()}}, QStringLiteral("unknown key"),
            m_where + QLatin1Char('/') + escaped);
    }
    return m_error ? Status(*m_error) : Status();
}

} // namespace packbay
