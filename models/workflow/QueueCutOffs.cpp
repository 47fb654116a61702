#include "models/workflow/QueueBoard.h"

#include <QDateTime>

#include <algorithm>
#include <map>

// Will it be ready for the truck? The cut-offs of the day for the throughput chart.
namespace packbay {
namespace {

constexpr qint64 kHourMs = 3'600'000;

bool isPacked(const QueueRow &row)
{
    return row.stage >= QueueStage::ToWeigh;
}

/// Parcels an hour: of this hour and the one before it, or the target as long as nothing was packed.
qint64 paceOf(const QList<ThroughputHour> &hours, UtcMs now, int hourlyTarget)
{
    qint64 packed = 0;
    qint64 ms = 0;
    for (qsizetype i = std::max<qsizetype>(0, hours.size() - 2); i < hours.size(); ++i) {
        packed += hours.at(i).packed;
        ms += std::min(kHourMs, now.value - hours.at(i).hour.value);
    }
    return packed > 0 && ms > 0 ? std::max<qint64>(1, packed * kHourMs / ms) : hourlyTarget;
}

} // namespace

QList<CutOffMark> cutOffsOf(const QList<QueueRow> &rows, const QList<ThroughputHour> &hours, UtcMs now, const QTimeZone &zone, int hourlyTarget)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.value, zone).date();
    std::map<qint64, QList<QueueRow>> due;
    for (const QueueRow &row : rows) {
        const bool isToday = row.cutOff.value > 0 && QDateTime::fromMSecsSinceEpoch(row.cutOff.value, zone).date() == today;
        if (isToday && row.stage != QueueStage::Claim)
            due[row.cutOff.value].append(row);
    }
    const qint64 pace = paceOf(hours, now, hourlyTarget);
    qint64 parcels = 0; // to be packed until then
    QList<CutOffMark> marks;
    for (const auto &[at, waiting] : due) {
        CutOffMark mark{UtcMs(at), 0, 0};
        for (const QueueRow &row : waiting) {
            if (row.stage == QueueStage::ToDispatch)
                continue;
            ++mark.orders;
            parcels += isPacked(row) ? 0 : row.total;
            const bool tooSlow = pace > 0 && now.value + parcels * kHourMs / pace > at;
            if (at < now.value || row.isOnHold() || tooSlow)
                ++mark.missing;
        }
        marks.append(mark);
    }
    return marks;
}

QList<ThroughputHour> hoursToShow(const QList<ThroughputHour> &hours, const QList<CutOffMark> &cutOffs)
{
    if (hours.isEmpty())
        return {};
    const auto idle = [&](const ThroughputHour &hour) {
        const bool hasCutOff = std::any_of(cutOffs.begin(), cutOffs.end(), [&](const CutOffMark &mark) { return mark.at.value < hour.hour.value + kHourMs; });
        return hour.received + hour.packed + hour.dispatched == 0 && !hasCutOff;
    };
    qsizetype first = 0;
    while (first < hours.size() - 1 && idle(hours.at(first)))
        ++first;
    QList<ThroughputHour> shown = hours.mid(first);
    while (!cutOffs.isEmpty() && shown.last().hour.value + kHourMs <= cutOffs.last().at.value)
        shown.append({UtcMs(shown.last().hour.value + kHourMs), 0, 0, 0});
    return shown;
}

} // namespace packbay
