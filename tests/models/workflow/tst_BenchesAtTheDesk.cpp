#include "models/workflow/Desk.h"
#include "models/workflow/DispatchFlow.h"
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
    }
    Reaction start() override
    {
        const Reaction locked = m_desk.start(ScreenId::Weigh);
        return m_desk.isLocked() ? m_desk.enter(m_clerk) : locked;
    }
    Reaction handle(const FlowInput &input) override { return m_desk.handle(input); }

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
};

PACKBAY_TEST(tst_BenchesAtTheDesk)
#include "tst_BenchesAtTheDesk.moc"
