#pragma once
#include "models/workflow/TariffState.h"
#include "ui/StateBanner.h"
#include "ui/StationButton.h"

namespace packbay {

class PickList;
class TariffLinesView;

/// The supervisor's tariffs: packs to import or published versions at the left, what was found or what is different at the
/// right, one line that says how things stand. Nothing is typed here, and no dialog asks anything.
class TariffScreen : public StationWidget
{
    Q_OBJECT
public:
    explicit TariffScreen(const QString &name, QWidget *parent = nullptr);

    void show(const TariffState &state);
    const TariffState &state() const { return m_state; }
    void retranslate();
    /// "F2" to "F10", "F12", "Esc". True when it meant something.
    bool takeKey(const QString &key);
    const BannerWords &words() const { return m_banner->words(); }

signals:
    void actionAsked(packbay::TariffAction action);
    void pageAsked(packbay::TariffPage page);
    void choicePicked(int index);
    void left();

protected:
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void place();
    void fillList();
    void updateButtons();
    bool canDo(TariffAction action) const { return m_state.actions.contains(action); }
    bool canTurn(bool further) const;
    bool turn(bool further);

    TariffState m_state;
    int m_firstChoice = 0;
    QList<StationButton *> m_tabs;
    StationButton *m_back;
    StationButton *m_export;
    StationButton *m_earlier;
    StationButton *m_further;
    StationButton *m_publish;
    StateBanner *m_banner;
    PickList *m_choices;
    TariffLinesView *m_lines;
};

/// How a verdict looks.
Banner tariffBanner(const TariffVerdict &verdict);

} // namespace packbay
