#include "ui/text/Arguments.h"

#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QLocale>

namespace packbay {
namespace {

QString kindOf(const QString &name, const QString &kind)
{
    if (!kind.isEmpty())
        return kind;
    if (name == QLatin1String("grams"))
        return QStringLiteral("weight");
    if (name == QLatin1String("minor"))
        return QStringLiteral("money");
    return {};
}

QString shown(const QString &kind, const QJsonValue &value, const QJsonObject &args)
{
    if (kind == QLatin1String("code"))
        return shortCode(value.toString());
    if (kind == QLatin1String("weight"))
        return formatWeight(Grams(value.toInteger()));
    if (kind == QLatin1String("size"))
        return formatLength(Millimetres(value.toInteger()));
    if (kind == QLatin1String("money"))
        return formatMoney(Money{value.toInteger(), args.value(QLatin1String("currency")).toString()});
    if (kind == QLatin1String("error"))
        return errorWords(makeError(errorCodeOf(static_cast<int>(value.toInteger())), args)).title;
    if (kind == QLatin1String("time"))
        return formatTime(UtcMs(value.toInteger()));
    if (value.isDouble())
        return QLocale().toString(value.toInteger());
    return value.toString();
}

QString named(const QString &name, const QJsonObject &args)
{
    const QString chinese = args.value(name + QStringLiteral("_zh")).toString();
    return QLocale().language() == QLocale::Chinese && !chinese.isEmpty() ? chinese : args.value(name).toString();
}

} // namespace

std::optional<QStringList> argumentsOf(const char *names, const QJsonObject &args)
{
    QStringList values;
    if (!names)
        return values;
    for (const QString &spec : QString::fromLatin1(names).split(QLatin1Char(','))) {
        const QString name = spec.section(QLatin1Char(':'), 0, 0);
        const QJsonValue value = args.value(name);
        if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()))
            return std::nullopt;
        const QString kind = kindOf(name, spec.section(QLatin1Char(':'), 1));
        values.append(kind == QLatin1String("named") ? named(name, args) : shown(kind, value, args));
    }
    return values;
}

QString filledIn(const QString &sentence, const QStringList &values)
{
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const bool place = sentence.at(i) == QLatin1Char('%') && i + 1 < sentence.size() && sentence.at(i + 1).isDigit();
        const int index = place ? sentence.at(i + 1).digitValue() - 1 : -1;
        if (index >= 0 && index < values.size()) {
            result += values.at(index);
            ++i;
        } else {
            result += sentence.at(i);
        }
    }
    return result;
}

} // namespace packbay
