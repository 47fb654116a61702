#pragma once
#include "models/qt/QueueSnapshot.h"
#include "ui/Icons.h"
#include "ui/StationWidget.h"

#include <QBrush>

namespace packbay {

/// A picture of figures: the bars are drawn by Qt Charts (BarFigure), the words around them by ourselves. Every word has its
/// box, so that the layout test measures it as any other, and a bar stands at its word at every size. Bars start at zero;
/// nothing moves.
class ChartView : public StationWidget
{
    Q_OBJECT
public:
    using StationWidget::StationWidget;

    QList<TextBox> textBoxes() const override;

protected:
    struct LegendEntry
    {
        QString word;
        QBrush fill;
        bool hatched = false;
        bool isLine = false; ///< dashed, in the colour of `fill`
    };
    virtual QList<LegendEntry> legend() const = 0;
    virtual QList<TextBox> figureBoxes(const QRect &area) const = 0;
    virtual void paintFigures(QPainter &painter, const QRect &area) const = 0;

    void paintEvent(QPaintEvent *event) override;
    QFont font() const { return look().font(look().metrics.small()); }
    int lineHeight() const;
    TextBox box(const QString &text, const QRect &rect, Qt::Alignment alignment) const;
    /// The brush of a bar, hatched where colour alone would not do.
    QBrush barFill(const QColor &colour, bool hatched) const;
    /// A bar with its outline, hatched where colour alone would not do.
    void paintBar(QPainter &painter, const QRect &rect, const QBrush &fill, bool hatched) const;

private:
    struct PlacedEntry
    {
        LegendEntry entry;
        QRect sign;
        TextBox word;
    };
    QList<PlacedEntry> placedLegend() const;
    /// What is left above the legend.
    QRect area() const;
};

/// Columns by the hour, the target as a dashed line, and each cut-off of the day at its time with what has to go with it.
class ThroughputView : public ChartView
{
    Q_OBJECT
public:
    using ChartView::ChartView;
    void setData(const QList<ThroughputHour> &hours, const QList<CutOffMark> &cutOffs, int target, UtcMs now);

protected:
    QList<LegendEntry> legend() const override;
    QList<TextBox> figureBoxes(const QRect &area) const override;
    void paintFigures(QPainter &painter, const QRect &area) const override;

private:
    struct Marker
    {
        int x = 0;
        QRect sign;
        TextBox word;
        Icon icon = Icon::None;
        QColor color;
    };
    int highest() const;
    QRect plot(const QRect &area) const;
    QRect column(const QRect &plot, qsizetype hour) const;
    QList<Marker> markers(const QRect &area) const;
    QString words(const CutOffMark &mark) const;

    QList<ThroughputHour> m_hours;
    QList<CutOffMark> m_cutOffs;
    int m_target = 0;
    UtcMs m_now;
};

/// One horizontal bar a stage, its word before it and its sum behind it.
class AgeingView : public ChartView
{
    Q_OBJECT
public:
    using ChartView::ChartView;
    void setData(const QList<AgeingBar> &bars);
    /// Where the bar of a stage is drawn, for tests: on the line of its word.
    QRect barRect(qsizetype stage) const { return m_drawn.value(stage); }

protected:
    QList<LegendEntry> legend() const override;
    QList<TextBox> figureBoxes(const QRect &area) const override;
    void paintFigures(QPainter &painter, const QRect &area) const override;

private:
    QRect line(const QRect &area, qsizetype stage) const;
    int wordWidth() const;
    int sumWidth() const;

    QList<AgeingBar> m_bars;
    mutable QList<QRect> m_drawn;
};

} // namespace packbay
