#include "ui/StationButton.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kBorder = 4;

} // namespace

StationButton::StationButton(const QString &name, QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(name);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StationButton::setKey(const QString &key)
{
    m_key = key;
    nameIt();
}

void StationButton::setWord(const QString &word)
{
    m_word = word;
    nameIt();
}

void StationButton::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void StationButton::setPicture(Icon icon)
{
    m_icon = icon;
    update();
}

void StationButton::nameIt()
{
    setAccessibleName((m_key + QLatin1Char(' ') + m_word).trimmed());
    updateGeometry();
    update();
}

void StationButton::lookChanged()
{
    updateGeometry();
    update();
}

QSize StationButton::minimumSizeHint() const
{
    const Metrics &metrics = look().metrics;
    if (m_kind == Kind::Chip) {
        const int icon = m_icon == Icon::None ? 0 : metrics.icon() + metrics.pad();
        return {textWidth(m_word, look().font(metrics.body(), QFont::DemiBold)) + icon + 4 * kBorder + metrics.pad(), metrics.rowHeight()};
    }
    const int height = qMax(metrics.secondarySide(), m_kind == Kind::Primary || !m_key.isEmpty() ? metrics.primaryHeight() : 0);
    return {m_kind == Kind::Primary ? metrics.primaryWidth() : metrics.secondarySide(), height};
}

QSize StationButton::sizeHint() const
{
    return minimumSizeHint();
}

ColourPair StationButton::colours() const
{
    const Theme &theme = look().theme;
    if (!isEnabled())
        return {theme.window, theme.secondary};
    if (m_kind == Kind::Primary || isChecked())
        return isDown() ? ColourPair{theme.focus, theme.card} : theme.primary;
    return {isDown() ? theme.selection : theme.card, theme.text};
}

QRect StationButton::inner() const
{
    const int side = kBorder + look().metrics.pad() / 2;
    return rect().adjusted(side, kBorder, -side, -kBorder);
}

QList<TextBox> StationButton::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const ColourPair pair = colours();
    QRect area = inner();
    QList<TextBox> boxes;
    if (m_kind == Kind::Chip) {
        if (m_icon != Icon::None)
            area.setLeft(area.left() + metrics.icon() + metrics.pad());
        boxes.append({m_word, look().font(metrics.body(), QFont::DemiBold), area, static_cast<int>(Qt::AlignCenter), pair.text, pair.fill, false});
        return boxes;
    }
    if (!m_key.isEmpty()) {
        const int keyHeight = metrics.small() * 4 / 3;
        boxes.append({m_key, look().font(metrics.small(), QFont::DemiBold), QRect(area.left(), area.top(), area.width(), keyHeight),
                      static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), pair.text, pair.fill, false});
        area.setTop(area.top() + keyHeight);
    }
    const int flags = static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap;
    QFont font = look().font(metrics.headline(), QFont::DemiBold);
    font.setPixelSize(fittingSize(m_word, font, area.size(), flags, {metrics.headline(), metrics.headline() * 9 / 10, metrics.headline() * 4 / 5, metrics.body(), metrics.small()}));
    boxes.append({m_word, font, area, flags, pair.text, pair.fill, false});
    return boxes;
}

void StationButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ColourPair pair = colours();
    const int border = m_kind == Kind::Chip ? kBorder / 2 : kBorder;
    painter.setPen(QPen(look().theme.border, border));
    painter.setBrush(pair.fill);
    const qreal half = border / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), kBorder, kBorder);
    if (m_icon != Icon::None) {
        const int side = look().metrics.icon();
        const QRect area = inner();
        const bool alone = m_word.isEmpty();
        const int top = alone || m_kind == Kind::Chip ? area.center().y() - side / 2 : area.top();
        const int left = alone ? area.center().x() - side / 2 : m_kind == Kind::Chip ? area.left() : area.right() - side;
        paintIcon(painter, QRectF(left, top, side, side), m_icon, pair.text);
    }
    for (const TextBox &box : textBoxes())
        box.paint(painter);
}

} // namespace packbay
