#include "tests/models/workflow/DispatchBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Label & Dispatch beyond our own carton labels: labels that are bought, sheets printed again, the spare printer.
class tst_DispatchSheets : public QObject
{
    Q_OBJECT

    /// A carrier that sells its labels, and a spare printer.
    static void begin(FlowBench &bench)
    {
        stock(bench);
        DispatchSettings settings = dispatchSettings();
        settings.sellers = QStringList{s("PB")};
        settings.spare = s("printer-2");
        bench.begin(std::make_unique<DispatchFlow>(bench.context(), settings));
    }
    static void answer(FlowBench &bench, LabelAnswer what, const char *reason = "")
    {
        const bool issued = what == LabelAnswer::Issued;
        bench.mustUpstream(AnswerLabel{bench.world.carton(s("X1"))->label, what, issued ? s("1Z5R89390357567127") : QString(), issued ? s("5a") : QString(), s(reason)});
    }
    /// The bought label of X1 is on it.
    static void onTheCarton(FlowBench &bench)
    {
        bench.give(words("carton:X1"));
        answer(bench, LabelAnswer::Issued);
        bench.give(words("tick:250 print:confirmed label:1Z5R89390357567127"));
        QCOMPARE(bench.seen(), s("ready DispatchAskCage"));
    }
    static QStringList facts(const FlowBench &bench)
    {
        QStringList names;
        for (const Fact &fact : bench.screen.facts)
            names.append(textName(fact.value.word.id));
        return names;
    }

private slots:
    void boughtAndPrintedWhenTheCarrierHasAnswered()
    {
        FlowBench bench;
        begin(bench);
        bench.give(words("carton:X1 tick:250"));
        QCOMPARE(bench.seen(), s("busy DispatchBuying"));
        QCOMPARE(bench.operations, QStringList{s("BuyLabel")});
        bench.give(words("tick:20000 carton:X1")); // impatience buys nothing
        QCOMPARE(bench.operations, QStringList{s("BuyLabel")});
        answer(bench, LabelAnswer::TimedOut);
        bench.give(words("tick:250"));
        QVERIFY(bench.sheets.isEmpty());
        answer(bench, LabelAnswer::Issued);
        bench.give(words("tick:250"));
        QCOMPARE(bench.seen(), s("busy DispatchPrinting"));
        QCOMPARE(bench.operations, (QStringList{s("BuyLabel"), s("PrintLabel")}));
        QCOMPARE(bench.sheets.last().copy, 1);
        // Out of the screen and back, and again: the same label.
        bench.give(words("cmd:BACK carton:X1 cmd:REPRINT cmd:C1"));
        QCOMPARE(bench.operations.count(s("BuyLabel")), 1);
        QCOMPARE(bench.sheets.last().copy, 2);
        QCOMPARE(bench.sheets.last().key, bench.sheets.first().key);
    }

    void waitsAgainAfterTheScreenWasLeft()
    {
        FlowBench bench;
        begin(bench);
        bench.give(words("carton:X1 cmd:BACK"));
        QCOMPARE(bench.seen(), s("ready DispatchAskCarton"));
        bench.give(words("carton:X1"));
        QCOMPARE(bench.seen(), s("busy DispatchBuying"));
        QCOMPARE(bench.operations, QStringList{s("BuyLabel")});
    }

    void aRefusalIsShownWithTheCarriersWords()
    {
        FlowBench bench;
        begin(bench);
        bench.give(words("carton:X1"));
        answer(bench, LabelAnswer::Refused, "postcode unknown");
        bench.give(words("tick:250"));
        QCOMPARE(bench.seen(), s("ready DispatchLabelRefused"));
        QCOMPARE(bench.screen.prompt.args.value(s("reason")).toString(), s("postcode unknown"));
        QVERIFY(bench.sheets.isEmpty());
    }

