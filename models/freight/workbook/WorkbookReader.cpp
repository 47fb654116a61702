#include "models/freight/workbook/WorkbookReader.h"

#include "models/freight/TariffCsv.h"
#include "models/freight/TariffSchema.h"
#include "models/freight/workbook/WorkbookCell.h"
#include "models/freight/workbook/WorkbookParts.h"

#include <QXmlStreamReader>

namespace packbay {
namespace {

constexpr qint64 kMaxUnpackedBytes = 256LL * 1024 * 1024;
constexpr int kMaxRow = 1048576;

TariffFinding unreadable(const QString &file, const FindingText &why)
{
    return {file, 0, {}, true, ErrorCode::TariffFileUnreadable, why, say(QT_TRANSLATE_NOOP("Tariff", "Save the workbook as .xlsx again, without a password."))};
}

/// One worksheet on its way to CSV.
class SheetReader
{
public:
    SheetReader(const WorkbookIndex &index, const TariffSheetSpec &spec, QString file, QList<TariffFinding> &findings)
        : m_index(index)
        , m_spec(spec)
        , m_file(std::move(file))
        , m_findings(findings)
    {
    }

    void read(QIODevice &device)
    {
        QXmlStreamReader xml(&device);
        while (!xml.atEnd() && m_good) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("row"))
                readRow(xml);
        }
        if (m_good && xml.hasError())
            stop(unreadable(m_file, say(QT_TRANSLATE_NOOP("Tariff", "the sheet is damaged: %1")).arg(xml.errorString())));
    }
    QByteArray takeCsv() { return std::move(m_csv); }

private:
    void stop(const TariffFinding &finding)
    {
        m_good = false;
        m_findings.append(finding);
    }

    void readRow(QXmlStreamReader &xml)
    {
        const auto written = xml.attributes().value(QLatin1String("r"));
        const int row = written.isEmpty() ? m_row + 1 : written.toInt();
        if (row <= m_row || row > kMaxRow) {
            stop(unreadable(m_file, say(QT_TRANSLATE_NOOP("Tariff", "the rows stand in no order"))));
            return;
        }
        m_csv += QByteArray(row - m_row - 1, '\n');
        m_row = row;
        QList<QByteArray> cells;
        while (xml.readNextStartElement() && m_good) {
            if (xml.name() == QLatin1String("c"))
                readCell(xml, cells);
            else
                xml.skipCurrentElement();
        }
        keepHeader(cells);
        m_csv += csvRecord(cells) + '\n';
        if (m_csv.size() > kMaxTariffFileBytes)
            stop({m_file, 0, {}, true, ErrorCode::TariffTooLarge, say(QT_TRANSLATE_NOOP("Tariff", "the sheet has more than 64 MB")),
                say(QT_TRANSLATE_NOOP("Tariff", "Split the tariff into several packs."))});
    }

    void keepHeader(const QList<QByteArray> &cells)
    {
        const bool isEmpty = std::all_of(cells.begin(), cells.end(), [](const QByteArray &cell) { return cell.trimmed().isEmpty(); });
        if (!m_columns.isEmpty() || isEmpty || cells.first().startsWith('#'))
            return;
        for (const QByteArray &cell : cells)
            m_columns += m_spec.columnIndex(cell.trimmed());
    }

    const TariffColumn *columnAt(qsizetype position) const
    {
        const int column = m_columns.value(position, -1);
        return column < 0 ? nullptr : &m_spec.columns[static_cast<std::size_t>(column)];
    }

