#pragma once
#include "models/domain/Result.h"
#include "models/freight/TariffPack.h"

namespace packbay {

/// Writes a pack as an .xlsx, one sheet a file: reading it gives the same SHA-256. Numbers are numbers, everything else is
/// text, so that no spreadsheet turns a postcode into a number. An earlier file is replaced when all went well. Errors: 8004
/// the file, 7214 when a sheet has more rows than a spreadsheet.
Status writeTariffWorkbook(const TariffPack &pack, const QString &file);

} // namespace packbay
