#include "models/workflow/Desk.h"
#include "models/workflow/DispatchFlow.h"
#include "models/workflow/ReceiveFlow.h"
#include "models/workflow/WeighFlow.h"
#include "tests/models/workflow/FlowBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

class NoPins : public PinVerifier
{
public:
    bool verify(const User &, const QString &) const override { return true; }
};

/// The Desk as the flow of a FlowBench, so that the same words drive the whole station.
class DeskAsFlow : public Flow
{
public:
    DeskAsFlow(const FlowBench &bench)
        : m_desk(bench.world, bench.clock, bench.freight, m_pins, s("7K"))
        , m_clerk(*bench.world.user(s("U17")))
    {
        m_desk.add(ScreenId::Weigh, [](const FlowContext &context) {
            WeighSettings settings;
            settings.sizes = {{s("S"), {Millimetres(200), Millimetres(150), Millimetres(100)}}};
            return std::make_unique<WeighFlow>(context, settings);
        });
        m_desk.add(ScreenId::Dispatch, flowMaker<DispatchFlow>());
        m_desk.add(ScreenId::Receive, [](const FlowContext &context) { return std::make_unique<ReceiveFlow>(context, ReceiveSettings{}); });
    }
    Reaction start() override
    {
        const Reaction locked = m_desk.start(ScreenId::Weigh);
        return m_desk.isLocked() ? m_desk.enter(m_clerk) : locked;
    }
    Reaction handle(const FlowInput &input) override { return m_desk.handle(input); }
    Desk &desk() { return m_desk; }

private:
    NoPins m_pins;
    Desk m_desk;
    User m_clerk;
};

} // namespace

/// Both benches behind the real Desk: a carton from the scale to the truck, by scanner, scale and printer only.
class tst_BenchesAtTheDesk : public QObject
{
    Q_OBJECT

private slots:
    void fromTheScaleToTheTruck()
    {
        FlowBench bench;
        bench.sealedCarton(s("X1"), s("CO1"), {1200, 800});
        bench.begin(std::make_unique<DeskAsFlow>(bench));
        QCOMPARE(bench.seen(), s("ready WeighAskCarton"));
        bench.give({s("carton:X1"), s("zero"), s("kg:2.2"), s("cmd:C1"), s("cmd:OK")});
        QCOMPARE(bench.seen(), s("ok WeighDone"));
        bench.give(s("tick:700"));
        bench.mustUpstream(RecordPayment{s("PAY-1"), s("CO1"), bench.world.order(s("CO1"))->totalMinor, s("CNY"), bench.clock.utc});
        bench.give({s("cmd:NEXT")}); // to dispatch
        QCOMPARE(bench.screen.screen, ScreenId::Dispatch);
        bench.give({s("tick:2000"), s("carton:X1"), s("print:confirmed"), s("label:X1")});
        QCOMPARE(bench.seen(), s("ready DispatchAskCage"));
        bench.give({s("cage:PB1"), s("tick:700"), s("cmd:NEXT"), s("tick:2000"), s("carton:X1"), s("cmd:NEXT"), s("type:Wang")});
        QCOMPARE(bench.seen(), s("ok DispatchHandedOver"));
        QVERIFY(bench.world.order(s("CO1"))->state == OrderState::HandedOver);
        QVERIFY(bench.world.parcelByTracking(s("T-CO1-0"))->position == ParcelState::Dispatched);
    }

