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

/// Error 2106 when the row that the sheet is about does not exist.
Result<SheetRequest> sheetRequest(const PrintSheet &sheet, const WorldView &world, const QString &language, UtcMs now);

} // namespace packbay
