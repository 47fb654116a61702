#include "models/freight/workbook/WorkbookWriter.h"

#include "models/freight/TariffSchema.h"
#include "models/freight/workbook/XlsxLibrary.h"

#include <QFile>

#include <clocale>
#include <cstdio>
#include <cstdlib>

namespace packbay {
namespace {

constexpr std::size_t kMaxRows = 1048575; ///< of a sheet, without its header
constexpr int kExactDigits = 15;

/// strtod() would take the locale's decimal point. The library itself runs in the C locale of its own runtime.
class PlainNumbers
{
public:
    PlainNumbers()
        : m_plain(newlocale(LC_NUMERIC_MASK, "C", nullptr))
        , m_before(uselocale(m_plain))
    {
    }
    ~PlainNumbers()
    {
        uselocale(m_before);
        freelocale(m_plain);
    }
    PlainNumbers(const PlainNumbers &) = delete;
    PlainNumbers &operator=(const PlainNumbers &) = delete;

private:
    locale_t m_plain;
    locale_t m_before;
};

/// A binary number gives up to 15 decimal digits back as they were; a cell with more, or with a unit, stays text.
bool isExactNumber(const QByteArray &cell)
{
    int digits = 0;
    for (const char c : cell) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (c != '.' && c != '-')
            return false;
    }
    return digits > 0 && digits <= kExactDigits;
}

lxw_error writeCell(const XlsxLibrary &xlsx, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const QByteArray &cell, CellKind kind)
{
    if (cell.isEmpty())
        return LXW_NO_ERROR;
    if (kind == CellKind::Number && isExactNumber(cell))
        return xlsx.writeNumber(sheet, row, column, std::strtod(cell.constData(), nullptr), nullptr);
    return xlsx.writeText(sheet, row, column, cell.constData(), nullptr);
}

lxw_error writeRow(const XlsxLibrary &xlsx, lxw_worksheet *sheet, lxw_row_t at, const QByteArray &row, const TariffSheetSpec &spec)
{
    const QList<QByteArray> cells = row.split(kTariffCellEnd);
    lxw_error failed = LXW_NO_ERROR;
    for (std::size_t i = 0; i < spec.columns.size() && failed == LXW_NO_ERROR; ++i)
        failed = writeCell(xlsx, sheet, at, static_cast<lxw_col_t>(i), cells.value(static_cast<qsizetype>(i)), spec.columns[i].kind);
    return failed;
}

lxw_error writeSheet(const XlsxLibrary &xlsx, lxw_workbook *workbook, lxw_format *bold, const TariffPack &pack, const TariffSheetSpec &spec)
{
    const auto rows = pack.canonicalRows.find(QLatin1String(spec.name));
    if (rows == pack.canonicalRows.end() && !spec.required)
        return LXW_NO_ERROR;
    lxw_worksheet *sheet = xlsx.addSheet(workbook, spec.name);
    if (sheet == nullptr)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    xlsx.freezePanes(sheet, 1, 0);
    for (std::size_t i = 0; i < spec.columns.size(); ++i)
        xlsx.writeText(sheet, 0, static_cast<lxw_col_t>(i), spec.columns[i].name, bold);
    lxw_error failed = LXW_NO_ERROR;
    if (rows == pack.canonicalRows.end())
        return failed;
    for (std::size_t i = 0; i < rows->second.size() && failed == LXW_NO_ERROR; ++i)
        failed = writeRow(xlsx, sheet, static_cast<lxw_row_t>(i + 1), rows->second[i], spec);
    return failed;
}

Error unwritable(const QString &file, const QString &why)
{
    return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), file}}, why);
}

} // namespace

Status writeTariffWorkbook(const TariffPack &pack, const QString &file)
{
    for (const auto &[sheet, rows] : pack.canonicalRows) {
        if (rows.size() > kMaxRows)
            return makeError(ErrorCode::TariffTooLarge, {{QStringLiteral("file"), sheet}}, QStringLiteral("more rows than a spreadsheet has"));
    }
    const XlsxLibrary xlsx;
    if (!xlsx.problem().isEmpty())
        return unwritable(file, xlsx.problem());
    // The library complains on stderr when it cannot open its file, so that is tried first.
    QFile target(file + QStringLiteral(".part"));
    if (!target.open(QIODevice::WriteOnly))
        return unwritable(file, target.errorString());
    target.close();
    const PlainNumbers plain;
    const QByteArray part = QFile::encodeName(target.fileName());
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE; // row by row, as the rows come: a million cells need no memory
    lxw_workbook *workbook = xlsx.newWorkbook(part.constData(), &options);
    if (workbook == nullptr)
        return unwritable(file, QStringLiteral("no memory"));
    lxw_doc_properties properties{};
    properties.created = 315532800; // as old as its zip entries say: the same pack gives the same bytes
    xlsx.setProperties(workbook, &properties);
    lxw_format *bold = xlsx.addFormat(workbook);
    xlsx.setBold(bold);
    lxw_error failed = LXW_NO_ERROR;
    for (const TariffSheetSpec &spec : tariffSheets()) {
        if (failed == LXW_NO_ERROR)
            failed = writeSheet(xlsx, workbook, bold, pack, spec);
    }
    const lxw_error closed = xlsx.close(workbook);
    if (failed == LXW_NO_ERROR)
        failed = closed;
    if (failed == LXW_NO_ERROR && std::rename(part.constData(), QFile::encodeName(file).constData()) == 0)
        return {};
    std::remove(part.constData());
    return unwritable(file, failed == LXW_NO_ERROR ? QStringLiteral("cannot be renamed") : QString::fromUtf8(xlsx.words(failed)));
}

} // namespace packbay
