#pragma once
#include "models/workflow/WeighFlow.h"
#include "tests/models/workflow/FlowBench.h"

/// The cartons and the settings of the tests of the weigh bench.
namespace packbay::test {

inline WeighSettings weighSettings()
{
    WeighSettings made;
    made.sizes = {{s("S"), {Millimetres(200), Millimetres(150), Millimetres(100)}},
                  {s("M"), {Millimetres(300), Millimetres(200), Millimetres(200)}}};
    return made;
}

inline WeighSettings fourSizes()
{
    WeighSettings made = weighSettings();
    made.sizes.append({s("L"), {Millimetres(400), Millimetres(300), Millimetres(300)}});
    made.sizes.append({s("XL"), {Millimetres(600), Millimetres(400), Millimetres(400)}});
    return made;
}

/// X1: sealed, 2000 g of parcels and 200 g tare. X2: open. X3: labelled. X4: sealed, one parcel was never weighed.
/// X5: 100 g of parcels and 200 g tare.
inline void stockCartons(FlowBench &bench)
{
    bench.sealedCarton(s("X1"), s("CO1"), {1200, 800});
    bench.openCarton(s("X2"), s("CO2"), {500});
    bench.labelledCarton(s("X3"), s("CO3"), 1000);
    bench.must(PrintLabel{bench.labelOf(s("X3")).no, 1, s("first")});
    bench.sealedCarton(s("X4"), s("CO4"), {500, 0});
    bench.sealedCarton(s("X5"), s("CO5"), {100});
    bench.begin(std::make_unique<WeighFlow>(bench.context(), weighSettings()));
}

} // namespace packbay::test
