#pragma once
#include "models/domain/WorldView.h"

/// Which tariff holds when. A Tariff's `files` has, beside its sheets, one object "about" with what is here.
namespace packbay {

struct TariffAbout
{
    QString replaces;  ///< the version that a supervisor compared it with; "" = it is the first one, or the platform's
    QString by;        ///< badge, or the platform's name
    QString validFrom; ///< "2026-01-01", first day of the first line; "" = open
    QString validTo;   ///< last day of the last line; "" = open
    UtcMs startsAt;    ///< when the first day begins where the line starts; 0 = always

    bool operator==(const TariffAbout &) const = default;
};
TariffAbout aboutOf(const QJsonObject &files);
QJsonObject withAbout(QJsonObject files, const TariffAbout &about);

/// Every freight tariff, the one that was published last first.
std::vector<Tariff> tariffVersions(const WorldView &world);
/// The one that was published last, whether or not its days have begun.
std::optional<Tariff> newestTariff(const WorldView &world);
/// The newest whose days have begun: a version for next month leaves today's in force. None has begun: the newest.
std::optional<Tariff> tariffInForce(const WorldView &world, UtcMs at);

} // namespace packbay
