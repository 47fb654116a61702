#pragma once
#include "models/workflow/SettingsState.h"
#include "ui/StateBanner.h"
#include "ui/StationButton.h"

namespace packbay {

class HeardView;
class PickList;

/// The supervisor's settings of scanners and scales (ux.md 4.9): devices at the left, what the chosen one says at the right,
/// one line that tells whether it works. Nothing is typed here, and a scan is only shown.
class SettingsScreen : public StationWidget
{
    Q_OBJECT
public:
    explicit SettingsScreen(const QString &name, QWidget *parent = nullptr);

    void show(const SettingsState &state);
    const SettingsState &state() const { return m_state; }
    void retranslate();
    /// "F2", "F3", "F5" to "F10", "Esc". True when it meant something.
    bool takeKey(const QString &key);
    /// What the banner says.
    const BannerWords &words() const { return m_banner->words(); }

signals:
    void actionAsked(packbay::SettingsAction action);
    void pageAsked(packbay::SettingsPage page);
    void devicePicked(int index);
    void choicePicked(int index);
    /// Esc: ends the task at hand, or leaves the screen.
    void left();

protected:
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void place();
    void fillLists();
    bool isChoosing() const { return !m_state.choices.isEmpty(); }

    SettingsState m_state;
    QList<StationButton *> m_tabs;
    QList<StationButton *> m_buttons;
    StationButton *m_back;
    StateBanner *m_banner;
    PickList *m_devices;
    PickList *m_choices;
    HeardView *m_heard;
};

/// How a verdict looks.
Banner settingsBanner(SettingsWord word);

} // namespace packbay
