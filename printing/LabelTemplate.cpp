#include "printing/LabelTemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace packbay {
namespace {

Error invalid(const QString &where, const QString &reason)
{
    return makeError(ErrorCode::TemplateInvalid, {{QStringLiteral("reason"), reason}}, {}, where);
}

bool onlyKeys(const QJsonObject &object, std::initializer_list<const char *> allowed, QString *unknown)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        bool known = false;
        for (const char *key : allowed)
            known = known || it.key() == QLatin1String(key);
        if (!known) {
            *unknown = it.key();
            return false;
        }
    }
    return true;
}

Result<QRect> parseBox(const QJsonValue &value, const QString &where)
{
    const QJsonArray numbers = value.toArray();
    if (numbers.size() != 4)
        return invalid(where, QStringLiteral("box is [x, y, width, height] in tenths of a millimetre"));
    const QRect box(numbers[0].toInt(-1), numbers[1].toInt(-1), numbers[2].toInt(-1), numbers[3].toInt(-1));
    if (box.x() < 0 || box.y() < 0 || box.width() <= 0 || box.height() <= 0)
        return invalid(where, QStringLiteral("box holds a negative or missing number"));
    return box;
}

Status parseText(const QJsonObject &object, const QString &where, LabelItem &item)
{
    const QJsonValue text = object.value(QLatin1String("text"));
    if (text.isString()) {
        item.text.insert(QString(), text.toString());
    } else if (text.isObject()) {
        const QJsonObject byLanguage = text.toObject();
        for (auto it = byLanguage.begin(); it != byLanguage.end(); ++it)
            item.text.insert(it.key(), it.value().toString());
    }
    if (item.text.isEmpty())
        return invalid(where + QStringLiteral("/text"), QStringLiteral("text is a string or an object by language"));
    if (!item.text.contains(QString()) && !item.text.contains(QStringLiteral("en")))
        return invalid(where + QStringLiteral("/text"), QStringLiteral("the language en is missing"));
    return {};
}

Status parseAlign(const QJsonObject &object, const QString &where, LabelItem &item)
{
    const QString h = object.value(QLatin1String("align")).toString(QStringLiteral("left"));
    const QString v = object.value(QLatin1String("valign")).toString(QStringLiteral("middle"));
    const QMap<QString, Qt::AlignmentFlag> horizontal{{QStringLiteral("left"), Qt::AlignLeft},
                                                      {QStringLiteral("center"), Qt::AlignHCenter},
                                                      {QStringLiteral("right"), Qt::AlignRight}};
    const QMap<QString, Qt::AlignmentFlag> vertical{{QStringLiteral("top"), Qt::AlignTop},
                                                    {QStringLiteral("middle"), Qt::AlignVCenter},
                                                    {QStringLiteral("bottom"), Qt::AlignBottom}};
    if (!horizontal.contains(h))
        return invalid(where + QStringLiteral("/align"), QStringLiteral("left, center or right"));
    if (!vertical.contains(v))
        return invalid(where + QStringLiteral("/valign"), QStringLiteral("top, middle or bottom"));
    item.align = horizontal.value(h) | vertical.value(v);
    return {};
}

Result<LabelItem> parseItem(const QJsonValue &value, const QString &where, bool nested);

Status parseTextItem(const QJsonObject &object, const QString &where, LabelItem &item)
{
    PACKBAY_TRY(parseText(object, where, item));
    PACKBAY_TRY(parseAlign(object, where, item));
    item.size = object.value(QLatin1String("size")).toInt(item.size);
    item.minSize = object.value(QLatin1String("min_size")).toInt(qMin(item.size, item.minSize));
    item.bold = object.value(QLatin1String("bold")).toBool();
    item.wrap = object.value(QLatin1String("wrap")).toBool();
    if (item.minSize < 10 || item.minSize > item.size || item.size > 1000)
        return invalid(where + QStringLiteral("/size"), QStringLiteral("sizes are 10 to 1000 and min_size is not above size"));
    return {};
}

Status parseBarcodeItem(const QJsonObject &object, const QString &where, LabelItem &item)
{
    const auto symbology = symbologyOf(object.value(QLatin1String("symbology")).toString());
    if (!symbology)
        return invalid(where + QStringLiteral("/symbology"), QStringLiteral("unknown symbology"));
    item.symbology = *symbology;
    PACKBAY_TRY(parseText(object, where, item));
    PACKBAY_TRY(parseAlign(object, where, item));
    item.minModuleUm = object.value(QLatin1String("min_module_um")).toInt(item.minModuleUm);
    item.maxModuleUm = object.value(QLatin1String("max_module_um")).toInt(item.maxModuleUm);
    if (item.minModuleUm < 125 || item.maxModuleUm < item.minModuleUm)
        return invalid(where + QStringLiteral("/min_module_um"), QStringLiteral("at least 125 and not above max_module_um"));
    return {};
}

