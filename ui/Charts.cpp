#include "ui/ChartPanel.h"

#include "ui/text/Format.h"

namespace packbay {

ThroughputChart::ThroughputChart(const QString &name, QWidget *parent)
    : ChartPanel(name, std::make_unique<ThroughputView>(name + QStringLiteral("View")), parent)
{
}

void ThroughputChart::setData(const QList<ThroughputHour> &hours, const QList<CutOffMark> &cutOffs, int target, UtcMs now)
{
    figures().setThroughput(hours, cutOffs);
    static_cast<ThroughputView &>(view()).setData(hours, cutOffs, target, now);
}

QString ThroughputChart::title() const
{
    return tr("Parcels per hour");
}

QStringList ThroughputChart::headings() const
{
    return {tr("Hour"), tr("Received"), tr("Packed"), tr("Dispatched"), tr("To go"), tr("Will miss")};
}

QString ThroughputChart::firstColumn(qint64 value) const
{
    return formatTime(UtcMs(value));
}

AgeingChart::AgeingChart(const QString &name, QWidget *parent)
    : ChartPanel(name, std::make_unique<AgeingView>(name + QStringLiteral("View")), parent)
{
}

void AgeingChart::setData(const QList<AgeingBar> &bars)
{
    figures().setAgeing(bars);
    static_cast<AgeingView &>(view()).setData(bars);
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

} // namespace packbay
