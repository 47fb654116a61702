#include "printing/LabelRequest.h"

#include "models/domain/CheckCharacter.h"
#include "models/domain/OwnCode.h"
#include "printing/CommandSheet.h"
#include "printing/CustomsRules.h"
#include "printing/FieldSchema.h"
#include "printing/TemplateStore.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

bool isHan(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

QString joined(std::initializer_list<QString> parts, const QString &separator)
{
    QStringList filled;
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            filled.append(part.trimmed());
    }
    return filled.join(separator);
}

QString countryName(const QString &code)
{
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory).toUpper();
}

/// The address as a postman of its country reads it: Chinese largest unit first, others smallest first.
QString addressBlock(const QJsonObject &address)
{
    const auto get = [&](const char *key) { return address.value(QLatin1String(key)).toString(); };
    QStringList lines;
    for (const QJsonValue &line : address.value(QLatin1String("lines")).toArray()) {
        if (!line.toString().trimmed().isEmpty())
            lines.append(line.toString().trimmed());
    }
    const QString newLine = QStringLiteral("\n");
    const QString space = QStringLiteral(" ");
    const bool chinese = isHan(lines.join(QString()) + get("city"));
    if (chinese) {
        const QString region = get("region") == get("city") ? QString() : get("region");
        const QString place = region + get("city") + lines.value(0);
        return joined({get("company"), joined({get("name"), get("phone")}, space), place, lines.mid(1).join(newLine),
                       get("postcode")}, newLine);
    }
    const QString who = joined({get("company"), get("name")}, newLine);
    return joined({who, lines.join(newLine), joined({get("city"), get("region"), get("postcode")}, space), get("phone")}, newLine);
}

void putAddress(const QString &prefix, const QJsonObject &address, FieldSet &out)
{
    static constexpr std::array kPlain{"name", "company", "city", "region", "postcode", "country", "phone", "email", "tax_id"};
    for (const char *key : kPlain)
        out.values.insert(prefix + QLatin1Char('.') + QLatin1String(key), address.value(QLatin1String(key)).toString());
    const QString country = address.value(QLatin1String("country")).toString();
    out.values.insert(prefix + QStringLiteral(".country_name"), country.isEmpty() ? QString() : countryName(country));
    out.values.insert(prefix + QStringLiteral(".block"), addressBlock(address));
    QString oneLine = addressBlock(address);
    oneLine.replace(QLatin1Char('\n'), QLatin1String(", "));
    out.values.insert(prefix + QStringLiteral(".one_line"), joined({oneLine, country}, QStringLiteral(", ")));
}

FieldSet flatten(const QJsonObject &object, const QJsonObject &schema, const QJsonObject &root);

void putString(const QString &name, const QString &text, const QJsonObject &schema, FieldSet &out)
{
    out.values.insert(name, text);
    if (schema.value(QLatin1String("x-kind")).toString() == u"own-code")
        out.values.insert(name + QStringLiteral("_readable"), text.startsWith(u"ZZ") ? text.mid(2) : text);
}

void putInteger(const QString &name, const QJsonValue &value, const QJsonObject &object, FieldSet &out)
{
    const bool given = value.isDouble();
    const qint64 number = value.toInteger();
    out.values.insert(name, given ? QString::number(number) : QString());
    if (name.endsWith(u"_minor")) {
        const QString currency = object.value(QLatin1String("currency")).toString();
        out.values.insert(name.chopped(6), given ? amountText(number, currency) : QString());
    } else if (name.endsWith(u"_g")) {
        // `weight` given in another unit has its own branch; an absent weight_g must not wipe it out.
        if (given || !out.values.contains(name.chopped(2)))
            out.values.insert(name.chopped(2), given ? kilograms(number) + QStringLiteral(" kg") : QString());
    }
}

