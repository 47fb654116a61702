#include "ui/text/Arguments.h"

#include "ui/text/CaseWords.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/Phrases.h"

#include <QCoreApplication>
#include <QJsonArray>
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

QString named(const QString &name, const QJsonObject &args)
{
    const QString chinese = args.value(name + QStringLiteral("_zh")).toString();
    return QLocale().language() == QLocale::Chinese && !chinese.isEmpty() ? chinese : args.value(name).toString();
}

QString goodsText(const QJsonArray &goods)
{
    QStringList names;
    for (const QJsonValue &each : goods)
        names.append(QStringLiteral("%1 × %2").arg(QLocale().toString(each[QLatin1String("qty")].toInteger()),
                                                   named(QStringLiteral("name"), each.toObject())));
    return names.join(QStringLiteral(", "));
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
    if (kind == QLatin1String("goods"))
        return goodsText(value.toArray());
    if (kind == QLatin1String("case"))
        return caseWords(value.toString());
    if (kind == QLatin1String("owner") && value.toString().isEmpty())
        return QCoreApplication::translate("ErrorText", "nobody");
    if (kind == QLatin1String("text"))
        return sentence({static_cast<Text>(value.toInt()), args});
    if (kind == QLatin1String("time"))
        return formatTime(UtcMs(value.toInteger()));
    if (value.isDouble())
        return QLocale().toString(value.toInteger());
    return value.toString();
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
        const QString kind = kindOf(name, spec.section(QLatin1Char(':'), 1));
        const bool isEmpty = value.isString() && value.toString().isEmpty() && kind != QLatin1String("owner");
        if (value.isUndefined() || value.isNull() || isEmpty)
            return std::nullopt;
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
