#include "printing/TemplateStore.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

// Q_INIT_RESOURCE must stand outside of every namespace; a static library's resources are linked only through it.
static void initPrintingResources()
{
    Q_INIT_RESOURCE(printing_templates);
}

namespace packbay {
namespace {

const QString kBuiltIn = QStringLiteral(":/packbay/printing/");

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QStringList jsonNames(const QString &folder)
{
    QStringList names = QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files);
    for (QString &name : names)
        name.chop(5);
    return names;
}

} // namespace

TemplateStore::TemplateStore(QString folder) : m_folder(std::move(folder))
{
    initPrintingResources();
}

Result<LabelTemplate> TemplateStore::load(const QString &name) const
{
    const QString fileName = name + QStringLiteral(".json");
    // The name comes from a request: it may select a template, not a path.
    if (name.contains(QLatin1Char('/')) || name.contains(QLatin1Char('\\')))
        return makeError(ErrorCode::TemplateInvalid, {{QStringLiteral("reason"), QStringLiteral("no template ") + name}});
    QFile file(QDir(m_folder).filePath(fileName));
    if (m_folder.isEmpty() || !file.exists())
        file.setFileName(kBuiltIn + fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return makeError(ErrorCode::TemplateInvalid,
                         {{QStringLiteral("reason"), QStringLiteral("no template ") + name}, {QStringLiteral("template"), name}});
    }
    auto loaded = parseTemplate(file.readAll());
    if (!loaded) {
        Error error = std::move(loaded).error();
        error.args.insert(QStringLiteral("template"), name);
        error.where = fileName + QLatin1Char('#') + error.where;
        return error;
    }
    if (loaded->name != name) {
        return makeError(ErrorCode::TemplateInvalid,
                         {{QStringLiteral("reason"), QStringLiteral("the file says it is ") + loaded->name},
                          {QStringLiteral("template"), name}}, {}, fileName + QStringLiteral("#/template"));
    }
    return loaded;
}

QStringList TemplateStore::names() const
{
    QStringList all = jsonNames(kBuiltIn);
    if (!m_folder.isEmpty())
        all += jsonNames(m_folder);
    all.removeDuplicates();
    all.sort();
    return all;
}

QStringList TemplateStore::documents()
{
    initPrintingResources();
    QStringList all = jsonNames(kBuiltIn + QStringLiteral("fields"));
    all.removeAll(QStringLiteral("common"));
    all.sort();
    return all;
}

QJsonObject TemplateStore::schema(const QString &document)
{
    initPrintingResources();
    if (!documents().contains(document))
        return {};
    QJsonObject schema = readObject(kBuiltIn + QStringLiteral("fields/%1.json").arg(document));
    const QJsonObject common = readObject(kBuiltIn + QStringLiteral("fields/common.json"));
    schema.insert(QStringLiteral("$defs"), common.value(QLatin1String("$defs")));
    QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    const QJsonObject shared = common.value(QLatin1String("properties")).toObject();
    for (auto it = shared.begin(); it != shared.end(); ++it)
        properties.insert(it.key(), it.value());
    schema.insert(QStringLiteral("properties"), properties);
    schema.insert(QStringLiteral("$schema"), QStringLiteral("https://json-schema.org/draft/2020-12/schema"));
    schema.insert(QStringLiteral("type"), QStringLiteral("object"));
    schema.insert(QStringLiteral("additionalProperties"), false);
    return schema;
}

} // namespace packbay
