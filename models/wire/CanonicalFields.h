#pragma once
#include "models/domain/JsonWriter.h"
#include "models/wire/FieldCodec.h"

#include <algorithm>
#include <vector>

/// The canonical JSON of a value with fields, written straight from the fields: the same bytes as canonicalJson() of
/// objectOf(), without the tree between. The ledger writes three of them with every scan.
namespace packbay::wire {

template<HasFields T>
void appendFields(QByteArray &out, const T &value);

inline void appendField(QByteArray &out, const QString &text) { out += jsonString(text); }
inline void appendField(QByteArray &out, qint64 number) { out += QByteArray::number(number); }
inline void appendField(QByteArray &out, bool yes) { out += yes ? "true" : "false"; }
inline void appendField(QByteArray &out, const QJsonObject &object) { out += canonicalJson(object); }
inline void appendField(QByteArray &out, Grams grams) { appendField(out, static_cast<qint64>(grams.value)); }
inline void appendField(QByteArray &out, UtcMs at) { appendField(out, static_cast<qint64>(at.value)); }
inline void appendField(QByteArray &out, const EntityId &id) { appendField(out, id.toString()); }

template<NamedEnum E>
void appendField(QByteArray &out, E value)
{
    appendField(out, enumName(value));
}

template<NamedEnum E>
void appendField(QByteArray &out, const Stateful<E> &state)
{
    appendField(out, enumName(state.value()));
}

template<HasFields T>
void appendField(QByteArray &out, const T &value)
{
    appendFields(out, value);
}

template<class List>
void appendList(QByteArray &out, const List &list)
{
    char before = '[';
    for (const auto &item : list) {
        out += std::exchange(before, ',');
        appendField(out, item);
    }
    out += list.begin() == list.end() ? "[]" : "]";
}

inline void appendField(QByteArray &out, const QStringList &list) { appendList(out, list); }
inline void appendField(QByteArray &out, const Dimensions &d) { appendList(out, std::initializer_list<qint64>{d.length.value, d.width.value, d.height.value}); }

template<HasFields T>
void appendField(QByteArray &out, const QList<T> &list)
{
    appendList(out, list);
}

/// The fields of T by name (RFC 8785), each with the place at which fields() visits it. Constant for a type.
template<HasFields T>
const std::vector<std::pair<QByteArray, std::size_t>> &sortedFields()
{
    static const auto s_sorted = [] {
        std::vector<std::pair<QByteArray, std::size_t>> names;
        const T any;
        T::fields(any, [&](const char *name, const auto &) { names.emplace_back(QByteArray(name), names.size()); });
        std::sort(names.begin(), names.end()); // names are ASCII: bytes sort as UTF-16 does
        return names;
    }();
    return s_sorted;
}

template<HasFields T>
void appendFields(QByteArray &out, const T &value)
{
    QByteArray values;
    values.reserve(1024);
    std::vector<qsizetype> ends{0};
    T::fields(value, [&](const char *, const auto &field) {
        appendField(values, field);
        ends.push_back(values.size());
    });
    char before = '{';
    for (const auto &[name, place] : sortedFields<T>()) {
        out += std::exchange(before, ',');
        out += '"';
        out += name;
        out += "\":";
        out.append(values.constData() + ends[place], ends[place + 1] - ends[place]);
    }
    out += before == '{' ? "{}" : "}";
}

} // namespace packbay::wire
