#pragma once
#include "models/qt/QueueModel.h"
#include "ui/QueueTable.h"
#include "ui/StationButton.h"

#include <QIdentityProxyModel>

#include <functional>

class QChart;
class QChartView;
class QStackedWidget;

namespace packbay {

/// Gives the figures of a chart their headings and the words of the first column.
class WordedFigures : public QIdentityProxyModel
{
    Q_OBJECT
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    void setWords(QStringList headings, std::function<QString(qint64)> firstColumn);
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_headings;
    std::function<QString(qint64)> m_firstColumn;
};

/// A chart and its table twin, one in front of the other; T or the button changes them. A screen reader reads the table.
class ChartPanel : public StationWidget
{
    Q_OBJECT
public:
    ChartPanel(const QString &name, QWidget *parent = nullptr);
    ~ChartPanel() override;

    void toggleTable();
    bool showsTable() const;
    QList<TextBox> textBoxes() const override;
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

    /// Draws the chart anew from the data at hand.
    virtual void fill() = 0;
    virtual QString title() const = 0;
    virtual QStringList headings() const = 0;
    virtual QString firstColumn(qint64 value) const = 0;
    /// An empty chart in our colours.
    void clearChart();
    QChart &chart() { return *m_chart; }
    FigureModel &figures() { return m_figures; }

private:
    void place();

    FigureModel m_figures;
    WordedFigures m_worded;
    QChart *m_chart;
    QStackedWidget *m_stack;
    QChartView *m_view;
    DeskTable *m_table;
    StationButton *m_toggle;
};

/// Parcels received, packed and dispatched per hour, as stacked columns with the target as a line.
class ThroughputChart : public ChartPanel
{
    Q_OBJECT
public:
    explicit ThroughputChart(const QString &name, QWidget *parent = nullptr);
    void setData(const QList<ThroughputHour> &hours, int target);

protected:
    void fill() override;
    QString title() const override;
    QStringList headings() const override;
    QString firstColumn(qint64 value) const override;

private:
    QList<ThroughputHour> m_hours;
    int m_target = 0;
};

/// How long things wait in each stage, as horizontal bars in three colours: on time, at risk, late.
class AgeingChart : public ChartPanel
{
    Q_OBJECT
public:
    explicit AgeingChart(const QString &name, QWidget *parent = nullptr);
    void setData(const QList<AgeingBar> &bars);

protected:
    void fill() override;
    QString title() const override;
    QStringList headings() const override;
    QString firstColumn(qint64 value) const override;

private:
    QList<AgeingBar> m_bars;
};

} // namespace packbay
