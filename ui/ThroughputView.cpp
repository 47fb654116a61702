#include "ui/BarFigure.h"
#include "ui/ChartView.h"

#include "ui/text/Format.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr int kSteps = 4;
constexpr int kMarkerLines = 2;

/// Fewer lines where their numbers would stand too close.
int stepsFor(int height, int lineHeight)
{
    int steps = kSteps;
    while (steps > 1 && height < steps * lineHeight)
        steps /= 2;
    return steps;
}

/// Lightness rises from bottom to top, so that the parts stay apart in grey too.
std::array<QColor, 3> partColours(const Theme &theme)
{
    return {theme.text, theme.chartOnTime, theme.dark ? QColor(0x2F, 0x6D, 0x94) : QColor(0xA9, 0xCF, 0xE8)};
}

} // namespace

void ThroughputView::setData(const QList<ThroughputHour> &hours, const QList<CutOffMark> &cutOffs, int target, UtcMs now)
{
    m_hours = hours;
    m_cutOffs = cutOffs;
    m_target = target;
    m_now = now;
    update();
}

QList<ChartView::LegendEntry> ThroughputView::legend() const
{
    const std::array<QColor, 3> colours = partColours(look().theme);
    QList<LegendEntry> entries{{tr("Received"), colours[0]}, {tr("Packed"), colours[1]}, {tr("Dispatched"), colours[2]}};
    if (m_target > 0)
        entries.append({tr("Target"), look().theme.secondary, false, true});
    return entries;
}

int ThroughputView::highest() const
{
    int most = qMax(1, m_target);
    for (const ThroughputHour &hour : m_hours)
        most = std::max(most, hour.received + hour.packed + hour.dispatched);
    return (most + kSteps - 1) / kSteps * kSteps;
}

QRect ThroughputView::plot(const QRect &area) const
{
    const int pad = look().metrics.pad();
    const int left = textWidth(QLocale().toString(highest()), font()) + pad;
    const int top = m_cutOffs.isEmpty() ? lineHeight() / 2 : kMarkerLines * lineHeight() + pad / 2;
    return area.adjusted(left, top, 0, -lineHeight() - 2);
}

QRect ThroughputView::column(const QRect &plot, qsizetype hour) const
{
    const qsizetype count = qMax<qsizetype>(1, m_hours.size());
    const auto at = [&](qsizetype n) { return plot.left() + static_cast<int>(plot.width() * n / count); };
    return {at(hour), plot.top(), at(hour + 1) - at(hour), plot.height()};
}

QString ThroughputView::words(const CutOffMark &mark) const
{
    const QString time = formatTime(mark.at);
    if (mark.missing > 0)
        return tr("%1 · %n will miss it", "", mark.missing).arg(time);
    return mark.orders > 0 ? tr("%1 · %n left", "", mark.orders).arg(time) : time;
}

/// The words stand beside their line, on the first of two lines where there is room; without room the sign stands alone
/// and the table says the rest.
QList<ThroughputView::Marker> ThroughputView::markers(const QRect &area) const
{
    const QRect inner = plot(area);
    const int high = lineHeight();
    QList<Marker> placed;
    std::array<int, kMarkerLines> ends;
    ends.fill(area.left());
    for (const CutOffMark &mark : m_cutOffs) {
        if (m_hours.isEmpty())
            break;
        const qint64 from = m_hours.first().hour.value;
        const qint64 whole = (m_hours.last().hour.value + kHourMs) - from;
        if (mark.at.value < from || mark.at.value > from + whole)
            continue;
        Marker marker;
        marker.x = inner.left() + static_cast<int>(inner.width() * (mark.at.value - from) / whole);
        marker.icon = mark.missing == 0 ? Icon::Clock : mark.at < m_now ? Icon::Octagon : Icon::Triangle;
        marker.color = mark.missing == 0 ? look().theme.secondary : mark.at < m_now ? look().theme.stopMark : look().theme.text;
        const QString text = words(mark);
        const int wide = high + textWidth(text, font()) + 4;
        const int left = qBound(area.left(), marker.x - high / 2, area.right() - wide);
        for (std::size_t line = 0; line < ends.size(); ++line) {
            if (left < ends.at(line))
                continue;
            const int top = area.top() + static_cast<int>(line) * high;
            marker.sign = QRect(left, top, high, high);
            marker.word = box(text, {left + high, top, wide - high, high}, Qt::AlignLeft | Qt::AlignVCenter);
            ends.at(line) = left + wide + look().metrics.pad();
            break;
        }
        if (marker.word.text.isEmpty())
            marker.sign = QRect(marker.x - high / 2, inner.top(), high, high);
        placed.append(marker);
    }
    return placed;
}

