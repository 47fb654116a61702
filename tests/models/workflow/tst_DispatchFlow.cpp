#include "models/workflow/DispatchFlow.h"
#include "tests/models/workflow/FlowBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

DispatchSettings settings()
{
    return {QTimeZone(QByteArrayLiteral("Asia/Shanghai")), Grams(2500)};
}

/// X1 paid, X2 sealed, X3 quoted, X4 paid and on hold, X5 its label printed, X6 its label issued, X7 in cage PB1.
void stock(FlowBench &bench)
{
    bench.paidCarton(s("X1"), s("CO1"), 1000);
    bench.sealedCarton(s("X2"), s("CO2"), {500});
    bench.weighedCarton(s("X3"), s("CO3"), 1000);
    bench.paidCarton(s("X4"), s("CO4"), 1000);
    bench.must(AddHold{s("carton"), s("X4"), CaseCode::Damaged, s("wet corner")});
    bench.labelledCarton(s("X5"), s("CO5"), 1000);
    bench.must(PrintLabel{bench.labelOf(s("X5")).no, 1, s("first")});
    bench.labelledCarton(s("X6"), s("CO6"), 1000);
    bench.cagedCarton(s("X7"), s("CO7"), 1000);
    bench.begin(std::make_unique<DispatchFlow>(bench.context(), settings()));
}

/// X1 and X2 in cage PB1, X3 in cage DHL2.
void stockCages(FlowBench &bench)
{
    bench.cagedCarton(s("X1"), s("CO1"), 1000);
    bench.cagedCarton(s("X2"), s("CO2"), 1000);
    bench.cagedCarton(s("X3"), s("CO3"), 1000, s("DHL2"));
    bench.begin(std::make_unique<DispatchFlow>(bench.context(), settings()));
}

QStringList words(const char *text)
{
    return s(text).split(QLatin1Char(' '));
}

qint64 factNumber(const ScreenState &screen, Text label)
{
    for (const Fact &fact : screen.facts) {
        if (fact.label.id == label)
            return fact.value.text.toLongLong();
    }
    return -1;
}

} // namespace

