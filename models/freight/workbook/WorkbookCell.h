#pragma once
#include "models/freight/TariffSchema.h"

#include <QByteArray>

#include <optional>

namespace packbay {

/// The number of a cell as a spreadsheet shows it: "8.550000000000001" and "855E-2" are 8.55. Spreadsheets keep 15 digits;
/// what stands behind them is the binary form's own. None when it is no number.
std::optional<QByteArray> decimalOfNumber(QByteArrayView number);

/// Days since the spreadsheet's beginning as 2026-11-22, with a time of day as 2026-11-22T08:00:00Z. None when that is no day.
std::optional<QByteArray> dayOfSerial(QByteArrayView decimal, bool startsIn1904);

/// "BC12" is column 54; -1 for anything else. Columns count from 0 to 16383.
int columnOfReference(QStringView reference);

} // namespace packbay
