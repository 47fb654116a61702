#include "app/station/window/StationWindow.h"
#include "app/station/window/BenchCamera.h"
#include "app/station/window/DroppedPictures.h"
#include "ui/ClerkScreen.h"
#include "ui/SettingsScreen.h"

#include <QFileInfo>

namespace packbay {

void StationWindow::connectSettings()
{
    SettingsScreen &screen = m_window.settingsScreen();
    connect(&m_window, &MainWindow::settingsAsked, this, &StationWindow::openSettings);
    // Whoever works here is not idle: the desk must not lock meanwhile.
    const auto at = [this](const auto &what) {
        if (!m_settings)
            return;
        m_core->give(Command::Help);
        what(*m_settings);
    };
    connect(&screen, &SettingsScreen::actionAsked, this, [at](SettingsAction action) { at([action](SettingsDesk &desk) { desk.act(action); }); });
    connect(&screen, &SettingsScreen::pageAsked, this, [at](SettingsPage page) { at([page](SettingsDesk &desk) { desk.choosePage(page); }); });
    connect(&screen, &SettingsScreen::devicePicked, this, [at](int index) { at([index](SettingsDesk &desk) { desk.chooseDevice(index); }); });
    connect(&screen, &SettingsScreen::choicePicked, this, [at](int index) { at([index](SettingsDesk &desk) { desk.choose(index); }); });
    connect(&screen, &SettingsScreen::left, this, [this] {
        if (m_settings && !m_settings->stopTask())
            closeSettings();
    });
}

void StationWindow::startCamera()
{
    if (m_config.camera.isEmpty())
        return;
    m_camera = std::make_unique<BenchCamera>(m_config.camera, m_config.sheets.scanHelper, m_clock, unreadableFolder());
    connect(m_camera.get(), &BenchCamera::canReadChanged, this, &StationWindow::showCamera);
    connect(m_camera.get(), &BenchCamera::scanned, this, [this](const ScanEvent &event) {
        if (m_tariffs)
            m_tariffs->scanned(event);
        else if (m_core && !m_settings)
            m_core->scanned(event);
    });
    connect(m_camera.get(), &BenchCamera::sightChanged, this, [this](const CameraSight &sight) {
        m_window.clerkScreen().setCameraSight(sight.picture, sight.symbols);
        if (m_core)
            m_core->seen(sight.picture);
    });
    m_camera->start();
}

/// A chip only while no frame can be read; whoever opens it finds the program that is missing.
void StationWindow::showCamera(bool canRead)
{
    m_devices.removeIf([](const DeviceChipState &chip) { return chip.kind == DeviceChipState::Kind::Camera; });
    if (!canRead) {
        qWarning("packbay: E%d the camera's pictures are not read, the helper does not start: %s",
                 makeError(ErrorCode::PictureUnreadable).number(), qPrintable(m_config.sheets.scanHelper));
        m_devices.append({DeviceChipState::Kind::Camera, DeviceState::Faulty, ErrorCode::None, QFileInfo(m_config.sheets.scanHelper).fileName()});
    }
    m_window.setDevices(m_devices);
}

/// Beside the database, where the station keeps what is its own.
QString StationWindow::unreadableFolder() const
{
    return QFileInfo(m_config.databaseFile).absolutePath() + QStringLiteral("/unreadable");
}

/// Each leads to the parcel on it; without a code in it the screen says so and nothing happens.
void StationWindow::readPictures(const QStringList &files)
{
    if (!m_core || m_settings || m_tariffs)
        return;
    if (!m_pictures) {
        m_pictures = std::make_unique<DroppedPictures>(ImageScanSetting{.helper = m_config.sheets.scanHelper, .keepFolder = unreadableFolder()}, m_clock, [this](const ScanEvent &event) { return m_core->meaningOf(event); });
        connect(m_pictures.get(), &DroppedPictures::scanned, this, [this](const QString &file, const ScanEvent &event) {
            if (m_core && !m_settings && !m_tariffs)
                m_core->scannedFrom(file, event);
        });
        connect(m_pictures.get(), &DroppedPictures::failed, this, [this](const Error &error) {
            if (m_core && !m_settings && !m_tariffs)
                m_core->refused(error);
        });
    }
    m_pictures->read(files);
}

bool StationWindow::isSupervisorAtQueue() const
{
    return m_core && !m_core->desk().isLocked() && m_core->desk().session().role != Role::Clerk && m_window.screen() == ScreenId::Queue;
}

void StationWindow::openSettings()
{
    if (m_settings || m_tariffs || !isSupervisorAtQueue())
        return;
    m_settings = std::make_unique<SettingsDesk>(*m_core, m_wedge, m_clock, m_folders, m_saver);
    connect(m_settings.get(), &SettingsDesk::changed, &m_window.settingsScreen(), &SettingsScreen::show);
    m_window.settingsScreen().show(m_settings->state());
    m_window.showSettings();
}

void StationWindow::closeSettings()
{
    if (!m_settings)
        return;
    const DeviceSettings used = m_settings->used();
    m_config.scanners = used.scanners; // a core that takes this one's place uses them too
    m_config.scale = used.scale;
    m_config.wedge = used.wedge;
    m_settings.reset();
    if (m_window.isShowingSettings())
        m_window.showQueue();
}

} // namespace packbay
