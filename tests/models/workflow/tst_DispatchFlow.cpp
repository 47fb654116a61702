#include "tests/models/workflow/DispatchBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Every row of ux.md 4.4, against the real Rulebook.
class tst_DispatchFlow : public QObject
{
    Q_OBJECT

private slots:
    void states_data()
    {
        inputColumns();
        inputRow("D1 start", "tick:10", "ready DispatchAskCarton", Tone::None);
        inputRow("D1 paid prints at once", "carton:X1", "busy DispatchPrinting", Tone::None);
        inputRow("D1 not quoted", "carton:X2", "stop E2401", Tone::Stop);
        inputRow("D1 not paid", "carton:X3", "ask E2405", Tone::Ask);
        inputRow("D1 not paid, next one", "carton:X3 carton:X1", "busy DispatchPrinting", Tone::None);
        inputRow("D1 hold", "carton:X4", "stop E2402 latched", Tone::Stop);
        inputRow("D1 hold, scanned on", "carton:X4 carton:X1", "stop E2402 latched", Tone::Blocked);
        inputRow("D1 hold, acknowledged", "carton:X4 cmd:OK", "ready DispatchAskCarton", Tone::None);
        inputRow("D1 label printed before", "carton:X5", "ready DispatchAskLabel", Tone::Ok);
        inputRow("D1 label scanned first", "label:X5", "ready DispatchAskOwnCode", Tone::Ok);
        inputRow("D1 label issued before", "carton:X6", "busy DispatchPrinting", Tone::None);
        inputRow("D1 in its cage already", "carton:X7", "ready DispatchFiledAlready", Tone::Dup);
        inputRow("D1 shelf", "location:A1", "ask E1204", Tone::Ask);
        inputRow("D1 nobody knows", "nonsense:QQ", "stop E1102", Tone::Stop);
        inputRow("D1 unknown bag", "bag:G9", "stop E1102", Tone::Stop);
        inputRow("D1 unknown manifest", "manifest:M99", "stop E1102", Tone::Stop);
        inputRow("D1 nothing to undo", "cmd:UNDO", "ready NothingToUndo", Tone::Blocked);
        inputRow("D2 sent is not printed", "carton:X1 print:sent", "busy DispatchPrinting", Tone::None);
        inputRow("D2 printed", "carton:X1 print:confirmed", "ready DispatchAskLabel", Tone::Done);
        inputRow("D2 not yet ten seconds", "carton:X1 tick:9900", "busy DispatchPrinting", Tone::None);
        inputRow("D2 ten seconds", "carton:X1 tick:10000", "ask DispatchAskPrinted", Tone::Ask);
        inputRow("D2 asked once", "carton:X1 tick:10000 tick:250", "ask DispatchAskPrinted", Tone::None);
        inputRow("D2 printed: yes", "carton:X1 tick:10000 cmd:OK", "ready DispatchAskLabel", Tone::Ok);
        inputRow("D2 printed: no", "carton:X1 tick:10000 cmd:NO", "busy DispatchPrinting", Tone::None);
        inputRow("D2 late answer", "carton:X1 tick:10000 print:confirmed", "ready DispatchAskLabel", Tone::Done);
        inputRow("D2 unknown", "carton:X1 print:unknown", "ask DispatchAskPrinted", Tone::Ask);
        inputRow("D2 failed", "carton:X1 print:failed", "ask DispatchAskPrinted", Tone::Ask);
        inputRow("D2 no paper", "carton:X1 print:noPaper", "ask E5101", Tone::Ask);
        inputRow("D2 no paper for long", "carton:X1 print:noPaper tick:20000", "ask E5101", Tone::None);
        inputRow("D2 paper loaded", "carton:X1 print:noPaper print:ready", "busy DispatchPrinting", Tone::None);
        inputRow("D2 label in hand before the answer", "carton:X1 label:X1", "ready DispatchAskCage", Tone::Ok);
        inputRow("D2 label in hand while asked", "carton:X1 tick:10000 label:X1", "ready DispatchAskCage", Tone::Ok);
        inputRow("D3 its label", "carton:X1 print:confirmed label:X1", "ready DispatchAskCage", Tone::Ok);
        inputRow("D3 its SSCC", "carton:X1 print:confirmed sscc:X1", "ready DispatchAskCage", Tone::Ok);
        inputRow("D3 other carton's label", "carton:X1 print:confirmed label:X5", "stop E2403 latched", Tone::Stop);
        inputRow("D3 scanned on", "carton:X1 print:confirmed label:X5 label:X1", "stop E2403 latched", Tone::Blocked);
        inputRow("D3 moved", "carton:X1 print:confirmed label:X5 cmd:OK label:X1", "ready DispatchAskCage", Tone::Ok);
        inputRow("D3 acknowledged", "carton:X1 print:confirmed label:X5 cmd:OK", "ready DispatchAskLabel", Tone::None);
        inputRow("D3 the carton's own code is no proof", "carton:X1 print:confirmed carton:X1", "ask E1204", Tone::Ask);
        inputRow("D3 nobody knows", "carton:X1 print:confirmed nonsense:QQ", "stop E1102", Tone::Stop);
        inputRow("D3 cage", "carton:X1 print:confirmed cage:PB1", "ask E1204", Tone::Ask);
        inputRow("D3 label first, then its carton", "label:X5 carton:X5", "ready DispatchAskCage", Tone::Ok);
        inputRow("D3 label first, then another carton", "label:X5 carton:X6", "stop E2403 latched", Tone::Stop);
        inputRow("D3 label first, twice", "label:X5 label:X5", "ask E1204", Tone::Ask);
        inputRow("D3 undo is void", "carton:X5 cmd:UNDO", "ask DispatchAskVoidReason", Tone::Ask);
        inputRow("D4 cage", "label:X5 carton:X5 cage:PB1", "ok DispatchCaged", Tone::Step);
        inputRow("D4 next", "label:X5 carton:X5 cage:PB1 tick:600", "ready DispatchAskCarton", Tone::None);
        inputRow("D4 other carrier's cage", "label:X5 carton:X5 cage:DHL2", "stop E2404 latched", Tone::Stop);
        inputRow("D4 wrong cage, then right", "label:X5 carton:X5 cage:DHL2 cmd:OK cage:PB1", "ok DispatchCaged", Tone::Step);
        inputRow("D4 unknown cage", "label:X5 carton:X5 cage:NIX", "stop E2106", Tone::Stop);
        inputRow("D4 shelf", "label:X5 carton:X5 location:A1", "ask E1204", Tone::Ask);
        inputRow("D4 next carton", "label:X5 carton:X5 carton:X1", "ask E1204", Tone::Ask);
        inputRow("D4 same label", "label:X5 carton:X5 label:X5", "ready WeighThisCarton", Tone::Dup);
        inputRow("D4 bag", "label:X5 carton:X5 bag:G1", "ok DispatchBagged", Tone::Step);
        inputRow("D4 bag sealed", "label:X5 carton:X5 bag:G1 cmd:SEAL", "ok DispatchBagSealed", Tone::Step);
        inputRow("D4 bag card", "label:X5 carton:X5 bag:G1 bag:G1", "ask DispatchAskSealBag", Tone::Ok);
        inputRow("D4 bag sealed by its card", "label:X5 carton:X5 bag:G1 bag:G1 cmd:OK", "ok DispatchBagSealed", Tone::Step);
        inputRow("D4 sealed bag again", "label:X5 carton:X5 bag:G1 cmd:SEAL bag:G1", "ready DispatchBagClosed", Tone::Dup);
        inputRow("D4 into a sealed bag", "label:X5 carton:X5 bag:G1 cmd:SEAL carton:X1 label:X1 bag:G1", "stop E2411", Tone::Stop);
        inputRow("D4 undo the cage", "label:X5 carton:X5 cage:PB1 cmd:UNDO", "ok DispatchUndoneFiling", Tone::Ok);
        inputRow("D4 undo the bag", "label:X5 carton:X5 bag:G1 cmd:UNDO", "ok DispatchUndoneFiling", Tone::Ok);
        inputRow("D4 undo twice is void", "label:X5 carton:X5 cage:PB1 cmd:UNDO cmd:UNDO", "ask DispatchAskVoidReason", Tone::Ask);
        inputRow("reprint wants a reason", "carton:X5 cmd:REPRINT", "ask DispatchAskReprintReason", Tone::Ask);
        inputRow("reprint", "carton:X5 cmd:REPRINT cmd:C2", "busy DispatchPrinting", Tone::None);
        inputRow("reprint, typed reason", "carton:X5 cmd:REPRINT type:jam", "busy DispatchPrinting", Tone::None);
        inputRow("reprint, back", "carton:X5 cmd:REPRINT cmd:BACK", "ready DispatchAskLabel", Tone::None);
        inputRow("reprint without a carton", "cmd:REPRINT", "ready DispatchAskCarton", Tone::None);
        inputRow("reprint of a caged carton", "carton:X7 cmd:REPRINT cmd:C1 print:confirmed label:X7", "ok DispatchFiledAlready", Tone::Step);
        inputRow("void wants a reason", "carton:X5 cmd:VOID", "ask DispatchAskVoidReason", Tone::Ask);
        inputRow("void wants a supervisor", "carton:X5 cmd:VOID cmd:C1", "ask AskSupervisor", Tone::Ask);
        inputRow("void, clerk's badge", "carton:X5 cmd:VOID cmd:C1 badge:U17", "ask E2703", Tone::Ask);
        inputRow("void, supervisor's badge", "carton:X5 cmd:VOID cmd:C1 badge:S01", "ok DispatchVoided", Tone::Step);
        inputRow("void, undo", "carton:X5 cmd:VOID cmd:UNDO", "ready DispatchAskLabel", Tone::None);
        inputRow("void, back", "carton:X5 cmd:VOID cmd:C1 cmd:BACK", "ready DispatchAskLabel", Tone::None);
    }
    void states()
    {
        FlowBench bench;
        stock(bench);
        giveRow(bench);
    }

