#include "tests/models/workflow/DispatchBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

qint64 factNumber(const ScreenState &screen, Text label)
{
    for (const Fact &fact : screen.facts) {
        if (fact.label.id == label)
            return fact.value.text.toLongLong();
    }
    return -1;
}

} // namespace

/// The manifest's rows of ux.md 4.4: what is on it, what is missing, and the driver.
class tst_ManifestFlow : public QObject
{
    Q_OBJECT

private slots:
    void manifest_data()
    {
        inputColumns();
        inputRow("D5 two carriers", "cmd:NEXT", "ask DispatchAskCarrier", Tone::Ask);
        inputRow("D5 carrier by choice", "cmd:NEXT cmd:C2", "ready DispatchAskManifest", Tone::Ok);
        inputRow("D5 carrier by cage", "cmd:NEXT cage:PB1", "ready DispatchAskManifest", Tone::Ok);
        inputRow("D5 no such choice", "cmd:NEXT cmd:C3", "ask DispatchAskCarrier", Tone::None);
        inputRow("D5 back", "cmd:NEXT cmd:BACK", "ready DispatchAskCarton", Tone::None);
        inputRow("D5 carton", "cmd:NEXT cmd:C2 carton:X1", "ready DispatchAskManifest", Tone::Ok);
        inputRow("D5 carton by its label", "cmd:NEXT cmd:C2 label:X1", "ready DispatchAskManifest", Tone::Ok);
        inputRow("D5 twice", "cmd:NEXT cmd:C2 carton:X1 carton:X1", "ready DispatchOnManifest", Tone::Dup);
        inputRow("D5 whole cage", "cmd:NEXT cmd:C2 cage:PB1", "ready DispatchAskManifest", Tone::Step);
        inputRow("D5 cage again", "cmd:NEXT cmd:C2 cage:PB1 cage:PB1", "ready DispatchCageEmpty", Tone::Dup);
        inputRow("D5 other carrier's cage", "cmd:NEXT cmd:C2 cage:DHL2", "stop E2404 latched", Tone::Stop);
        inputRow("D5 other carrier's carton", "cmd:NEXT cmd:C2 carton:X3", "stop E2412 latched", Tone::Stop);
        inputRow("D5 nobody knows", "cmd:NEXT cmd:C2 nonsense:QQ", "stop E1102", Tone::Stop);
        inputRow("D5 missing", "cmd:NEXT cmd:C2 carton:X1 cmd:NEXT", "ask DispatchAskMissing", Tone::Ask);
        inputRow("D5 missing, scan on", "cmd:NEXT cmd:C2 carton:X1 cmd:NEXT carton:X2", "ready DispatchAskManifest", Tone::Ok);
        inputRow("D5 missing stays here", "cmd:NEXT cmd:C2 carton:X1 cmd:NEXT cmd:NEXT", "ask DispatchAskDriver", Tone::Step);
        inputRow("D5 complete", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT", "ask DispatchAskDriver", Tone::Step);
        inputRow("D5 nothing on it", "cmd:NEXT cmd:C2 cmd:NEXT cmd:NEXT", "stop E2209 latched", Tone::Stop);
        inputRow("D5 undo", "cmd:NEXT cmd:C2 carton:X1 cmd:UNDO", "ok DispatchUndoneManifest", Tone::Ok);
        inputRow("D5 nothing to undo", "cmd:NEXT cmd:C2 cmd:UNDO", "ready NothingToUndo", Tone::Blocked);
        inputRow("D5 driver by name", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT type:Wang", "ok DispatchHandedOver", Tone::Step);
        inputRow("D5 driver by badge", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT badge:D7", "ok DispatchHandedOver", Tone::Step);
        inputRow("D5 driver: no carton", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT carton:X1", "ask E1204", Tone::Ask);
        inputRow("D5 driver later", "cmd:NEXT cmd:C2 cage:PB1 cmd:NEXT cmd:BACK", "ready DispatchAskCarton", Tone::None);
    }
    void manifest()
    {
        FlowBench bench;
        stockCages(bench);
        giveRow(bench);
    }

    void nothingToHandOver()
    {
        FlowBench bench;
        bench.begin(std::make_unique<DispatchFlow>(bench.context(), dispatchSettings()));
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
        const qsizetype before = bench.sheets.size();
        bench.give(words("cmd:REPRINT"));
        QCOMPARE(bench.seen(), s("ask DispatchAskReprintReason"));
        QCOMPARE(bench.sheets.size(), before);
        bench.give(words("cmd:BACK"));
        QCOMPARE(bench.seen(), s("ask DispatchAskDriver"));
        bench.give(words("cmd:REPRINT cmd:C1 tick:700"));
        QCOMPARE(bench.seen(), s("ask DispatchAskDriver"));
        QCOMPARE(bench.sheets.size(), before + 1);
        QCOMPARE(bench.sheets.last().copy, 0); // the next one
        QVERIFY(bench.sheets.last().again.startsWith(s("reprint: unreadable, ")));
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

PACKBAY_TEST(tst_ManifestFlow)
#include "tst_ManifestFlow.moc"
