#pragma once
#include "app/station/core/SheetRequests.h"

/// What the requests of labels and documents share.
namespace packbay::sheets {

QJsonObject addressJson(const Address &address);
/// The row that a sheet is about is not there.
Error missing(const char *what, const QString &key);
QJsonObject head(const char *templateName, const PrintSheet &sheet, const QString &language);
/// Only when there is something to say: templates leave absent fields out.
void putText(QJsonObject &json, const char *name, const QString &text);
/// Date and time of the warehouse as people read it; empty for 0.
QString localTime(UtcMs at);

Result<SheetRequest> manifestDocument(const PrintSheet &sheet, const WorldView &world, const QString &language);
Result<SheetRequest> packingListDocument(const PrintSheet &sheet, const WorldView &world, const QString &language, UtcMs now);
Result<SheetRequest> pickListDocument(const PrintSheet &sheet, const WorldView &world, const QString &language);

} // namespace packbay::sheets
