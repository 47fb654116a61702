#pragma once
#include "models/domain/Result.h"
#include "models/freight/TariffPack.h"

namespace packbay {

/// Reads the *.csv files of a folder into memory; with workbook/ the only place of models/freight that touches a disk.
/// Of a file over 64 MB only the beginning, loadTariff() has the finding for it.
/// Errors: 7201 no such folder or no CSV file in it, 7202 a file cannot be read.
Result<TariffFiles> readTariffFolder(const QString &dir);

} // namespace packbay