/// Every row of ux.md 4.4, against the real Rulebook.
class tst_DispatchFlow : public QObject
{
    Q_OBJECT

private slots:
    void states_data()
    {
        QTest::addColumn<QString>("inputs");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("tone");
        const auto row = [](const char *name, const char *inputs, const char *expected, Tone tone) {
            QTest::newRow(name) << s(inputs) << s(expected) << static_cast<int>(tone);
        };
        row("D1 start", "tick:10", "ready DispatchAskCarton", Tone::None);
        row("D1 paid prints at once", "carton:X1", "busy DispatchPrinting", Tone::None);
        row("D1 not quoted", "carton:X2", "stop E2401", Tone::Stop);
        row("D1 not paid", "carton:X3", "ask E2405", Tone::Ask);
        row("D1 not paid, next one", "carton:X3 carton:X1", "busy DispatchPrinting", Tone::None);
        row("D1 hold", "carton:X4", "stop E2402 latched", Tone::Stop);
        row("D1 hold, scanned on", "carton:X4 carton:X1", "stop E2402 latched", Tone::Blocked);
        row("D1 hold, acknowledged", "carton:X4 cmd:OK", "ready DispatchAskCarton", Tone::None);
        row("D1 label printed before", "carton:X5", "ready DispatchAskLabel", Tone::Ok);
        row("D1 label scanned first", "label:X5", "ready DispatchAskOwnCode", Tone::Ok);
        row("D1 label issued before", "carton:X6", "busy DispatchPrinting", Tone::None);
        row("D1 in its cage already", "carton:X7", "ready DispatchFiledAlready", Tone::Dup);
        row("D1 shelf", "location:A1", "ask E1204", Tone::Ask);
        row("D1 nobody knows", "nonsense:QQ", "stop E1102", Tone::Stop);
        row("D1 unknown bag", "bag:G9", "stop E1102", Tone::Stop);
        row("D1 unknown manifest", "manifest:M99", "stop E1102", Tone::Stop);
        row("D1 nothing to undo", "cmd:UNDO", "ready NothingToUndo", Tone::Blocked);
        row("D2 sent is not printed", "carton:X1 print:sent", "busy DispatchPrinting", Tone::None);
        row("D2 printed", "carton:X1 print:confirmed", "ready DispatchAskLabel", Tone::Done);
        row("D2 not yet ten seconds", "carton:X1 tick:9900", "busy DispatchPrinting", Tone::None);
        row("D2 ten seconds", "carton:X1 tick:10000", "ask DispatchAskPrinted", Tone::Ask);
        row("D2 asked once", "carton:X1 tick:10000 tick:250", "ask DispatchAskPrinted", Tone::None);
        row("D2 printed: yes", "carton:X1 tick:10000 cmd:OK", "ready DispatchAskLabel", Tone::Ok);
        row("D2 printed: no", "carton:X1 tick:10000 cmd:NO", "busy DispatchPrinting", Tone::None);
        row("D2 late answer", "carton:X1 tick:10000 print:confirmed", "ready DispatchAskLabel", Tone::Done);
        row("D2 unknown", "carton:X1 print:unknown", "ask DispatchAskPrinted", Tone::Ask);
        row("D2 failed", "carton:X1 print:failed", "ask DispatchAskPrinted", Tone::Ask);
        row("D2 no paper", "carton:X1 print:noPaper", "ask E5101", Tone::Ask);
        row("D2 no paper for long", "carton:X1 print:noPaper tick:20000", "ask E5101", Tone::None);
        row("D2 paper loaded", "carton:X1 print:noPaper print:ready", "busy DispatchPrinting", Tone::None);
        row("D2 label in hand before the answer", "carton:X1 label:X1", "ready DispatchAskCage", Tone::Ok);
        row("D2 label in hand while asked", "carton:X1 tick:10000 label:X1", "ready DispatchAskCage", Tone::Ok);
        row("D3 its label", "carton:X1 print:confirmed label:X1", "ready DispatchAskCage", Tone::Ok);
        row("D3 its SSCC", "carton:X1 print:confirmed sscc:X1", "ready DispatchAskCage", Tone::Ok);
        row("D3 other carton's label", "carton:X1 print:confirmed label:X5", "stop E2403 latched", Tone::Stop);
        row("D3 scanned on", "carton:X1 print:confirmed label:X5 label:X1", "stop E2403 latched", Tone::Blocked);
        row("D3 moved", "carton:X1 print:confirmed label:X5 cmd:OK label:X1", "ready DispatchAskCage", Tone::Ok);
        row("D3 acknowledged", "carton:X1 print:confirmed label:X5 cmd:OK", "ready DispatchAskLabel", Tone::None);
        row("D3 the carton's own code is no proof", "carton:X1 print:confirmed carton:X1", "ask E1204", Tone::Ask);
        row("D3 nobody knows", "carton:X1 print:confirmed nonsense:QQ", "stop E1102", Tone::Stop);
        row("D3 cage", "carton:X1 print:confirmed cage:PB1", "ask E1204", Tone::Ask);
        row("D3 label first, then its carton", "label:X5 carton:X5", "ready DispatchAskCage", Tone::Ok);
        row("D3 label first, then another carton", "label:X5 carton:X6", "stop E2403 latched", Tone::Stop);
        row("D3 label first, twice", "label:X5 label:X5", "ask E1204", Tone::Ask);
        row("D3 undo is void", "carton:X5 cmd:UNDO", "ask DispatchAskVoidReason", Tone::Ask);
        row("D4 cage", "label:X5 carton:X5 cage:PB1", "ok DispatchCaged", Tone::Step);
        row("D4 next", "label:X5 carton:X5 cage:PB1 tick:600", "ready DispatchAskCarton", Tone::None);
        row("D4 other carrier's cage", "label:X5 carton:X5 cage:DHL2", "stop E2404 latched", Tone::Stop);
        row("D4 wrong cage, then right", "label:X5 carton:X5 cage:DHL2 cmd:OK cage:PB1", "ok DispatchCaged", Tone::Step);
        row("D4 unknown cage", "label:X5 carton:X5 cage:NIX", "stop E2106", Tone::Stop);
        row("D4 shelf", "label:X5 carton:X5 location:A1", "ask E1204", Tone::Ask);
        row("D4 next carton", "label:X5 carton:X5 carton:X1", "ask E1204", Tone::Ask);
        row("D4 same label", "label:X5 carton:X5 label:X5", "ready WeighThisCarton", Tone::Dup);
        row("D4 bag", "label:X5 carton:X5 bag:G1", "ok DispatchBagged", Tone::Step);
        row("D4 bag sealed", "label:X5 carton:X5 bag:G1 cmd:SEAL", "ok DispatchBagSealed", Tone::Step);
        row("D4 bag card", "label:X5 carton:X5 bag:G1 bag:G1", "ask DispatchAskSealBag", Tone::Ok);
        row("D4 bag sealed by its card", "label:X5 carton:X5 bag:G1 bag:G1 cmd:OK", "ok DispatchBagSealed", Tone::Step);
        row("D4 sealed bag again", "label:X5 carton:X5 bag:G1 cmd:SEAL bag:G1", "ready DispatchBagClosed", Tone::Dup);
        row("D4 into a sealed bag", "label:X5 carton:X5 bag:G1 cmd:SEAL carton:X1 label:X1 bag:G1", "stop E2411", Tone::Stop);
        row("D4 undo the cage", "label:X5 carton:X5 cage:PB1 cmd:UNDO", "ok DispatchUndoneFiling", Tone::Ok);
        row("D4 undo the bag", "label:X5 carton:X5 bag:G1 cmd:UNDO", "ok DispatchUndoneFiling", Tone::Ok);
        row("D4 undo twice is void", "label:X5 carton:X5 cage:PB1 cmd:UNDO cmd:UNDO", "ask DispatchAskVoidReason", Tone::Ask);
        row("reprint wants a reason", "carton:X5 cmd:REPRINT", "ask DispatchAskReprintReason", Tone::Ask);
        row("reprint", "carton:X5 cmd:REPRINT cmd:C2", "busy DispatchPrinting", Tone::None);
        row("reprint, typed reason", "carton:X5 cmd:REPRINT type:jam", "busy DispatchPrinting", Tone::None);
        row("reprint, back", "carton:X5 cmd:REPRINT cmd:BACK", "ready DispatchAskLabel", Tone::None);
        row("reprint without a carton", "cmd:REPRINT", "ready DispatchAskCarton", Tone::None);
        row("reprint of a caged carton", "carton:X7 cmd:REPRINT cmd:C1 print:confirmed label:X7", "ok DispatchFiledAlready", Tone::Step);
        row("void wants a reason", "carton:X5 cmd:VOID", "ask DispatchAskVoidReason", Tone::Ask);
        row("void wants a supervisor", "carton:X5 cmd:VOID cmd:C1", "ask AskSupervisor", Tone::Ask);
        row("void, clerk's badge", "carton:X5 cmd:VOID cmd:C1 badge:U17", "ask E2703", Tone::Ask);
        row("void, supervisor's badge", "carton:X5 cmd:VOID cmd:C1 badge:S01", "ok DispatchVoided", Tone::Step);
        row("void, undo", "carton:X5 cmd:VOID cmd:UNDO", "ready DispatchAskLabel", Tone::None);
        row("void, back", "carton:X5 cmd:VOID cmd:C1 cmd:BACK", "ready DispatchAskLabel", Tone::None);
    }
    void states()
    {
        QFETCH(QString, inputs);
        QFETCH(QString, expected);
        QFETCH(int, tone);
        FlowBench bench;
        stock(bench);
        bench.give(inputs.split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), expected);
        QCOMPARE(static_cast<int>(bench.tone()), tone);
        QVERIFY(bench.screen.actions.size() <= 4);
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
        bench.give(words("carton:X1 tick:10000 cmd:NO tick:10000 cmd:NO"));
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

