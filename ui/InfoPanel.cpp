#include "ui/InfoPanel.h"

#include <QPainter>

#include <array>

namespace packbay {
namespace {

struct ExceptionKey
{
    Command command;
    const char *key;
    const char *word;
};

constexpr std::array kExceptions{
    ExceptionKey{Command::ExDamaged, "F5", QT_TRANSLATE_NOOP("packbay::ExceptionPanel", "Damaged")},
    ExceptionKey{Command::ExLabel, "F6", QT_TRANSLATE_NOOP("packbay::ExceptionPanel", "Label unreadable")},
    ExceptionKey{Command::ExOverweight, "F7", QT_TRANSLATE_NOOP("packbay::ExceptionPanel", "Overweight")},
    ExceptionKey{Command::ExProhibited, "F8", QT_TRANSLATE_NOOP("packbay::ExceptionPanel", "Prohibited goods")},
    ExceptionKey{Command::ExMissing, "F9", QT_TRANSLATE_NOOP("packbay::ExceptionPanel", "Missing")},
    ExceptionKey{Command::ExAddress, "F10", QT_TRANSLATE_NOOP("packbay::ExceptionPanel", "Address wrong")},
};

struct KeyHelp
{
    const char *key;
    const char *word;
};

constexpr std::array kKeys{
    KeyHelp{"F1", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Help")},
    KeyHelp{"F2", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Type a code or a number")},
    KeyHelp{"F3", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Exception")},
    KeyHelp{"F4", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Photo")},
    KeyHelp{"F5-F8", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Choices 1 to 4")},
    KeyHelp{"F9", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Undo")},
    KeyHelp{"F10", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Print again")},
    KeyHelp{"F12", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Main button")},
    KeyHelp{"Esc", QT_TRANSLATE_NOOP("packbay::HelpPanel", "One step back")},
    KeyHelp{"Ctrl+L", QT_TRANSLATE_NOOP("packbay::HelpPanel", "Lock")},
};

void paintCard(QPainter &painter, const QRect &rect, const Theme &theme)
{
    painter.fillRect(rect, theme.card);
    painter.setPen(QPen(theme.border, 2));
    painter.drawRect(rect.adjusted(1, 1, -1, -1));
}

} // namespace

ExceptionPanel::ExceptionPanel(const QString &name, QWidget *parent)
    : StationWidget(name, parent), m_leave(new StationButton(QStringLiteral("exceptionLeave"), this))
{
    for (const ExceptionKey &entry : kExceptions) {
        auto *button = new StationButton(QStringLiteral("exception") + QLatin1String(entry.key), this);
        button->setKey(QString::fromLatin1(entry.key));
        const Command command = entry.command;
        connect(button, &QAbstractButton::clicked, this, [this, command] { emit commandGiven(command); });
        m_buttons.append(button);
    }
    m_leave->setKey(QStringLiteral("Esc"));
    connect(m_leave, &QAbstractButton::clicked, this, &ExceptionPanel::closed);
    retranslate();
}

void ExceptionPanel::retranslate()
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setWord(tr(kExceptions.at(static_cast<std::size_t>(i)).word));
    m_leave->setWord(tr("Close"));
    update();
}

Command ExceptionPanel::commandOfKey(const QString &key) const
{
    for (const ExceptionKey &entry : kExceptions) {
        if (key == QLatin1String(entry.key))
            return entry.command;
    }
    return Command::None;
}

QList<TextBox> ExceptionPanel::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    return {{tr("What is wrong?"), look().font(metrics.headline(), QFont::DemiBold),
             QRect(2 * metrics.pad(), metrics.pad(), width() - 4 * metrics.pad(), metrics.jobLineHeight()),
             static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), look().theme.text, look().theme.card, false}};
}

void ExceptionPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, rect(), look().theme);
    paintTexts(painter);
}

void ExceptionPanel::lookChanged()
{
    place();
    StationWidget::lookChanged();
}

void ExceptionPanel::resizeEvent(QResizeEvent *)
{
    place();
}

void ExceptionPanel::place()
{
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    const int gap = metrics.gap();
    const int columns = 4;
    const int wide = (width() - 4 * pad - (columns - 1) * gap) / columns;
    const int top = metrics.jobLineHeight() + 2 * pad;
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setGeometry(2 * pad + (i % 3) * (wide + gap), top + (i / 3) * (metrics.primaryHeight() + gap), wide,
                                     metrics.primaryHeight());
    }
    m_leave->setGeometry(2 * pad + 3 * (wide + gap), top + metrics.primaryHeight() + gap, wide, metrics.primaryHeight());
}

HelpPanel::HelpPanel(const QString &name, QWidget *parent)
    : StationWidget(name, parent), m_leave(new StationButton(QStringLiteral("helpLeave"), this))
{
    m_leave->setKey(QStringLiteral("Esc"));
    connect(m_leave, &QAbstractButton::clicked, this, &HelpPanel::closed);
    retranslate();
}

void HelpPanel::retranslate()
{
    m_leave->setWord(tr("Close"));
    update();
}

void HelpPanel::lookChanged()
{
    place();
    StationWidget::lookChanged();
}

void HelpPanel::resizeEvent(QResizeEvent *)
{
    place();
}

void HelpPanel::place()
{
    const Metrics &metrics = look().metrics;
    const int wide = (width() - 4 * metrics.pad() - 3 * metrics.gap()) / 4;
    m_leave->setGeometry(2 * metrics.pad(), height() - metrics.pad() - metrics.primaryHeight(), wide, metrics.primaryHeight());
}

void HelpPanel::setLines(const QStringList &lines)
{
    m_lines = lines;
    setAccessibleName(tr("Help"));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    update();
}

QList<TextBox> HelpPanel::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const int pad = metrics.pad();
    const int rows = static_cast<int>(kKeys.size() + 1) / 2;
    const int room = height() - 2 * pad;
    const int rowHeight = qMin(metrics.rowHeight() * 3 / 2, (room - metrics.primaryHeight()) / rows);
    const int lineHeight = qMin(metrics.rowHeight() * 3 / 2, room / qMax(1, static_cast<int>(m_lines.size())));
    const int third = (width() - 4 * pad) / 3;
    const int keyWidth = textWidth(QStringLiteral("Ctrl+L"), look().mono(metrics.body(), QFont::Bold)) + pad;
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    QList<TextBox> boxes;
    const auto add = [&](const QString &text, const QFont &font, const QRect &area) {
        QFont fitted = font;
        fitted.setPixelSize(fittingSize(text, font, area.size(), flags, {metrics.body(), metrics.small()}));
        boxes.append({text, fitted, area, flags, theme.text, theme.card, false});
    };
    for (int i = 0; i < static_cast<int>(kKeys.size()); ++i) {
        const KeyHelp &entry = kKeys.at(static_cast<std::size_t>(i));
        const QRect line(2 * pad + (i / rows) * third, pad + (i % rows) * rowHeight, third, rowHeight);
        add(QString::fromLatin1(entry.key), look().mono(metrics.body(), QFont::Bold), QRect(line.left(), line.top(), keyWidth, rowHeight));
        add(tr(entry.word), look().font(metrics.body()), line.adjusted(keyWidth, 0, -pad, 0));
    }
    for (int i = 0; i < m_lines.size(); ++i)
        add(m_lines.at(i), look().font(metrics.body(), QFont::DemiBold), QRect(2 * pad + 2 * third, pad + i * lineHeight, third, lineHeight));
    return boxes;
}

void HelpPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, rect(), look().theme);
    paintTexts(painter);
}

} // namespace packbay
