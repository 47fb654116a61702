#pragma once
#include "models/freight/TariffReader.h"

namespace packbay {

/// Checks between rows, one function a sheet; each appends its findings. `file` is the sheet's file name.
/// Works out PriceRow::carry on the way.
void checkPrices(LineRates &rates, const QString &line, const TariffRows &rows, const QString &file,
    QList<TariffFinding> &findings);
void checkZones(const LineRates &rates, const QString &file, QList<TariffFinding> &findings);
void checkVersions(const LineRates &rates, const QString &file, QList<TariffFinding> &findings);
void checkSurcharges(const LineRates &rates, const QString &file, QList<TariffFinding> &findings);
/// Doubles in the sheets that no other function looks at, and unknown codes in tier and coupon.
void checkExtras(const TariffRows &rows, QList<TariffFinding> &findings);

} // namespace packbay
