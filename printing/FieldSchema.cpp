#include "printing/FieldSchema.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>

namespace packbay {
namespace {

/// One walk over a value; the root is kept for $ref.
class Check
{
public:
    explicit Check(const QJsonObject &root) : m_root(root) {}

    Status run(const QJsonValue &value, const QJsonObject &schema, const QString &where) const
    {
        const QJsonObject resolved = resolveSchema(schema, m_root);
        PACKBAY_TRY(checkType(value, resolved, where));
        if (value.isObject())
            return checkObject(value.toObject(), resolved, where);
        if (value.isArray())
            return checkArray(value.toArray(), resolved, where);
        if (value.isString())
            return checkString(value.toString(), resolved, where);
        if (value.isDouble())
            return checkNumber(value, resolved, where);
        return {};
    }

private:
    static Error invalid(const QString &where, const QString &reason)
    {
        return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("reason"), reason}}, {}, where);
    }

    static Error missing(const QString &where)
    {
        const QString field = where.section(QLatin1Char('/'), 1);
        return makeError(ErrorCode::FieldMissing, {{QStringLiteral("field"), field}}, {}, where);
    }

    static bool isInteger(const QJsonValue &value)
    {
        const double number = value.toDouble();
        return std::floor(number) == number && std::abs(number) < 9.3e18 && value.toInteger(-1) == value.toInteger(-2);
    }

    static Status checkType(const QJsonValue &value, const QJsonObject &schema, const QString &where)
    {
        const QString type = schema.value(QLatin1String("type")).toString();
        const bool ok = type.isEmpty() || (type == u"object" && value.isObject()) || (type == u"array" && value.isArray())
            || (type == u"string" && value.isString()) || (type == u"boolean" && value.isBool())
            || (type == u"integer" && value.isDouble() && isInteger(value));
        if (!ok)
            return invalid(where, QStringLiteral("must be of type ") + type);
        return {};
    }

    Status checkObject(const QJsonObject &object, const QJsonObject &schema, const QString &where) const
    {
        const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString at = pointerTo(where, it.key());
            if (properties.contains(it.key())) {
                // Computed from the others; a request that gives it could contradict itself.
                if (properties.value(it.key()).toObject().value(QLatin1String("x-derived")).toBool())
                    return invalid(at, QStringLiteral("unknown key"));
                continue;
            }
            if (!schema.value(QLatin1String("additionalProperties")).toBool(true))
                return invalid(at, QStringLiteral("unknown key"));
        }
        for (const QJsonValue &key : schema.value(QLatin1String("required")).toArray()) {
            if (!object.contains(key.toString()))
                return missing(pointerTo(where, key.toString()));
        }
        PACKBAY_TRY(checkOneOf(object, schema, where));
        for (auto it = object.begin(); it != object.end(); ++it)
            PACKBAY_TRY(run(it.value(), properties.value(it.key()).toObject(), pointerTo(where, it.key())));
        return {};
    }

    static Status checkOneOf(const QJsonObject &object, const QJsonObject &schema, const QString &where)
    {
        const QJsonArray choices = schema.value(QLatin1String("oneOf")).toArray();
        if (choices.isEmpty())
            return {};
        QStringList present;
        QString first;
        for (const QJsonValue &choice : choices) {
            const QString key = choice.toObject().value(QLatin1String("required")).toArray().at(0).toString();
            if (first.isEmpty())
                first = key;
            if (object.contains(key))
                present.append(key);
        }
        if (present.isEmpty())
            return missing(pointerTo(where, first));
        if (present.size() > 1)
            return invalid(pointerTo(where, present.last()), QStringLiteral("only one of ") + present.join(QStringLiteral(", ")));
        return {};
    }

    Status checkArray(const QJsonArray &array, const QJsonObject &schema, const QString &where) const
    {
        if (array.size() < schema.value(QLatin1String("minItems")).toInt(0))
            return missing(where);
        if (array.size() > schema.value(QLatin1String("maxItems")).toInteger(1'000'000))
            return invalid(where, QStringLiteral("too many entries"));
        const QJsonObject items = schema.value(QLatin1String("items")).toObject();
        for (qsizetype i = 0; i < array.size(); ++i)
            PACKBAY_TRY(run(array[i], items, pointerTo(where, QString::number(i))));
        return {};
    }

    static Status checkString(const QString &text, const QJsonObject &schema, const QString &where)
    {
        if (text.trimmed().size() < schema.value(QLatin1String("minLength")).toInt(0))
            return missing(where);
        if (text.size() > schema.value(QLatin1String("maxLength")).toInt(4000))
            return invalid(where, QStringLiteral("too long"));
        for (const QChar c : text) {
            if (c.category() == QChar::Other_Control && c != u'\n')
                return invalid(where, QStringLiteral("holds a control character"));
        }
        if (!text.isValidUtf16())
            return invalid(where, QStringLiteral("not valid Unicode"));
        const QJsonValue choices = schema.value(QLatin1String("enum"));
        if (choices.isArray() && !choices.toArray().contains(text))
            return invalid(where, QStringLiteral("not one of the allowed words"));
        const QString pattern = schema.value(QLatin1String("pattern")).toString();
        if (!pattern.isEmpty() && !QRegularExpression(pattern).match(text).hasMatch())
            return invalid(where, QStringLiteral("must match ") + pattern);
        return {};
    }

    static Status checkNumber(const QJsonValue &value, const QJsonObject &schema, const QString &where)
    {
        const qint64 number = value.toInteger();
        if (number < schema.value(QLatin1String("minimum")).toInteger(std::numeric_limits<qint64>::min())
            || number > schema.value(QLatin1String("maximum")).toInteger(std::numeric_limits<qint64>::max()))
            return invalid(where, QStringLiteral("out of range"));
        return {};
    }

    const QJsonObject &m_root;
};

} // namespace

Status checkAgainstSchema(const QJsonValue &value, const QJsonObject &schema)
{
    return Check(schema).run(value, schema, QString());
}

QJsonObject resolveSchema(const QJsonObject &schema, const QJsonObject &root)
{
    const QString reference = schema.value(QLatin1String("$ref")).toString();
    if (!reference.startsWith(u"#/$defs/"))
        return schema;
    return root.value(QLatin1String("$defs")).toObject().value(reference.mid(8)).toObject();
}

QString pointerTo(const QString &base, const QString &key)
{
    QString escaped = key;
    escaped.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
    return base + QLatin1Char('/') + escaped;
}

} // namespace packbay
