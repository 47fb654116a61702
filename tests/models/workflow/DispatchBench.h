#pragma once
#include "models/workflow/DispatchFlow.h"
#include "tests/models/workflow/FlowBench.h"

namespace packbay::test {

inline DispatchSettings dispatchSettings()
{
    return {QTimeZone(QByteArrayLiteral("Asia/Shanghai")), Grams(2500)};
}

inline QStringList words(const char *text)
{
    return s(text).split(QLatin1Char(' '));
}

/// X1 paid, X2 sealed, X3 quoted, X4 paid and on hold, X5 its label printed, X6 its label issued, X7 in cage PB1.
inline void stock(FlowBench &bench)
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
    bench.begin(std::make_unique<DispatchFlow>(bench.context(), dispatchSettings()));
}

/// X1 and X2 in cage PB1, X3 in cage DHL2.
inline void stockCages(FlowBench &bench)
{
    bench.cagedCarton(s("X1"), s("CO1"), 1000);
    bench.cagedCarton(s("X2"), s("CO2"), 1000);
    bench.cagedCarton(s("X3"), s("CO3"), 1000, s("DHL2"));
    bench.begin(std::make_unique<DispatchFlow>(bench.context(), dispatchSettings()));
}

} // namespace packbay::test
