#include "app/central/Message.h"

#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>

namespace packbay::central {

namespace {

constexpr int kMaxDepth = 32;

Error malformed(const QString &why, const QString &where = {})
{
    return makeError(ErrorCode::MessageMalformed, {{QStringLiteral("why"), why}}, {}, where);
}

/// Qt's parser goes 1024 deep; we stop it before it starts.
bool isShallow(const QByteArray &json)
{
    int depth = 0;
    bool inText = false;
    bool escaped = false;
    for (const char c : json) {
        if (inText) {
            inText = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kMaxDepth)
                return false;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return true;
}

std::optional<QString> decoded(QByteArray text)
{
    text.replace('+', ' ');
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString plain = decoder(QByteArray::fromPercentEncoding(text));
    if (decoder.hasError() || plain.contains(QChar(0)))
        return std::nullopt;
    return plain;
}

} // namespace

Result<QJsonObject> jsonBody(const QByteArray &body)
{
    if (!isShallow(body))
        return malformed(QStringLiteral("nested deeper than 32"));
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return malformed(QStringLiteral("no JSON at byte %1").arg(parsed.offset));
    if (!document.isObject())
        return malformed(QStringLiteral("not an object"));
    return document.object();
}

Result<Query> Query::parse(const QByteArray &encoded, const QByteArray &allowed)
{
    Query query;
    if (encoded.isEmpty())
        return query;
    const QList<QByteArray> names = allowed.split(' ');
    const QList<QByteArray> parts = encoded.split('&');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const std::optional<QString> value = decoded(equals < 0 ? QByteArray() : part.mid(equals + 1));
        const QString key = QString::fromLatin1(name);
        const QString where = QLatin1Char('/') + key;
        if (name.isEmpty() || !names.contains(name))
            return malformed(QStringLiteral("unknown parameter"), where);
        if (query.m_values.contains(key))
            return malformed(QStringLiteral("parameter given twice"), where);
        if (!value)
            return malformed(QStringLiteral("no UTF-8"), where);
        query.m_values.insert(key, *value);
    }
    return query;
}

Result<qint64> Query::integer(const QString &name, qint64 fallback, qint64 low, qint64 high) const
{
    if (!has(name))
        return fallback;
    const QString text = m_values.value(name);
    const bool plain = !text.isEmpty() && text.size() <= 19 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!plain || !ok || value < low || value > high)
        return malformed(QStringLiteral("an integer from %1 to %2 is due").arg(low).arg(high), QLatin1Char('/') + name);
    return value;
}

} // namespace packbay::central