    void aStopIsPassedByNothingButItsAcknowledgement()
    {
        FlowBench bench;
        bench.paidCarton(s("X1"), s("CO1"), 1000);
        bench.labelledCarton(s("X5"), s("CO5"), 1000);
        bench.must(PrintLabel{bench.labelOf(s("X5")).no, 1, s("first")});
        bench.begin(std::make_unique<DeskAsFlow>(bench));
        bench.give({s("cmd:SHIP"), s("carton:X1"), s("print:confirmed"), s("label:X5")});
        QCOMPARE(bench.seen(), s("stop E2403 latched"));
        for (const char *word : {"label:X1", "cage:PB1", "carton:X5", "cmd:NEXT", "cmd:REPRINT", "type:x", "tick:60000"}) {
            bench.give(s(word));
            QCOMPARE(bench.seen(), s("stop E2403 latched"));
        }
        bench.give({s("cmd:OK"), s("tick:2000"), s("label:X1")});
        QCOMPARE(bench.seen(), s("ready DispatchAskCage"));
    }

    // What was weighed and still lies there (hardware.md B4): never the weight of what is scanned next.

    void notOnTheNextScreen()
    {
        FlowBench bench;
        weighed(bench);
        announce(bench, s("SF1"));
        bench.give({s("tick:700"), s("cmd:RECV"), s("parcel:SF1"), s("tick:700"), s("kg:2.2"), s("kg:2.2")});
        QCOMPARE(bench.seen(), s("ready AskEmptyScale"));
        QCOMPARE(weightOf(bench, s("SF1")), Grams(0));
        bench.give({s("zero"), s("kg:0.9"), s("kg:0.9")});
        QCOMPARE(weightOf(bench, s("SF1")), Grams(900));
        // And the parcel not on the screen before.
        bench.give({s("tick:700"), s("cmd:NEXT"), s("tick:700"), s("cmd:WGH"), s("carton:X4"), s("kg:0.9"), s("kg:0.9")});
        QCOMPARE(bench.seen(), s("ask E6106"));
    }
    void notUnderTheNextClerk()
    {
        FlowBench bench;
        DeskAsFlow &station = weighed(bench);
        bench.give({s("tick:700"), s("cmd:OUT")});
        station.desk().enter(*bench.world.user(s("S01")));
        bench.give({s("carton:X4"), s("kg:2.2"), s("kg:2.2")});
        QCOMPARE(bench.seen(), s("ask E6106"));
        bench.give({s("zero"), s("kg:0.7"), s("kg:0.7")});
        QCOMPARE(bench.seen(), s("ready WeighAskSize"));
    }
    /// It may be taken away at any time: while nobody is in, while something is stored, on a screen that does not weigh.
    void emptiedWhereverTheClerkLooks()
    {
        FlowBench locked;
        DeskAsFlow &station = weighed(locked);
        locked.give({s("tick:700"), s("cmd:PAUSE"), s("zero")});
        station.desk().enter(*locked.world.user(s("U17")));
        locked.give({s("carton:X4"), s("kg:2.2"), s("kg:2.2")});
        QCOMPARE(locked.seen(), s("ready WeighAskSize"));

        FlowBench elsewhere;
        weighed(elsewhere);
        elsewhere.give({s("tick:700"), s("cmd:SHIP"), s("zero"), s("cmd:WGH"), s("carton:X4"), s("kg:2.2"), s("kg:2.2")});
        QCOMPARE(elsewhere.seen(), s("ready WeighAskSize"));

        FlowBench busy;
        weighed(busy);
        announce(busy, s("SF1"));
        busy.give({s("tick:700"), s("cmd:RECV")});
        busy.holdsOutcomes = true;
        busy.give({s("parcel:SF1"), s("zero")});
        busy.release();
        busy.give({s("kg:2.2"), s("kg:2.2")});
        QCOMPARE(weightOf(busy, s("SF1")), Grams(2200));
    }
    /// Typed because the scale would not settle: it settles when the next one is on the screen.
    void notAfterATypedWeight()
    {
        FlowBench bench;
        bench.sealedCarton(s("X1"), s("CO1"), {1200, 800});
        bench.sealedCarton(s("X4"), s("CO4"), {0});
        announce(bench, s("SF1"));
        announce(bench, s("SF2"));
        bench.begin(std::make_unique<DeskAsFlow>(bench));
        bench.give({s("carton:X1"), s("zero"), s("moving:2.3"), s("type:2.2"), s("cmd:C1"), s("cmd:OK"), s("tick:700")});
        bench.give({s("carton:X4"), s("kg:2.2"), s("kg:2.2")});
        QCOMPARE(bench.seen(), s("ask E6106"));
        bench.give({s("zero"), s("cmd:RECV"), s("parcel:SF1"), s("moving:2.3"), s("type:2.2"), s("tick:700"), s("cmd:NEXT")});
        QCOMPARE(weightOf(bench, s("SF1")), Grams(2200));
        bench.give({s("parcel:SF2"), s("tick:700"), s("kg:2.2"), s("kg:2.2")});
        QCOMPARE(bench.seen(), s("ready AskEmptyScale"));
        bench.give({s("zero"), s("kg:0.9")});
        QCOMPARE(weightOf(bench, s("SF2")), Grams(900));
    }
    /// Steady and not to be booked: the clerk is told why, and of which weight, on both screens.
    void saysWhyNot()
    {
        for (const auto &[word, code] : {std::pair("light:0.015", "ask E6104"), std::pair("net:1.5", "ask E6105")}) {
            FlowBench bench;
            bench.sealedCarton(s("X1"), s("CO1"), {1200, 800});
            announce(bench, s("SF1"));
            bench.begin(std::make_unique<DeskAsFlow>(bench));
            bench.give({s("carton:X1"), s("tick:2000"), s(word)});
            QCOMPARE(bench.seen(), s(code));
            QVERIFY(bench.screen.error->args.contains(s("grams")));
            bench.give({s("zero"), s("cmd:RECV"), s("parcel:SF1"), s("tick:700")});
            for (int i = 0; i < 20; ++i)
                bench.give({s("tick:450"), s(word)});
            QCOMPARE(bench.seen(), s(code));
            QVERIFY(bench.screen.error->args.contains(s("grams")));
            bench.give({s("cmd:OK"), s("tick:450"), s(word), s("cmd:WGH"), s("cmd:RECV"), s("cmd:WEIGH")});
            QCOMPARE(bench.seen(), s(code));
        }
    }
    /// One damaged frame that says "nothing on it" sets nothing free (BCD-FF has no checksum).
    void oneDamagedFrameEmptiesNothing()
    {
        FlowBench bench;
        weighed(bench);
        bench.give({s("tick:700"), s("carton:X4"), s("kg:2.2"), s("kg:-2.2"), s("kg:2.2"), s("kg:2.2")});
        QCOMPARE(bench.seen(), s("ask E6106"));
    }

private:
    /// Carton X1 has just been weighed and lies on the scale with its 2.2 kg; X4 is the next.
    static DeskAsFlow &weighed(FlowBench &bench)
    {
        bench.sealedCarton(s("X1"), s("CO1"), {1200, 800});
        bench.sealedCarton(s("X4"), s("CO4"), {0});
        auto station = std::make_unique<DeskAsFlow>(bench);
        DeskAsFlow &desk = *station;
        bench.begin(std::move(station));
        bench.give({s("carton:X1"), s("zero"), s("kg:2.2"), s("cmd:C1"), s("cmd:OK")});
        if (bench.seen() != s("ok WeighDone"))
            qFatal("%s", qPrintable(bench.seen()));
        return desk;
    }
    static void announce(FlowBench &bench, const QString &tracking)
    {
        CreatePreAlert alert;
        alert.no = s("PA-") + tracking;
        alert.member = memberCode(100200);
        alert.tracking = tracking;
        bench.mustUpstream(alert);
    }
    static Grams weightOf(const FlowBench &bench, const QString &tracking) { return bench.world.parcelByTracking(tracking)->weight; }
};

PACKBAY_TEST(tst_BenchesAtTheDesk)
#include "tst_BenchesAtTheDesk.moc"
