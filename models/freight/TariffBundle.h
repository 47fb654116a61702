#pragma once
#include "models/domain/TariffVersions.h"
#include "models/domain/UpstreamOperations.h"
#include "models/freight/TariffPack.h"

#include <QJsonObject>

/// A tariff's sheets as operations and rows carry them.
namespace packbay {

/// Sheets longer than this travel deflated.
inline constexpr qsizetype kPlainSheetBytes = 32 * 1024;
/// What a supervisor may publish from a station: with its envelope it stays inside the 1 MiB that the central takes at once.
inline constexpr qsizetype kMaxBundleBytes = 1000 * 1024;

/// File name -> CSV text; a long sheet as "price.csv.z" -> its deflated bytes in base64.
QJsonObject bundleOf(const TariffFiles &files);
/// The sheets again. What cannot be read keeps its ".z", so that the check reports it; of a sheet that is larger than a
/// tariff's may be only the beginning.
TariffFiles filesOf(const QJsonObject &bundle);
/// As it stands in JSON.
qsizetype bundleBytes(const QJsonObject &bundle);

/// The days that a pack is meant for, from its lines.
struct TariffTerm
{
    Validity days;   ///< first day of the first line, last day of the last one; an invalid date is open
    UtcMs startsAt;  ///< 0 = always
};
TariffTerm termOf(const TariffPack &pack);
/// Fills in SHA-256 and days; `replaces` stays as it is.
void describe(PublishTariff &body, const TariffPack &pack);

} // namespace packbay
