#include "tests/models/workflow/WeighStock.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Every row of ux.md 4.3, against the real Rulebook.
class tst_WeighFlow : public QObject
{
    Q_OBJECT

private slots:
    void states_data()
    {
        inputColumns();
        inputRow("W1 start", "tick:10", "ready WeighAskCarton", Tone::None);
        inputRow("W1 sealed", "carton:X1", "ready WeighAskScale", Tone::Ok);
        inputRow("W1 open carton", "carton:X2", "stop E2301", Tone::Stop);
        inputRow("W1 open carton clears itself", "carton:X2 carton:X1", "ready WeighAskScale", Tone::Ok);
        inputRow("W1 labelled by carton", "carton:X3", "ask WeighAskReprint", Tone::Ask);
        inputRow("W1 labelled by carrier number", "label:X3", "ask WeighAskReprint", Tone::Ask);
        inputRow("W1 labelled by SSCC", "sscc:X3", "ask WeighAskReprint", Tone::Ask);
        inputRow("W1 no reprint", "carton:X3 cmd:NO", "ready WeighAskCarton", Tone::None);
        inputRow("W1 reprint", "carton:X3 cmd:OK", "ok WeighReprinting", Tone::Ok);
        inputRow("W1 location", "location:A1", "ask E1204", Tone::Ask);
        inputRow("W1 parcel", "parcel:T-CO1-0", "ask E1204", Tone::Ask);
        inputRow("W1 nobody knows", "nonsense:QQQ", "stop E1102", Tone::Stop);
        inputRow("W1 carton code nobody knows", "carton:X9", "stop E1102", Tone::Stop);
        inputRow("W1 nothing to undo", "cmd:UNDO", "ready NothingToUndo", Tone::Blocked);
        inputRow("W2 same carton again", "carton:X1 carton:X1", "ready WeighThisCarton", Tone::Dup);
        inputRow("W2 other carton instead", "carton:X1 carton:X4", "ready WeighAskScale", Tone::Ok);
        inputRow("W2 stable", "carton:X1 zero kg:2.2", "ready WeighAskSize", Tone::Ok);
        inputRow("W2 was on the scale before the scan", "kg:2.2 carton:X1 tick:10", "ready WeighAskSize", Tone::Ok);
        inputRow("W2 moving", "carton:X1 zero moving:2.2", "ready WeighAskScale", Tone::None);
        inputRow("W2 nothing on it", "carton:X1 zero tick:500", "ready WeighAskScale", Tone::None);
        inputRow("W2 reading too old", "kg:2.2 tick:1100 carton:X1 tick:10", "ready WeighAskScale", Tone::None);
        inputRow("W2 silent", "carton:X1 tick:2100", "ask E6101", Tone::Ask);
        inputRow("W2 speaks again", "carton:X1 tick:2100 zero", "ready WeighAskScale", Tone::None);
        inputRow("W2 silent, once only", "carton:X1 tick:2100 tick:250", "ask E6101", Tone::None);
        inputRow("W2 overload", "carton:X1 overload", "stop E6103", Tone::Stop);
        inputRow("W2 overload lifted", "carton:X1 overload zero", "ready WeighAskScale", Tone::None);
        inputRow("W2 undo", "carton:X1 cmd:UNDO", "ready WeighAskCarton", Tone::Ok);
        inputRow("W3 preset", "carton:X1 kg:2.2 cmd:C1", "ask WeighAskService", Tone::Ok);
        inputRow("W3 preset that is not there", "carton:X1 kg:2.2 cmd:C4", "ready WeighAskSize", Tone::None);
        inputRow("W3 typed", "carton:X1 kg:2.2 type:30x20.5x10", "ask WeighAskService", Tone::Ok);
        inputRow("W3 typed nonsense", "carton:X1 kg:2.2 type:30x20", "ask E7006", Tone::Ask);
        inputRow("W3 typed too long", "carton:X1 kg:2.2 type:301x20x10", "ask E7006", Tone::Ask);
        inputRow("W3 typed too thin", "carton:X1 kg:2.2 type:30x20x0.5", "ask E7006", Tone::Ask);
        inputRow("W3 without size", "carton:X1 kg:2.2 cmd:NEXT", "ask E2304", Tone::Ask);
        inputRow("W3 scan", "carton:X1 kg:2.2 carton:X4", "ask E1204", Tone::Ask);
        inputRow("W3 weigh again", "carton:X1 kg:2.2 cmd:WEIGH", "ready WeighAskScale", Tone::None);
        inputRow("W2 not emptied", "carton:X1 kg:2.2 cmd:WEIGH kg:2.3", "ask E6106", Tone::Ask);
        inputRow("W2 under the minimum in passing", "carton:X1 light:0.015", "ready WeighAskScale", Tone::None);
        inputRow("W2 emptied", "carton:X1 kg:2.2 cmd:WEIGH kg:2.3 zero kg:2.3", "ready WeighAskSize", Tone::Ok);
        inputRow("W3 2.2 against 2.36 bills the same", "carton:X1 kg:2.36 cmd:C1", "ask WeighAskService", Tone::Ok);
        inputRow("W3 small difference", "carton:X1 kg:2.24 cmd:C1", "ask WeighAskService", Tone::Ok);
        inputRow("W3 unknown expectation", "carton:X4 kg:9.9 cmd:C1", "ask WeighAskService", Tone::Ok);
        inputRow("W3a differs", "carton:X1 kg:5.1 cmd:C1", "ask WeighAskDiffers", Tone::Ask);
        inputRow("W3a weigh again", "carton:X1 kg:5.1 cmd:C1 cmd:C1", "ready WeighAskScale", Tone::None);
        inputRow("W3a clerk may not", "carton:X1 kg:5.1 cmd:C1 cmd:C3", "ask AskSupervisor", Tone::None);
        inputRow("W3a back", "carton:X1 kg:5.1 cmd:C1 cmd:C3 cmd:BACK", "ask WeighAskDiffers", Tone::Ok);
        inputRow("W3a clerk's badge", "carton:X1 kg:5.1 cmd:C1 cmd:C3 badge:U17", "ask E2703", Tone::Ask);
        inputRow("W3a badge of one who left", "carton:X1 kg:5.1 cmd:C1 cmd:C3 badge:S02", "ask E2701", Tone::Ask);
        inputRow("W3a supervisor's badge", "carton:X1 kg:5.1 cmd:C1 cmd:C3 badge:S01", "ask WeighAskService", Tone::Ok);
        inputRow("W3a badge at once", "carton:X1 kg:5.1 cmd:C1 badge:S01", "ask WeighAskService", Tone::Ok);
        inputRow("W3a open the carton", "carton:X1 kg:5.1 cmd:C1 cmd:C2 badge:S01", "ready WeighAskCarton", Tone::Ok);
        inputRow("W4 own service", "carton:X1 kg:2.2 cmd:C1 cmd:OK", "ok WeighDone", Tone::Step);
        inputRow("W4 other service", "carton:X1 kg:2.2 cmd:C1 cmd:C2", "ok WeighDone", Tone::Step);
        inputRow("W4 no such choice", "carton:X1 kg:2.2 cmd:C1 cmd:C3", "ask WeighAskService", Tone::None);
        inputRow("W4 undo weighs again", "carton:X1 kg:2.2 cmd:C1 cmd:UNDO", "ready WeighAskScale", Tone::Ok);
        inputRow("W4 left and come back", "carton:X1 kg:2.2 cmd:C1 cmd:UNDO cmd:UNDO carton:X1", "ask WeighAskService", Tone::Ok);
        inputRow("W5 next prompt", "carton:X1 kg:2.2 cmd:C1 cmd:OK tick:700", "ready WeighAskCarton", Tone::None);
        inputRow("W5 undo", "carton:X1 kg:2.2 cmd:C1 cmd:OK cmd:UNDO", "ready WeighAskScale", Tone::Ok);
        inputRow("W5 next carton", "carton:X1 kg:2.2 cmd:C1 cmd:OK zero carton:X4 kg:0.7", "ready WeighAskSize", Tone::Ok);
    }
    void states()
    {
        FlowBench bench;
        stockCartons(bench);
        giveRow(bench);
    }

