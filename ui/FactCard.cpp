#include "ui/FactCard.h"

#include "ui/CellBoxes.h"
#include "ui/text/Format.h"
#include "ui/text/Phrases.h"

#include <QPainter>

#include <numeric>

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

void FactCard::setSharing(bool sharing)
{
    m_sharing = sharing;
    updateGeometry();
}

QSize FactCard::sizeHint() const
{
    return {300, linesHeight() + 2 * look().metrics.pad()};
}

QSize FactCard::minimumSizeHint() const
{
    const int pads = look().metrics.pad() * 3 / 2;
    // A few facts keep their lines; many, and large ones that can stand side by side, close up to the grid.
    const bool few = !m_sharing && m_plain.size() <= kMostColumns && m_strong.size() < 2;
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

int FactCard::lineColumns() const
{
    return width() > look().metrics.body() * 42 && m_plain.size() > 1 ? 2 : 1;
}

int FactCard::labelWidth(int pixelSize) const
{
    int widest = 0;
    for (const Fact &fact : m_plain)
        widest = qMax(widest, textWidth(sentence(fact.label), look().font(pixelSize)));
    return widest + look().metrics.pad();
}

// As large as the room allows: most cards are read from further away than arm's length. A label takes 30 percent at least; no
// code is shortened for a larger type.
int FactCard::lineSize(const QSize &line) const
{
    const Metrics &metrics = look().metrics;
    for (const int size : {metrics.headline() * 4 / 5, metrics.body() * 6 / 5}) {
        int widest = 0;
        for (const Fact &fact : m_plain)
            widest = qMax(widest, cellWidth(fact.value, look(), {size, {}, {}, true}));
        if (size > metrics.body() && line.height() >= size * 8 / 5 && qMax(labelWidth(size), line.width() * 3 / 10) + widest + 2 * metrics.pad() <= line.width())
            return size;
    }
    return metrics.body();
}

void FactCard::appendPlain(QList<TextBox> &boxes, const Fact &fact, const QRect &area, int pixelSize) const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const CellDress dress{pixelSize, theme.text, theme.card, true};
    const QString label = sentence(fact.label);
    QFont font = look().font(pixelSize);
    const int wanted = cellWidth(fact.value, look(), dress);
    // All values begin at one edge, close to their labels. A wider value gets what it wants, its label what is left, but not
    // less than 30 percent of the line.
    const int common = qMin(labelWidth(pixelSize), area.width() * 2 / 3);
    const int labelWide = qMax(area.width() * 3 / 10, qMin(common, area.width() - wanted - metrics.pad()));
    const QRect labelRect(area.left(), area.top(), labelWide, area.height());
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    font.setPixelSize(fittingSize(label, font, labelRect.size(), flags, {pixelSize, metrics.body(), metrics.small()}));
    boxes.append({label, font, labelRect, flags, theme.secondary, theme.card, false});
    boxes += cellBoxes(fact.value, look(), area.adjusted(labelWide + metrics.pad(), 0, 0, 0), dress);
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
    const int columns = lineColumns();
    const int rows = (static_cast<int>(m_plain.size()) + columns - 1) / columns;
    const int between = 4 * metrics.pad();
    const int columnWidth = (area.width() - (columns - 1) * between) / columns;
    const int size = lineSize({columnWidth, area.height() / rows});
    const int rowHeight = qMin(qMax(metrics.rowHeight(), size * 2), area.height() / rows);
    for (int i = 0; i < m_plain.size(); ++i) {
        const int left = area.left() + (i / rows) * (columnWidth + between);
        appendPlain(boxes, m_plain.at(i), QRect(left, area.top() + (i % rows) * rowHeight, columnWidth, rowHeight), size);
    }
    return boxes;
}

// What the widest label and value of a column want. Where that is too much, long codes are abbreviated and words become
// smaller, labels stay whole; what is left over is shared out evenly.
QList<int> FactCard::gridWidths(int columns, int room) const
{
    const Metrics &metrics = look().metrics;
    QList<int> wanted(columns, 0);
    QList<int> least(columns, 0);
    for (int i = 0; i < m_plain.size(); ++i) {
        const Cell &value = m_plain.at(i).value;
        const int label = textWidth(sentence(m_plain.at(i).label), look().font(metrics.small())) + metrics.pad();
        const int wide = cellWidth(value, look(), {metrics.body(), {}, {}, true});
        const bool isCode = value.kind == CellKind::Code;
        const Cell brief{value.kind, isCode ? shortCode(value.text) : value.text, value.number, value.currency, value.word};
        const int narrow = cellWidth(brief, look(), {isCode ? metrics.body() : metrics.small(), {}, {}, true});
        wanted[i % columns] = qMax(wanted.at(i % columns), qMax(label, wide + metrics.pad()));
        least[i % columns] = qMax(least.at(i % columns), qMax(label, narrow + metrics.pad()));
    }
    const int over = std::accumulate(wanted.begin(), wanted.end(), 0) - room;
    const int slack = over + room - std::accumulate(least.begin(), least.end(), 0);
    QList<int> widths;
    for (int column = 0; column < columns; ++column) {
        const int gives = over > 0 && slack > 0 ? (qMin(over, slack) * (wanted.at(column) - least.at(column)) + slack - 1) / slack : 0;
        widths.append(over > 0 ? wanted.at(column) - gives : wanted.at(column) - over / columns);
    }
    return widths;
}

QList<TextBox> FactCard::gridBoxes(QRect area) const
{
    QList<TextBox> boxes;
    const Metrics &metrics = look().metrics;
    const int strong = static_cast<int>(m_strong.size());
    const bool roomy = strongHeight() - gridStrongHeight() + gridHeight(1) <= area.height();
    const int strongRow = roomy ? strongHeight() : gridStrongHeight();
    for (int i = 0; i < strong; ++i) {
        const int wide = area.width() / strong;
        appendStacked(boxes, m_strong.at(i), QRect(area.left() + i * wide, area.top(), wide - metrics.pad(), strongRow),
                      roomy ? metrics.prompt() : metrics.headline());
    }
    if (strong > 0)
        area.setTop(area.top() + strongRow);
    // As few columns as the height allows: wide cells keep long codes whole.
    int columns = 1;
    while (columns < kMostColumns && gridHeight(columns) - (strong > 0 ? gridStrongHeight() : 0) > area.height())
        ++columns;
    const QList<int> widths = gridWidths(columns, area.width());
    int left = area.left();
    for (int column = 0; column < columns; ++column) {
        for (int i = column; i < m_plain.size(); i += columns) {
            appendStacked(boxes, m_plain.at(i), QRect(left, area.top() + (i / columns) * gridRow(), widths.at(column) - metrics.pad() / 2, gridRow()),
                          metrics.body());
        }
        left += widths.at(column);
    }
    return boxes;
}

QList<TextBox> FactCard::textBoxes() const
{
    const int pad = look().metrics.pad();
    const QRect area = rect().adjusted(2 * pad, pad * 3 / 4, -2 * pad, -pad * 3 / 4);
    const int rows = (static_cast<int>(m_plain.size()) + lineColumns() - 1) / lineColumns();
    const int lines = static_cast<int>(m_strong.size()) * strongHeight() + rows * leastRow();
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
