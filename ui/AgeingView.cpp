#include "ui/BarFigure.h"
#include "ui/ChartView.h"
#include "ui/QueueTable.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

constexpr qsizetype kRisk = 2; ///< the first bucket at risk
constexpr qsizetype kLate = 4;

QList<int> countsOf(const AgeingBar &bar)
{
    return {bar.under4Hours, bar.under24Hours, bar.under3Days, bar.under7Days, bar.older};
}

int sumOf(const AgeingBar &bar)
{
    return bar.under4Hours + bar.under24Hours + bar.under3Days + bar.under7Days + bar.older;
}

QColor bucketColour(const Theme &theme, qsizetype bucket)
{
    return bucket < kRisk ? theme.chartOnTime : bucket < kLate ? theme.chartAtRisk : theme.chartLate;
}

bool isHatched(qsizetype bucket)
{
    return bucket >= kRisk && bucket < kLate;
}

} // namespace

void AgeingView::setData(const QList<AgeingBar> &bars)
{
    m_bars = bars;
    update();
}

QList<ChartView::LegendEntry> AgeingView::legend() const
{
    const QStringList words{tr("0-4 h"), tr("4-24 h"), tr("1-3 d"), tr("3-7 d"), tr("over 7 d")};
    QList<LegendEntry> entries;
    for (qsizetype i = 0; i < words.size(); ++i)
        entries.append({words.at(i), bucketColour(look().theme, i), isHatched(i), false});
    return entries;
}

QRect AgeingView::line(const QRect &area, qsizetype stage) const
{
    const qsizetype count = qMax<qsizetype>(1, m_bars.size());
    const auto at = [&](qsizetype n) { return area.top() + static_cast<int>(area.height() * n / count); };
    return {area.left(), at(stage), area.width(), at(stage + 1) - at(stage)};
}

int AgeingView::wordWidth() const
{
    int widest = 0;
    for (const AgeingBar &bar : m_bars)
        widest = std::max(widest, textWidth(stageWord(bar.stage), font()));
    return widest + 2;
}

int AgeingView::sumWidth() const
{
    int widest = 0;
    for (const AgeingBar &bar : m_bars)
        widest = std::max(widest, textWidth(QLocale().toString(sumOf(bar)), font()));
    return widest + 2;
}

QList<TextBox> AgeingView::figureBoxes(const QRect &area) const
{
    QList<TextBox> boxes;
    const int sums = sumWidth();
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const QRect row = line(area, i);
        boxes.append(box(stageWord(m_bars.at(i).stage), {row.left(), row.top(), wordWidth(), row.height()}, Qt::AlignRight | Qt::AlignVCenter));
        boxes.append(box(QLocale().toString(sumOf(m_bars.at(i))), {row.right() - sums, row.top(), sums, row.height()}, Qt::AlignRight | Qt::AlignVCenter));
    }
    return boxes;
}

void AgeingView::paintFigures(QPainter &painter, const QRect &area) const
{
    const int pad = look().metrics.pad();
    const int left = area.left() + wordWidth() + pad;
    const int room = area.right() - sumWidth() - pad - left;
    int most = 1;
    for (const AgeingBar &bar : m_bars)
        most = std::max(most, sumOf(bar));
    painter.setPen(look().theme.secondary);
    painter.drawLine(left - 1, area.top(), left - 1, area.bottom());
    BarFigure figure;
    figure.orientation = Qt::Horizontal;
    figure.highest = most;
    for (qsizetype bucket = 0; bucket <= kLate; ++bucket) {
        BarFigure::Part part{{}, barFill(bucketColour(look().theme, bucket), isHatched(bucket)), isHatched(bucket) ? look().theme.text : look().theme.card};
        for (const AgeingBar &bar : m_bars)
            part.counts.append(countsOf(bar).at(bucket));
        figure.parts.append(part);
    }
    figure.paint(painter, {left, area.top(), room, area.height()});
    m_drawn.clear();
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const QRect row = line(area, i);
        const int inset = static_cast<int>(row.height() * BarFigure::kGap / 2);
        m_drawn.append({left, row.top() + inset, room * sumOf(m_bars.at(i)) / most, row.height() - 2 * inset});
    }
}

} // namespace packbay
