#include "scanner/scale/HidrawLink.h"
#include "scanner/scale/SerialScale.h"
#include "tests/scanner/Pty.h"
#include "tests/support/TestMain.h"

#include <QDir>

#include <sys/socket.h>

using namespace packbay;
using packbay::test::SteadyClock;

/// A USB scale as hidraw delivers it: a socket that keeps the borders of reports stands for the device file.
class tst_HidScale : public QObject
{
    Q_OBJECT

    /// The device's end; the station's end is given out at every opening, as the kernel does.
    class Device
    {
    public:
        ~Device() { unplug(); }
        HidrawLink::Opener opener()
        {
            return [this](QString &words) {
                if (!m_isPlugged) {
                    words = QStringLiteral("not plugged in");
                    return -1;
                }
                std::array<int, 2> ends{};
                if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends.data()) != 0)
                    return -1;
                m_ours = ends[0];
                ++openings;
                return ends[1];
            };
        }
        void send(const QByteArray &hex) const
        {
            const QByteArray report = QByteArray::fromHex(hex);
            QCOMPARE(::send(m_ours, report.constData(), size_t(report.size()), MSG_NOSIGNAL), report.size());
        }
        QByteArray take() const
        {
            std::array<char, 64> buffer{};
            const ssize_t n = ::recv(m_ours, buffer.data(), buffer.size(), 0);
            return n > 0 ? QByteArray(buffer.data(), n) : QByteArray();
        }
        void unplug()
        {
            if (m_ours >= 0)
                ::close(m_ours);
            m_ours = -1;
            m_isPlugged = false;
        }
        void plugIn() { m_isPlugged = true; }

        int openings = 0;

    private:
        int m_ours = -1;
        bool m_isPlugged = true;
    };
    struct Bench
    {
        SteadyClock clock;
        Device device;
        std::unique_ptr<SerialScale> scale;
        QList<WeightReading> readings;

        Bench()
        {
            SerialScaleSetting setting;
            setting.device = QStringLiteral("usb");
            setting.protocol = QStringLiteral("HID-8D");
            auto made = SerialScale::make(setting, std::make_unique<HidrawLink>(device.opener(), clock), clock);
            scale = std::move(*made);
            QObject::connect(scale.get(), &SerialScale::reading, scale.get(), [this](const WeightReading &r) { readings << r; });
            scale->open();
        }
    };

private slots:
    void theFirstReportIsTheWeighingBefore()
    {
        Bench bench;
        bench.device.send("03040b ff3419"); // 645.2 oz, left over
        QTest::qWait(30);
        QCOMPARE(bench.readings.size(), 0);
        bench.device.send("030403fd2409");
        QTRY_COMPARE(bench.readings.size(), 1);
        QCOMPARE(bench.readings[0].grams, std::optional(Grams(2340)));
        QCOMPARE(bench.readings[0].stable, std::optional(true));
        QCOMPARE(bench.readings[0].device, QStringLiteral("usb"));
        QCOMPARE(bench.scale->state(), DeviceState::Ready);
    }
    /// The program was busy: what waits is old but for the newest.
    void ofSeveralReportsTheNewestCounts()
    {
        Bench bench;
        bench.device.send("030403fd0000");
        for (int i = 1; i <= 20; ++i)
            bench.device.send(QByteArray("030303fd") + QByteArray::number(0x10 + i, 16) + "00"); // moving
        bench.device.send("030403fd2409");
        QTRY_COMPARE(bench.readings.size(), 1);
        QCOMPARE(bench.readings[0].grams, std::optional(Grams(2340)));
    }
    void wordsWithoutAWeight()
    {
        Bench bench;
        bench.device.send("030203fd0000");
        const QList<std::pair<const char *, ScaleStatus>> reports{{"030203fd0000", ScaleStatus::Zero},       {"030303fd2409", ScaleStatus::Motion},
                                                                  {"030503fd0000", ScaleStatus::Negative},   {"030603fd0000", ScaleStatus::Overload},
                                                                  {"030103fd0000", ScaleStatus::Error}};
        for (const auto &[report, status] : reports) {
            bench.readings.clear();
            bench.device.send(report);
            QTRY_COMPARE(bench.readings.size(), 1);
            QCOMPARE(bench.readings[0].status, status);
        }
    }
    void zeroIsAskedFor()
    {
        Bench bench;
        bench.scale->zero();
        QCOMPARE(bench.device.take(), QByteArray("\x02\x02"));
    }
    void unplugAndReturn()
    {
        Bench bench;
        bench.device.send("030403fd2409");
        bench.device.unplug();
        QTRY_COMPARE(bench.scale->state(), DeviceState::Lost);
        QCOMPARE(bench.scale->link().errorCount(), 1);
        QTest::qWait(1200);
        QCOMPARE(bench.scale->link().errorCount(), 1);
        QCOMPARE(bench.device.openings, 1);
        bench.device.plugIn();
        QTRY_COMPARE_WITH_TIMEOUT(bench.device.openings, 2, 2000);
        bench.device.send("030403fd2409"); // the first after opening again is old too
        QTest::qWait(30);
        QCOMPARE(bench.readings.size(), 0);
        bench.device.send("030403fd2509");
        QTRY_COMPARE(bench.readings.size(), 1);
        QCOMPARE(bench.readings[0].grams, std::optional(Grams(2341)));
    }
    void theDeviceIsFoundByVendorAndProduct()
    {
        QTemporaryDir sys;
        const auto add = [&](const char *name, const char *id) {
            QDir(sys.path()).mkpath(QString::fromLatin1(name) + QStringLiteral("/device"));
            QFile file(sys.filePath(QString::fromLatin1(name) + QStringLiteral("/device/uevent")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("DRIVER=hid-generic\nHID_ID=") + id + "\nHID_NAME=scale\n");
        };
        add("hidraw0", "0003:0000046D:0000C31C");
        add("hidraw3", "0003:00000922:00008003");
        QCOMPARE(hidrawFile(QStringLiteral("hid:0922:8003"), sys.path()), QStringLiteral("/dev/hidraw3"));
        QCOMPARE(hidrawFile(QStringLiteral("hid:046d:c31c"), sys.path()), QStringLiteral("/dev/hidraw0"));
        QCOMPARE(hidrawFile(QStringLiteral("hid:0922:8004"), sys.path()), QString());
        QCOMPARE(hidrawFile(QStringLiteral("/dev/hidraw7"), sys.path()), QStringLiteral("/dev/hidraw7"));
        QVERIFY(isHidAddress(QStringLiteral("hid:0922:8003")) && isHidAddress(QStringLiteral("/dev/hidraw7")));
        QVERIFY(!isHidAddress(QStringLiteral("/dev/ttyUSB0")));
    }
    /// What the configuration names is opened by what it is.
    void anAddressMakesTheLink()
    {
        const SteadyClock clock;
        SerialScaleSetting setting;
        setting.protocol = QStringLiteral("HID-8D");
        setting.port.path = QStringLiteral("hid:ffff:ffff");
        auto scale = SerialScale::make(setting, clock);
        QVERIFY(scale.has_value());
        QVERIFY(qobject_cast<const HidrawLink *>(&(*scale)->link()));
        (*scale)->open();
        QCOMPARE((*scale)->state(), DeviceState::Absent);
    }
};

PACKBAY_TEST(tst_HidScale)
#include "tst_HidScale.moc"