    void newsOfAnOlderCopyCountsForNothing()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("carton:X1 tick:10000 cmd:NO"));
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

    void manifest_data()
    {
        QTest::addColumn<QString>("inputs");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("tone");
        const auto row = [](const char *name, const char *inputs, const char *expected, Tone tone) {
            QTest::newRow(name) << s(inputs) << s(expected) << static_cast<int>(tone);
        };
        row("D5 two carriers", "cmd:NEXT", "ask DispatchAskCarrier", Tone::Ask);
        row("D5 carrier by choice", "cmd:NEXT cmd:C2", "ready DispatchAskManifest", Tone::Ok);
        row("D5 carrier by cage", "cmd:NEXT cage:PB1", "ready DispatchAskManifest", Tone::Ok);
        row("D5 no such choice", "cmd:NEXT cmd:C3", "ask DispatchAskCarrier", Tone::None);
        row("D5 back", "cmd:NEXT cmd:BACK", "ready DispatchAskCarton", Tone::None);
        row("D5 carton", "cmd:NEXT cmd:C2 carton:X1", "ready DispatchAskManifest", Tone::Ok);
        row("D5 carton by its label", "cmd:NEXT cmd:C2 label:X1", "ready DispatchAskManifest", Tone::Ok);
        row("D5 twice", "cmd:NEXT cmd:C2 carton:X1 carton:X1", "ready DispatchOnManifest", Tone::Dup);
        row("D5 whole cage", "cmd:NEXT cmd:C2 cage:PB1", "ready DispatchAskManifest", Tone::Step);
        row("D5 cage again", "cmd:NEXT cmd:C2 cage:PB1 cage:PB1", "ready DispatchCageEmpty", Tone::Dup);
        row("D5 other carrier's cage", "cmd:NEXT cmd:C2 cage:DHL2", "stop E2404 latched", Tone::Stop);
        row("D5 other carrier's carton", "cmd:NEXT cmd:C2 carton:X3", "stop E2412 latched", Tone::Stop);
        row("D5 nobody knows", "cmd:NEXT cmd:C2 nonsense:QQ", "stop E1102", Tone::Stop);
        row("D5 missing", "cmd:NEXT cmd:C2 carton:X1 cmd:NEXT", "ask DispatchAskMissing", Tone::Ask);
        row("D5 missing, scan on", "cmd:NEXT cmd:C2 carton:X1 cmd:NEXT carton:X2", "ready DispatchAskManifest", Tone::Ok);
        row("D5 missing stays here", "cmd:NEXT cmd:C2 carton:X1 cmd:NEXT cmd:NEXT", "ask DispatchAskDriver", Tone::Step);
        row("D5 complete", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT", "ask DispatchAskDriver", Tone::Step);
        row("D5 nothing on it", "cmd:NEXT cmd:C2 cmd:NEXT cmd:NEXT", "stop E2209 latched", Tone::Stop);
        row("D5 undo", "cmd:NEXT cmd:C2 carton:X1 cmd:UNDO", "ok DispatchUndoneManifest", Tone::Ok);
        row("D5 nothing to undo", "cmd:NEXT cmd:C2 cmd:UNDO", "ready NothingToUndo", Tone::Blocked);
        row("D5 driver by name", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT type:Wang", "ok DispatchHandedOver", Tone::Step);
        row("D5 driver by badge", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT badge:D7", "ok DispatchHandedOver", Tone::Step);
        row("D5 driver: no carton", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT carton:X1", "ask E1204", Tone::Ask);
        row("D5 driver later", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT cmd:BACK", "ready DispatchAskCarton", Tone::None);
    }
    void manifest()
    {
        QFETCH(QString, inputs);
        QFETCH(QString, expected);
        QFETCH(int, tone);
        FlowBench bench;
        stockCages(bench);
        bench.give(inputs.split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), expected);
        QCOMPARE(static_cast<int>(bench.tone()), tone);
        QVERIFY(bench.screen.actions.size() <= 4);
    }

    void nothingToHandOver()
    {
        FlowBench bench;
        bench.begin(std::make_unique<DispatchFlow>(bench.context(), settings()));
        bench.give(words("cmd:NEXT"));
        QCOMPARE(bench.seen(), s("ask DispatchNothingWaits"));
    }

    void theManifestIsOfTheLocalDay()
    {
        FlowBench bench;
        stockCages(bench);
        bench.clock.utc = UtcMs(1'763'830'800'000); // 2025-11-22T17:00Z is the 23rd in Shanghai
        bench.give(words("cmd:NEXT cmd:C2"));
        QCOMPARE(std::get<OpenManifest>(bench.accepted.last().body).shipDate, s("2025-11-23"));
    }

    void openOneIsContinued()
    {
        FlowBench bench;
        stockCages(bench);
        bench.give(words("cmd:NEXT cmd:C2 carton:X1 cmd:BACK cmd:NEXT cmd:C2"));
        QCOMPARE(bench.operations.count(s("OpenManifest")), 1);
        QCOMPARE(factNumber(bench.screen, Text::FactScanned), 1);
        QCOMPARE(factNumber(bench.screen, Text::FactMissing), 1);
    }

    void missingAndExtraAreListed()
    {
        FlowBench bench;
        stockCages(bench);
        bench.give(words("cmd:NEXT cmd:C2 carton:X1 carton:X3 cmd:OK"));
        QCOMPARE(factNumber(bench.screen, Text::FactScanned), 1);
        QCOMPARE(factNumber(bench.screen, Text::FactMissing), 1);
        QCOMPARE(factNumber(bench.screen, Text::FactExtra), 1);
        QCOMPARE(bench.screen.table.rows.size(), 2);
        QCOMPARE(bench.screen.table.rows.at(0).mark, Mark::Waiting);
        QCOMPARE(bench.screen.table.rows.at(0).cells.at(0).text, s("X2"));
        QCOMPARE(bench.screen.table.rows.at(1).mark, Mark::Wrong);
        QCOMPARE(bench.screen.table.rows.at(1).cells.at(0).text, s("X3"));
        QCOMPARE(bench.screen.table.rows.at(1).cells.at(1).word.args.value(s("code")).toInt(), 2412);
        QCOMPARE(bench.screen.done, 1);
        QCOMPARE(bench.screen.total, 2);
    }

    void theWholeWayOut()
    {
        FlowBench bench;
        stockCages(bench);
        bench.give(words("cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT"));
        const auto &close = std::get<CloseManifest>(bench.accepted.last().body);
        QCOMPARE(close.cartons, (QStringList{s("X1"), s("X2")}));
        QCOMPARE(bench.sheets.last().kind, SheetKind::Manifest);
        QCOMPARE(bench.sheets.last().key, close.manifest);
        bench.give(words("type:Wang"));
        const Manifest manifest = *bench.world.manifest(close.manifest);
        QVERIFY(manifest.state == ManifestState::HandedOver);
        QCOMPARE(manifest.driver, s("Wang"));
        QVERIFY(bench.world.carton(s("X1"))->state == CartonState::HandedOver);
        QVERIFY(bench.world.carton(s("X3"))->state == CartonState::Labelled);
        QCOMPARE(bench.screen.prompt.args.value(s("n")).toInt(), 2);
    }

    void theDriverComesLater()
    {
        FlowBench bench;
        stockCages(bench);
        bench.give(words("cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT cmd:BACK"));
        const QString no = std::get<CloseManifest>(bench.accepted.last().body).manifest;
        bench.give(s("manifest:") + no);
        QCOMPARE(bench.seen(), s("ask DispatchAskDriver"));
        bench.give(words("cmd:REPRINT"));
        QCOMPARE(bench.sheets.last().copy, 2);
        bench.give(words("badge:D7"));
        QCOMPARE(bench.world.manifest(no)->driver, s("D7"));
        bench.give({s("tick:600"), s("manifest:") + no});
        QCOMPARE(bench.tone(), Tone::Dup);
    }

    void unconfirmedWaits()
    {
        FlowBench bench;
        stockCages(bench);
        bench.give(words("cmd:NEXT cmd:C2 cage:PB1"));
        bench.refuseNext = makeError(ErrorCode::NotConfirmedYet);
        bench.give(words("cmd:NEXT"));
        QCOMPARE(bench.seen(), s("ask E2416"));
        bench.give(words("cmd:NEXT"));
        QCOMPARE(bench.seen(), s("ask DispatchAskDriver"));
    }

    void whatAnotherStationListedMustBeSeen()
    {
        FlowBench bench;
        stockCages(bench);
        bench.session.station = s("8A");
        bench.must(OpenManifest{{}, s("PB"), s("2025-11-22")});
        const QString no = bench.world.all<Manifest>(Lookup::ManifestByState, s("OPEN")).front().no;
        bench.must(AddToManifest{no, s("X1"), {}});
        bench.session.station = s("7K");
        bench.give(words("cmd:NEXT cmd:C2 carton:X2"));
        QCOMPARE(factNumber(bench.screen, Text::FactMissing), 1);
        bench.give(words("cmd:NEXT cmd:NEXT"));
        QCOMPARE(bench.seen(), s("stop E2415 latched"));
        bench.give(words("cmd:OK carton:X1"));
        QCOMPARE(bench.tone(), Tone::Ok);
        bench.give(words("cmd:NEXT"));
        QCOMPARE(bench.seen(), s("ask DispatchAskDriver"));
        QCOMPARE(bench.operations.count(s("AddToManifest")), 1);
    }

    void whatIsNotThereComesOffTheList()
    {
        FlowBench bench;
        stockCages(bench);
        bench.session.station = s("8A");
        bench.must(OpenManifest{{}, s("PB"), s("2025-11-22")});
        const QString no = bench.world.all<Manifest>(Lookup::ManifestByState, s("OPEN")).front().no;
        bench.must(AddToManifest{no, s("X1"), {}});
        bench.session.station = s("7K");
        bench.give(words("cmd:NEXT cmd:C2 carton:X2 cmd:NEXT cmd:C2 cmd:NEXT"));
        QCOMPARE(bench.seen(), s("ask DispatchAskDriver"));
        QVERIFY(bench.world.carton(s("X1"))->manifest.isEmpty());
        QCOMPARE(bench.world.manifest(no)->cartons, 1);
    }

    void aBagBringsItsCartons()
    {
        FlowBench bench;
        stock(bench);
        bench.give(words("label:X5 carton:X5 bag:G1 cmd:NEXT bag:G1"));
        QCOMPARE(bench.seen(), s("ask E2417")); // still open
        bench.give(words("cmd:BACK cmd:SEAL"));
        QVERIFY(bench.world.bag(s("G1"))->state == BagState::Closed);
        bench.give(words("cmd:NEXT bag:G1"));
        QCOMPARE(factNumber(bench.screen, Text::FactScanned), 1);
        QCOMPARE(factNumber(bench.screen, Text::FactExtra), 0);
        bench.give(words("cmd:UNDO"));
        QCOMPARE(factNumber(bench.screen, Text::FactScanned), 0);
        bench.give(words("bag:G1 carton:X7 cmd:NEXT"));
        QCOMPARE(bench.seen(), s("ask DispatchAskDriver"));
        QCOMPARE(std::get<CloseManifest>(bench.accepted.last().body).cartons, (QStringList{s("X5"), s("X7")}));
    }
};

PACKBAY_TEST(tst_DispatchFlow)
#include "tst_DispatchFlow.moc"