    void typedWeights_data()
    {
        inputColumns();
        inputRow("W2 typed", "carton:X1 type:2.2", "ready WeighAskSize", Tone::Ok);
        inputRow("W2 typed nonsense", "carton:X1 type:abc", "ask E2302", Tone::Ask);
        inputRow("W2 typed far off", "carton:X1 type:5.1", "ask WeighTypeAgain", Tone::Ask);
        inputRow("W2 typed, within a tenth", "carton:X1 type:2.4", "ready WeighAskSize", Tone::Ok);
        inputRow("W2 typed, within 50 g", "carton:X5 type:0.35", "ready WeighAskSize", Tone::Ok);
        inputRow("W2 typed, 51 g off", "carton:X5 type:0.351", "ask WeighTypeAgain", Tone::Ask);
        inputRow("W2 typed far off twice", "carton:X1 type:5.1 type:5.1", "ready WeighAskSize", Tone::Ok);
        inputRow("W2 typed far off, then right", "carton:X1 type:5.1 type:2.2", "ready WeighAskSize", Tone::Ok);
    }
    void typedWeights()
    {
        FlowBench bench;
        stockCartons(bench);
        giveRow(bench);
    }

    void unstableForEightSeconds()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give({s("carton:X1"), s("zero")});
        bench.give(s("moving:2.2"));
        const MonotonicMs began = bench.clock.mono;
        while ((bench.clock.mono - began).value < 7600) {
            bench.give({s("tick:300"), s("moving:2.2")});
            QCOMPARE(bench.seen(), s("ready WeighAskScale"));
        }
        bench.give({s("tick:300"), s("moving:2.2")});
        QCOMPARE(bench.seen(), s("ask E6102"));
        bench.give(s("kg:2.2"));
        QCOMPARE(bench.seen(), s("ready WeighAskSize"));
    }

    void storedInOrderAndOnceEach()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X1 kg:2.2 cmd:C1").split(QLatin1Char(' ')));
        QCOMPARE(bench.operations, (QStringList{s("WeighCarton"), s("MeasureCarton")}));
        bench.give(s("cmd:C1"));
        QCOMPARE(bench.operations, (QStringList{s("WeighCarton"), s("MeasureCarton"), s("QuoteCarton")}));
        const Carton carton = *bench.world.carton(s("X1"));
        QCOMPARE(carton.gross, Grams(2200));
        QCOMPARE(carton.weightSource, s("scale-1"));
        QCOMPARE(carton.size, (Dimensions{Millimetres(200), Millimetres(150), Millimetres(100)}));
        QCOMPARE(carton.service, s("AIR"));
        QCOMPARE(carton.totalMinor, 5000); // 2200 g bill 2500 g: 5 x 10.00
        QCOMPARE(carton.currency, s("CNY"));
        QVERIFY(!carton.quote.isEmpty());
        const auto &weigh = std::get<WeighCarton>(bench.accepted.first().body);
        QCOMPARE(weigh.frame, s("532053"));
        QVERIFY(!weigh.accepted);
        QCOMPARE(bench.screen.prompt.args.value(s("minor")).toInt(), 5000);
        QCOMPARE(bench.screen.prompt.args.value(s("grams")).toInt(), 2200);
    }

    /// 300 g expected, 400 g on the scale: a third more, but both bill 500 g, so the bench itself asks nothing.
    void noAlarmWhenItBillsTheSame()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X5 kg:0.4").split(QLatin1Char(' ')));
        bench.holdsOutcomes = true;
        bench.give(s("cmd:C1")); // 20 x 15 x 10 cm: 500 g by volume
        QCOMPARE(bench.seen(), s("busy Working"));
    }
    void alarmWhenItBillsMore()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X5 kg:0.6").split(QLatin1Char(' ')));
        bench.holdsOutcomes = true;
        bench.give(s("cmd:C1"));
        QCOMPARE(bench.seen(), s("ask WeighAskDiffers"));
    }

    /// What the bench let pass and the Ledger does not: the same question, and no stop.
    void theLedgersAlarmAsksToo()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.refuseNext = makeError(ErrorCode::WeightDiffers);
        bench.give(s("carton:X1 kg:2.2 cmd:C1").split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), s("ask WeighAskDiffers"));
        QCOMPARE(bench.tone(), Tone::Ask);
        bench.give(s("cmd:C3 badge:S01").split(QLatin1Char(' ')));
        QVERIFY(std::get<WeighCarton>(bench.accepted.first().body).accepted);
    }

    void aTypedWeightIsMarked()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X1 type:2.2 cmd:C1").split(QLatin1Char(' ')));
        QCOMPARE(bench.world.carton(s("X1"))->weightSource, s("typed SCALE_SILENT")); // no scale at all
        FlowBench restless;
        stockCartons(restless);
        restless.give(s("carton:X1 zero moving:2.2 type:2.2 cmd:C1").split(QLatin1Char(' ')));
        QCOMPARE(restless.world.carton(s("X1"))->weightSource, s("typed SCALE_UNSTABLE"));
    }

    void theSupervisorStandsInTheOperation()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X1 kg:5.1 cmd:C1 cmd:C3 badge:S01").split(QLatin1Char(' ')));
        QCOMPARE(bench.accepted.first().approver, s("S01"));
        QVERIFY(std::get<WeighCarton>(bench.accepted.first().body).accepted);
        QCOMPARE(bench.world.carton(s("X1"))->gross, Grams(5100));
    }

    void aSupervisorNeedsNoSecondBadge()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.session.role = Role::Supervisor;
        bench.give(s("carton:X1 kg:5.1 cmd:C1 cmd:C3").split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), s("ask WeighAskService"));
    }

    void openingTheCartonLeadsToPacking()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X1 kg:5.1 cmd:C1 cmd:C2 badge:S01").split(QLatin1Char(' ')));
        QCOMPARE(bench.operations, QStringList{s("ReopenCarton")});
        QCOMPARE(bench.opened, QList<ScreenId>{ScreenId::Pack});
        QVERIFY(bench.world.carton(s("X1"))->state == CartonState::Open);
    }

    void offersAndComparison()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X1 kg:2.2 cmd:C1").split(QLatin1Char(' ')));
        const QList<TableRow> rows = bench.screen.table.rows;
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.at(0).mark, Mark::Current);
        QCOMPARE(rows.at(0).cells.at(1).word.args.value(s("service")).toString(), s("Air"));
        QCOMPARE(rows.at(0).cells.at(1).word.args.value(s("service_zh")).toString(), s("空运"));
        QCOMPARE(rows.at(0).cells.at(2).text, s("5–8"));
        QCOMPARE(rows.at(0).cells.at(3).number, 5000);
        QCOMPARE(rows.at(1).mark, Mark::None);
        QCOMPARE(rows.at(1).cells.at(3).number, 1200);
        QCOMPARE(rows.at(2).mark, Mark::Notice);
        QCOMPARE(rows.at(2).cells.at(1).text, s("RAIL"));
        QCOMPARE(rows.at(2).cells.at(3).word.args.value(s("code")).toInt(), 7106);
        QCOMPARE(rows.at(2).cells.at(3).word.args.value(s("country")).toString(), s("AU"));
        QCOMPARE(bench.commands(), (QStringList{s("C1!"), s("C2")}));
        qint64 merged = -1;
        qint64 apart = -1;
        for (const Fact &fact : bench.screen.facts) {
            if (fact.label.id == Text::FactMerged)
                merged = fact.value.number;
            if (fact.label.id == Text::FactApart)
                apart = fact.value.number;
        }
        QCOMPARE(merged, 5000);
        QCOMPARE(apart, 5000); // 1200 g bill 1500 g, 800 g bill 1000 g
    }

    void noComparisonWithoutEveryWeight()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X4 kg:0.7 cmd:C1").split(QLatin1Char(' ')));
        for (const Fact &fact : bench.screen.facts)
            QVERIFY(fact.label.id != Text::FactApart);
    }

    void withoutATariff()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.freight.hasTariff = false;
        bench.give(s("carton:X1 kg:2.2 cmd:C1").split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), s("ask E7101"));
        bench.give(s("cmd:OK"));
        QCOMPARE(bench.operations, (QStringList{s("WeighCarton"), s("MeasureCarton")}));
    }

    void aRefusalStopsAndNothingPassesIt()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.refuseNext = makeError(ErrorCode::DiskFull);
        bench.give(s("carton:X1 kg:2.2 cmd:C1").split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), s("stop E3003 latched"));
        QCOMPARE(bench.tone(), Tone::Stop);
        bench.give(s("carton:X4"));
        QCOMPARE(bench.seen(), s("stop E3003 latched"));
        QCOMPARE(bench.tone(), Tone::Blocked);
        bench.give(s("kg:2.2"));
        QCOMPARE(bench.seen(), s("stop E3003 latched"));
        bench.give(s("cmd:OK"));
        QCOMPARE(bench.seen(), s("ready WeighAskCarton"));
        QVERIFY(bench.operations.isEmpty());
    }

    void noToneBeforeItIsStored()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X1 kg:2.2").split(QLatin1Char(' ')));
        bench.holdsOutcomes = true;
        bench.give(s("cmd:C1"));
        QCOMPARE(bench.seen(), s("busy Working"));
        QCOMPARE(bench.tone(), Tone::None);
        bench.holdsOutcomes = false;
        bench.release();
        QCOMPARE(bench.seen(), s("ask WeighAskService"));
        QCOMPARE(bench.tone(), Tone::Ok);
    }

    void reprintIsTheNextCopyOfTheSameLabel()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X3 cmd:OK").split(QLatin1Char(' ')));
        QCOMPARE(bench.operations, QStringList{s("PrintLabel")});
        QCOMPARE(bench.sheets.size(), 1);
        QCOMPARE(bench.sheets.first().copy, 2);
        QCOMPARE(bench.sheets.first().key, bench.labelOf(s("X3")).no);
    }

};

PACKBAY_TEST(tst_WeighFlow)
#include "tst_WeighFlow.moc"
