#pragma once
#include "app/station/core/StationCore.h"

namespace packbay {

/// What the configuration file of a station says (app/docs/config.md).
struct StationFile
{
    StationConfig station;
    QString language; ///< empty: of the system
    QString theme;    ///< empty: auto
};

/// Where a station looks when nothing is given: configuration and data of the user (XDG).
struct StationPlaces
{
    QString config;
    QString database;
    QString backups;
    QString documents;
};
StationPlaces usualPlaces();

/// Reads an INI file. FileUnreadable (8003) with the argument "file"; SettingInvalid (8002) with the arguments "setting"
/// ("central/token_file") and "file" for a value that is missing or not possible. `database` overrides the file's.
Result<StationFile> readStationFile(const QString &path, const StationPlaces &places, const QString &database = {});

} // namespace packbay
