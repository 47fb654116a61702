#pragma once
#include "models/domain/Error.h"
#include "models/domain/FindingText.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace packbay {

/// One thing that is wrong or odd in a tariff pack. `row` counts records from 1 (the header), comments and blank lines
/// included, as a spreadsheet shows them; 0 = the file as a whole. `column` is the English column name, "" = the row.
struct TariffFinding
{
    QString file;
    int row = 0;
    QString column;
    bool isError = true; ///< else a warning: the pack can be used
    ErrorCode code = ErrorCode::None;
    FindingText message; ///< with the value that was read
    FindingText remedy;

    bool operator==(const TariffFinding &) const = default;
};

/// One object as in architecture.md 11.12, in English, without newline.
QByteArray toJson(const TariffFinding &finding);
/// The closing line of `tariff check`; an empty `sha256` is written as null.
QByteArray tariffVerdictJson(bool ok, qint64 lines, qint64 prices, const QString &sha256);

} // namespace packbay
