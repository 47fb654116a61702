#include "models/workflow/QueueBoard.h"
#include "tests/models/workflow/FlowBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

constexpr qint64 kHour = 3'600'000;

QTimeZone shanghai()
{
    return QTimeZone(QByteArrayLiteral("Asia/Shanghai"));
}

QueueRow rowOf(const QList<QueueRow> &rows, const QString &key)
{
    for (const QueueRow &row : rows) {
        if (row.key == key)
            return row;
    }
    return {};
}

void submit(FlowBench &bench, const char *no, const QStringList &requested, qint64 priority = 0, qint64 cutOff = 0)
{
    SubmitOrder body;
    body.no = s(no);
    body.member = memberCode(100200);
    body.requested = requested;
    body.shipTo.country = s("DE");
    body.priority = priority;
    body.cutOff = UtcMs(cutOff);
    bench.mustUpstream(body);
}

} // namespace

/// The supervisor's queue (ux.md 4.5 and the two charts of 4.7), over the real rules.
class tst_QueueBoard : public QObject
{
    Q_OBJECT

private slots:
    void everyStage()
    {
        FlowBench bench;
        submit(bench, "S1", {s("NOT-HERE-1")});
        submit(bench, "A1", {s("NOT-HERE-2")});
        bench.mustAsSupervisor(ApproveOrder{s("A1")});
        bench.openCarton(s("X1"), s("P1"), {500, 600});
        bench.sealedCarton(s("X2"), s("W1"), {500});
        bench.weighedCarton(s("X3"), s("Y1"), 1000);
        bench.paidCarton(s("X4"), s("L1"), 1000);
        bench.labelledCarton(s("X5"), s("D1"), 1000);
        const QList<QueueRow> rows = QueueBoard(bench.world, shanghai()).rows();
        QCOMPARE(rows.size(), 7);
        QCOMPARE(rowOf(rows, s("S1")).stage, QueueStage::AwaitingApproval);
        QCOMPARE(rowOf(rows, s("A1")).stage, QueueStage::AwaitingParcels);
        QCOMPARE(rowOf(rows, s("P1")).stage, QueueStage::Packing);
        QCOMPARE(rowOf(rows, s("W1")).stage, QueueStage::ToWeigh);
        QCOMPARE(rowOf(rows, s("Y1")).stage, QueueStage::AwaitingPayment);
        QCOMPARE(rowOf(rows, s("L1")).stage, QueueStage::ToLabel);
        QCOMPARE(rowOf(rows, s("D1")).stage, QueueStage::ToDispatch);
        const QueueRow packing = rowOf(rows, s("P1"));
        QCOMPARE(packing.ready, 2);
        QCOMPARE(packing.total, 2);
        QCOMPARE(packing.customer, memberCode(100200));
        QCOMPARE(packing.destination, s("AU"));
        QCOMPARE(packing.station, s("7K"));
        QCOMPARE(rowOf(rows, s("S1")).ready, 0);
        QCOMPARE(rowOf(rows, s("S1")).total, 1);
        QCOMPARE(rowOf(rows, s("S1")).since, bench.world.order(s("S1"))->submittedAt);
    }

    void mostUrgentFirst()
    {
        FlowBench bench;
        const qint64 now = bench.clock.utc.value;
        submit(bench, "NONE", {s("N1")});
        bench.clock.pass(1000);
        submit(bench, "LATER", {s("N2")}, 0, now + 5 * kHour);
        submit(bench, "SOON", {s("N3")}, 0, now + kHour);
        submit(bench, "HIGH", {s("N4")}, 5);
        submit(bench, "YOUNG", {s("N5")});
        QStringList keys;
        for (const QueueRow &row : QueueBoard(bench.world, shanghai()).rows())
            keys.append(row.key);
        QCOMPARE(keys, (QStringList{s("HIGH"), s("SOON"), s("LATER"), s("NONE"), s("YOUNG")}));
    }

    void leftAndRefusedOrdersAreGone()
    {
        FlowBench bench;
        submit(bench, "R1", {s("N1")});
        bench.mustAsSupervisor(RejectOrder{s("R1"), s("no address")});
        QVERIFY(QueueBoard(bench.world, shanghai()).rows().isEmpty());
    }

    void theAuditKnowsSinceWhen()
    {
        FlowBench bench;
        submit(bench, "S1", {s("N1")});
        const UtcMs since(bench.clock.utc.value - 7 * kHour);
        QCOMPARE(QueueBoard(bench.world, shanghai(), {{s("S1"), since}}).rows().first().since, since);
    }

