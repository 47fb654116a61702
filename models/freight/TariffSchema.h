#pragma once
#include <QByteArrayView>
#include <QString>

#include <span>

namespace packbay {

/// What a cell may hold; decides its canonical form.
enum class CellKind {
    Text,
    Number, ///< decimal, maybe with a unit behind it
    Flag,   ///< Y or N
    Date,
    List,   ///< separated by ';', order without meaning
};

struct TariffColumn
{
    const char *name;
    const char *alias; ///< Chinese header, UTF-8
    CellKind kind = CellKind::Text;
    bool required = false; ///< the column must be there (its cells may still be empty)
};

/// The sheets of a tariff pack with their columns (freight.md C1). One table for import, export, diff and hash.
struct TariffSheetSpec
{
    const char *name;  ///< "line" for line.csv
    const char *alias; ///< Chinese sheet name
    bool required;
    std::span<const TariffColumn> columns;

    int columnIndex(QByteArrayView header) const; ///< by name or alias, letter case ignored; -1 = unknown
};

std::span<const TariffSheetSpec> tariffSheets();
/// By name or alias, with or without ".csv"; null when there is no such sheet.
const TariffSheetSpec *findTariffSheet(const QString &fileName);

} // namespace packbay
