#include "models/workflow/QueueBoard.h"
#include "tests/models/workflow/FlowBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
/// 2025-11-22 14:00 in Shanghai.
constexpr qint64 kTwo = 1'763'791'200'000;

QTimeZone shanghai()
{
    return QTimeZone(QByteArrayLiteral("Asia/Shanghai"));
}

QueueRow order(QueueStage stage, qint64 cutOff, int parcels, const char *hold = "")
{
    QueueRow row;
    row.stage = stage;
    row.cutOff = UtcMs(cutOff);
    row.total = parcels;
    row.holdReason = s(hold);
    return row;
}

/// At half past two: 20 parcels packed since one o'clock.
QList<ThroughputHour> morning()
{
    return {{UtcMs(kTwo - 2 * kHour), 5, 30, 0}, {UtcMs(kTwo - kHour), 9, 12, 0}, {UtcMs(kTwo), 1, 8, 0}};
}

} // namespace

/// What a supervisor sees at a glance: which cut-off of the day will be missed, and by how many orders.
class tst_QueueCutOffs : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatWillMissIt_data()
    {
        QTest::addColumn<QList<QueueRow>>("rows");
        QTest::addColumn<QList<CutOffMark>>("marks");
        const qint64 four = kTwo + 2 * kHour;
        const auto row = [](const char *name, const QList<QueueRow> &rows, const QList<CutOffMark> &marks) { QTest::newRow(name) << rows << marks; };
        row("nothing", {}, {});
        row("none today", {order(QueueStage::Waiting, kTwo + 24 * kHour, 5), order(QueueStage::Waiting, 0, 5)}, {});
        row("in time", {order(QueueStage::Waiting, four, 19)}, {{UtcMs(four), 1, 0}});
        row("too slow", {order(QueueStage::Waiting, four, 20)}, {{UtcMs(four), 1, 1}});
        row("the last ones", {order(QueueStage::Waiting, four, 10), order(QueueStage::Picking, four, 9), order(QueueStage::Packing, four, 9)},
            {{UtcMs(four), 3, 1}});
        row("packed ones need no packing", {order(QueueStage::ToWeigh, four, 90), order(QueueStage::ToLabel, four, 90)}, {{UtcMs(four), 2, 0}});
        row("ready ones are done", {order(QueueStage::ToDispatch, four, 90)}, {{UtcMs(four), 0, 0}});
        row("held ones stay", {order(QueueStage::ToLabel, four, 1, "no address")}, {{UtcMs(four), 1, 1}});
        row("over", {order(QueueStage::ToLabel, kTwo, 1), order(QueueStage::ToDispatch, kTwo, 1)}, {{UtcMs(kTwo), 1, 1}});
        row("what goes first takes the time", {order(QueueStage::Waiting, four + kHour, 10), order(QueueStage::Waiting, four, 19), order(QueueStage::Waiting, four + kHour, 10)},
            {{UtcMs(four), 1, 0}, {UtcMs(four + kHour), 2, 1}});
        row("claims have none", {order(QueueStage::Claim, four, 1)}, {});
    }

    void countsWhatWillMissIt()
    {
        QFETCH(QList<QueueRow>, rows);
        QFETCH(QList<CutOffMark>, marks);
        // 20 parcels in an hour and a half: 13 an hour, 19 by four o'clock.
        const UtcMs now(kTwo + kHour / 2);
        QCOMPARE(cutOffsOf(rows, morning(), now, shanghai(), 0), marks);
    }

    void paceWithoutWork()
    {
        const qint64 four = kTwo + 2 * kHour;
        const QList<QueueRow> rows{order(QueueStage::Waiting, four, 61)};
        const QList<ThroughputHour> idle{{UtcMs(kTwo), 9, 0, 0}};
        QCOMPARE(cutOffsOf(rows, idle, UtcMs(kTwo), shanghai(), 0).first().missing, 0);  // nobody can say
        QCOMPARE(cutOffsOf({order(QueueStage::ToLabel, kTwo - 1, 1)}, idle, UtcMs(kTwo), shanghai(), 0).first().missing, 1); // but over is over
        QCOMPARE(cutOffsOf(rows, idle, UtcMs(kTwo), shanghai(), 30).first().missing, 1); // at the target's pace
        QCOMPARE(cutOffsOf(rows, idle, UtcMs(kTwo), shanghai(), 31).first().missing, 0);
    }

    void theDayThatIsShown()
    {
        const QList<ThroughputHour> hours{{UtcMs(kTwo - 3 * kHour), 0, 0, 0}, {UtcMs(kTwo - 2 * kHour), 1, 0, 0}, {UtcMs(kTwo - kHour), 0, 0, 0}, {UtcMs(kTwo), 2, 0, 0}};
        const QList<ThroughputHour> worked = hoursToShow(hours, {});
        QCOMPARE(worked.size(), 3);
        QCOMPARE(worked.first().received, 1);
        const QList<ThroughputHour> until = hoursToShow(hours, {{UtcMs(kTwo + 2 * kHour + 30 * kMinute), 1, 0}});
        QCOMPARE(until.size(), 5);
        QCOMPARE(until.last(), (ThroughputHour{UtcMs(kTwo + 2 * kHour), 0, 0, 0}));
        // A cut-off in the early morning is on the chart as well.
        QCOMPARE(hoursToShow(hours, {{UtcMs(kTwo - 3 * kHour + kMinute), 1, 1}}).size(), 4);
        QVERIFY(hoursToShow({}, {}).isEmpty());
    }
};

PACKBAY_TEST(tst_QueueCutOffs)
#include "tst_QueueCutOffs.moc"
