#pragma once
#include "models/freight/TariffPack.h"

#include <QByteArray>

namespace packbay {

/// A workbook taken apart: each sheet of the tariff as CSV under its English name, with one record for each row of the
/// sheet, so that rows count as the spreadsheet shows them.
struct WorkbookSheets
{
    TariffFiles files;                 ///< "price.csv" and so on
    QMap<QString, QString> sheetNames; ///< "price.csv" -> the sheet as the workbook calls it
    QList<TariffFinding> findings;     ///< what cannot be said in CSV; with an error here nothing may be used
};

/// Reads an .xlsx. Numbers come as the decimals that the spreadsheet shows (15 digits), days typed as dates as 2026-11-22.
/// What is no workbook is 7202, more than 256 MB unpacked 7214, a cell that holds an error, a percent format or a formula
/// without a value 7205. `file` names it in the findings.
WorkbookSheets readWorkbook(const QByteArray &bytes, const QString &file);

} // namespace packbay
