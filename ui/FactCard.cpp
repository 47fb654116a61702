#include "ui/FactCard.h"

#include "ui/CellBoxes.h"
#include "ui/text/Phrases.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kFrame = 1;

} // namespace

FactCard::FactCard(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FactCard::setFacts(const QList<Fact> &facts)
{
    m_strong.clear();
    m_plain.clear();
    QStringList lines;
    for (const Fact &fact : facts) {
        (fact.strong ? m_strong : m_plain).append(fact);
        lines.append(sentence(fact.label) + QLatin1Char(' ') + cellText(fact.value));
    }
    setAccessibleName(tr("Facts"));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QSize FactCard::sizeHint() const
{
    const int rows = static_cast<int>(m_strong.size()) * strongHeight() + static_cast<int>(m_plain.size()) * look().metrics.rowHeight();
    return {300, rows + 2 * look().metrics.pad()};
}

int FactCard::strongHeight() const
{
    return look().metrics.small() * 3 / 2 + look().metrics.prompt() * 5 / 4;
}

void FactCard::appendStrong(QList<TextBox> &boxes, const Fact &fact, const QRect &area) const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const int labelHeight = metrics.small() * 3 / 2;
    boxes.append({sentence(fact.label), look().font(metrics.small()), QRect(area.left(), area.top(), area.width(), labelHeight),
                  static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), theme.secondary, theme.card, false});
    CellDress dress{metrics.prompt(), theme.text, theme.card, true};
    if (cellWidth(fact.value, look(), dress) > area.width())
        dress.pixelSize = metrics.headline();
    if (cellWidth(fact.value, look(), dress) > area.width())
        dress.pixelSize = metrics.body();
    boxes += cellBoxes(fact.value, look(), area.adjusted(0, labelHeight, 0, 0), dress);
}

void FactCard::appendPlain(QList<TextBox> &boxes, const Fact &fact, const QRect &area) const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const CellDress dress{metrics.body(), theme.text, theme.card, true, Qt::AlignRight | Qt::AlignVCenter};
    const QString label = sentence(fact.label);
    QFont font = look().font(metrics.body());
    const int wanted = cellWidth(fact.value, look(), dress);
    // The value gets what it wants unless the label would fall under a third of the line.
    const int labelWidth = qMax(area.width() / 3, qMin(area.width() * 2 / 3, area.width() - wanted - metrics.pad()));
    const QRect labelRect(area.left(), area.top(), labelWidth, area.height());
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    font.setPixelSize(fittingSize(label, font, labelRect.size(), flags, {metrics.body(), metrics.small()}));
    boxes.append({label, font, labelRect, flags, theme.secondary, theme.card, false});
    boxes += cellBoxes(fact.value, look(), area.adjusted(labelWidth + metrics.pad(), 0, 0, 0), dress);
}

QList<TextBox> FactCard::textBoxes() const
{
    QList<TextBox> boxes;
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    QRect area = rect().adjusted(2 * pad, pad, -2 * pad, -pad);
    for (const Fact &fact : m_strong) {
        appendStrong(boxes, fact, QRect(area.left(), area.top(), area.width(), strongHeight()));
        area.setTop(area.top() + strongHeight());
    }
    if (m_plain.isEmpty())
        return boxes;
    // A wide card has two columns; rows close up before one of them would be cut.
    const int columns = width() > metrics.body() * 42 && m_plain.size() > 1 ? 2 : 1;
    const int rows = (static_cast<int>(m_plain.size()) + columns - 1) / columns;
    const int rowHeight = qMin(metrics.rowHeight(), area.height() / rows);
    const int columnWidth = (area.width() - (columns - 1) * 4 * pad) / columns;
    for (int i = 0; i < m_plain.size(); ++i) {
        const int column = i / rows;
        appendPlain(boxes, m_plain.at(i), QRect(area.left() + column * (columnWidth + 4 * pad), area.top() + (i % rows) * rowHeight, columnWidth, rowHeight));
    }
    return boxes;
}

void FactCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look().theme.card);
    painter.setPen(QPen(look().theme.divider, kFrame));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    paintTexts(painter);
}

} // namespace packbay
