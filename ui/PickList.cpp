#include "ui/PickList.h"

#include <QMouseEvent>
#include <QPainter>

namespace packbay {
namespace {

constexpr int kBorder = 2;

/// One line of text, however high its script is.
int lineHeight(int pixelSize)
{
    return pixelSize * 8 / 5;
}

} // namespace

PickList::PickList(const QString &name, QWidget *parent) : StationWidget(name, parent) {}

void PickList::setRows(const QList<PickRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    QStringList names;
    for (const PickRow &row : rows)
        names.append(row.detail.isEmpty() ? row.name : row.name + QLatin1Char(' ') + row.detail);
    setAccessibleDescription(names.join(QLatin1Char('\n')));
    update();
}

int PickList::perColumn() const
{
    const Metrics &metrics = look().metrics;
    const int least = qMax(metrics.secondarySide(), lineHeight(metrics.body()) + lineHeight(metrics.small()) + 2 * kBorder) + metrics.pad() / 2;
    return qMax(1, height() / least);
}

QRect PickList::rowRect(int index) const
{
    const int rows = perColumn();
    const int columns = qMax(1, (static_cast<int>(m_rows.size()) + rows - 1) / rows);
    const int gap = look().metrics.pad() / 2;
    const int wide = (width() - (columns - 1) * gap) / columns;
    const int high = height() / rows;
    return {(index / rows) * (wide + gap), (index % rows) * high, wide, high - gap};
}

ColourPair PickList::colours(const PickRow &row) const
{
    const Theme &theme = look().theme;
    return row.isCurrent ? theme.primary : ColourPair{theme.card, theme.text};
}

QList<TextBox> PickList::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    QList<TextBox> boxes;
    for (int i = 0; i < m_rows.size(); ++i) {
        const PickRow &row = m_rows.at(i);
        const ColourPair pair = colours(row);
        QRect area = rowRect(i).adjusted(metrics.pad(), kBorder, -metrics.pad() / 2, -kBorder);
        if (row.icon != Icon::None)
            area.setLeft(area.left() + metrics.icon() + metrics.pad());
        const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
        const int lower = row.detail.isEmpty() ? 0 : lineHeight(metrics.small());
        boxes.append({row.name, look().font(metrics.body(), QFont::DemiBold), area.adjusted(0, 0, 0, -lower), flags, pair.text, pair.fill, true});
        boxes.append({row.detail, look().font(metrics.small()), area.adjusted(0, area.height() - lower, 0, 0), flags, pair.text, pair.fill, true});
    }
    return boxes;
}

void PickList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = look().metrics.icon();
    for (int i = 0; i < m_rows.size(); ++i) {
        const ColourPair pair = colours(m_rows.at(i));
        const QRect area = rowRect(i);
        painter.setPen(QPen(look().theme.border, kBorder));
        painter.setBrush(pair.fill);
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 2 * kBorder, 2 * kBorder);
        if (m_rows.at(i).icon != Icon::None)
            paintIcon(painter, QRectF(area.left() + look().metrics.pad(), area.center().y() - side / 2, side, side), m_rows.at(i).icon, pair.text);
    }
    paintTexts(painter);
}

void PickList::mouseReleaseEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (rowRect(i).contains(event->position().toPoint()))
            emit picked(i);
    }
}

} // namespace packbay
