#include "models/workflow/LoadWatch.h"
#include "tests/support/TestMain.h"

using namespace packbay;

/// What must happen on the platform between two bookings (hardware.md B4). A row is what the scale shows after 2.340 kg
/// were booked, in its own digits (three decimals of a kg), a frame every 200 ms: "2340", "2340~" moving, "zero" and "over"
/// without a weight.
class tst_LoadWatch : public QObject
{
    Q_OBJECT

    static void see(LoadWatch &load, const QString &word, qint64 at)
    {
        WeightReading reading;
        reading.at = MonotonicMs(at);
        bool isWeight = false;
        const qint64 digits = QString(word).remove(QLatin1Char('~')).toLongLong(&isWeight);
        if (isWeight) {
            reading.value = Decimal{digits, 3};
            reading.unit = WeightUnit::Kg;
            reading.grams = Grams(digits);
        }
        const bool moves = word.endsWith(QLatin1Char('~'));
        reading.stable = !moves;
        reading.status = word == QLatin1String("zero") ? ScaleStatus::Zero
            : word == QLatin1String("over")            ? ScaleStatus::Overload
            : moves                                    ? ScaleStatus::Motion
            : digits < 0                               ? ScaleStatus::Negative
                                                       : ScaleStatus::Ok;
        load.see(reading);
    }
    static int verdict(const LoadWatch &load, qint64 now)
    {
        const auto result = load.bookable(MonotonicMs(now));
        return result ? int(result->grams->value) : -result.error().number();
    }

private slots:
    void afterABooking_data()
    {
        QTest::addColumn<QString>("shows");
        QTest::addColumn<int>("expected");
        QTest::newRow("the same parcel") << "2340 2340 2340" << -6106;
        QTest::newRow("the same, two divisions on") << "2342 2342 2338 2338" << -6106;
        QTest::newRow("empty") << "0 0 2340" << 2340;
        QTest::newRow("empty in words") << "zero zero 2340" << 2340;
        QTest::newRow("below zero") << "-1 -1 2340" << 2340;
        QTest::newRow("dust on it") << "1 1 2340" << 2340;
        QTest::newRow("tape on it") << "5 5 2340" << 2340;
        QTest::newRow("one damaged frame") << "0 2340 2340" << -6106;
        QTest::newRow("one damaged frame below zero") << "2340 -12345 2340 2340" << -6106;
        QTest::newRow("two damaged frames, not in a row") << "0 2340 0 2340 2340" << -6106;
        QTest::newRow("one damaged frame of another weight") << "2350 2340 2340" << -6106;
        QTest::newRow("one damaged frame of another weight, last") << "2340 2350" << -6106;
        QTest::newRow("another parcel") << "5000 5000" << 5000;
        QTest::newRow("another parcel, lighter") << "900 900" << 900;
        QTest::newRow("leant on") << "2600~ 2900~ 2700~ 2340" << -6106;
        QTest::newRow("overloaded") << "over over 2340 2340" << -6106;
        QTest::newRow("empty now") << "0 0" << -2302;
    }
    void afterABooking()
    {
        QFETCH(QString, shows);
        LoadWatch load;
        see(load, QStringLiteral("2340"), 0);
        QCOMPARE(verdict(load, 0), 2340);
        load.booked(MonotonicMs(0));
        QVERIFY(!load.wasEmptied());
        qint64 at = 0;
        for (const QString &word : shows.split(QLatin1Char(' ')))
            see(load, word, at += 200);
        QTEST(verdict(load, at), "expected");
    }
    /// Nobody knows what an unsteady load would have weighed: it cannot be told from another one.
    void bookedUnsteady()
    {
        LoadWatch load;
        see(load, QStringLiteral("2300~"), 0);
        load.booked(MonotonicMs(0));
        for (qint64 at = 200; at <= 1000; at += 200)
            see(load, QStringLiteral("2340"), at);
        QCOMPARE(verdict(load, 1000), -6106);
        see(load, QStringLiteral("0"), 1200);
        see(load, QStringLiteral("0"), 1400);
        see(load, QStringLiteral("2340"), 1600);
        QCOMPARE(verdict(load, 1600), 2340);
    }
    /// Unplugged and plugged in again is not emptied, and what was read long ago does not lie there now.
    void bookedWhileSilent()
    {
        LoadWatch load;
        see(load, QStringLiteral("1000"), 5000);
        load.booked(MonotonicMs(6500));
        see(load, QStringLiteral("2340"), 7000);
        see(load, QStringLiteral("2340"), 7200);
        QCOMPARE(verdict(load, 7200), -6106);
    }
    /// Steady and refused by the gate: too light, or net. The error tells them from a scale below zero or a broken one.
    void refusedByTheGate()
    {
        for (const auto &[status, code] : {std::pair(ScaleStatus::Underload, ErrorCode::ScaleUnderload), std::pair(ScaleStatus::Error, ErrorCode::ScaleFault)}) {
            LoadWatch load;
            WeightReading reading;
            reading.grams = Grams(15);
            reading.stable = true;
            reading.status = status;
            load.see(reading);
            const Error refused = load.bookable(MonotonicMs(0)).error();
            QCOMPARE(refused.code, code);
            QCOMPARE(refused.args.value(QLatin1String("grams")).toInt(), 15);
            reading.grams.reset();
            load.see(reading);
            QVERIFY(load.bookable(MonotonicMs(0)).error().args.isEmpty());
        }
    }
};

PACKBAY_TEST(tst_LoadWatch)
#include "tst_LoadWatch.moc"
