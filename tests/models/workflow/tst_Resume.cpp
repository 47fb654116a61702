#include "models/workflow/WeighFlow.h"
#include "tests/models/workflow/FlowBench.h"
#include "tests/models/workflow/TestDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

const QString kAlice = QStringLiteral("TC100200P");

std::unique_ptr<WeighFlow> weighFlow(const FlowBench &bench)
{
    WeighSettings settings;
    settings.sizes = {{s("S"), {Millimetres(200), Millimetres(150), Millimetres(100)}}};
    return std::make_unique<WeighFlow>(bench.context(), settings);
}

} // namespace

/// A station that dies between two operations of a job: the clerk scans again where she stopped and goes on with the step
/// that is missing; no step is done twice, none is left out.
class tst_Resume : public QObject
{
    Q_OBJECT

private:
    static void store(TestDesk &desk, const QStringList &trackings, const QString &location)
    {
        for (const QString &tracking : trackings)
            desk.play(QStringLiteral("C:RECV P:%1 W:1000 L:%2 L:%2 .").arg(tracking, location));
    }

private slots:
    void receive_data()
    {
        scriptColumns();
        scriptRow("received", "P:SF1 # P:SF1", "AskWeight ready dup");
        scriptRow("received, weight", "P:SF1 # P:SF1 W:900", "ParcelWeighed ok ok : MeasureParcel");
        scriptRow("weighed", "P:SF1 W:900 # P:SF1", "AskLocation ready dup");
        scriptRow("weighed, shelf", "P:SF1 W:900 # P:SF1 L:A031", "ParcelShelved ok step : PutawayParcel");
        scriptRow("weighed, content not looked at", "P:SF4 W:900 # P:SF4", "AskContent ask dup");
        scriptRow("inspected", "P:SF4 W:900 . C:C1 K:C1 # P:SF4", "AskLocation ready dup");
        scriptRow("shelved", "P:SF1 W:900 L:A031 # P:SF1", "ParcelSeenBefore ready dup");
        scriptRow("wanted at once, received", "P:SF2 # P:SF2", "AskWeight ready dup");
        scriptRow("wanted at once, weight", "P:SF2 # P:SF2 W:900", "ParcelToBench ok step : MeasureParcel");
        scriptRow("wanted at once, weighed", "P:SF2 W:900 # P:SF2", "ParcelToBench ready dup");
    }
    void receive()
    {
        TestDesk desk;
        desk.enter();
        desk.order(QStringLiteral("CO1"), kAlice, {QStringLiteral("SF2")}, ShipMode::OnArrival);
        playRow(desk);
    }

