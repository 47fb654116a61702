#pragma once
#include "models/domain/Result.h"
#include "models/freight/TariffPack.h"

namespace packbay {

/// A pack as it was found: the CSV text of every sheet, and what became of it.
struct TariffSource
{
    TariffFiles files;
    TariffLoad load;
};

/// A folder of CSV files or one .xlsx. What is wrong inside is in load.findings, those of a workbook as "pack.xlsx/price".
/// Errors: 7201 nothing there, 7202 it cannot be read from the disk.
Result<TariffSource> readTariffSource(const QString &path);

} // namespace packbay
