#pragma once
#include "app/station/core/SheetRequests.h"

/// What the requests of labels and documents share.
namespace packbay::sheets {

/// What a tag says in large letters: the reason of a hold or case in words, or as it is given when it is no known one.
QString tagTitle(const QString &reason, const QString &language);

QJsonObject addressJson(const Address &address);
/// The row that a sheet is about is not there.
Error missing(const char *what, const QString &key);
QJsonObject head(const QString &templateName, const PrintSheet &sheet, const QString &language);
/// Only when there is something to say: templates leave absent fields out.
void putText(QJsonObject &json, const char *name, const QString &text);
/// Date and time of the warehouse as people read it; empty for 0.
QString localTime(UtcMs at);

Result<SheetRequest> manifestDocument(const PrintSheet &sheet, const WorldView &world, const QString &language);
Result<SheetRequest> packingListDocument(const PrintSheet &sheet, const WorldView &world, const QString &language, UtcMs now);
Result<SheetRequest> pickListDocument(const PrintSheet &sheet, const WorldView &world, const QString &language);

} // namespace packbay::sheets
