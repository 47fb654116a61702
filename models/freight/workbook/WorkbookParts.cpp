#include "models/freight/workbook/WorkbookParts.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <quazip/quazip.h>
#include <quazip/quazipfile.h>

namespace packbay {
namespace {

/// "worksheets/sheet1.xml" beside xl/workbook.xml is xl/worksheets/sheet1.xml; "/xl/..." counts from the top.
QString partOf(const QString &target)
{
    return target.startsWith(QLatin1Char('/')) ? target.mid(1) : QStringLiteral("xl/") + target;
}

QString relationId(const QXmlStreamAttributes &attributes)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == QLatin1String("id") && attribute.qualifiedName().contains(QLatin1Char(':')))
            return attribute.value().toString();
    }
    return {};
}

/// Every start element of a part; false when the XML is broken.
bool forEachElement(WorkbookArchive &archive, const QString &part, FindingText *problem,
    const std::function<void(QXmlStreamReader &)> &visit)
{
    bool good = false;
    const bool opened = archive.readPart(part, [&](QIODevice &device) {
        QXmlStreamReader xml(&device);
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                visit(xml);
        }
        good = !xml.hasError();
        if (!good)
            *problem = say(QT_TRANSLATE_NOOP("Tariff", "%1: %2")).arg(part, xml.errorString());
    });
    if (!opened)
        *problem = archive.problem();
    return opened && good;
}

/// One <si>: its runs of text without the readings above them (<rPh>).
QString sharedString(QXmlStreamReader &xml)
{
    QString text;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("t"))
            text += xml.readElementText(QXmlStreamReader::SkipChildElements);
        else if (xml.name() == QLatin1String("r"))
            text += sharedString(xml);
        else
            xml.skipCurrentElement();
    }
    return text;
}

bool isPercent(int format, const QMap<int, QString> &own)
{
    constexpr int kPercent = 9;
    constexpr int kPercentWithDecimals = 10;
    return format == kPercent || format == kPercentWithDecimals || own.value(format).contains(QLatin1Char('%'));
}

bool readStyles(WorkbookArchive &archive, const QString &part, WorkbookIndex &index, FindingText *problem)
{
    QMap<int, QString> own;
    bool inCells = false;
    return forEachElement(archive, part, problem, [&](QXmlStreamReader &xml) {
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == QLatin1String("numFmt"))
            own.insert(attributes.value(QLatin1String("numFmtId")).toInt(), attributes.value(QLatin1String("formatCode")).toString());
        else if (xml.name() == QLatin1String("cellXfs") || xml.name() == QLatin1String("cellStyleXfs") || xml.name() == QLatin1String("cellStyles"))
            inCells = xml.name() == QLatin1String("cellXfs");
        else if (inCells && xml.name() == QLatin1String("xf"))
            index.percentStyles += isPercent(attributes.value(QLatin1String("numFmtId")).toInt(), own);
    });
}

} // namespace

WorkbookArchive::WorkbookArchive(const QByteArray &bytes)
    : m_buffer(std::make_unique<QBuffer>())
    , m_zip(std::make_unique<QuaZip>(m_buffer.get()))
{
    // Encrypted workbooks and .xls files are OLE containers.
    if (bytes.startsWith("\xD0\xCF\x11\xE0")) {
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "the file is encrypted or an old .xls"));
        return;
    }
    m_buffer->setData(bytes);
    if (!bytes.startsWith("PK") || !m_zip->open(QuaZip::mdUnzip)) {
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "the file is no workbook, or it is cut off"));
        return;
    }
    const QList<QuaZipFileInfo64> parts = m_zip->getFileInfoList64();
    for (const QuaZipFileInfo64 &part : parts)
        m_unpacked += static_cast<qint64>(part.uncompressedSize);
    if (parts.isEmpty())
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "the file is no workbook, or it is cut off"));
}

WorkbookArchive::~WorkbookArchive() = default;

bool WorkbookArchive::has(const QString &part) const
{
    return m_zip->setCurrentFile(part, QuaZip::csInsensitive);
}

bool WorkbookArchive::readPart(const QString &part, const std::function<void(QIODevice &)> &read)
{
    if (!has(part)) {
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "%1 is missing")).arg(part);
        return false;
    }
    QuaZipFile file(m_zip.get());
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "%1 cannot be unpacked")).arg(part);
        return false;
    }
    read(file);
    // The checksum is known at the end only.
    file.close();
    if (file.getZipError() != UNZ_OK) {
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "%1 is damaged")).arg(part);
        return false;
    }
    return true;
}

std::optional<WorkbookIndex> readWorkbookIndex(WorkbookArchive &archive, FindingText *problem)
{
    WorkbookIndex index;
    QMap<QString, QString> targets;
    QString strings;
    QString styles;
    if (!forEachElement(archive, QStringLiteral("xl/_rels/workbook.xml.rels"), problem, [&](QXmlStreamReader &xml) {
            const QXmlStreamAttributes attributes = xml.attributes();
            const QString target = partOf(attributes.value(QLatin1String("Target")).toString());
            targets.insert(attributes.value(QLatin1String("Id")).toString(), target);
            if (attributes.value(QLatin1String("Type")).endsWith(QLatin1String("/sharedStrings")))
                strings = target;
            else if (attributes.value(QLatin1String("Type")).endsWith(QLatin1String("/styles")))
                styles = target;
        }))
        return std::nullopt;
    if (!forEachElement(archive, QStringLiteral("xl/workbook.xml"), problem, [&](QXmlStreamReader &xml) {
            const QXmlStreamAttributes attributes = xml.attributes();
            if (xml.name() == QLatin1String("sheet"))
                index.sheets.append({attributes.value(QLatin1String("name")).toString(), targets.value(relationId(attributes))});
            else if (xml.name() == QLatin1String("workbookPr"))
                index.startsIn1904 = attributes.value(QLatin1String("date1904")) == QLatin1String("1")
                    || attributes.value(QLatin1String("date1904")) == QLatin1String("true");
        }))
        return std::nullopt;
    if (!strings.isEmpty() && archive.has(strings)
        && !forEachElement(archive, strings, problem, [&](QXmlStreamReader &xml) {
               if (xml.name() == QLatin1String("si"))
                   index.strings += unescapedText(sharedString(xml));
           }))
        return std::nullopt;
    if (!styles.isEmpty() && archive.has(styles) && !readStyles(archive, styles, index, problem))
        return std::nullopt;
    return index;
}

QByteArray unescapedText(const QString &text)
{
    if (!text.contains(QLatin1String("_x")))
        return text.toUtf8();
    static const QRegularExpression kEscape(QStringLiteral("_x([0-9A-Fa-f]{4})_"));
    QString plain;
    qsizetype at = 0;
    for (auto match = kEscape.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch escape = match.next();
        plain += QStringView(text).mid(at, escape.capturedStart() - at);
        plain += QChar(static_cast<char16_t>(escape.captured(1).toUShort(nullptr, 16)));
        at = escape.capturedEnd();
    }
    plain += QStringView(text).mid(at);
    return plain.toUtf8();
}

} // namespace packbay
