#pragma once
#include "models/qt/QueueSnapshot.h"

#include <QAbstractTableModel>

/// Table models without a word of any language: cells are raw values, ui/ gives them words. Fed by snapshots; rows that stay
/// keep their persistent index, so that a refresh moves neither selection nor scroll bar.
namespace packbay {

class QueueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Stage, Key, Customer, Destination, Parcels, Since, CutOff, Station, ColumnCount };
    /// The raw value to sort by.
    static constexpr int kSortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<QueueRow> &rows);
    const QueueRow &row(int index) const { return m_rows.at(index); }
    /// The row of an order or parcel, or -1.
    int rowOf(const QString &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<QueueRow> m_rows;
};

/// The numbers behind a chart: a fixed grid of integers, the first column a key.
class FigureModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setThroughput(const QList<ThroughputHour> &hours, const QList<CutOffMark> &cutOffs);
    void setAgeing(const QList<AgeingBar> &bars);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Column 0: the hour in UTC ms, or the stage's number; then the counts. Of an hour: received, packed, dispatched, orders
    /// that have to go with a cut-off of this hour, and how many of them will not.
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void setGrid(QList<QList<qint64>> grid, int columns);

    QList<QList<qint64>> m_grid;
    int m_columns = 0;
};

} // namespace packbay
