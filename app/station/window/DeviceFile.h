#pragma once
#include "app/station/core/DeviceBench.h"
#include "app/station/window/StationIni.h"

namespace packbay {

/// The groups [scanner...], [scale] and [wedge] of the station's configuration (app/docs/config.md). SettingInvalid (8002)
/// names what is not possible.
Result<DeviceSettings> readDevices(StationIni &from);
/// Puts these settings in the place of those of the file, durably and all at once; every other line stays as it was.
/// FileUnreadable (8003) with the argument "file" when the file cannot be written.
Status writeDevices(const QString &path, const DeviceSettings &settings);

} // namespace packbay