/// The rows of a list, and the sum of every number in them ("lines.qty", "lines.value").
void putRows(const QString &name, const QJsonObject &items, const QJsonObject &object, const QJsonObject &root, FieldSet &out)
{
    const QString currency = QStringLiteral("currency");
    const QJsonObject properties = items.value(QLatin1String("properties")).toObject();
    QHash<QString, qint64> sums;
    QList<FieldSet> &rows = out.lists[name];
    for (const QJsonValue &value : object.value(name).toArray()) {
        QJsonObject row = value.toObject();
        row.insert(currency, object.value(currency));
        if (properties.contains(QStringLiteral("amount_minor"))) {
            row.insert(QStringLiteral("amount_minor"),
                       row.value(QLatin1String("qty")).toInteger() * row.value(QLatin1String("unit_minor")).toInteger());
        }
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (row.value(it.key()).isDouble())
                sums[it.key()] += row.value(it.key()).toInteger();
        }
        rows.append(flatten(row, items, root));
    }
    out.values.insert(name + QStringLiteral(".count"), QString::number(rows.size()));
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (resolveSchema(it.value().toObject(), root).value(QLatin1String("type")).toString() == u"integer")
            putInteger(name + QLatin1Char('.') + it.key(), sums.value(it.key()), object, out);
    }
    // An invoice's total: its lines and what is charged beside them.
    if (properties.contains(QStringLiteral("amount_minor"))) {
        const qint64 total = sums.value(QStringLiteral("amount_minor")) + object.value(QLatin1String("freight_minor")).toInteger()
            + object.value(QLatin1String("insurance_minor")).toInteger();
        putInteger(QStringLiteral("total_minor"), total, object, out);
    }
}

void putProperty(const QString &name, const QJsonObject &property, const QJsonObject &object, const QJsonObject &root,
                 FieldSet &out)
{
    const QJsonValue value = object.value(name);
    const QString kind = property.value(QLatin1String("x-kind")).toString();
    const QString type = property.value(QLatin1String("type")).toString();
    if (kind == u"address") {
        putAddress(name, value.toObject(), out);
    } else if (kind == u"weight") {
        const QJsonObject weight = value.toObject();
        const auto grams = gramsOf(weight.value(QLatin1String("value")).toString(), weight.value(QLatin1String("unit")).toString());
        if (grams)
            out.values.insert(name, kilograms(*grams) + QStringLiteral(" kg"));
        else if (!out.values.contains(name))
            out.values.insert(name, QString());
    } else if (type == u"string") {
        putString(name, value.toString(property.value(QLatin1String("default")).toString()), property, out);
    } else if (type == u"integer") {
        putInteger(name, value, object, out);
    } else if (type == u"boolean") {
        out.values.insert(name, value.toBool() ? QStringLiteral("yes") : QString());
    } else if (type == u"array") {
        const QJsonObject items = resolveSchema(property.value(QLatin1String("items")).toObject(), root);
        if (items.value(QLatin1String("type")).toString() == u"object") {
            putRows(name, items, object, root, out);
        } else {
            QStringList texts;
            for (const QJsonValue &text : value.toArray())
                texts.append(text.toString());
            out.values.insert(name, texts.join(QLatin1Char('\n')));
        }
    }
}

FieldSet flatten(const QJsonObject &object, const QJsonObject &schema, const QJsonObject &root)
{
    FieldSet out;
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it)
        putProperty(it.key(), resolveSchema(it.value().toObject(), root), object, root, out);
    return out;
}

Error barcodeError(const QString &field, const QString &text, const QString &reason)
{
    return makeError(ErrorCode::BarcodeTextInvalid,
                     {{QStringLiteral("field"), field}, {QStringLiteral("text"), text}, {QStringLiteral("reason"), reason}}, {},
                     QLatin1Char('/') + field);
}

/// Numbers with a check are printed only when it holds. An SSCC is exactly 18 digits: brackets in it would start another
/// GS1 element.
Status checkNumbers(const QJsonObject &fields, const QJsonObject &schema)
{
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QString kind = it.value().toObject().value(QLatin1String("x-kind")).toString();
        const QString text = fields.value(it.key()).toString();
        if (text.isEmpty())
            continue;
        if (kind == u"sscc") {
            const auto check = text.size() == 18 ? gs1CheckDigit(QStringView(text).left(17)) : std::nullopt;
            if (!check || *check != text.back())
                return barcodeError(it.key(), text, QStringLiteral("18 digits with a valid check digit"));
        } else if (kind == u"own-code" && !parseOwnCode(text)) {
            return barcodeError(it.key(), text, QStringLiteral("its check character is wrong"));
        }
    }
    return {};
}

} // namespace

