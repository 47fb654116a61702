#pragma once
#include <QBrush>
#include <QList>
#include <QRect>

class QPainter;

namespace packbay {

/// Stacked bars by Qt Charts, nothing around them: words, legend and grid are the ChartView's, in boxes that the layout test
/// measures. Every category gets the same share of the plot; the first one is left or on top.
struct BarFigure
{
    static constexpr double kGap = 0.3; ///< of a category's room; the bar has the rest
    struct Part
    {
        QList<int> counts; ///< one a category
        QBrush fill;
        QColor outline;
    };
    Qt::Orientation orientation = Qt::Vertical;
    QList<Part> parts;  ///< from the base line on
    int highest = 1;    ///< value at the end of the plot
    int target = 0;     ///< a dashed line across; 0 = none
    QColor targetColor;

    void paint(QPainter &painter, const QRect &plot) const;
};

} // namespace packbay