    void aVoidIsAskedForThenVoidedOrRejected()
    {
        for (const bool agrees : {true, false}) {
            FlowBench bench;
            begin(bench);
            onTheCarton(bench);
            bench.give(words("cmd:VOID cmd:C1 badge:S01"));
            QCOMPARE(bench.seen(), s("ok DispatchVoidAsked"));
            bench.give(words("tick:700 carton:X1"));
            // Not void yet: the sheet is not to be torn off, and there is nothing to do but wait.
            QCOMPARE(bench.seen(), s("ask DispatchVoidAsked"));
            QVERIFY(facts(bench).contains(s("LabelVoidRequested")));
            const QStringList keys = bench.commands();
            QCOMPARE(keys, QStringList{s("NEXT!")});
            bench.give(words("cmd:REPRINT cmd:VOID cmd:UNDO"));
            QCOMPARE(bench.operations, (QStringList{s("BuyLabel"), s("PrintLabel"), s("VerifyLabel"), s("VoidLabel")}));
            QCOMPARE(bench.seen(), s("ready NothingToUndo"));
            bench.mustUpstream(AnswerLabel{bench.world.carton(s("X1"))->label, agrees ? LabelAnswer::Voided : LabelAnswer::VoidRejected, {}, {}, s("scanned")});
            bench.give(words("carton:X1"));
            if (agrees) {
                QCOMPARE(bench.seen(), s("busy DispatchBuying"));
                QCOMPARE(bench.operations.count(s("BuyLabel")), 2); // another label
                bench.give(words("cmd:BACK label:1Z5R89390357567127"));
                QCOMPARE(bench.seen(), s("stop E2408 latched"));
                QVERIFY(bench.screen.job.isEmpty() && bench.screen.facts.isEmpty());
            } else {
                QCOMPARE(bench.seen(), s("ready DispatchAskCage"));
                QVERIFY(facts(bench).contains(s("LabelVoidRejected")));
                QVERIFY(!facts(bench).contains(s("PrintQueued"))); // no sheet is on its way
            }
        }
    }

    void sheetsAgain_data()
    {
        inputColumns();
        inputRow("sealed bag", "label:X5 carton:X5 bag:G1 cmd:SEAL tick:700 bag:G1 cmd:REPRINT", "ask DispatchAskReprintReason", Tone::Ask);
        inputRow("sealed bag printed", "label:X5 carton:X5 bag:G1 cmd:SEAL tick:700 bag:G1 cmd:REPRINT cmd:C2", "ok DispatchReprinting", Tone::Ok);
        inputRow("held carton", "carton:X4 cmd:OK cmd:REPRINT cmd:C3", "ok DispatchReprinting", Tone::Ok);
        inputRow("held carton, back", "carton:X4 cmd:OK cmd:REPRINT cmd:BACK", "ready DispatchAskCarton", Tone::None);
        inputRow("held carton, next one", "carton:X4 cmd:OK carton:X5 cmd:REPRINT cmd:C1", "busy DispatchPrinting", Tone::None);
    }
    void sheetsAgain()
    {
        FlowBench bench;
        begin(bench);
        giveRow(bench);
    }

    /// Whose sheet is asked for stands above the question.
    void theJobIsNamed()
    {
        FlowBench bench;
        begin(bench);
        bench.give(words("label:X5 carton:X5 bag:G1 cmd:SEAL tick:700 bag:G1 cmd:REPRINT"));
        QCOMPARE(bench.screen.job.id, Text::JobBag);
        QCOMPARE(bench.screen.job.args.value(s("code")).toString(), s("G1"));
        bench.give(words("cmd:BACK carton:X4 cmd:OK cmd:REPRINT"));
        QCOMPARE(bench.seen(), s("ask DispatchAskReprintReason"));
        QCOMPARE(bench.screen.job.id, Text::JobCarton);
        QCOMPARE(bench.screen.job.args.value(s("code")).toString(), s("X4"));
    }

