#include "ui/ChartPanel.h"

#include "ui/text/Format.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>

namespace packbay {
namespace {

// A zero base line and whole numbers.
QValueAxis *countAxis(int highest, const Look &look)
{
    auto *axis = new QValueAxis;
    const int step = qMax(1, (highest + 3) / 4);
    axis->setRange(0, step * 4);
    axis->setTickCount(5);
    axis->setLabelFormat(QStringLiteral("%d"));
    axis->setLabelsColor(look.theme.text);
    axis->setLabelsFont(look.font(look.metrics.small()));
    axis->setGridLineColor(look.theme.divider);
    return axis;
}

QBarCategoryAxis *wordAxis(const QStringList &words, const Look &look)
{
    auto *axis = new QBarCategoryAxis;
    axis->append(words);
    axis->setLabelsColor(look.theme.text);
    axis->setLabelsFont(look.font(look.metrics.small()));
    axis->setGridLineVisible(false);
    axis->setTruncateLabels(false);
    return axis;
}

QBarSet *barSet(const QString &label, const QBrush &brush, const QColor &outline)
{
    auto *set = new QBarSet(label);
    set->setBrush(brush);
    set->setPen(QPen(outline, 1));
    return set;
}

} // namespace

ThroughputChart::ThroughputChart(const QString &name, QWidget *parent) : ChartPanel(name, parent) {}

void ThroughputChart::setData(const QList<ThroughputHour> &hours, int target)
{
    m_hours = hours;
    m_target = target;
    figures().setThroughput(hours);
    fill();
}

QString ThroughputChart::title() const
{
    return tr("Parcels per hour");
}

QStringList ThroughputChart::headings() const
{
    return {tr("Hour"), tr("Received"), tr("Packed"), tr("Dispatched")};
}

QString ThroughputChart::firstColumn(qint64 value) const
{
    return formatTime(UtcMs(value));
}

void ThroughputChart::fill()
{
    clearChart();
    const Theme &theme = look().theme;
    const QStringList names = headings();
    // Lightness rises from bottom to top, so that the parts stay apart in grey too.
    QBarSet *received = barSet(names.at(1), theme.text, theme.card);
    QBarSet *packed = barSet(names.at(2), theme.chartOnTime, theme.card);
    QBarSet *dispatched = barSet(names.at(3), theme.dark ? QColor(0x2F, 0x6D, 0x94) : QColor(0xA9, 0xCF, 0xE8), theme.text);
    QStringList words;
    int highest = m_target;
    for (const ThroughputHour &hour : m_hours) {
        received->append(hour.received);
        packed->append(hour.packed);
        dispatched->append(hour.dispatched);
        words.append(firstColumn(hour.hour.value).section(QLatin1Char(':'), 0, 0)); // room for "14" only
        highest = std::max(highest, hour.received + hour.packed + hour.dispatched);
    }
    auto *series = new QStackedBarSeries;
    series->append(received);
    series->append(packed);
    series->append(dispatched);
    chart().addSeries(series);
    QBarCategoryAxis *hours = wordAxis(words, look());
    QValueAxis *counts = countAxis(highest, look());
    chart().addAxis(hours, Qt::AlignBottom);
    chart().addAxis(counts, Qt::AlignLeft);
    series->attachAxis(hours);
    series->attachAxis(counts);
    if (!words.isEmpty())
        hours->setRange(words.first(), words.last());
    if (m_target <= 0 || m_hours.isEmpty())
        return;
    auto *line = new QLineSeries;
    line->setName(tr("Target"));
    line->setPen(QPen(theme.secondary, 2, Qt::DashLine));
    line->append(-0.5, m_target);
    line->append(static_cast<qreal>(m_hours.size()) - 0.5, m_target);
    chart().addSeries(line);
    line->attachAxis(hours);
    line->attachAxis(counts);
}

AgeingChart::AgeingChart(const QString &name, QWidget *parent) : ChartPanel(name, parent) {}

void AgeingChart::setData(const QList<AgeingBar> &bars)
{
    m_bars = bars;
    figures().setAgeing(bars);
    fill();
}

QString AgeingChart::title() const
{
    return tr("Waiting, by age");
}

QStringList AgeingChart::headings() const
{
    return {tr("Stage"), tr("0-4 h"), tr("4-24 h"), tr("1-3 d"), tr("3-7 d"), tr("over 7 d")};
}

QString AgeingChart::firstColumn(qint64 value) const
{
    return stageWord(static_cast<QueueStage>(value));
}

void AgeingChart::fill()
{
    clearChart();
    const Theme &theme = look().theme;
    const QStringList names = headings();
    const QBrush risk(theme.chartAtRisk, Qt::SolidPattern);
    const QList<QBarSet *> sets{
        barSet(names.at(1), theme.chartOnTime, theme.card), barSet(names.at(2), theme.chartOnTime, theme.card),
        barSet(names.at(3), risk, theme.text),              barSet(names.at(4), risk, theme.text),
        barSet(names.at(5), theme.chartLate, theme.card),
    };
    QStringList words;
    int highest = 1;
    // The axis counts from below; the first stage belongs on top.
    for (auto bar = m_bars.rbegin(); bar != m_bars.rend(); ++bar) {
        const QList<int> counts{bar->under4Hours, bar->under24Hours, bar->under3Days, bar->under7Days, bar->older};
        int total = 0;
        for (int i = 0; i < counts.size(); ++i) {
            sets.at(i)->append(counts.at(i));
            total += counts.at(i);
        }
        highest = std::max(highest, total);
        words.append(stageWord(bar->stage));
    }
    auto *series = new QHorizontalStackedBarSeries;
    series->append(sets);
    chart().addSeries(series);
    QBarCategoryAxis *stages = wordAxis(words, look());
    QValueAxis *counts = countAxis(highest, look());
    chart().addAxis(stages, Qt::AlignLeft);
    chart().addAxis(counts, Qt::AlignBottom);
    series->attachAxis(stages);
    series->attachAxis(counts);
    // Attached anew, the axis keeps the range of what was drawn before unless it is told.
    if (!words.isEmpty())
        stages->setRange(words.first(), words.last());
}

} // namespace packbay