    void chips_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<QString>("hold");
        QTest::addColumn<int>("cutOffIn"); // minutes from now, 0 = none
        QTest::addColumn<QString>("chips"); // one letter each: Waiting Packing weiGh Label Hold lAte
        const auto row = [](const char *name, QueueStage stage, const char *hold, int cutOffIn, const char *chips) {
            QTest::newRow(name) << static_cast<int>(stage) << s(hold) << cutOffIn << s(chips);
        };
        row("approval", QueueStage::AwaitingApproval, "", 0, "W");
        row("parcels", QueueStage::AwaitingParcels, "", 0, "W");
        row("waiting", QueueStage::Waiting, "", 30, "W");
        row("claim", QueueStage::Claim, "", 0, "W");
        row("picking", QueueStage::Picking, "", 0, "P");
        row("packing on hold", QueueStage::Packing, "wet", 0, "PH");
        row("weigh late", QueueStage::ToWeigh, "", -1, "GA");
        row("label", QueueStage::ToLabel, "", 0, "L");
        row("payment", QueueStage::AwaitingPayment, "", 0, "");
        row("ready for the truck is not late", QueueStage::ToDispatch, "", -1, "");
    }
    void chips()
    {
        QFETCH(int, stage);
        QFETCH(QString, hold);
        QFETCH(int, cutOffIn);
        QFETCH(QString, chips);
        const UtcMs now(1'763'800'000'000);
        QueueRow row;
        row.stage = static_cast<QueueStage>(stage);
        row.holdReason = hold;
        row.cutOff = UtcMs(cutOffIn == 0 ? 0 : now.value + cutOffIn * 60'000);
        QString passed;
        const QList<QPair<QueueChip, QChar>> all{{QueueChip::Waiting, u'W'}, {QueueChip::Packing, u'P'}, {QueueChip::ToWeigh, u'G'},
                                                 {QueueChip::ToLabel, u'L'}, {QueueChip::OnHold, u'H'},  {QueueChip::Late, u'A'}};
        for (const auto &[chip, letter] : all) {
            if (passes(row, chip, now))
                passed.append(letter);
        }
        QCOMPARE(passed, chips);
        QVERIFY(passes(row, QueueChip::All, now));
    }

    void throughputByLocalHour()
    {
        const UtcMs now(1'763'778'600'000);             // 2025-11-22T02:30Z, 10:30 in Shanghai
        const qint64 midnight = 1'763'740'800'000;      // 2025-11-21T16:00Z
        const QList<WorkDone> work{{WorkStep::Received, UtcMs(midnight - 1), 9},
                                   {WorkStep::Received, UtcMs(midnight), 1},
                                   {WorkStep::Received, UtcMs(midnight + kHour - 1), 2},
                                   {WorkStep::Packed, UtcMs(midnight + kHour), 3},
                                   {WorkStep::Dispatched, UtcMs(midnight + 10 * kHour), 4},
                                   {WorkStep::Dispatched, UtcMs(now.value + 1), 9}};
        const QList<ThroughputHour> hours = throughputOf(work, now, shanghai());
        QCOMPARE(hours.size(), 11);
        QCOMPARE(hours.first(), (ThroughputHour{UtcMs(midnight), 3, 0, 0}));
        QCOMPARE(hours.at(1), (ThroughputHour{UtcMs(midnight + kHour), 0, 3, 0}));
        QCOMPARE(hours.at(5), (ThroughputHour{UtcMs(midnight + 5 * kHour), 0, 0, 0}));
        QCOMPARE(hours.last(), (ThroughputHour{UtcMs(midnight + 10 * kHour), 0, 0, 4}));
    }

    void ageingAtTheEdges()
    {
        const UtcMs now(1'763'800'000'000);
        QList<QueueRow> rows;
        const QList<qint64> ages{0,           4 * kHour - 1,  4 * kHour,       24 * kHour - 1, 24 * kHour,
                                 72 * kHour - 1, 72 * kHour,  168 * kHour - 1, 168 * kHour,    1000 * kHour};
        for (const qint64 age : ages) {
            QueueRow row;
            row.stage = QueueStage::Packing;
            row.since = UtcMs(now.value - age);
            rows.append(row);
        }
        const QList<AgeingBar> bars = ageingOf(rows, now);
        QCOMPARE(bars.size(), 10);
        for (const AgeingBar &bar : bars) {
            if (bar.stage == QueueStage::Packing)
                QCOMPARE(bar, (AgeingBar{QueueStage::Packing, 2, 2, 2, 2, 2}));
            else
                QCOMPARE(bar, (AgeingBar{bar.stage, 0, 0, 0, 0, 0}));
        }
    }

    void theSnapshotIsWhole()
    {
        FlowBench bench;
        submit(bench, "S1", {s("N1")}, 0, bench.clock.utc.value + kHour);
        const QueueSnapshot shot = QueueBoard(bench.world, shanghai()).snapshot(bench.clock.utc, {}, 40);
        QCOMPARE(shot.asOf, bench.clock.utc);
        QCOMPARE(shot.rows.size(), 1);
        QCOMPARE(shot.hourlyTarget, 40);
        QCOMPARE(shot.nextCutOff, s("17:26"));
        QVERIFY(!shot.throughput.isEmpty());
    }

    void approveAndReject()
    {
        FlowBench bench;
        submit(bench, "S1", {s("N1")});
        submit(bench, "S2", {s("N2")});
        const QueueBoard board(bench.world, shanghai());
        bench.mustAsSupervisor(*board.approve(s("S1")));
        QVERIFY(bench.world.order(s("S1"))->state == OrderState::Approved);
        QCOMPARE(board.reject(s("S2"), s("  ")).error().code, ErrorCode::ReasonNeeded);
        bench.mustAsSupervisor(*board.reject(s("S2"), s("no address")));
        QCOMPARE(bench.world.order(s("S2"))->reason, s("no address"));
    }

    void holdAndReleaseOldestFirst()
    {
        FlowBench bench;
        bench.paidCarton(s("X1"), s("CO1"), 1000);
        const QueueBoard board(bench.world, shanghai());
        QCOMPARE(board.hold(s("CO1"), CaseCode::Address, {}).error().code, ErrorCode::ReasonNeeded);
        QCOMPARE(board.release(s("CO1"), s("fine")).error().code, ErrorCode::NotFound);
        bench.must(AddHold{s("carton"), s("X1"), CaseCode::Damaged, s("wet corner")});
        bench.clock.pass(1000);
        bench.mustAsSupervisor(*board.hold(s("CO1"), CaseCode::Address, s("street is missing")));
        QCOMPARE(board.rows().first().holdReason, s("wet corner"));
        QCOMPARE(board.release(s("CO1"), {}).error().code, ErrorCode::ReasonNeeded);
        bench.mustAsSupervisor(*board.release(s("CO1"), s("dried")));
        QVERIFY(bench.world.carton(s("X1"))->holds.isEmpty());
        QCOMPARE(board.rows().first().holdReason, s("street is missing"));
        bench.mustAsSupervisor(*board.release(s("CO1"), s("found")));
        QVERIFY(!board.rows().first().isOnHold());
    }

    void claims()
    {
        FlowBench bench;
        bench.mustUpstream(UpsertMember{memberCode(100201), s("Bob"), s("GOLD"), 0, s("STANDARD"), false});
        bench.must(ReceiveParcel{s("STRAY"), s("STRAY"), s("L-STRAY"), {}, {}});
        const EntityId parcel = bench.world.parcelByTracking(s("STRAY"))->id;
        const QueueBoard board(bench.world, shanghai());
        QVERIFY(board.rows().isEmpty());
        QCOMPARE(board.approveClaim(s("STRAY")).error().code, ErrorCode::NotFound);
        bench.must(ProposeClaim{parcel, memberCode(100200), s("receipt")});
        const QueueRow row = board.rows().first();
        QCOMPARE(row.stage, QueueStage::Claim);
        QCOMPARE(row.key, s("STRAY"));
        QCOMPARE(row.customer, memberCode(100200));
        QCOMPARE(board.keyOf(s("L-STRAY")), s("STRAY"));
        bench.must(ProposeClaim{parcel, memberCode(100201), s("photo")});
        QCOMPARE(board.approveClaim(s("STRAY")).error().code, ErrorCode::ClaimConflict);
        bench.mustAsSupervisor(*board.approveClaim(s("STRAY"), memberCode(100201)));
        QCOMPARE(bench.world.parcelByTracking(s("STRAY"))->owner, memberCode(100201));
        QVERIFY(board.rows().isEmpty());
        QCOMPARE(board.keyOf(s("STRAY")), QString());
    }

    void everyCodeFindsItsRow()
    {
        FlowBench bench;
        bench.labelledCarton(s("X1"), s("CO1"), 1000);
        const QueueBoard board(bench.world, shanghai());
        QCOMPARE(board.keyOf(s("CO1")), s("CO1"));
        QCOMPARE(board.keyOf(s("X1")), s("CO1"));
        QCOMPARE(board.keyOf(bench.labelOf(s("X1")).carrierNo), s("CO1"));
        QCOMPARE(board.keyOf(bench.labelOf(s("X1")).sscc), s("CO1"));
        QCOMPARE(board.keyOf(s("T-CO1-0")), s("CO1"));
        QCOMPARE(board.keyOf(s("LT-CO1-0")), s("CO1"));
        QCOMPARE(board.keyOf(s("NIX")), QString());
    }
};

PACKBAY_TEST(tst_QueueBoard)
#include "tst_QueueBoard.moc"
