#pragma once
#include "models/domain/Ports.h"
#include "models/store/Database.h"
#include "printing/LabelWriters.h"

#include <QStringList>

namespace packbay {

class PrintQueue;

/// Promises those Queued sheets again that none of `printers` would print: they wait for one that is no longer there, or are
/// labels in a language that the label printer, which takes `format`, does not speak (none: it takes everything, a file).
/// `documents` is the printer that is no label printer. Only sheets that can be made again. On the Ledger's thread.
Status promiseStale(Database &database, const QStringList &printers, const QString &documents, std::optional<LabelFormat> format);

/// What waits for one printer waits for the other from now on; what is at the printer stays there.
void moveWaiting(PrintQueue &queue, const QString &from, const QString &to);

} // namespace packbay
