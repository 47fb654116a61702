#include "tests/models/workflow/FlowBench.h"
#include "tests/models/workflow/RecordedScreens.h"

#include <QTest>

// Tables of inputs for the weighing and dispatch flows.
namespace packbay::test {

void inputColumns()
{
    QTest::addColumn<QString>("inputs");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("tone");
}

void inputRow(const char *name, const char *inputs, const char *expected, Tone tone)
{
    QTest::newRow(name) << s(inputs) << s(expected) << static_cast<int>(tone);
}

void giveRow(FlowBench &bench)
{
    QFETCH(QString, inputs);
    QFETCH(QString, expected);
    QFETCH(int, tone);
    bench.give(inputs.split(QLatin1Char(' ')));
    QCOMPARE(bench.seen(), expected);
    QCOMPARE(static_cast<int>(bench.tone()), tone);
    QVERIFY(buttonsOf(bench.screen) <= 4);
}

} // namespace packbay::test
