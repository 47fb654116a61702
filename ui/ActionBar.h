#pragma once
#include "ui/StationButton.h"

#include <optional>

namespace packbay {

/// Which function key a button has: "F12" for the primary; commands with a key of their own keep it (F9 undo, F10
/// reprint, F5 to F8 choices, Esc back ...); the others get the first free one of F5 to F8.
struct KeyedAction
{
    Action action;
    QString key;
};
QList<KeyedAction> keyedActions(const QList<Action> &actions);

/// The bar at the bottom: at most four keys, the primary at the trailing edge and the widest.
class ActionBar : public StationWidget
{
    Q_OBJECT
public:
    explicit ActionBar(const QString &name, QWidget *parent = nullptr);

    void setActions(const QList<Action> &actions);
    /// The command of "F12", "F5" ...; none when nothing on the screen has the key now.
    std::optional<Command> commandOfKey(const QString &key) const;

    QSize sizeHint() const override;

signals:
    void commandGiven(packbay::Command command);

protected:
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QList<KeyedAction> m_actions;
    QList<KeyedAction> m_shown; ///< those with a button, in its order
    QList<StationButton *> m_buttons;
};

} // namespace packbay
