#pragma once
#include "models/workflow/Flow.h"

#include <QJsonObject>

namespace packbay {

/// What a sheet says, looked up in the world (the requests of architecture.md 11.4), and the name of its document.
struct SheetRequest
{
    QString document;  ///< "label/7K000001": with the copy number the key of the spool
    bool isLabel = true;
    QJsonObject request;
};

/// The document of a sheet, "label/7K000001": with the copy the key of the spool.
QString documentOf(const PrintSheet &sheet);
/// The sheet of a row of the spool.
std::optional<PrintSheet> sheetOf(const QString &document, int copy, const QString &reason);
/// What the flows print when this operation of theirs is accepted, as far as the operation alone says it: all but the
/// tags of holds, which go with no operation of their own.
QList<PrintSheet> sheetsOf(const Operation &operation, const Changes &changes);

/// Error 2106 when the row that the sheet is about does not exist.
Result<SheetRequest> sheetRequest(const PrintSheet &sheet, const WorldView &world, const QString &language, UtcMs now);

} // namespace packbay
