#include "scanner/scale/ScaleParser.h"
#include "scanner/scale/StabilityGate.h"
#include "tests/support/TestMain.h"

#include <algorithm>

using namespace packbay;

/// When a weight may be booked: a script of readings in, a verdict after each out.
class tst_StabilityGate : public QObject
{
    Q_OBJECT

    /// Grams with three decimals of kg; stable: 1, 0, or -1 for a protocol without flag.
    static WeightReading reading(qint64 grams, int stable, qint64 at)
    {
        WeightReading r;
        r.value = Decimal{grams, 3};
        r.unit = WeightUnit::Kg;
        r.grams = Grams(grams);
        if (stable >= 0)
            r.stable = stable == 1;
        r.status = stable == 0 ? ScaleStatus::Motion : grams < 0 ? ScaleStatus::Negative : grams == 0 ? ScaleStatus::Zero : ScaleStatus::Ok;
        r.at = MonotonicMs(at);
        return r;
    }
    static WeightReading word(ScaleStatus status, qint64 at)
    {
        WeightReading r;
        r.status = status;
        r.at = MonotonicMs(at);
        return r;
    }
    static int verdict(const StabilityGate &gate, qint64 now)
    {
        const auto result = gate.bookable(MonotonicMs(now));
        return result ? int(result->grams->value) : -result.error().number();
    }

private slots:
    void twoEqualStableFrames()
    {
        StabilityGate gate;
        QCOMPARE(verdict(gate, 0), -6101);
        gate.add(reading(2340, 1, 0));
        QCOMPARE(verdict(gate, 0), -6102);
        gate.add(reading(2340, 1, 100));
        QCOMPARE(verdict(gate, 100), 2340);
        gate.add(reading(2345, 1, 200));
        QCOMPARE(verdict(gate, 200), -6102);
        gate.add(reading(2345, 0, 300));
        QCOMPARE(verdict(gate, 300), -6102);
    }
    void staleNegativeOverloadedNet()
    {
        StabilityGate gate;
        gate.add(reading(2340, 1, 0));
        gate.add(reading(2340, 1, 100));
        QCOMPARE(verdict(gate, 1100), 2340);
        QCOMPARE(verdict(gate, 1101), -6101);
        gate.add(reading(-40, 1, 1200));
        gate.add(reading(-40, 1, 1300));
        QCOMPARE(verdict(gate, 1300), -6104);
        gate.add(word(ScaleStatus::Overload, 1400));
        QCOMPARE(verdict(gate, 1400), -6103);
        gate.add(reading(2340, 1, 1500)); // one frame after the overload is not two
        QCOMPARE(verdict(gate, 1500), -6102);
        gate.add(word(ScaleStatus::Error, 1600));
        QCOMPARE(verdict(gate, 1600), -6105);
        gate.add(reading(10, 1, 1700)); // under 20 divisions
        gate.add(reading(10, 1, 1800));
        QCOMPARE(verdict(gate, 1800), -6104);
        WeightReading net = reading(500, 1, 1900);
        net.net = true;
        gate.add(net);
        gate.add(net);
        QCOMPARE(verdict(gate, 1900), -6105);
        StabilityGate tared({std::nullopt, true});
        tared.add(net);
        tared.add(net);
        QCOMPARE(verdict(tared, 1900), 500);
    }
    void framesFarApartAreNotInARow()
    {
        StabilityGate gate;
        gate.add(reading(2340, 1, 0));
        gate.add(reading(2340, 1, 1500));
        QCOMPARE(verdict(gate, 1500), -6102);
    }
    void withoutFlagFiveReadingsOver800Ms()
    {
        StabilityGate gate;
        for (int i = 0; i < 9; ++i) {
            gate.add(reading(2340, -1, i * 100));
            QCOMPARE(verdict(gate, i * 100), i < 8 ? -6102 : 2340);
        }
        gate.add(reading(2342, -1, 900)); // two divisions off: the window begins anew
        QCOMPARE(verdict(gate, 900), -6102);
        StabilityGate slow;
        for (int i = 0; i < 5; ++i) {
            slow.add(reading(2340, -1, i * 250));
            QCOMPARE(verdict(slow, i * 250), i < 4 ? -6102 : 2340);
        }
    }
    /// However fast it streams: an A26 at 9600 baud sends a frame every 9.4 ms, at 19200 every 4.7 ms.
    void withoutFlagFast_data()
    {
        QTest::addColumn<int>("frameUs");
        QTest::newRow("XK3190-A26 at 9600") << 9375;
        QTest::newRow("XK3190-A26 at 19200") << 4688;
        QTest::newRow("XK3190-A9 at 9600") << 12500;
        QTest::newRow("BCD-FF at 38400") << 1302;
        QTest::newRow("a frame a second") << 1'000'000;
    }
    void withoutFlagFast()
    {
        QFETCH(int, frameUs);
        StabilityGate gate;
        qint64 since = -1;
        for (int i = 0; since < 0 && i < 2000; ++i) {
            const qint64 at = qint64(i) * frameUs / 1000;
            gate.add(reading(2340, -1, at));
            if (verdict(gate, at) == 2340)
                since = at;
        }
        QVERIFY(since >= 800);
        QVERIFY(since < std::max(1000, 5 * frameUs / 1000));
        const qint64 next = since + frameUs / 1000 + 1;
        gate.add(reading(2350, -1, next));
        QCOMPARE(verdict(gate, next), -6102);
    }
    /// What was seen before the plug was pulled is no weight any more.
    void unplugged()
    {
        StabilityGate gate;
        gate.add(reading(2340, 1, 0));
        gate.add(reading(2340, 1, 100));
        gate.forget();
        QCOMPARE(verdict(gate, 150), -6101);
        gate.add(reading(2340, 1, 200));
        QCOMPARE(verdict(gate, 200), -6102);
    }
};

PACKBAY_TEST(tst_StabilityGate)
#include "tst_StabilityGate.moc"
