#pragma once
#include "models/qt/QueueModel.h"
#include "ui/ChartView.h"
#include "ui/QueueTable.h"
#include "ui/StationButton.h"

#include <QIdentityProxyModel>

#include <functional>
#include <memory>

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
    ChartPanel(const QString &name, std::unique_ptr<ChartView> view, QWidget *parent = nullptr);
    ~ChartPanel() override;

    void toggleTable();
    bool showsTable() const;
    QList<TextBox> textBoxes() const override;
    void retranslate();

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

    virtual QString title() const = 0;
    virtual QStringList headings() const = 0;
    virtual QString firstColumn(qint64 value) const = 0;
    ChartView &view() { return *m_view; }
    FigureModel &figures() { return m_figures; }

private:
    void place();

    FigureModel m_figures;
    WordedFigures m_worded;
    QStackedWidget *m_stack;
    ChartView *m_view; ///< owned by the stack
    DeskTable *m_table;
    StationButton *m_toggle;
};

/// Parcels received, packed and dispatched per hour, and the cut-offs of the day.
class ThroughputChart : public ChartPanel
{
    Q_OBJECT
public:
    explicit ThroughputChart(const QString &name, QWidget *parent = nullptr);
    void setData(const QList<ThroughputHour> &hours, const QList<CutOffMark> &cutOffs, int target, UtcMs now);

protected:
    QString title() const override;
    QStringList headings() const override;
    QString firstColumn(qint64 value) const override;
};

/// How long things wait in each stage, as horizontal bars in three colours: on time, at risk, late.
class AgeingChart : public ChartPanel
{
    Q_OBJECT
public:
    explicit AgeingChart(const QString &name, QWidget *parent = nullptr);
    void setData(const QList<AgeingBar> &bars);

protected:
    QString title() const override;
    QStringList headings() const override;
    QString firstColumn(qint64 value) const override;
};

} // namespace packbay
