#include "models/workflow/DispatchFlow.h"
#include "tests/models/workflow/FlowBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// What stands on the card of the carton in hand.
class tst_DispatchCard : public QObject
{
    Q_OBJECT

private slots:
    // By what people call it, in both languages; by its line where no tariff knows a name.
    void theServiceIsNamed()
    {
        FlowBench bench;
        bench.paidCarton(s("X1"), s("CO1"), 1000);
        bench.paidCarton(s("X2"), s("CO2"), 1000);
        bench.begin(std::make_unique<DispatchFlow>(bench.context(), DispatchSettings{QTimeZone(QByteArrayLiteral("Asia/Shanghai")), Grams(2500)}));
        bench.give(s("carton:X1"));
        const Phrase named{Text::ServiceName, {{s("service"), s("Air")}, {s("service_zh"), s("空运")}}};
        QCOMPARE(service(bench.screen), named);
        bench.give({s("print:confirmed"), s("label:X1"), s("cage:PB1"), s("tick:600")});
        QCOMPARE(bench.seen(), s("ready DispatchAskCarton"));
        QCOMPARE(service(bench.screen), named);
        bench.freight.hasTariff = false;
        bench.give(s("carton:X2"));
        QCOMPARE(service(bench.screen).args.value(s("service")).toString(), s("AIR"));
    }

    // A carton whose sheet was in doubt is taken up by the answer, not by a scan.
    void alsoAfterADoubt()
    {
        FlowBench bench;
        bench.labelledCarton(s("X1"), s("CO1"), 1000);
        bench.must(PrintLabel{bench.labelOf(s("X1")).no, 1, s("first")});
        bench.doubtful = {{labelDocument(bench.labelOf(s("X1")).no), 1}};
        bench.begin(std::make_unique<DispatchFlow>(bench.context(), DispatchSettings{}));
        bench.give(s("cmd:NO"));
        QCOMPARE(bench.seen(), s("busy DispatchPrinting"));
        QCOMPARE(service(bench.screen).args.value(s("service_zh")).toString(), s("空运"));
    }

private:
    static Phrase service(const ScreenState &screen)
    {
        for (const Fact &fact : screen.facts) {
            if (fact.label.id == Text::FactService)
                return fact.value.word;
        }
        return {};
    }
};

PACKBAY_TEST(tst_DispatchCard)
#include "tst_DispatchCard.moc"
