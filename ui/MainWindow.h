#pragma once
#include "models/domain/Ports.h"
#include "models/workflow/ScreenState.h"
#include "ui/HeaderState.h"
#include "ui/LoginScreen.h"
#include "ui/StationWidget.h"
#include "ui/Theme.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QStackedWidget;

namespace packbay {

class ClerkScreen;
class HeaderBar;
class QueueScreen;
class SettingsScreen;
class StationStyle;
class TariffScreen;

/// How large things are: real density, distance of the clerk, enlargement of near text in percent.
struct Reading
{
    int ppi = 96;
    int distanceMm = 2000;
    int textScale = 100;

    bool operator==(const Reading &) const = default;
};

/// The window of the station: header, and one of login, clerk screen, queue. It takes values and gives commands; it knows
/// no store, no network and no device. No dialog ever; a background event changes neither screen nor focus.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const Clock &clock, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setTheme(ThemeChoice choice);
    void setReading(const Reading &reading);
    void setTraining(bool training);
    void setStation(const QString &station);
    void setOperator(const QString &name);
    void setSync(const SyncChipState &sync);
    void setDevices(const QList<DeviceChipState> &devices);

    /// Shows a clerk screen. Sounds are not played here: connect renderedTone() to Sounds.
    void render(const ScreenState &state);
    void showLogin(const LoginState &state);
    void showQueue();
    /// The supervisor's settings; screen() stays what it was.
    void showSettings();
    bool isShowingSettings() const;
    /// The supervisor's tariffs; screen() stays what it was.
    void showTariffs();
    bool isShowingTariffs() const;
    /// The raw text of a scan, at once, on the clerk screen.
    void echo(const QString &code);
    /// The screen shown now.
    ScreenId screen() const { return m_screen; }

    ClerkScreen &clerkScreen() { return *m_clerk; }
    QueueScreen &queueScreen() { return *m_queue; }
    SettingsScreen &settingsScreen() { return *m_settings; }
    TariffScreen &tariffScreen() { return *m_tariffs; }
    /// For ZZCFINDT and ZZCHELPD; the keys F2 and F1 do the same.
    void openTypePanel();
    void toggleHelp();
    const Look &look() const { return m_look; }

signals:
    void commandGiven(packbay::Command command);
    /// What was typed in the panel of F2.
    void textTyped(const QString &text);
    void pinEntered(const QString &pin);
    void loginCancelled();
    void lockAsked();
    /// F1, or the sign of a device, where no clerk works: the supervisor's queue.
    void settingsAsked();
    /// Files dropped on the window, whatever they are.
    void picturesDropped(const QStringList &files);
    /// F4 at the supervisor's queue.
    void tariffsAsked();
    /// An input method delivered text to the scan place (W1203).
    void inputMethodSeen(const QString &text);
    /// The tone of a state that was rendered; `latched` keeps the stop sound coming back.
    void renderedTone(packbay::Tone tone, bool latched);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void connectScreens();
    void updateLook();
    void retranslate();
    void tick();
    void goTo(ScreenId screen, QWidget *page);
    QString screenName() const;
    void updateHelp();

    const Clock &m_clock;
    Look m_look;
    ThemeChoice m_choice = ThemeChoice::Auto;
    QPalette m_platformPalette;
    Reading m_reading;
    ScreenId m_screen = ScreenId::Login;
    bool m_training = false;
    bool m_applying = false;
    QPointer<StationStyle> m_style;
    QTimer m_second;
    HeaderBar *m_header;
    QStackedWidget *m_stack;
    LoginScreen *m_login;
    ClerkScreen *m_clerk;
    QueueScreen *m_queue;
    SettingsScreen *m_settings;
    TariffScreen *m_tariffs;
};

} // namespace packbay
