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
    QString sheet = {}; ///< SHA-256 of a carrier's own sheet, which is passed on in place of the request
};

/// How this station's sheets look.
struct SheetStyle
{
    QString language = QStringLiteral("en");
    QString cartonPaper = QStringLiteral("100x150"); ///< size of the carton label's template
    QString parcelPaper = QStringLiteral("60x40");
};

/// The document of a sheet, "label/7K000001": with the copy the key of the spool.
QString documentOf(const PrintSheet &sheet);
/// The sheet of a row of the spool.
std::optional<PrintSheet> sheetOf(const QString &document, int copy, const QString &reason);
/// What the flows print when this operation of theirs is accepted, as far as the operation alone says it: all but the
/// tags of holds, see tagsOf().
QList<PrintSheet> sheetsOf(const Operation &operation, const Changes &changes);

/// The tag of an order that is held while it is packed: it hangs on the carton that is open. The operation does not name it.
QList<PrintSheet> tagsOf(const OperationBody &body, const WorldView &world);

/// Error 2106 when the row that the sheet is about does not exist, 2408 or 2420 for a label that is taken back.
Result<SheetRequest> sheetRequest(const PrintSheet &sheet, const WorldView &world, const SheetStyle &style, UtcMs now);
/// Void, or asked to be: no sheet of it is to come out.
inline bool isTakenBack(const Label &label)
{
    return label.state == LabelState::Voided || label.state == LabelState::VoidRequested;
}

/// The label that a carton would get with these numbers; `label` need not be stored yet.
Result<SheetRequest> cartonLabelRequest(const Label &label, const PrintSheet &sheet, const WorldView &world, const SheetStyle &style);

} // namespace packbay
