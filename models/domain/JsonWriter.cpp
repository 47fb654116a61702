#include "models/domain/JsonWriter.h"

#include <QJsonArray>
#include <QLocale>
#include <QJsonObject>

#include <algorithm>
#include <utility>
#include <vector>

namespace packbay {

namespace {

bool isPlain(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void appendEscaped(QByteArray &out, char c)
{
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
        constexpr char kHex[] = "0123456789abcdef";
        out += "\\u00";
        out += kHex[(c >> 4) & 0xF];
        out += kHex[c & 0xF];
    }
}

void appendString(QByteArray &out, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    out += '"';
    // Nearly every text goes in as it is, in one piece.
    for (auto from = utf8.begin(); from != utf8.end();) {
        const auto to = std::find_if_not(from, utf8.end(), isPlain);
        out.append(from, to - from);
        if (to == utf8.end())
            break;
        appendEscaped(out, *to);
        from = to + 1;
    }
    out += '"';
}

void appendCanonical(QByteArray &out, const QJsonValue &value);

void appendObject(QByteArray &out, const QJsonObject &object)
{
    std::vector<std::pair<QString, QJsonValue>> fields;
    fields.reserve(static_cast<std::size_t>(object.size()));
    for (auto field = object.begin(); field != object.end(); ++field)
        fields.emplace_back(field.key(), field.value());
    // RFC 8785 sorts by UTF-16 code units, which is what QString's operator< compares.
    std::sort(fields.begin(), fields.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    out += '{';
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        appendString(out, fields[i].first);
        out += ':';
        appendCanonical(out, fields[i].second);
    }
    out += '}';
}

void appendCanonical(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: out += "null"; break;
    case QJsonValue::Bool: out += value.toBool() ? "true" : "false"; break;
    case QJsonValue::String: appendString(out, value.toString()); break;
    case QJsonValue::Double: {
        const qint64 whole = value.toInteger();
        if (static_cast<double>(whole) == value.toDouble())
            out += QByteArray::number(whole);
        else
            out += QByteArray::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
        break;
    }
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        out += '[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                out += ',';
            appendCanonical(out, array.at(i));
        }
        out += ']';
        break;
    }
    case QJsonValue::Object: appendObject(out, value.toObject()); break;
    }
}

} // namespace

QByteArray jsonString(const QString &text)
{
    QByteArray out;
    out.reserve(text.size() + 2);
    appendString(out, text);
    return out;
}

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    appendCanonical(out, value);
    return out;
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasItems.back())
        m_out += ',';
    m_hasItems.back() = true;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out += '{';
    m_hasItems.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_hasItems.pop_back();
    m_out += '}';
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out += '[';
    m_hasItems.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_hasItems.pop_back();
    m_out += ']';
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    separate();
    m_out += jsonString(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))) + ':';
    m_afterKey = true;
    return *this;
}

JsonWriter &JsonWriter::value(const QString &text)
{
    return raw(jsonString(text));
}

JsonWriter &JsonWriter::null()
{
    return raw("null");
}

JsonWriter &JsonWriter::raw(const QByteArray &json)
{
    separate();
    m_out += json;
    return *this;
}

JsonWriter &JsonWriter::value(const QJsonValue &json)
{
    return raw(canonicalJson(json));
}

} // namespace packbay
