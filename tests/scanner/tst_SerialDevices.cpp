#include "scanner/SerialScanner.h"
#include "scanner/scale/SerialScale.h"
#include "tests/scanner/Pty.h"
#include "tests/support/TestMain.h"

#include <QSignalSpy>

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
    void aSilentOrForeignScaleIsFaulty()
    {
        Pty silentPty;
        Pty foreignPty;
        const SteadyClock clock;
        auto silent = SerialScale::make({QStringLiteral("s"), {silentPty.path()}}, clock);
        auto foreign = SerialScale::make({QStringLiteral("f"), {foreignPty.path()}}, clock);
        QVERIFY(silent && foreign);
        QStringList words;
        const auto note = [&](DeviceState state, const QString &text) {
            if (state == DeviceState::Faulty)
                words << text;
        };
        connect(silent->get(), &SerialScale::stateChanged, this, note);
        connect(foreign->get(), &SerialScale::stateChanged, this, note);
        (*silent)->open();
        (*foreign)->open();
        QTRY_COMPARE((*foreign)->state(), DeviceState::Connecting);
        foreignPty.send(QByteArray("ww0015.000kg\r\n").repeated(20));
        QTRY_COMPARE_WITH_TIMEOUT(words.size(), 2, 6000);
        words.sort();
        QCOMPARE(words, (QStringList{QStringLiteral("does not answer"), QStringLiteral("speaks another protocol or another parity")}));
        silentPty.send("S S      2.340 kg\r\n");
        QTRY_COMPARE((*silent)->state(), DeviceState::Ready);
        QVERIFY(!SerialScale::make({QStringLiteral("x"), {silentPty.path()}, QStringLiteral("KLINGON")}, clock).has_value());
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