    void readCell(QXmlStreamReader &xml, QList<QByteArray> &cells)
    {
        const QXmlStreamAttributes attributes = xml.attributes();
        const auto reference = attributes.value(QLatin1String("r"));
        const qsizetype position = reference.isEmpty() ? cells.size() : columnOfReference(reference);
        if (position < 0 || position < cells.size()) {
            stop(unreadable(m_file, say(QT_TRANSLATE_NOOP("Tariff", "the cells of row %1 stand in no order")).arg(m_row)));
            return;
        }
        const QString type = attributes.value(QLatin1String("t")).toString();
        const int style = attributes.value(QLatin1String("s")).toInt();
        QString value;
        bool isFormula = false;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("v")) {
                value = xml.readElementText(QXmlStreamReader::SkipChildElements);
            } else if (xml.name() == QLatin1String("is")) {
                value = inlineText(xml);
            } else {
                isFormula = isFormula || xml.name() == QLatin1String("f");
                xml.skipCurrentElement();
            }
        }
        cells.resize(position);
        if (isFormula && value.isEmpty())
            reject(position, say(QT_TRANSLATE_NOOP("Tariff", "the formula has no value")), say(QT_TRANSLATE_NOOP("Tariff", "Open the workbook, let it calculate and save it.")));
        cells += cellText(type, style, value, position);
    }

    static QString inlineText(QXmlStreamReader &xml)
    {
        QString text;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("t"))
                text += xml.readElementText(QXmlStreamReader::SkipChildElements);
            else if (xml.name() == QLatin1String("r"))
                text += inlineText(xml);
            else
                xml.skipCurrentElement();
        }
        return text;
    }

    QByteArray cellText(const QString &type, int style, const QString &value, qsizetype position)
    {
        if (type == QLatin1String("s"))
            return m_index.strings.value(value.toInt());
        if (type == QLatin1String("inlineStr") || type == QLatin1String("str"))
            return unescapedText(value);
        if (type == QLatin1String("b"))
            return value == QLatin1String("1") ? "Y" : "N";
        if (type == QLatin1String("e")) {
            reject(position, say(QT_TRANSLATE_NOOP("Tariff", "the cell holds the error %1")).arg(value), say(QT_TRANSLATE_NOOP("Tariff", "Correct the formula.")));
            return {};
        }
        return value.isEmpty() ? QByteArray() : number(value.toLatin1(), style, position);
    }

    /// A cell without type, or with "n" or "d".
    QByteArray number(const QByteArray &value, int style, qsizetype position)
    {
        const std::optional<QByteArray> decimal = decimalOfNumber(value);
        if (!decimal)
            return value;
        const TariffColumn *column = columnAt(position);
        if (column != nullptr && column->kind == CellKind::Date) {
            if (const std::optional<QByteArray> day = dayOfSerial(*decimal, m_index.startsIn1904))
                return *day;
        }
        if (column != nullptr && column->kind == CellKind::Number && m_index.percentStyles.value(style))
            reject(position, say(QT_TRANSLATE_NOOP("Tariff", "the cell is shown as a percentage, its value is %1")).arg(QString::fromLatin1(*decimal)),
                say(QT_TRANSLATE_NOOP("Tariff", "Format the cell as a number; 12.5 percent is written 12.5.")));
        return *decimal;
    }

    void reject(qsizetype position, const FindingText &message, const FindingText &remedy)
    {
        const TariffColumn *column = columnAt(position);
        m_findings.append({m_file, m_row, column != nullptr ? QString::fromLatin1(column->name) : QString(), true,
            ErrorCode::TariffCellInvalid, message, remedy});
    }

    const WorkbookIndex &m_index;
    const TariffSheetSpec &m_spec;
    QString m_file;
    QList<TariffFinding> &m_findings;
    QByteArray m_csv;
    QList<int> m_columns; ///< position -> column of the schema, known after the header row
    int m_row = 0;
    bool m_good = true;
};

void readSheet(WorkbookArchive &archive, const WorkbookIndex &index, const WorkbookIndex::Sheet &sheet, const QString &file,
    WorkbookSheets &sheets)
{
    const QString shown = file + QLatin1Char('/') + sheet.name;
    const TariffSheetSpec *spec = findTariffSheet(sheet.name);
    if (spec == nullptr) {
        sheets.findings.append({shown, 0, {}, false, ErrorCode::TariffFileMissing,
            say(QT_TRANSLATE_NOOP("Tariff", "the sheet is none of a tariff and was not read")),
            say(QT_TRANSLATE_NOOP("Tariff", "Rename it to the sheet it is meant to be, or delete it."))});
        return;
    }
    const QString name = QLatin1String(spec->name) + QLatin1String(".csv");
    if (sheets.files.contains(name)) {
        sheets.findings.append({shown, 0, {}, true, ErrorCode::TariffDuplicate,
            say(QT_TRANSLATE_NOOP("Tariff", "the sheet %1 is there twice")).arg(QLatin1String(spec->name)), say(QT_TRANSLATE_NOOP("Tariff", "Keep one of the two sheets."))});
        return;
    }
    SheetReader reader(index, *spec, shown, sheets.findings);
    if (!archive.readPart(sheet.part, [&](QIODevice &device) { reader.read(device); }))
        sheets.findings.append(unreadable(shown, archive.problem()));
    sheets.files.insert(name, reader.takeCsv());
    sheets.sheetNames.insert(name, sheet.name);
}

} // namespace

WorkbookSheets readWorkbook(const QByteArray &bytes, const QString &file)
{
    WorkbookSheets sheets;
    WorkbookArchive archive(bytes);
    if (!archive.problem().isEmpty()) {
        sheets.findings.append(unreadable(file, archive.problem()));
        return sheets;
    }
    if (archive.unpackedBytes() > kMaxUnpackedBytes) {
        sheets.findings.append({file, 0, {}, true, ErrorCode::TariffTooLarge, say(QT_TRANSLATE_NOOP("Tariff", "the workbook has more than 256 MB when unpacked")),
            say(QT_TRANSLATE_NOOP("Tariff", "Split the tariff into several packs."))});
        return sheets;
    }
    FindingText problem;
    const std::optional<WorkbookIndex> index = readWorkbookIndex(archive, &problem);
    if (!index) {
        sheets.findings.append(unreadable(file, problem));
        return sheets;
    }
    for (const WorkbookIndex::Sheet &sheet : index->sheets)
        readSheet(archive, *index, sheet, file, sheets);
    return sheets;
}

} // namespace packbay