Status parseRepeatItem(const QJsonObject &object, const QString &where, LabelItem &item)
{
    item.rows = object.value(QLatin1String("rows")).toString();
    const QJsonArray cell = object.value(QLatin1String("cell")).toArray();
    item.cell = cell.size() == 2 ? QSize(cell[0].toInt(), cell[1].toInt()) : QSize();
    if (item.rows.isEmpty())
        return invalid(where + QStringLiteral("/rows"), QStringLiteral("the list field is missing"));
    if (item.cell.width() <= 0 || item.cell.height() <= 0 || item.cell.width() > item.box.width()
        || item.cell.height() > item.box.height())
        return invalid(where + QStringLiteral("/cell"), QStringLiteral("[width, height] that fit into the box"));
    const QJsonArray items = object.value(QLatin1String("items")).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        PACKBAY_TRY_ASSIGN(child, parseItem(items[i], where + QStringLiteral("/items/%1").arg(i), true));
        if (!QRect(QPoint(0, 0), item.cell).contains(child.box))
            return invalid(where + QStringLiteral("/items/%1/box").arg(i), QStringLiteral("outside the cell"));
        item.items.push_back(std::move(child));
    }
    return {};
}

Result<LabelItem> parseItem(const QJsonValue &value, const QString &where, bool nested)
{
    const QJsonObject object = value.toObject();
    QString unknown;
    if (!onlyKeys(object, {"id", "kind", "pages", "box", "when", "text", "size", "min_size", "bold", "wrap", "align", "valign",
                           "symbology", "min_module_um", "max_module_um", "thickness", "rows", "cell", "items"}, &unknown))
        return invalid(where + QLatin1Char('/') + unknown, QStringLiteral("unknown key"));
    LabelItem item;
    item.id = object.value(QLatin1String("id")).toString();
    item.when = object.value(QLatin1String("when")).toString();
    PACKBAY_TRY_ASSIGN(box, parseBox(object.value(QLatin1String("box")), where + QStringLiteral("/box")));
    item.box = box;
    const QString pages = object.value(QLatin1String("pages")).toString(QStringLiteral("every"));
    if (pages != u"every" && pages != u"first" && pages != u"last")
        return invalid(where + QStringLiteral("/pages"), QStringLiteral("every, first or last"));
    item.pages = pages == u"first" ? ItemPages::First : pages == u"last" ? ItemPages::Last : ItemPages::Every;

    const QString kind = object.value(QLatin1String("kind")).toString();
    if (kind == u"text") {
        PACKBAY_TRY(parseTextItem(object, where, item));
    } else if (kind == u"barcode") {
        item.kind = ItemKind::Barcode;
        PACKBAY_TRY(parseBarcodeItem(object, where, item));
    } else if (kind == u"fill") {
        item.kind = ItemKind::Fill;
    } else if (kind == u"frame") {
        item.kind = ItemKind::Frame;
        item.thickness = object.value(QLatin1String("thickness")).toInt(item.thickness);
    } else if (kind == u"repeat" && !nested) {
        item.kind = ItemKind::Repeat;
        PACKBAY_TRY(parseRepeatItem(object, where, item));
    } else {
        return invalid(where + QStringLiteral("/kind"), QStringLiteral("text, barcode, fill, frame or (outermost) repeat"));
    }
    return item;
}

} // namespace

std::optional<TemplateName> splitTemplateName(const QString &name)
{
    const qsizetype dash = name.indexOf(QLatin1Char('-'));
    if (dash <= 0)
        return std::nullopt;
    const auto size = labelSize(QStringView(name).mid(dash + 1));
    if (!size)
        return std::nullopt;
    return TemplateName{name.left(dash), *size};
}

Result<LabelTemplate> parseTemplate(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (!document.isObject())
        return invalid(QString(), QStringLiteral("no JSON object: ") + parsed.errorString());
    const QJsonObject root = document.object();
    QString unknown;
    if (!onlyKeys(root, {"template", "about", "items"}, &unknown))
        return invalid(QLatin1Char('/') + unknown, QStringLiteral("unknown key"));
    LabelTemplate out;
    out.name = root.value(QLatin1String("template")).toString();
    const auto name = splitTemplateName(out.name);
    if (!name)
        return invalid(QStringLiteral("/template"), QStringLiteral("<document>-<size> with a known size"));
    out.document = name->document;
    out.size = name->size;
    const QRect paper(QPoint(0, 0), out.size.tenths);
    const QJsonArray items = root.value(QLatin1String("items")).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QString where = QStringLiteral("/items/%1").arg(i);
        PACKBAY_TRY_ASSIGN(item, parseItem(items[i], where, false));
        if (!paper.contains(item.box))
            return invalid(where + QStringLiteral("/box"), QStringLiteral("outside the paper"));
        out.items.push_back(std::move(item));
    }
    if (out.items.empty())
        return invalid(QStringLiteral("/items"), QStringLiteral("the sheet is empty"));
    return out;
}

} // namespace packbay
