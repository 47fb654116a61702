#include "scanner/SerialScanner.h"
#include "scanner/scale/SerialScale.h"
#include "tests/scanner/Pty.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <bit>
#include <vector>

using namespace packbay;
using packbay::test::Pty;
using packbay::test::SteadyClock;

/// Real ttys: what comes through, what a hang-up does, how a device comes back.
class tst_SerialDevices : public QObject
{
    Q_OBJECT

    static SerialScannerSetting scannerOn(const Pty &pty)
    {
        SerialScannerSetting setting;
        setting.device = QStringLiteral("scanner-1");
        setting.port.path = pty.path();
        setting.stopBeep = "\x16\x07\r";
        return setting;
    }

private slots:
    void scansComeThrough()
    {
        Pty pty;
        const SteadyClock clock;
        SerialScanner scanner(scannerOn(pty), clock);
        QSignalSpy states(&scanner, &SerialScanner::stateChanged);
        QStringList seen;
        connect(&scanner, &SerialScanner::scanned, this, [&](const ScanEvent &event) {
            seen << event.device + event.aim + QString::fromLatin1(event.raw);
        });
        scanner.open();
        QTRY_COMPARE(scanner.state(), DeviceState::Ready);
        QCOMPARE(states.size(), 1);
        pty.send("]C0SF1390000000123\r\nLP00123456789CN\r");
        QTRY_COMPARE(seen, (QStringList{QStringLiteral("scanner-1]C0SF1390000000123"), QStringLiteral("scanner-1LP00123456789CN")}));
        seen.clear();
        pty.send("NOEND1");
        QTRY_COMPARE(seen, QStringList{QStringLiteral("scanner-1NOEND1")});
        scanner.beepStop();
        QByteArray got;
        QTRY_VERIFY((got += pty.take()) == "\x16\x07\r");
    }
    /// Three at once, their bytes interleaved: each scan is whole and has the name of its own scanner.
    void severalScannersAtOnce()
    {
        const SteadyClock clock;
        std::array<Pty, 3> lines;
        std::vector<std::unique_ptr<SerialScanner>> scanners;
        QMap<QString, QByteArrayList> seen;
        for (const Pty &line : lines) {
            SerialScannerSetting setting = scannerOn(line);
            setting.device = QStringLiteral("scanner-%1").arg(scanners.size() + 1);
            scanners.push_back(std::make_unique<SerialScanner>(setting, clock));
            connect(scanners.back().get(), &SerialScanner::scanned, this, [&](const ScanEvent &event) { seen[event.device] << event.raw; });
            scanners.back()->open();
            QTRY_COMPARE(scanners.back()->state(), DeviceState::Ready);
        }
        for (int round = 0; round < 20; ++round) {
            const QByteArray number = QByteArray::number(1000 + round);
            for (const char *part : {"SF", "139", "\r"}) {
                for (size_t i = 0; i < 3; ++i)
                    lines[i].send(part[0] == '1' ? part + number + char('A' + int(i)) : QByteArray(part));
            }
            for (int i = 0; i < 3; ++i) {
                const QByteArrayList &codes = seen[QStringLiteral("scanner-%1").arg(i + 1)];
                QTRY_COMPARE(codes.size(), round + 1);
                QCOMPARE(codes.last(), "SF139" + number + char('A' + i));
            }
        }
    }
    void tooLongIsSaid()
    {
        Pty pty;
        const SteadyClock clock;
        SerialScanner scanner(scannerOn(pty), clock);
        QList<int> refused;
        QByteArrayList seen;
        connect(&scanner, &SerialScanner::refused, this, [&](const Error &error) { refused << error.number(); });
        connect(&scanner, &SerialScanner::scanned, this, [&](const ScanEvent &event) { seen << event.raw; });
        scanner.open();
        QTRY_COMPARE(scanner.state(), DeviceState::Ready);
        for (int i = 0; i < 5; ++i) {
            pty.send(QByteArray(1000, 'A'));
            QTest::qWait(1); // lets the line drain, the pty holds 4 kB
        }
        pty.send("\rB2\r");
        QTRY_COMPARE(seen, QByteArrayList{"B2"});
        QCOMPARE(refused, QList<int>{1108});
    }
    void unplugAndReturn()
    {
        Pty pty;
        const SteadyClock clock;
        SerialScanner scanner(scannerOn(pty), clock);
        QByteArrayList seen;
        QList<DeviceState> states;
        connect(&scanner, &SerialScanner::scanned, this, [&](const ScanEvent &event) { seen << event.raw; });
        connect(&scanner, &SerialScanner::stateChanged, this, [&](DeviceState state) { states << state; });
        scanner.open();
        QTRY_COMPARE(scanner.state(), DeviceState::Ready);
        pty.send("HALF");
        QTRY_VERIFY(!seen.isEmpty());
        pty.unplug();
        QTRY_COMPARE(scanner.state(), DeviceState::Lost);
        QVERIFY2(scanner.link().errorCount() <= 3, qPrintable(QString::number(scanner.link().errorCount())));
        // Away for two attempts: no further event, and the loop has nothing to do (a spinning port had 180,000).
        const timespec before = cpuTime();
        QTest::qWait(2200);
        QVERIFY(scanner.link().errorCount() <= 3);
        QVERIFY(milliseconds(before, cpuTime()) < 200);
        pty.plugIn();
        QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), DeviceState::Ready, 2000);
        pty.send("AFTER\r");
        QTRY_COMPARE(seen.last(), QByteArray("AFTER"));
        QCOMPARE(states, (QList<DeviceState>{DeviceState::Ready, DeviceState::Lost, DeviceState::Ready}));
    }
    void absentFromTheBeginning()
    {
        Pty pty;
        pty.unplug();
        const SteadyClock clock;
        SerialScanner scanner(scannerOn(pty), clock);
        scanner.open();
        QCOMPARE(scanner.state(), DeviceState::Absent);
        pty.plugIn();
        QTRY_COMPARE_WITH_TIMEOUT(scanner.state(), DeviceState::Ready, 2000);
    }
    void scaleIsAskedAndAnswers()
    {
        Pty pty;
        const SteadyClock clock;
        auto made = SerialScale::make({QStringLiteral("scale-1"), {pty.path()}}, clock);
        QVERIFY(made.has_value());
        SerialScale &scale = **made;
        QList<WeightReading> readings;
        connect(&scale, &SerialScale::reading, this, [&](const WeightReading &r) { readings << r; });
        scale.open();
        QTRY_COMPARE(scale.state(), DeviceState::Connecting);
        QByteArray asked;
        QTRY_VERIFY((asked += pty.take()).contains("SI\r\n"));
        pty.send("S S      2.340 kg\r\n");
        QTRY_COMPARE(scale.state(), DeviceState::Ready);
        QTRY_COMPARE(readings.size(), 1);
        QCOMPARE(readings[0].grams->value, 2340);
        QCOMPARE(readings[0].device, QStringLiteral("scale-1"));
        QCOMPARE(readings[0].stable, std::optional(true));
        pty.unplug();
        QTRY_COMPARE(scale.state(), DeviceState::Lost);
        QVERIFY(scale.link().errorCount() <= 3);
        pty.plugIn();
        QTRY_COMPARE_WITH_TIMEOUT(scale.state(), DeviceState::Connecting, 2000);
        pty.send("S D      2.350 kg\r\n");
        QTRY_COMPARE(readings.size(), 2);
        QCOMPARE(readings[1].status, ScaleStatus::Motion);
    }
    /// What is wrong is said in words, whatever the scale was set to before; the right frames mend it.
    void aScaleThatMakesNoSenseSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const QByteArray frames = QByteArray("S S      2.340 kg\r\n").repeated(12);
        QByteArray even = frames;
        QByteArray odd = frames;
        QByteArray lost = frames;
        for (qsizetype i = 0; i < frames.size(); ++i) {
            const bool isEven = std::popcount(static_cast<unsigned char>(frames[i])) % 2 == 0;
            even[i] = char(frames[i] | (isEven ? 0 : 0x80));
            odd[i] = char(frames[i] | (isEven ? 0x80 : 0));
            lost[i] = isEven ? frames[i] : '\0'; // what a port with even parity makes of 8N1
        }
        QByteArray noise(150, '\0');
        QRandomGenerator random(3);
        for (char &c : noise)
            c = char(random.bounded(256));
        QTest::newRow("silence") << QByteArray() << QStringLiteral("does not answer");
        QTest::newRow("a click of the line") << QByteArray("\x80\x01") << QStringLiteral("does not answer");
        QTest::newRow("another protocol") << QByteArray("ww0015.000kg\r\n").repeated(12) << QStringLiteral("speaks YH-w");
        QTest::newRow("another protocol with a checksum") << QByteArray("WG004.139kg3D\r\n").repeated(12) << QStringLiteral("speaks XK3190-A12E");
        QTest::newRow("even parity read as none") << even << QStringLiteral("has another parity");
        QTest::newRow("odd parity read as none") << odd << QStringLiteral("has another parity");
        QTest::newRow("no parity read as even") << lost << QStringLiteral("has another parity");
        QTest::newRow("noise") << noise << QStringLiteral("sends noise");
        QTest::newRow("text of another device") << QByteArray("OK ready to print\r\n").repeated(8) << QStringLiteral("sends noise");
    }
    void aScaleThatMakesNoSenseSaysWhy()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        Pty pty;
        const SteadyClock clock;
        auto made = SerialScale::make({QStringLiteral("s"), {pty.path()}}, clock);
        QVERIFY(made);
        SerialScale &scale = **made;
        QStringList heard;
        int weights = 0;
        connect(&scale, &SerialScale::stateChanged, this, [&](DeviceState state, const QString &text) {
            if (state == DeviceState::Faulty)
                heard << text;
        });
        connect(&scale, &SerialScale::reading, this, [&](const WeightReading &reading) { weights += reading.grams.has_value(); });
        scale.open();
        QTRY_COMPARE(scale.state(), DeviceState::Connecting);
        pty.send(bytes);
        QTRY_VERIFY_WITH_TIMEOUT(!heard.isEmpty(), 6000);
        QCOMPARE(heard, QStringList{words});
        QCOMPARE(weights, 0);
        pty.send(QByteArray("S S      2.340 kg\r\n").repeated(2)); // in step again within two frames
        QTRY_COMPARE(scale.state(), DeviceState::Ready);
        QVERIFY(weights > 0);
    }
    /// It is not stuck with its first word: plugged in before it is switched on, and then set up otherwise.
    void whatIsWrongMayChange()
    {
        Pty pty;
        const SteadyClock clock;
        auto made = SerialScale::make({QStringLiteral("s"), {pty.path()}}, clock);
        QVERIFY(made);
        QStringList heard;
        connect(made->get(), &SerialScale::stateChanged, this, [&](DeviceState, const QString &text) { heard << text; });
        (*made)->open();
        QTRY_COMPARE_WITH_TIMEOUT(heard.last(), QStringLiteral("does not answer"), 6000);
        pty.send(QByteArray("ww0015.000kg\r\n").repeated(12));
        QTRY_COMPARE_WITH_TIMEOUT(heard.last(), QStringLiteral("speaks YH-w"), 6000);
        QCOMPARE((*made)->state(), DeviceState::Faulty);
    }
    /// 2.340 of a scale that sends no unit: what they are stands in its setting.
    void theUnitOfAFrameWithoutOne()
    {
        for (const auto &[unit, grams] : {std::pair(WeightUnit::Kg, 2340), std::pair(WeightUnit::Lb, 1061)}) {
            Pty pty;
            const SteadyClock clock;
            SerialScaleSetting setting{QStringLiteral("s"), {pty.path()}, QStringLiteral("8217"), unit};
            auto made = SerialScale::make(setting, clock);
            QVERIFY(made);
            QList<WeightReading> readings;
            connect(made->get(), &SerialScale::reading, this, [&](const WeightReading &reading) { readings << reading; });
            (*made)->open();
            QTRY_COMPARE((*made)->state(), DeviceState::Connecting);
            pty.send("\x02" "02.340\r");
            QTRY_COMPARE(readings.size(), 1);
            QCOMPARE(int(readings[0].grams->value), grams);
            QVERIFY(!readings[0].unitFromFrame);
        }
    }
    void anUnknownProtocolIsRefused()
    {
        const SteadyClock clock;
        QVERIFY(!SerialScale::make({QStringLiteral("x"), {QStringLiteral("/dev/none")}, QStringLiteral("KLINGON")}, clock).has_value());
    }

private:
    static timespec cpuTime()
    {
        timespec t{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
        return t;
    }
    static qint64 milliseconds(timespec from, timespec to)
    {
        return (to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1'000'000;
    }
};

PACKBAY_TEST(tst_SerialDevices)
#include "tst_SerialDevices.moc"
