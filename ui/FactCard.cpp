#include "ui/FactCard.h"

#include "ui/CellBoxes.h"
#include "ui/text/Phrases.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kFrame = 1;
constexpr int kMostColumns = 4;

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
    return {300, linesHeight() + 2 * look().metrics.pad()};
}

QSize FactCard::minimumSizeHint() const
{
    const int pads = look().metrics.pad() * 3 / 2;
    // A few facts keep their lines; only many close up to the grid.
    const bool few = m_plain.size() <= kMostColumns;
    return {200, (few ? linesHeight() : qMin(linesHeight(), gridHeight(kMostColumns))) + pads};
}

int FactCard::strongHeight() const
{
    return look().metrics.small() * 8 / 5 + look().metrics.prompt() * 3 / 2;
}

int FactCard::gridStrongHeight() const
{
    return look().metrics.small() * 8 / 5 + look().metrics.headline() * 3 / 2;
}

int FactCard::leastRow() const
{
    return look().metrics.body() * 8 / 5;
}

int FactCard::gridRow() const
{
    return look().metrics.small() * 8 / 5 + look().metrics.body() * 31 / 20;
}

int FactCard::linesHeight() const
{
    return static_cast<int>(m_strong.size()) * strongHeight() + static_cast<int>(m_plain.size()) * leastRow();
}

int FactCard::gridHeight(int columns) const
{
    const int rows = (static_cast<int>(m_plain.size()) + columns - 1) / columns;
    return (m_strong.isEmpty() ? 0 : gridStrongHeight()) + rows * gridRow();
}

// Label over value.
void FactCard::appendStacked(QList<TextBox> &boxes, const Fact &fact, const QRect &area, int pixelSize) const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const int labelHeight = metrics.small() * 8 / 5;
    boxes.append({sentence(fact.label), look().font(metrics.small()), QRect(area.left(), area.top(), area.width(), labelHeight),
                  static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), theme.secondary, theme.card, false});
    CellDress dress{pixelSize, theme.text, theme.card, true};
    for (const int smaller : {metrics.headline(), metrics.body()}) {
        if (cellWidth(fact.value, look(), dress) > area.width())
            dress.pixelSize = qMin(dress.pixelSize, smaller);
    }
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
    // The value gets what it wants, the label what is left, but not less than 30 percent of the line.
    const int labelWidth = qMax(area.width() * 3 / 10, qMin(area.width() * 2 / 3, area.width() - wanted - metrics.pad()));
    const QRect labelRect(area.left(), area.top(), labelWidth, area.height());
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    font.setPixelSize(fittingSize(label, font, labelRect.size(), flags, {metrics.body(), metrics.small()}));
    boxes.append({label, font, labelRect, flags, theme.secondary, theme.card, false});
    boxes += cellBoxes(fact.value, look(), area.adjusted(labelWidth + metrics.pad(), 0, 0, 0), dress);
}

QList<TextBox> FactCard::lineBoxes(QRect area) const
{
    QList<TextBox> boxes;
    const Metrics &metrics = look().metrics;
    for (const Fact &fact : m_strong) {
        appendStacked(boxes, fact, QRect(area.left(), area.top(), area.width(), strongHeight()), metrics.prompt());
        area.setTop(area.top() + strongHeight());
    }
    if (m_plain.isEmpty())
        return boxes;
    const int columns = width() > metrics.body() * 42 && m_plain.size() > 1 ? 2 : 1;
    const int rows = (static_cast<int>(m_plain.size()) + columns - 1) / columns;
    const int rowHeight = qMin(metrics.rowHeight(), area.height() / rows);
    const int between = 4 * metrics.pad();
    const int columnWidth = (area.width() - (columns - 1) * between) / columns;
    for (int i = 0; i < m_plain.size(); ++i) {
        const int left = area.left() + (i / rows) * (columnWidth + between);
        appendPlain(boxes, m_plain.at(i), QRect(left, area.top() + (i % rows) * rowHeight, columnWidth, rowHeight));
    }
    return boxes;
}

QList<TextBox> FactCard::gridBoxes(QRect area) const
{
    QList<TextBox> boxes;
    const Metrics &metrics = look().metrics;
    const int strong = static_cast<int>(m_strong.size());
    for (int i = 0; i < strong; ++i) {
        const int wide = area.width() / strong;
        appendStacked(boxes, m_strong.at(i), QRect(area.left() + i * wide, area.top(), wide - metrics.pad(), gridStrongHeight()), metrics.headline());
    }
    if (strong > 0)
        area.setTop(area.top() + gridStrongHeight());
    // As few columns as the height allows: wide cells keep long codes whole.
    int columns = 1;
    while (columns < kMostColumns && gridHeight(columns) - (strong > 0 ? gridStrongHeight() : 0) > area.height())
        ++columns;
    const int wide = area.width() / columns;
    for (int i = 0; i < m_plain.size(); ++i) {
        appendStacked(boxes, m_plain.at(i), QRect(area.left() + (i % columns) * wide, area.top() + (i / columns) * gridRow(), wide - metrics.pad() / 2, gridRow()),
                      metrics.body());
    }
    return boxes;
}

QList<TextBox> FactCard::textBoxes() const
{
    const int pad = look().metrics.pad();
    const QRect area = rect().adjusted(2 * pad, pad * 3 / 4, -2 * pad, -pad * 3 / 4);
    const bool wide = width() > look().metrics.body() * 42;
    const int lines = wide ? linesHeight() / 2 : linesHeight();
    return lines <= area.height() ? lineBoxes(area) : gridBoxes(area);
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