QList<TextBox> ThroughputView::figureBoxes(const QRect &area) const
{
    QList<TextBox> boxes;
    const QRect inner = plot(area);
    const int high = lineHeight();
    const int steps = stepsFor(inner.height(), high);
    for (int step = 0; step <= steps; ++step) {
        const int y = inner.bottom() - inner.height() * step / steps;
        const int value = highest() / steps * step;
        boxes.append(box(QLocale().toString(value), {area.left(), qMax(0, y - high / 2), inner.left() - area.left() - 4, high}, Qt::AlignRight | Qt::AlignVCenter));
    }
    int end = 0;
    for (qsizetype i = 0; i < m_hours.size(); ++i) {
        const QRect under = column(inner, i);
        // Room for "14" only; where columns are narrow, for every second or third hour.
        const QString hour = formatTime(m_hours.at(i).hour).section(QLatin1Char(':'), 0, 0);
        const int wide = textWidth(hour, font()) + 2;
        const int left = qBound(area.left(), under.center().x() - wide / 2, area.right() - wide);
        if (left < end)
            continue;
        boxes.append(box(hour, {left, inner.bottom() + 2, wide, high}, Qt::AlignHCenter | Qt::AlignTop));
        end = left + wide + 4;
    }
    for (const Marker &marker : markers(area)) {
        if (!marker.word.text.isEmpty())
            boxes.append(marker.word);
    }
    return boxes;
}

void ThroughputView::paintFigures(QPainter &painter, const QRect &area) const
{
    const Theme &theme = look().theme;
    const QRect inner = plot(area);
    painter.setPen(theme.divider);
    const int steps = stepsFor(inner.height(), lineHeight());
    for (int step = 0; step <= steps; ++step) {
        const int y = inner.bottom() - inner.height() * step / steps;
        painter.drawLine(inner.left(), y, inner.right(), y);
    }
    const std::array<QColor, 3> colours = partColours(theme);
    BarFigure figure;
    figure.highest = highest();
    figure.target = m_target;
    figure.targetColor = theme.secondary;
    figure.parts = {{{}, colours[0], theme.card}, {{}, colours[1], theme.card}, {{}, colours[2], theme.card}};
    for (const ThroughputHour &hour : m_hours) {
        figure.parts[0].counts.append(hour.received);
        figure.parts[1].counts.append(hour.packed);
        figure.parts[2].counts.append(hour.dispatched);
    }
    figure.paint(painter, inner);
    for (qsizetype i = 0; i < m_hours.size(); ++i) {
        const ThroughputHour &hour = m_hours.at(i);
        if (hour.hour > m_now || m_now.value >= hour.hour.value + kHourMs)
            continue;
        // The hour is not over: its column still grows.
        const QRect whole = column(inner, i);
        const int gap = static_cast<int>(whole.width() * BarFigure::kGap / 2);
        const int high = inner.height() * (hour.received + hour.packed + hour.dispatched) / figure.highest;
        painter.fillRect(QRect(whole.left() + gap, inner.bottom() - high, whole.width() - 2 * gap, high), QBrush(theme.card, Qt::BDiagPattern));
    }
    for (const Marker &marker : markers(area)) {
        painter.setPen(QPen(marker.color, 2));
        painter.drawLine(marker.x, marker.sign.bottom(), marker.x, inner.bottom());
        if (marker.icon == Icon::Triangle)
            painter.fillRect(marker.sign, theme.amber.fill);
        paintIcon(painter, marker.sign.adjusted(2, 2, -2, -2), marker.icon, marker.icon == Icon::Triangle ? theme.amber.text : marker.color);
    }
}

} // namespace packbay