    /// An inner label and the tags of its parcel's holds, each with the reason and who asked.
    void parcelSheets()
    {
        FlowBench bench;
        begin(bench);
        const Parcel parcel = bench.world.all<Parcel>(Lookup::ParcelByCarton, s("X2")).front();
        bench.must(AddHold{s("parcel"), parcel.tracking, CaseCode::Damaged, s("wet")});
        bench.give(s("parcel:") + parcel.tracking);
        QCOMPARE(bench.seen(), s("ask E1204")); // it is still no carton
        bench.give(words("cmd:REPRINT"));
        QCOMPARE(bench.seen(), s("ask DispatchAskWhichSheet"));
        QCOMPARE(bench.screen.job.id, Text::JobParcel);
        QCOMPARE(bench.screen.job.args.value(s("code")).toString(), parcel.lpn);
        bench.give(words("cmd:C1"));
        QCOMPARE(bench.seen(), s("ask DispatchAskReprintReason"));
        QCOMPARE(bench.screen.job.args.value(s("code")).toString(), parcel.lpn);
        bench.give(words("cmd:C2"));
        QCOMPARE(bench.sheets.size(), 1);
        QCOMPARE(bench.sheets.last().kind, SheetKind::ParcelLabel);
        QCOMPARE(bench.sheets.last().key, parcel.lpn);
        QCOMPARE(bench.sheets.last().copy, 0);
        QCOMPARE(bench.sheets.last().again, s("reprint: damaged, ") + bench.session.actor);
        bench.give(words("tick:700 cmd:REPRINT cmd:C2 cmd:C1"));
        QCOMPARE(bench.sheets.size(), 2);
        QCOMPARE(bench.sheets.last().kind, SheetKind::ExceptionTag);
        QCOMPARE(bench.sheets.last().reason, s("DAMAGED"));
        QCOMPARE(bench.sheets.last().again, s("reprint: unreadable, ") + bench.session.actor);
        QVERIFY(bench.operations.isEmpty());
    }

    /// The settings say for which services a label is scanned back; for the others the printer's word, or the clerk's, is
    /// the proof. One that fails or is in doubt goes nowhere.
    void scanBackIsSetByService_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<bool>("verified");
        const auto row = [](const char *name, const char *service, const char *script, const char *seen, bool verified) {
            QTest::newRow(name) << s(service) << s(script) << s(seen) << verified;
        };
        row("printed", "AIR", "carton:X1 print:confirmed", "ready DispatchAskCage", true);
        row("the clerk says so", "AIR", "carton:X1 tick:10000 cmd:OK", "ready DispatchAskCage", true);
        row("lost, then printed", "AIR", "carton:X1 tick:10000 cmd:NO print:confirmed", "ready DispatchAskCage", true);
        row("not printed yet", "AIR", "carton:X1 print:sent", "busy DispatchPrinting", false);
        row("in doubt", "AIR", "carton:X1 print:unknown", "ask DispatchAskPrinted", false);
        row("failed", "AIR", "carton:X1 print:failed", "ask DispatchAskPrinted", false);
        row("another carton's label", "AIR", "carton:X1 label:X5", "stop E2403 latched", false);
        row("another service", "SEA", "carton:X1 print:confirmed", "ready DispatchAskLabel", false);
    }
    void scanBackIsSetByService()
    {
        QFETCH(QString, service);
        QFETCH(QString, script);
        QFETCH(QString, seen);
        QFETCH(bool, verified);
        FlowBench bench;
        stock(bench);
        DispatchSettings settings = dispatchSettings();
        settings.unscanned = QStringList{service};
        bench.begin(std::make_unique<DispatchFlow>(bench.context(), settings));
        bench.give(script.split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), seen);
        QVERIFY((bench.labelOf(s("X1")).state == LabelState::Verified) == verified);
    }

    void theSpareIsOfferedWhileThePrinterIsAway()
    {
        FlowBench bench;
        begin(bench);
        bench.give(words("carton:X6"));
        QVERIFY(!bench.commands().contains(s("C1!")));
        bench.give(words("cmd:C1"));
        QCOMPARE(bench.spareTaken, 0);
        bench.give(words("print:noPaper"));
        QVERIFY(bench.commands().contains(s("C1!")));
        bench.give(words("cmd:C1"));
        QCOMPARE(bench.spareTaken, 1);
        QCOMPARE(bench.seen(), s("busy DispatchPrinting"));
        bench.give(words("print:confirmed"));
        QCOMPARE(bench.seen(), s("ready DispatchAskLabel"));
    }
};

PACKBAY_TEST(tst_DispatchSheets)
#include "tst_DispatchSheets.moc"
