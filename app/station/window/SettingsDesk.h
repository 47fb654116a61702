#pragma once
#include "app/station/core/StationCore.h"
#include "models/workflow/SettingsState.h"
#include "scanner/AttachedDevices.h"
#include "scanner/DeviceMonitor.h"
#include "scanner/WedgeScanner.h"
#include "scanner/scale/ScaleSearch.h"

namespace packbay {

/// The supervisor at the settings of scanners and scales. As long as this lives no device reaches a flow: what they say is
/// only shown. Changes are stored and used at once; each can be taken back.
class SettingsDesk : public QObject
{
    Q_OBJECT

public:
    /// Stores the settings durably; an error is shown and the change is not made.
    using Saver = std::function<Status(const DeviceSettings &)>;

    SettingsDesk(StationCore &core, WedgeScanner &wedge, const Clock &clock, DeviceFolders folders, Saver saver);
    ~SettingsDesk() override;

    const SettingsState &state() const { return m_state; }
    DeviceSettings used() const { return m_core.devices().settings(); }
    void act(SettingsAction action);
    void choosePage(SettingsPage page);
    void chooseDevice(int index);
    void choose(int index);
    /// Ends the task at hand; false when there is none and the settings are to be left.
    bool stopTask();
    /// The keyboard scanners, which the window hears.
    void wedgeScanned(const ScanEvent &event);
    void wedgeRefused(const Error &error);

signals:
    void changed(const packbay::SettingsState &state);

private:
    void tick();
    void listDevices();
    void listenToChosen();
    void chooseByVoice(const QString &device);
    void scanned(const ScanEvent &event);
    void weighed(const WeightReading &reading);
    void heardBytes(const QString &device, const QByteArray &bytes);
    void sheetProgress(const PrintOutcome &news);

    void startLesson();
    void takeLesson(const QByteArray &raw);
    void takeLayout(const ScanEvent &event);
    void startSearch();
    void openSearchPort(const LineSetting &line);
    void follow(const ScaleSearch::Step &step);
    void endSearch();
    void useFound(const FoundScale &found);
    void offerChoices(SettingsTask task);
    QList<SettingsChoice> scannerChoices(SettingsTask task) const;
    QList<SettingsChoice> scaleChoices(SettingsTask task) const;
    void takeScannerChoice(SettingsTask task, const SettingsChoice &choice, DeviceSettings &settings) const;
    static void takeScaleChoice(SettingsTask task, const SettingsChoice &choice, DeviceSettings &settings);
    void toggleUse();
    void undo();
    void printSheet();

    bool apply(const DeviceSettings &settings);
    void say(SettingsVerdict verdict);
    void publish();
    SettingsVerdict verdict() const;
    SettingsVerdict scaleVerdict() const;
    SettingsVerdict since(MonotonicMs at, const QString &what) const;
    QList<SettingsAction> actions() const;
    QString portWords() const;
    const SettingsDevice *chosen() const;
    SerialScannerSetting *scannerOf(DeviceSettings &settings, const QString &address) const;
    bool isForChosen(const QString &device) const;

    StationCore &m_core;
    WedgeScanner &m_wedge;
    const Clock &m_clock;
    DeviceFolders m_folders;
    Saver m_saver;
    SettingsState m_state;
    DeviceMonitor m_monitor;
    QList<DeviceSettings> m_before; ///< newest last
    std::optional<SettingsVerdict> m_note; ///< shown until something else happens; good news for a while only
    MonotonicMs m_notedAt;
    std::unique_ptr<SerialScanner> m_guest; ///< plugged in, not used, looked at
    ByteBurst m_burst;
    FramingLesson m_lesson;
    std::unique_ptr<ScaleSearch> m_search;
    std::unique_ptr<SerialLink> m_searchLink;
    QString m_searchAddress;
    QString m_sheet; ///< document of the set-up sheet that was asked for
    QString m_scaleWords;
    QTimer m_tick;
    MonotonicMs m_listedAt;
};

/// The scale's own digits and unit; empty without a weight.
QString weightWords(const std::optional<WeightReading> &reading);
void setLine(SerialPortSetting &port, const LineSetting &line);

} // namespace packbay