    void oneLabelOneSheet()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("carton:X1"));
        QCOMPARE(bench.operations, (QStringList{s("IssueLabel"), s("PrintLabel")}));
        QCOMPARE(bench.sheets.size(), 1);
        QCOMPARE(bench.sheets.first().kind, SheetKind::CartonLabel);
        QCOMPARE(bench.sheets.first().key, bench.labelOf(s("X1")).no);
        QCOMPARE(bench.sheets.first().copy, 1);
        QCOMPARE(bench.sheets.first().reason, s("first"));
    }

    void aLostSheetIsTheNextCopyOfTheSameLabel()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("carton:X1 print:sent tick:10000 cmd:NO print:sent tick:10000 cmd:NO"));
        QCOMPARE(bench.operations.count(s("IssueLabel")), 1);
        QCOMPARE(bench.sheets.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(bench.sheets.at(i).copy, i + 1);
            QCOMPARE(bench.sheets.at(i).key, bench.sheets.first().key);
        }
        QCOMPARE(bench.sheets.last().reason, s("lost"));
        QCOMPARE(bench.world.rows(Lookup::LabelByCarton, s("X1"), 9).size(), 1u);
        QCOMPARE(bench.labelOf(s("X1")).copies, 3);
    }

    /// Behind other sheets, or at a printer that is busy: nothing was lost, so nothing is printed again.
    void aSheetThatStillWaitsIsWaitedForAgain()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("carton:X1 tick:10000 cmd:NO"));
        QCOMPARE(bench.seen(), s("busy DispatchPrinting"));
        QCOMPARE(bench.sheets.size(), 1);
        QVERIFY(bench.answers.isEmpty());
        QCOMPARE(bench.labelOf(s("X1")).copies, 1);
        bench.give(words("tick:10000"));
        QCOMPARE(bench.seen(), s("ask DispatchAskPrinted"));
        bench.give(words("print:confirmed"));
        QCOMPARE(bench.seen(), s("ready DispatchAskLabel"));
    }

    void newsOfAnOlderCopyCountsForNothing()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("carton:X1 print:sent tick:10000 cmd:NO"));
        PrintOutcome old{s("label/") + bench.sheets.first().key, 1, PrintState::Confirmed, {}};
        bench.send(old);
        QCOMPARE(bench.seen(), s("busy DispatchPrinting"));
        old.document = s("label/other");
        old.copy = 2;
        bench.send(old);
        QCOMPARE(bench.seen(), s("busy DispatchPrinting"));
    }

    void nothingIsPrintedBeforeItIsStored()
    {
        FlowBench bench;
        stock(bench);
        bench.refuseNext = makeError(ErrorCode::DiskFull);
        bench.give(words("carton:X6"));
        QCOMPARE(bench.seen(), s("stop E3003 latched"));
        QVERIFY(bench.sheets.isEmpty());
    }

    void reprintKeepsNumberAndCountsWithReason()
    {
        FlowBench bench;
        stock(bench);
        const QString number = bench.labelOf(s("X5")).carrierNo;
        bench.give(words("carton:X5 cmd:REPRINT cmd:C2"));
        QCOMPARE(bench.sheets.last().copy, 2);
        QCOMPARE(bench.sheets.last().reason, s("reprint: damaged"));
        QCOMPARE(bench.labelOf(s("X5")).carrierNo, number);
        QCOMPARE(std::get<PrintLabel>(bench.accepted.last().body).reason, s("reprint: damaged"));
    }

    void voidCarriesReasonAndApprover()
    {
        FlowBench bench;
        stock(bench);
        const QString label = bench.labelOf(s("X5")).no;
        bench.give(words("carton:X5 cmd:VOID cmd:C3 badge:S01"));
        QCOMPARE(bench.operations, QStringList{s("VoidLabel")});
        QCOMPARE(bench.accepted.last().approver, s("S01"));
        QCOMPARE(std::get<VoidLabel>(bench.accepted.last().body).reason, s("cancelled"));
        QVERIFY(bench.world.label(label)->state == LabelState::Voided);
        QVERIFY(bench.world.carton(s("X5"))->state == CartonState::Paid);
        // The next label of this carton is another one.
        bench.give(words("carton:X5"));
        QVERIFY(bench.labelOf(s("X5")).no != label);
    }

    void aSupervisorVoidsWithoutSecondBadge()
    {
        FlowBench bench;
        stock(bench);
        bench.session.role = Role::Supervisor;
        bench.give(words("carton:X5 cmd:VOID cmd:C1"));
        QCOMPARE(bench.seen(), s("ok DispatchVoided"));
    }

    void refusalsNameTheFacts()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("carton:X3"));
        QCOMPARE(bench.screen.error->args.value(s("minor")).toInt(), 2000);
        QCOMPARE(bench.screen.error->args.value(s("currency")).toString(), s("CNY"));
        bench.give(words("carton:X1 print:confirmed label:X5"));
        QCOMPARE(bench.screen.error->args.value(s("carton")).toString(), s("X5"));
        bench.give(words("cmd:OK label:X1 cage:DHL2"));
        QCOMPARE(bench.screen.error->args.value(s("cage")).toString(), s("PB1"));
        QCOMPARE(bench.screen.error->args.value(s("scanned")).toString(), s("DHL2"));
        bench.give(words("cmd:OK cage:PB1 carton:X4"));
        QCOMPARE(bench.screen.error->args.value(s("reason")).toString(), s("wet corner"));
    }

    void aFullBagWantsAnother()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("carton:X1 label:X1 bag:G1 carton:X5 label:X5 bag:G1 carton:X6 label:X6 bag:G1"));
        QCOMPARE(bench.seen(), s("stop E2418 latched"));
        QCOMPARE(bench.world.bag(s("G1"))->cartons, 2);
        bench.give(words("cmd:OK bag:G2"));
        QCOMPARE(bench.seen(), s("ok DispatchBagged"));
        QCOMPARE(bench.world.carton(s("X6"))->bag, s("G2"));
    }

    void aSealedBagPrintsItsLabel()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("label:X5 carton:X5 bag:G1 cmd:SEAL"));
        QCOMPARE(bench.sheets.last().kind, SheetKind::BagLabel);
        QCOMPARE(bench.sheets.last().key, s("G1"));
        QVERIFY(bench.world.bag(s("G1"))->state == BagState::Closed);
    }

    void cagesShowCountAndCutOff()
    {
        FlowBench bench;
        stockCages(bench);
        QCOMPARE(bench.screen.table.rows.size(), 2);
        QCOMPARE(bench.screen.table.rows.at(0).cells.at(0).text, s("DHL2"));
        QCOMPARE(bench.screen.table.rows.at(0).cells.at(2).text, s("1"));
        QCOMPARE(bench.screen.table.rows.at(1).cells.at(0).text, s("PB1"));
        QCOMPARE(bench.screen.table.rows.at(1).cells.at(2).text, s("2"));
        QCOMPARE(bench.screen.table.rows.at(1).cells.at(3).number, bench.world.order(s("CO1"))->cutOff.value);
    }
};

PACKBAY_TEST(tst_DispatchFlow)
#include "tst_DispatchFlow.moc"
