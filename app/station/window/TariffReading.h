#pragma once
#include "app/station/core/TariffPlaces.h"
#include "models/domain/UpstreamOperations.h"
#include "models/freight/TariffPack.h"
#include "models/workflow/TariffState.h"

#include <QStringList>

#include <memory>

/// What the tariff screen does to files: slow, so on a thread of its own. Plain functions without state.
namespace packbay {

/// A pack or a version that was read, and how it differs from what is published.
struct TariffReading
{
    std::optional<Error> error;              ///< nothing could be read, or it cannot be published from here
    QList<TariffLine> lines;
    int errors = 0;
    int differences = 0;
    std::shared_ptr<const TariffPack> pack;  ///< none: with an error nothing of it may be used
    PublishTariff body;                      ///< without version and `replaces`
};

/// The folders that are looked through now.
QStringList importFolders(const TariffPlaces &places);
/// Folders with a line sheet and workbooks, in these folders and one below, the newest first.
QList<TariffChoice> findPacks(const QStringList &folders);
/// The dry run, and the differences to `newest` when it finds nothing wrong.
TariffReading readPack(const QString &path, const std::optional<Tariff> &newest);
/// What a version changed against the one before it.
TariffReading readVersion(const Tariff &version, const std::optional<Tariff> &before);
/// Writes `exports`/VERSION/*.csv and `exports`/VERSION.xlsx.
Status exportVersion(const Tariff &version, const QString &exports);

} // namespace packbay
