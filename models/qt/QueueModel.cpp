#include "models/qt/QueueModel.h"

#include <QSet>

#include <algorithm>

namespace packbay {

int QueueModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&key](const QueueRow &row) { return row.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void QueueModel::setRows(const QList<QueueRow> &rows)
{
    QSet<QString> wanted;
    for (const QueueRow &row : rows)
        wanted.insert(row.key);
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (wanted.contains(m_rows.at(i).key))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        const bool inPlace = i < m_rows.size() && m_rows.at(i).key == rows.at(i).key;
        const int from = inPlace ? i : rowOf(rows.at(i).key);
        if (from < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows.at(i));
            endInsertRows();
            continue;
        }
        if (from != i) {
            beginMoveRows({}, from, from, {}, i);
            m_rows.move(from, i);
            endMoveRows();
        }
        if (m_rows.at(i) != rows.at(i)) {
            m_rows[i] = rows.at(i);
            emit dataChanged(index(i, 0), index(i, ColumnCount - 1));
        }
    }
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != kSortRole))
        return {};
    const QueueRow &row = m_rows.at(index.row());
    switch (index.column()) {
    case Stage: return static_cast<int>(row.stage);
    case Key: return row.key;
    case Customer: return row.customer;
    case Destination: return row.destination;
    case Parcels: return role == kSortRole ? QVariant(row.total - row.ready) : QVariant(row.ready);
    case Since: return static_cast<qint64>(row.since.value);
    case CutOff: return static_cast<qint64>(row.cutOff.value);
    case Station: return row.station;
    default: return {};
    }
}

void FigureModel::setGrid(QList<QList<qint64>> grid, int columns)
{
    if (grid == m_grid && columns == m_columns)
        return;
    beginResetModel();
    m_grid = std::move(grid);
    m_columns = columns;
    endResetModel();
}

void FigureModel::setThroughput(const QList<ThroughputHour> &hours, const QList<CutOffMark> &cutOffs)
{
    constexpr qint64 kHourMs = 3'600'000;
    QList<QList<qint64>> grid;
    for (const ThroughputHour &hour : hours) {
        qint64 orders = 0;
        qint64 missing = 0;
        for (const CutOffMark &mark : cutOffs) {
            if (mark.at < hour.hour || mark.at.value >= hour.hour.value + kHourMs)
                continue;
            orders += mark.orders;
            missing += mark.missing;
        }
        grid.append({hour.hour.value, hour.received, hour.packed, hour.dispatched, orders, missing});
    }
    setGrid(std::move(grid), 6);
}

void FigureModel::setAgeing(const QList<AgeingBar> &bars)
{
    QList<QList<qint64>> grid;
    for (const AgeingBar &bar : bars)
        grid.append({static_cast<qint64>(bar.stage), bar.under4Hours, bar.under24Hours, bar.under3Days, bar.under7Days, bar.older});
    setGrid(std::move(grid), 6);
}

int FigureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_grid.size());
}

int FigureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant FigureModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return m_grid.at(index.row()).at(index.column());
}

} // namespace packbay
