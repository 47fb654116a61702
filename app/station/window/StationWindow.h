#pragma once
#include "app/station/core/StationCore.h"
#include "app/station/window/SettingsDesk.h"
#include "app/station/window/TariffDesk.h"
#include "models/workflow/QueueBoard.h"
#include "scanner/WedgeScanner.h"
#include "ui/MainWindow.h"
#include "ui/QueueScreen.h"
#include "ui/Sounds.h"
#include "ui/text/Language.h"

#include <QLockFile>

class QGuiApplication;

namespace packbay {

class BenchCamera;
class DroppedPictures;

/// The station with its window: core, sounds, keyboard-wedge scanners and the supervisor's queue. The core decides, the
/// window shows; nothing in here changes a row or opens a dialog.
class StationWindow : public QObject
{
    Q_OBJECT

public:
    StationWindow(const Clock &clock, IdSource &ids, QGuiApplication &application, QObject *parent = nullptr);
    ~StationWindow() override;

    /// Takes the files and starts to work. When that fails the error is on the screen and no work is possible.
    Status open(const StationConfig &config);
    /// Shows why the station cannot work.
    void showTrouble(const Error &error);
    /// Where the settings of scanners and scales are kept; without it they last until the program ends.
    void setDeviceSaver(SettingsDesk::Saver saver) { m_saver = std::move(saver); }
    void setDeviceFolders(const DeviceFolders &folders) { m_folders = folders; }
    /// The settings of scanners and scales, for a supervisor at the queue; otherwise nothing happens.
    void openSettings();
    void closeSettings();
    /// The tariffs, for a supervisor at the queue; otherwise nothing happens.
    void openTariffs();
    void closeTariffs();
    /// None while the tariffs are closed.
    TariffDesk *tariffs() { return m_tariffs.get(); }
    /// None while no camera is configured.
    BenchCamera *camera() { return m_camera.get(); }
    /// None while the settings are closed.
    SettingsDesk *settings() { return m_settings.get(); }
    bool setLanguage(const QString &code) { return m_language.use(code); }

    MainWindow &window() { return m_window; }
    /// None until open() succeeded.
    StationCore *core() { return m_core.get(); }
    Sounds &sounds() { return m_sounds; }
    WedgeScanner &wedge() { return m_wedge; }

private:
    Status takeFiles(const StationConfig &config);
    Status startCore(FileCheck check);
    Status openCore();
    void replaceFile(const Error &damage);
    void connectWindow();
    void connectCore();
    void connectWedge();
    void connectSettings();
    void connectTariffs();
    bool isSupervisorAtQueue() const;
    void press(Command command);
    void startCamera();
    void readPictures(const QStringList &files);
    void show(const ScreenState &state);
    void showQueue(const ScreenState &state);
    void showCamera(bool canRead);
    QString unreadableFolder() const;
    void showBackup(const std::optional<Error> &problem);
    void showDevice(const DeviceStatus &status);
    void showSync();
    void typed(const QString &text);
    void refreshQueue();
    void act(QueueAction action, const QString &key, const QString &reason);
    Result<OperationBody> bodyOf(QueueAction action, const QString &key, const QString &reason) const;

    const Clock &m_clock;
    IdSource &m_ids;
    Language m_language;
    MainWindow m_window;
    Sounds m_sounds;
    WedgeScanner m_wedge;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<StationCore> m_core;
    std::unique_ptr<Database> m_reader; ///< for the queue's charts
    QList<DeviceChipState> m_devices;
    QTimer m_queueSoon;  ///< many rows change at once: the queue is computed when they have
    QTimer m_queueAgain; ///< ages grow without anybody doing anything
    StationConfig m_config;
    bool m_recovered = false;
    std::unique_ptr<BenchCamera> m_camera;
    std::unique_ptr<DroppedPictures> m_pictures; ///< from the first one on
    DeviceFolders m_folders;
    SettingsDesk::Saver m_saver;
    std::unique_ptr<SettingsDesk> m_settings;
    std::unique_ptr<TariffDesk> m_tariffs;
};

/// The login view for a state of the log-in.
LoginState loginStateOf(const ScreenState &state);
/// The sync chip: amber when it lasts 30 minutes or 500 operations, red when the step at hand waits for the central.
SyncChipState syncChipOf(const SyncStatus &status, const ScreenState &screen, UtcMs now);

} // namespace packbay
