#include "ui/ActionBar.h"

#include "ui/text/Phrases.h"

namespace packbay {
namespace {

constexpr qsizetype kMostButtons = 4;

// ux.md 4: the keys that mean the same on every screen.
QString ownKey(Command command)
{
    switch (command) {
    case Command::Help: return QStringLiteral("F1");
    case Command::Find: return QStringLiteral("F2");
    case Command::Photo: return QStringLiteral("F4");
    case Command::Choice1: return QStringLiteral("F5");
    case Command::Choice2: return QStringLiteral("F6");
    case Command::Choice3: return QStringLiteral("F7");
    case Command::Choice4: return QStringLiteral("F8");
    case Command::Undo: return QStringLiteral("F9");
    case Command::Reprint: return QStringLiteral("F10");
    case Command::Back: return QStringLiteral("Esc");
    default: return {};
    }
}

// What comes and goes beside other buttons keeps its key while it is there, so that a hand that knows "F5 is missing" never
// presses something else one scan later.
QString usualKey(Command command)
{
    switch (command) {
    case Command::ExMissing: return QStringLiteral("F5");
    case Command::Hold: return QStringLiteral("F6");
    case Command::VoidLabel: return QStringLiteral("F7");
    case Command::Seal: return QStringLiteral("F8");
    default: return {};
    }
}

} // namespace

QList<KeyedAction> keyedActions(const QList<Action> &actions)
{
    QList<KeyedAction> keyed;
    QStringList used;
    qsizetype buttons = 0;
    for (const Action &action : actions) {
        if (!action.inTable && ++buttons > kMostButtons)
            continue;
        QString key = action.primary ? QStringLiteral("F12") : ownKey(action.command);
        if (used.contains(key))
            key.clear();
        used.append(key);
        keyed.append({action, key});
    }
    for (KeyedAction &entry : keyed) {
        const QString key = usualKey(entry.action.command);
        if (entry.key.isEmpty() && !key.isEmpty() && !used.contains(key)) {
            entry.key = key;
            used.append(key);
        }
    }
    for (KeyedAction &entry : keyed) {
        for (int number = 5; entry.key.isEmpty() && number <= 8; ++number) {
            const QString key = QStringLiteral("F%1").arg(number);
            if (!used.contains(key)) {
                entry.key = key;
                used.append(key);
            }
        }
    }
    return keyed;
}

ActionBar::ActionBar(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (int i = 0; i < kMostButtons; ++i) {
        auto *button = new StationButton(QStringLiteral("action%1").arg(i + 1), this);
        button->hide();
        connect(button, &QAbstractButton::clicked, this, [this, i] {
            if (i < m_shown.size())
                emit commandGiven(m_shown.at(i).action.command);
        });
        m_buttons.append(button);
    }
}

void ActionBar::setActions(const QList<Action> &actions)
{
    m_actions = keyedActions(actions);
    m_shown = m_actions;
    m_shown.removeIf([](const KeyedAction &entry) { return entry.action.inTable; });
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        StationButton *button = m_buttons.at(i);
        button->setVisible(i < m_shown.size());
        if (i >= m_shown.size())
            continue;
        button->setKey(m_shown.at(i).key);
        button->setWord(sentence(m_shown.at(i).action.word));
        button->setKind(m_shown.at(i).action.primary ? StationButton::Kind::Primary : StationButton::Kind::Secondary);
    }
    place();
}

std::optional<Command> ActionBar::commandOfKey(const QString &key) const
{
    for (const KeyedAction &entry : m_actions) {
        if (entry.key == key)
            return entry.action.command;
    }
    return std::nullopt;
}

QSize ActionBar::sizeHint() const
{
    return {600, look().metrics.primaryHeight() + 2 * look().metrics.pad()};
}

void ActionBar::lookChanged()
{
    setFixedHeight(sizeHint().height());
    place();
    StationWidget::lookChanged();
}

void ActionBar::resizeEvent(QResizeEvent *)
{
    place();
}

// Five parts: the primary has two of them at the trailing edge, every other button one.
void ActionBar::place()
{
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    const int gap = metrics.gap();
    const int part = (width() - 2 * pad - 3 * gap) / 5;
    int left = pad;
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        StationButton *button = m_buttons.at(i);
        if (m_shown.at(i).action.primary) {
            button->setGeometry(width() - pad - 2 * part, pad, 2 * part, metrics.primaryHeight());
        } else {
            button->setGeometry(left, pad, part, metrics.primaryHeight());
            left += part + gap;
        }
    }
}

} // namespace packbay