    void pick_data()
    {
        scriptColumns();
        scriptRow("one of two", "J:CO1 L:A031 P:SF1 # C:PICK K:NEXT", "AskGoTo ready ok");
        scriptRow("one of two, the other", "J:CO1 L:A031 P:SF1 # C:PICK K:NEXT L:A032 P:SF2", "ParcelPicked ok step : PickParcel");
        scriptRow("all, no tote", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 # C:PICK K:NEXT .", "AskTote ready -");
        scriptRow("tote", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 # C:PICK K:NEXT T:T014", "OrderPicked ok step : MoveParcel MoveParcel");
        scriptRow("tote, one was in", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 ~1 T:T014 # C:PICK K:NEXT T:T014", "OrderPicked ok step : MoveParcel");
        scriptRow("tote, all were in", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 ~2 T:T014 # C:PICK K:NEXT", "NoOrderWaiting ready dup");
        scriptRow("left with Back", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 K:BACK K:NEXT", "NoOrderWaiting ready dup");
        scriptRow("left with Back, its sheet", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 K:BACK J:CO1 .", "AskTote ready -");
    }
    void pick()
    {
        TestDesk desk;
        desk.enter();
        store(desk, {QStringLiteral("SF1")}, QStringLiteral("A031"));
        store(desk, {QStringLiteral("SF2")}, QStringLiteral("A032"));
        desk.order(QStringLiteral("CO1"), kAlice, {QStringLiteral("SF1"), QStringLiteral("SF2")});
        desk.play(QStringLiteral("C:PICK"));
        playRow(desk);
    }

    void pack_data()
    {
        scriptColumns();
        scriptRow("carton opened", "J:CO1 X:7K9 # C:PACK K:NEXT .", "AskNextParcel ready -");
        scriptRow("one of two", "J:CO1 X:7K9 P:SF1 # C:PACK K:NEXT P:SF2", "ParcelPacked ok step : PackParcel");
        scriptRow("all, not sealed", "J:CO1 X:7K9 P:SF1 P:SF2 # C:PACK K:NEXT .", "AskSeal ask -");
        scriptRow("seal", "J:CO1 X:7K9 P:SF1 P:SF2 # C:PACK K:NEXT . C:SEAL", "CartonSealed ok step : CloseCarton #PackingList");
        scriptRow("sealed", "J:CO1 X:7K9 P:SF1 P:SF2 C:SEAL # C:PACK K:NEXT", "NoOrderWaiting ready dup");
        scriptRow("parked on purpose", "J:CO1 X:7K9 P:SF1 P:SF2 C:HOLD K:NEXT", "NoOrderWaiting ready dup");
        scriptRow("left with Back", "J:CO1 X:7K9 P:SF1 P:SF2 K:BACK K:NEXT", "NoOrderWaiting ready dup");
        scriptRow("left with Back, its sheet", "J:CO1 X:7K9 P:SF1 P:SF2 K:BACK J:CO1", "CartonResumed ok ok");
        scriptRow("between two orders", "J:CO1 X:7K9 P:SF1 ~2 P:SF3 B:S01 # C:PACK K:NEXT P:SF3", "AskAddToOrder ask ask");
        scriptRow("between two orders, supervisor", "J:CO1 X:7K9 P:SF1 ~2 P:SF3 B:S01 # C:PACK K:NEXT P:SF3 B:S01", "ParcelPacked ok ok : AllocateParcel PickParcel PackParcel");
        scriptRow("in the new order, not picked", "J:CO1 X:7K9 P:SF1 ~3 P:SF3 B:S01 # C:PACK K:NEXT P:SF3", "ParcelPacked ok ok : PickParcel PackParcel");
        scriptRow("fetched, not packed", "J:CO1 X:7K9 P:SF1 P:SF2 K:SEAL J:CO2 X:7K8 ~1 P:SF3 # C:PACK K:NEXT P:SF3", "ParcelPacked ok ok : PackParcel");
    }
    void pack()
    {
        TestDesk desk;
        desk.enter();
        store(desk, {QStringLiteral("SF1"), QStringLiteral("SF2"), QStringLiteral("SF3"), QStringLiteral("SF7")}, QStringLiteral("A031"));
        desk.order(QStringLiteral("CO1"), kAlice, {QStringLiteral("SF1"), QStringLiteral("SF2")});
        desk.play(QStringLiteral("C:PICK J:CO1 L:A031 P:SF1 P:SF2 T:T014 C:PACK"));
        QFETCH(QString, script);
        if (script.contains(QStringLiteral("SF3"))) {
            desk.order(QStringLiteral("CO2"), kAlice, {QStringLiteral("SF3"), QStringLiteral("SF7")});
            QVERIFY(desk.act(PickParcel{desk.parcel(QStringLiteral("SF7")).id, QStringLiteral("CO2")}, Role::Clerk));
        }
        playRow(desk);
    }

    /// "The weight and size are stored before the service is chosen, so that a power cut loses the choice only."
    void weigh()
    {
        FlowBench bench;
        bench.sealedCarton(s("X1"), s("CO1"), {1200, 800});
        bench.begin(weighFlow(bench));
        bench.give(s("carton:X1 kg:2.2").split(QLatin1Char(' ')));
        bench.holdsOutcomes = true; // the weight is durable, its outcome never comes
        bench.give(s("cmd:C1"));
        bench.holdsOutcomes = false;
        QCOMPARE(bench.operations, QStringList{s("WeighCarton")});
        bench.begin(weighFlow(bench));
        bench.give(s("carton:X1"));
        QCOMPARE(bench.seen(), s("ready WeighAskSize"));
        QCOMPARE(bench.screen.weight->grams, std::optional(Grams(2200)));
        bench.give(s("cmd:C1"));
        QCOMPARE(bench.operations, (QStringList{s("WeighCarton"), s("MeasureCarton")}));
        bench.begin(weighFlow(bench));
        bench.give(s("carton:X1"));
        QCOMPARE(bench.seen(), s("ask WeighAskService"));
        bench.give(s("cmd:C1"));
        QCOMPARE(bench.operations, (QStringList{s("WeighCarton"), s("MeasureCarton"), s("QuoteCarton")}));
    }

    /// A weight that a supervisor has accepted is not asked about again; weighing again is one key away.
    void weighAgainOnPurpose()
    {
        FlowBench bench;
        bench.sealedCarton(s("X1"), s("CO1"), {1200, 800});
        bench.begin(weighFlow(bench));
        bench.give(s("carton:X1 kg:5.1 cmd:C1 cmd:C3").split(QLatin1Char(' ')));
        bench.holdsOutcomes = true;
        bench.give(s("badge:S01"));
        bench.holdsOutcomes = false;
        bench.begin(weighFlow(bench));
        bench.give(s("carton:X1 cmd:C1").split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), s("ask WeighAskService"));
        QCOMPARE(bench.operations, (QStringList{s("WeighCarton"), s("MeasureCarton")}));
        bench.give(s("cmd:WEIGH zero kg:2.2").split(QLatin1Char(' ')));
        bench.give(s("cmd:C1"));
        QCOMPARE(bench.operations.mid(2), (QStringList{s("WeighCarton"), s("MeasureCarton")}));
        QCOMPARE(bench.world.carton(s("X1"))->gross, Grams(2200));
    }
};

PACKBAY_TEST(tst_Resume)
#include "tst_Resume.moc"
