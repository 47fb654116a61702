#include "ui/StateTable.h"

#include "ui/CellBoxes.h"
#include "ui/Icons.h"
#include "ui/text/Phrases.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace packbay {
namespace {

Icon iconOf(Mark mark)
{
    switch (mark) {
    case Mark::None: return Icon::None;
    case Mark::Done: return Icon::Tick;
    case Mark::Current: return Icon::Arrow;
    case Mark::Notice: return Icon::Triangle;
    case Mark::Wrong: return Icon::Octagon;
    case Mark::Waiting: break;
    }
    return Icon::Clock;
}

/// Nothing stands behind the cell: a sentence may use the rest of the row.
bool endsIn(const TableRow &row, int column)
{
    return column + 1 < row.cells.size()
        && std::all_of(row.cells.begin() + column + 1, row.cells.end(), [](const Cell &cell) { return cell == Cell{}; });
}

} // namespace

StateTable::StateTable(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void StateTable::setTable(const Table &table)
{
    m_table = table;
    QStringList lines;
    for (const TableRow &row : table.rows) {
        QStringList cells;
        for (const Cell &cell : row.cells)
            cells.append(cellText(cell));
        lines.append(cells.join(QStringLiteral(", ")));
    }
    setAccessibleName(tr("Table"));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    update();
}

int StateTable::headHeight() const
{
    return look().metrics.small() * 2;
}

int StateTable::room() const
{
    return qMax(1, (height() - headHeight() - 2) / look().metrics.rowHeight());
}

std::pair<int, int> StateTable::visibleRows() const
{
    const int all = static_cast<int>(m_table.rows.size());
    if (all <= room())
        return {0, all};
    const int shown = qMax(1, room() - 1); // one line says how many more
    const auto current = std::find_if(m_table.rows.begin(), m_table.rows.end(), [](const TableRow &row) {
        return row.mark == Mark::Current || row.mark == Mark::Wrong;
    });
    const int wanted = current == m_table.rows.end() ? 0 : static_cast<int>(current - m_table.rows.begin());
    return {std::clamp(wanted - shown / 2, 0, all - shown), shown};
}

QSize StateTable::sizeHint() const
{
    return {400, headHeight() + 3 * look().metrics.rowHeight()};
}

QColor StateTable::fillOf(const TableRow &row) const
{
    if (row.mark == Mark::Current)
        return look().theme.selection;
    return row.mark == Mark::Wrong ? look().theme.stop.fill : look().theme.card;
}

bool StateTable::isOnly(int column, CellKind kind) const
{
    return std::all_of(m_table.rows.begin(), m_table.rows.end(), [column, kind](const TableRow &row) {
        return column >= row.cells.size() || row.cells.at(column).kind == kind;
    });
}

bool StateTable::isFlexible(int column) const
{
    return isOnly(column, CellKind::Plain) || isOnly(column, CellKind::Code);
}

int StateTable::wantedWidth(int column) const
{
    const Metrics &metrics = look().metrics;
    int width = 0;
    if (column < m_table.columns.size())
        width = textWidth(sentence(m_table.columns.at(column)), look().font(metrics.small(), QFont::DemiBold)) + 2;
    for (const TableRow &row : m_table.rows) {
        if (column >= row.cells.size())
            continue;
        const Cell &cell = row.cells.at(column);
        const int wanted = cellWidth(cell, look(), {metrics.body(), {}, {}, row.mark == Mark::Current});
        // A long sentence takes two lines of small type rather than the room of its neighbours.
        const int least = metrics.body() * 9;
        width = qMax(width, cell.kind == CellKind::Word && wanted > least ? qMax(least, wanted * 3 / 5) : wanted);
    }
    return width + 2 * metrics.pad();
}

// Numbers and our own headings stay whole; names, codes and long sentences have a floor.
int StateTable::leastWidth(int column) const
{
    const Metrics &metrics = look().metrics;
    const int pads = 2 * metrics.pad();
    int least = metrics.body() * 4;
    if (column < m_table.columns.size() && !isFlexible(column))
        least = qMax(least, textWidth(sentence(m_table.columns.at(column)), look().font(metrics.small(), QFont::DemiBold)) + 2);
    for (const TableRow &row : m_table.rows) {
        if (column >= row.cells.size())
            continue;
        const Cell &cell = row.cells.at(column);
        const int wanted = cellWidth(cell, look(), {metrics.body(), {}, {}, row.mark == Mark::Current});
        switch (cell.kind) {
        case CellKind::Plain: least = qMax(least, qMin(wanted, metrics.body() * 5)); break;
        case CellKind::Code: least = qMax(least, qMin(wanted, metrics.body() * 6)); break;
        case CellKind::Word: least = qMax(least, qMin(wanted, qMax(metrics.body() * 6, wanted / 2))); break;
        case CellKind::Weight:
        case CellKind::Money:
        case CellKind::Time: least = qMax(least, wanted); break;
        }
    }
    return qMin(least + pads, wantedWidth(column));
}

// When the columns do not fit side by side, goods names give way first, then codes (SF…5713), then the rest.
QList<int> StateTable::columnWidths() const
{
    qsizetype columns = m_table.columns.size();
    for (const TableRow &row : m_table.rows)
        columns = qMax(columns, row.cells.size());
    const int count = static_cast<int>(columns);
    QList<int> widths;
    for (int column = 0; column < count; ++column)
        widths.append(wantedWidth(column));
    int over = std::accumulate(widths.begin(), widths.end(), 0) - (width() - look().metrics.icon() - 3 * look().metrics.pad());
    for (const CellKind kind : {CellKind::Plain, CellKind::Code, CellKind::Word}) {
        QList<int> slack(count, 0);
        for (int column = 0; column < count; ++column)
            slack[column] = kind == CellKind::Word || isOnly(column, kind) ? widths.at(column) - leastWidth(column) : 0;
        const int sum = std::accumulate(slack.begin(), slack.end(), 0);
        const int taken = qMin(over, sum);
        for (int column = 0; taken > 0 && column < count; ++column)
            widths[column] -= (taken * slack.at(column) + sum - 1) / sum;
        over -= qMax(0, taken);
    }
    for (int &wide : widths)
        wide += qMax(0, -over) / qMax(1, count);
    return widths;
}

QRect StateTable::rowRect(int shownIndex) const
{
    const int rowHeight = look().metrics.rowHeight();
    return {0, headHeight() + shownIndex * rowHeight, width(), rowHeight};
}

QList<TextBox> StateTable::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const QList<int> widths = columnWidths();
    const int first = metrics.icon() + 2 * metrics.pad();
    QList<TextBox> boxes;
    const auto [firstRow, shown] = visibleRows();
    int left = first;
    for (int column = 0; column < widths.size(); ++column) {
        const int textWide = widths.at(column) - 2 * metrics.pad();
        if (column < m_table.columns.size()) {
            boxes.append({sentence(m_table.columns.at(column)), look().font(metrics.small(), QFont::DemiBold),
                          QRect(left, 0, textWide + metrics.pad(), headHeight()), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                          theme.secondary, theme.window, isFlexible(column)});
        }
        for (int i = 0; i < shown; ++i) {
            const TableRow &row = m_table.rows.at(firstRow + i);
            if (column >= row.cells.size())
                continue;
            const QColor ink = row.mark == Mark::Wrong ? theme.stop.text : theme.text;
            const QRect line = rowRect(i);
            const int wide = endsIn(row, column) ? width() - left - metrics.pad() : textWide + metrics.pad();
            boxes += cellBoxes(row.cells.at(column), look(), QRect(left, line.top(), wide, line.height()),
                               {metrics.body(), ink, fillOf(row), row.mark == Mark::Current});
        }
        left += widths.at(column);
    }
    const int hidden = static_cast<int>(m_table.rows.size()) - shown;
    if (hidden > 0) {
        boxes.append({tr("and %n more", "", hidden), look().font(metrics.body()), rowRect(shown).adjusted(first, 0, 0, 0),
                      static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), theme.secondary, theme.card, false});
    }
    return boxes;
}

void StateTable::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = look().theme;
    const Metrics &metrics = look().metrics;
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, 0, width(), headHeight()), theme.window);
    const auto [firstRow, shown] = visibleRows();
    for (int i = 0; i < shown; ++i) {
        const TableRow &row = m_table.rows.at(firstRow + i);
        const QRect line = rowRect(i);
        painter.fillRect(line, fillOf(row));
        painter.setPen(QPen(theme.divider, 1));
        painter.drawLine(line.topLeft(), line.topRight());
        const QColor ink = row.mark == Mark::Wrong ? theme.stop.text : row.mark == Mark::Done ? theme.okMark : theme.text;
        paintIcon(painter, QRectF(metrics.pad(), line.center().y() - metrics.icon() / 2.0, metrics.icon(), metrics.icon()), iconOf(row.mark), ink);
    }
    painter.setPen(QPen(theme.divider, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    paintTexts(painter);
}

} // namespace packbay
