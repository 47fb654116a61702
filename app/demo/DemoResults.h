#pragma once
#include "models/domain/Result.h"

#include <QString>

namespace packbay {

class PrinterSink;
class StationCore;
class WorldView;

/// What a played day leaves in its folder, and the counts of it. Errors: FileUnwritable, and those of the store.

/// Parcels of the warehouse in every state.
qint64 countParcels(const WorldView &world);
/// A sheet is promised before its picture is made; true when none waits for it any more.
bool allSheetsDrawn(StationCore &station);
/// Writes the carton labels as `labels/*.zpl` and `*.pdf` and the manifests as PDF; answers how many of the labels the
/// printer really got.
Result<qint64> keepSheets(const QString &folder, StationCore &station, const PrinterSink &printer);
/// Writes every label that came out of the printer as `printed/NNNN.zpl`, in the order it came out.
Status keepPrinted(const QString &folder, const PrinterSink &printer);
/// Puts the central's database beside the stations'; true when the rows of all three are the same.
Result<bool> keepDatabases(const QString &folder, const QString &centralFile);
/// Writes the first station's audit as `audit.jsonl`.
Status keepAudit(const QString &folder);

} // namespace packbay
