#pragma once
#include "models/workflow/ScreenState.h"
#include "models/workflow/SettingsState.h"
#include "models/workflow/TariffState.h"
#include "ui/HeaderState.h"
#include "ui/LoginScreen.h"
#include "models/qt/QueueSnapshot.h"

#include <QList>
#include <QString>

/// Screens as they come in a working day, and the worst that a layout can meet.
namespace packbay::test {

struct NamedState
{
    QString name;
    ScreenState state;
};

/// 2026-11-22 14:32:10 UTC.
constexpr UtcMs kSampleNow{1795530730000};

QList<NamedState> sampleStates();
QList<SyncChipState> sampleSyncs();
QList<DeviceChipState> workingDevices();
QList<DeviceChipState> brokenDevices();
QueueSnapshot sampleQueue();

struct NamedSettings
{
    QString name;
    SettingsState state;
};
/// Every sentence of the settings, and the worst lists.
QList<NamedSettings> sampleSettings();

struct NamedTariffs
{
    QString name;
    TariffState state;
};
/// Every sentence of the tariff screen, and the worst lists.
QList<NamedTariffs> sampleTariffs();

/// A clock that stands still.
class StillClock : public Clock
{
public:
    UtcMs now() const override { return kSampleNow; }
    MonotonicMs monotonic() const override { return MonotonicMs(0); }
};

} // namespace packbay::test
