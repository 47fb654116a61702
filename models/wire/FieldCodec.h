#pragma once
#include "models/domain/Entities.h"
#include "models/domain/FieldAccess.h"
#include "models/domain/Result.h"

#include <QJsonArray>
#include <QJsonObject>

/// Every type that a stored field can have, to JSON and back. Entities and operations only list their fields.
namespace packbay::wire {

template<class T>
concept HasFields = requires(T t) { T::fields(t, [](auto &&...) {}); };

template<HasFields T>
QJsonObject objectOf(const T &value);

inline QJsonValue jsonOf(const QString &text) { return text; }
inline QJsonValue jsonOf(qint64 number) { return number; }
inline QJsonValue jsonOf(bool yes) { return yes; }
inline QJsonValue jsonOf(const QJsonObject &object) { return object; }
inline QJsonValue jsonOf(Grams grams) { return static_cast<qint64>(grams.value); }
inline QJsonValue jsonOf(UtcMs at) { return static_cast<qint64>(at.value); }
inline QJsonValue jsonOf(const EntityId &id) { return id.toString(); }

inline QJsonValue jsonOf(const Dimensions &d)
{
    return QJsonArray{static_cast<qint64>(d.length.value), static_cast<qint64>(d.width.value), static_cast<qint64>(d.height.value)};
}

inline QJsonValue jsonOf(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

template<NamedEnum E>
QJsonValue jsonOf(E value)
{
    return enumName(value);
}

template<NamedEnum E>
QJsonValue jsonOf(const Stateful<E> &state)
{
    return enumName(state.value());
}

template<HasFields T>
QJsonValue jsonOf(const T &value)
{
    return objectOf(value);
}

template<HasFields T>
QJsonValue jsonOf(const QList<T> &list)
{
    QJsonArray array;
    for (const T &item : list)
        array.append(objectOf(item));
    return array;
}

template<HasFields T>
QJsonObject objectOf(const T &value)
{
    QJsonObject object;
    T::fields(value, [&](const char *name, const auto &field) { object.insert(QLatin1String(name), jsonOf(field)); });
    return object;
}

/// Reads one JSON value into a field; false when it has another shape.
class FieldReader
{
public:
    static bool read(const QJsonValue &json, QString &out)
    {
        out = json.toString();
        return json.isString();
    }
    static bool read(const QJsonValue &json, qint64 &out)
    {
        constexpr qint64 kNever = std::numeric_limits<qint64>::min();
        out = json.toInteger(kNever);
        return json.isDouble() && out != kNever;
    }
    static bool read(const QJsonValue &json, bool &out)
    {
        out = json.toBool();
        return json.isBool();
    }
    static bool read(const QJsonValue &json, QJsonObject &out)
    {
        out = json.toObject();
        return json.isObject();
    }
    static bool read(const QJsonValue &json, Grams &out) { return read(json, out.value); }
    static bool read(const QJsonValue &json, UtcMs &out) { return read(json, out.value); }
    static bool read(const QJsonValue &json, EntityId &out)
    {
        out = EntityId::fromString(json.toString());
        return json.isString() && (json.toString().isEmpty() || !out.isNull());
    }
    static bool read(const QJsonValue &json, Dimensions &out)
    {
        const QJsonArray sides = json.toArray();
        return json.isArray() && sides.size() == 3 && read(sides.at(0), out.length.value)
            && read(sides.at(1), out.width.value) && read(sides.at(2), out.height.value);
    }
    static bool read(const QJsonValue &json, QStringList &out)
    {
        if (!json.isArray())
            return false;
        const QJsonArray array = json.toArray();
        for (const QJsonValue &item : array) {
            if (!item.isString())
                return false;
            out.append(item.toString());
        }
        return true;
    }
    template<NamedEnum E>
    static bool read(const QJsonValue &json, E &out)
    {
        const std::optional<E> value = enumOf<E>(json.toString());
        out = value.value_or(E{});
        return value.has_value();
    }
    template<NamedEnum E>
    static bool read(const QJsonValue &json, Stateful<E> &out)
    {
        E value{};
        const bool ok = read(json, value);
        FieldAccess::restore(out, value);
        return ok;
    }
    template<HasFields T>
    static bool read(const QJsonValue &json, T &out)
    {
        return json.isObject() && readObject(json.toObject(), out).has_value();
    }
    template<HasFields T>
    static bool read(const QJsonValue &json, QList<T> &out)
    {
        if (!json.isArray())
            return false;
        const QJsonArray array = json.toArray();
        for (const QJsonValue &item : array) {
            T value;
            if (!read(item, value))
                return false;
            out.append(value);
        }
        return true;
    }

    /// Missing fields keep their default and unknown ones are passed over, so that old and new versions read each
    /// other; a field of the wrong shape is error 4012 with its JSON pointer.
    template<HasFields T>
    static Status readObject(const QJsonObject &object, T &out)
    {
        std::optional<Error> error;
        T::fields(out, [&](const char *name, auto &field) {
            const QJsonValue json = object.value(QLatin1String(name));
            if (json.isUndefined() || error)
                return;
            if (!read(json, field)) {
                error = makeError(ErrorCode::MessageMalformed, {{QStringLiteral("field"), QLatin1String(name)}}, {},
                                  QLatin1Char('/') + QLatin1String(name));
            }
        });
        if (error)
            return *error;
        return {};
    }
};

} // namespace packbay::wire
