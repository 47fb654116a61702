#include "ui/BarFigure.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QGraphicsScene>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>

namespace packbay {
namespace {

QAbstractBarSeries *seriesOf(const BarFigure &figure)
{
    const bool lies = figure.orientation == Qt::Horizontal;
    QAbstractBarSeries *series = lies ? static_cast<QAbstractBarSeries *>(new QHorizontalStackedBarSeries) : new QStackedBarSeries;
    series->setBarWidth(1 - BarFigure::kGap);
    for (const BarFigure::Part &part : figure.parts) {
        auto *set = new QBarSet(QString());
        set->setBrush(part.fill);
        set->setPen(QPen(part.outline, 1));
        QList<int> counts = part.counts;
        if (lies) // Qt Charts counts from below
            std::reverse(counts.begin(), counts.end());
        for (const int count : counts)
            set->append(count);
        series->append(set);
    }
    return series;
}

} // namespace

void BarFigure::paint(QPainter &painter, const QRect &plot) const
{
    const qsizetype categories = parts.isEmpty() ? 0 : parts.first().counts.size();
    if (categories == 0 || plot.width() <= 0 || plot.height() <= 0)
        return;
    QGraphicsScene scene;
    auto *chart = new QChart;
    scene.addItem(chart);
    chart->setBackgroundVisible(false);
    chart->legend()->hide();
    QAbstractBarSeries *bars = seriesOf(*this);
    chart->addSeries(bars);
    auto *words = new QBarCategoryAxis;
    for (qsizetype i = 0; i < categories; ++i)
        words->append(QString::number(i));
    auto *counts = new QValueAxis;
    counts->setRange(0, qMax(1, highest));
    const bool lies = orientation == Qt::Horizontal;
    chart->addAxis(words, lies ? Qt::AlignLeft : Qt::AlignBottom);
    chart->addAxis(counts, lies ? Qt::AlignBottom : Qt::AlignLeft);
    bars->attachAxis(words);
    bars->attachAxis(counts);
    if (target > 0 && !lies) {
        auto *line = new QLineSeries;
        line->setPen(QPen(targetColor, 2, Qt::DashLine));
        line->append(-0.5, target);
        line->append(static_cast<qreal>(categories) - 0.5, target);
        chart->addSeries(line);
        line->attachAxis(words);
        line->attachAxis(counts);
    }
    words->setVisible(false);
    counts->setVisible(false);
    const QRectF room(0, 0, plot.width(), plot.height());
    scene.setSceneRect(room);
    chart->setGeometry(room);
    chart->setPlotArea(room);
    scene.render(&painter, plot, room);
}

} // namespace packbay