Result<LabelRequest> parseLabelRequest(const QJsonObject &request)
{
    LabelRequest out;
    out.templateName = request.value(QLatin1String("template")).toString(QStringLiteral("carton-100x150"));
    const auto name = splitTemplateName(out.templateName);
    const TemplateStore store;
    if (!name || !TemplateStore::documents().contains(name->document)) {
        return makeError(ErrorCode::RequestInvalid,
                         {{QStringLiteral("reason"), QStringLiteral("unknown template ") + out.templateName}}, {},
                         QStringLiteral("/template"));
    }
    out.document = name->document;
    PACKBAY_TRY(checkAgainstSchema(request, TemplateStore::schema(out.document)));
    PACKBAY_TRY(checkCustoms(out.document, request));
    out.language = request.value(QLatin1String("language")).toString(QStringLiteral("en"));
    out.copy = request.value(QLatin1String("copy")).toInt(1);
    out.fields = request;
    for (const QString &key : {QStringLiteral("template"), QStringLiteral("language"), QStringLiteral("copy")})
        out.fields.remove(key);
    return out;
}

Result<FieldSet> fieldsOf(const LabelRequest &request)
{
    const QJsonObject schema = TemplateStore::schema(request.document);
    if (schema.isEmpty()) {
        return makeError(ErrorCode::TemplateInvalid,
                         {{QStringLiteral("reason"), QStringLiteral("no document ") + request.document}});
    }
    PACKBAY_TRY(checkAgainstSchema(request.fields, schema));
    PACKBAY_TRY(checkNumbers(request.fields, schema));
    FieldSet out = flatten(request.fields, schema, schema);
    out.values.insert(QStringLiteral("copy"), QString::number(request.copy));
    out.values.insert(QStringLiteral("copy_mark"), request.copy > 1 ? QString::number(request.copy) : QString());
    if (request.document == u"command_sheet")
        out.lists.insert(QStringLiteral("commands"), commandRows());
    return out;
}

QString kilograms(qint64 grams)
{
    return QStringLiteral("%1.%2").arg(grams / 1000).arg(grams % 1000, 3, 10, QLatin1Char('0'));
}

std::optional<qint64> gramsOf(const QString &value, const QString &unit)
{
    static const QHash<QString, qint64> s_nanograms{{QStringLiteral("kg"), 1'000'000'000'000},
                                                    {QStringLiteral("g"), 1'000'000'000},
                                                    {QStringLiteral("lb"), 453'592'370'000},
                                                    {QStringLiteral("oz"), 28'349'523'125}};
    const qsizetype dot = value.indexOf(QLatin1Char('.'));
    const QString whole = dot < 0 ? value : value.left(dot);
    const QString fraction = dot < 0 ? QString() : value.mid(dot + 1);
    const qint64 perUnit = s_nanograms.value(unit);
    bool ok = false;
    const qint64 units = whole.toLongLong(&ok);
    if (!ok || perUnit == 0 || units < 0 || fraction.size() > 6 || units > 9'000'000'000'000'000'000 / perUnit - 1)
        return std::nullopt;
    // fraction in millionths of the unit: perUnit / 10^6 may have a rest (oz), so the product comes first, split so that
    // it stays inside 64 bits.
    const qint64 millionths = fraction.leftJustified(6, QLatin1Char('0')).toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    const qint64 part = perUnit / 1'000'000 * millionths + perUnit % 1'000'000 * millionths / 1'000'000;
    const qint64 nanograms = units * perUnit + part;
    return (nanograms + 500'000'000) / 1'000'000'000;
}

QString amountText(qint64 minor, const QString &currency)
{
    static const QStringList s_none{QStringLiteral("JPY"), QStringLiteral("KRW"), QStringLiteral("VND"), QStringLiteral("CLP"),
                                    QStringLiteral("ISK"), QStringLiteral("XAF"), QStringLiteral("XOF"), QStringLiteral("PYG"),
                                    QStringLiteral("UGX"), QStringLiteral("RWF")};
    static const QStringList s_three{QStringLiteral("KWD"), QStringLiteral("BHD"), QStringLiteral("OMR"), QStringLiteral("JOD"),
                                     QStringLiteral("TND"), QStringLiteral("IQD"), QStringLiteral("LYD")};
    if (s_none.contains(currency))
        return QString::number(minor);
    const int digits = s_three.contains(currency) ? 3 : 2;
    const qint64 scale = digits == 3 ? 1000 : 100;
    const qint64 amount = minor < 0 ? -minor : minor;
    return QStringLiteral("%1%2.%3").arg(minor < 0 ? QStringLiteral("-") : QString()).arg(amount / scale)
        .arg(amount % scale, digits, 10, QLatin1Char('0'));
}

} // namespace packbay
