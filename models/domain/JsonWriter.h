#pragma once
#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <concepts>
#include <string_view>
#include <vector>

namespace packbay {

/// Writes JSON with the keys in the order in which they are given (the command-line contract fixes that order;
/// QJsonObject sorts). Integers stay integers. No spaces, UTF-8.
class JsonWriter
{
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(std::string_view name);
    JsonWriter &value(const QString &text);
    template<std::integral T>
    JsonWriter &value(T number)
    {
        if constexpr (std::is_same_v<T, bool>)
            return raw(number ? "true" : "false");
        else
            return raw(QByteArray::number(static_cast<qlonglong>(number)));
    }
    JsonWriter &value(const char *) = delete; // would be taken for a bool
    JsonWriter &null();
    /// A decimal number already written out ("12.50"), or any JSON text that is valid by itself.
    JsonWriter &raw(const QByteArray &json);
    /// Any QJsonValue; objects come with sorted keys.
    JsonWriter &value(const QJsonValue &json);

    template<class T>
    JsonWriter &field(std::string_view name, const T &v)
    {
        key(name);
        return value(v);
    }

    QByteArray take() { return std::move(m_out); }

private:
    void separate();

    QByteArray m_out;
    std::vector<bool> m_hasItems{false};
    bool m_afterKey = false;
};

/// `text` as a JSON string with its quotes (escapes only what RFC 8259 demands, as RFC 8785 does).
QByteArray jsonString(const QString &text);
/// `value` in the canonical form of RFC 8785 (sorted keys, no spaces) for values without fractions.
QByteArray canonicalJson(const QJsonValue &value);

} // namespace packbay
