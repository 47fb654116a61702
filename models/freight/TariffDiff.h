#pragma once
#include "models/freight/TariffPack.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace packbay {

/// One difference between two versions of a tariff.
struct TariffChange
{
    enum class Kind { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    QString sheet;
    QString key;    ///< the cells that name the row, with blanks between
    QString column; ///< of a changed cell; "" for a whole row
    std::optional<QString> before; ///< the cell, or the whole row as CSV in the order of the schema's columns
    std::optional<QString> after;

    bool operator==(const TariffChange &) const = default;
};

/// By sheet, key and column. Rows are matched by their key; spelling ("1.50" for "1.5") and order are no difference.
QList<TariffChange> diffTariffs(const TariffPack &before, const TariffPack &after);
/// One object as in architecture.md 11.12, without newline.
QByteArray toJson(const TariffChange &change);

} // namespace packbay
