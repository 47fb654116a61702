#include "ui/HeaderBar.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kFrame = 2;

} // namespace

Chip::Chip(const QString &name, QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(name);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void Chip::set(Icon icon, Icon mark, const QString &words, const QString &shortWords, Colour colour)
{
    m_icon = icon;
    m_mark = mark;
    m_words = words;
    m_short = shortWords;
    m_colour = colour;
    setAccessibleName(words);
    update();
}

void Chip::setBrief(bool brief)
{
    m_brief = brief;
    update();
}

int Chip::width(bool brief) const
{
    const Metrics &metrics = look().metrics;
    const int icons = (m_icon == Icon::None ? 0 : metrics.icon()) + (m_mark == Icon::None ? 0 : metrics.icon());
    const QString &text = shown(brief);
    const int words = text.isEmpty() ? 0 : textWidth(text, look().font(metrics.small(), QFont::DemiBold)) + metrics.pad();
    return icons + words + metrics.pad() * 3 / 2;
}

ColourPair Chip::colours() const
{
    switch (m_colour) {
    case Colour::Neutral: return {look().theme.window, look().theme.text};
    case Colour::Amber: return look().theme.amber;
    case Colour::Red: break;
    }
    return look().theme.red;
}

QList<TextBox> Chip::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const ColourPair pair = colours();
    const int icons = (m_icon == Icon::None ? 0 : metrics.icon()) + (m_mark == Icon::None ? 0 : metrics.icon());
    const QRect area = rect().adjusted(metrics.pad() + icons, 0, -metrics.pad() / 4, 0);
    return {{shown(m_brief), look().font(metrics.small(), QFont::DemiBold), area, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
             pair.text, pair.fill, false}};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ColourPair pair = colours();
    painter.setPen(m_colour == Colour::Neutral ? QPen(look().theme.divider, kFrame) : QPen(pair.fill, kFrame));
    painter.setBrush(pair.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const int side = look().metrics.icon();
    const qreal top = (height() - side) / 2.0;
    const qreal inset = side / 8.0;
    qreal left = look().metrics.pad() * 3.0 / 4.0;
    for (const Icon icon : {m_icon, m_mark}) {
        if (icon == Icon::None)
            continue;
        paintIcon(painter, QRectF(left + inset / 2, top + inset / 2, side - inset, side - inset), icon, pair.text);
        left += side;
    }
    for (const TextBox &box : textBoxes())
        box.paint(painter);
}

} // namespace packbay
