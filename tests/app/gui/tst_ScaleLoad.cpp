#include "app/demo/VirtualDevices.h"
#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "tests/support/TestMain.h"
#include "ui/text/ErrorText.h"

#include <QTemporaryDir>
#include <QTimer>

using namespace packbay;

/// From the bytes of a scale to the weight of a parcel: what is booked, what is not, and what the clerk is told then.
class tst_ScaleLoad : public QObject
{
    Q_OBJECT

    /// 12'345 = 12.345 kg.
    static QByteArray bcd(int grams)
    {
        const QByteArray digits = QByteArray::number(grams).rightJustified(6, '0');
        return QByteArray::fromHex("ff44" + digits.mid(4, 2) + digits.mid(2, 2) + digits.mid(0, 2));
    }

private slots:
    void init()
    {
        m_port = VirtualSerial::make().value();
        m_folder = std::make_unique<QTemporaryDir>();
        m_frames = 0;
        m_said.clear();
        m_talk = std::make_unique<QTimer>();
        connect(m_talk.get(), &QTimer::timeout, this, [this] { m_port->send(m_said); });
    }
    void cleanup()
    {
        m_talk.reset();
        m_core.reset();
        m_port.reset();
    }
    /// hardware.md B4: a parcel that stays on the scale is not weighed for the next one, not even when one of its frames
    /// is damaged and says that the scale is empty; BCD-FF has no checksum.
    void theParcelBefore()
    {
        open(QStringLiteral("BCD-FF"));
        m_said = bcd(12345);
        receive(QStringLiteral("SF1000000000001"));
        QTRY_COMPARE(weightOf(QStringLiteral("SF1000000000001")), Grams(12345));
        m_core->give(Command::Next);
        receive(QStringLiteral("SF1000000000002"));
        waitForFrames(12);
        QTRY_COMPARE(m_core->screen().prompt.id, Text::AskEmptyScale); // "received" stands until the next tick
        QByteArray flipped = bcd(12345);
        flipped[1] = char(flipped[1] ^ 0x20);
        m_port->send(flipped);
        waitForFrames(25);
        QCOMPARE(m_core->screen().prompt.id, Text::AskEmptyScale);
        QCOMPARE(weightOf(QStringLiteral("SF1000000000002")), Grams(0));
        m_said = bcd(0);
        QTRY_COMPARE(m_core->screen().prompt.id, Text::AskWeight);
        m_said = bcd(900);
        QTRY_COMPARE(weightOf(QStringLiteral("SF1000000000002")), Grams(900));
    }
    /// A steady weight that may not be booked is not called unsteady.
    void saysWhyNot_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("minimum");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("under 20 of its steps") << QByteArray("ww0001.5kg\r\n") << 0
            << QStringLiteral("1.50 kg is under its minimum. Empty it and press its zero key, or type the weight with F2.");
        QTest::newRow("under the minimum that is set") << QByteArray("ww0000.090kg\r\n") << 100
            << QStringLiteral("0.09 kg is under its minimum. Empty it and press its zero key, or type the weight with F2.");
        QTest::newRow("net") << QByteArray("wn0001.500kg\r\n") << 0
            << QStringLiteral("1.50 kg is a net weight. Take the tare off the scale, or type the weight with F2.");
        QTest::newRow("over the minimum that is set") << QByteArray("ww0001.5kg\r\n") << 100 << QString();
    }
    void saysWhyNot()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, minimum);
        QFETCH(QString, remedy);
        open(QStringLiteral("YH-w"), minimum > 0 ? std::optional(Grams(minimum)) : std::nullopt);
        m_said = frame;
        receive(QStringLiteral("SF1000000000001"));
        if (remedy.isEmpty()) {
            QTRY_COMPARE(weightOf(QStringLiteral("SF1000000000001")), Grams(1500));
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_core->screen().error, 20'000); // by itself, after eight seconds
        QCOMPARE(errorWords(*m_core->screen().error).remedy, remedy);
        QCOMPARE(weightOf(QStringLiteral("SF1000000000001")), Grams(0));
    }

private:
    void open(const QString &protocol, std::optional<Grams> minimum = {})
    {
        StationConfig config;
        config.databaseFile = m_folder->filePath(QStringLiteral("station.db"));
        config.backupFolder = m_folder->filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = m_folder->filePath(QStringLiteral("documents"));
        config.scale = SerialScaleSetting{QStringLiteral("scale"), {m_port->path()}, protocol};
        config.scale->minimumLoad = minimum;
        m_core = std::make_unique<StationCore>(config, m_clock, m_ids);
        QVERIFY(m_core->start());
        connect(&m_core->devices(), &DeviceBench::reading, this, [this] { ++m_frames; });
        User clerk;
        clerk.badge = QStringLiteral("U17");
        clerk.name = QStringLiteral("Minh");
        m_core->enter(clerk);
        QTRY_VERIFY(m_core->devices().scaleState() != DeviceState::Absent);
        m_talk->start(50);
    }
    /// Nobody's parcel; its weight is asked for.
    void receive(const QString &tracking)
    {
        m_core->scanText(tracking);
        QTRY_COMPARE(m_core->screen().prompt.id, Text::AskOwner);
        m_core->give(Command::Choice2);
        QTRY_VERIFY(m_core->world().parcelByTracking(tracking));
    }
    Grams weightOf(const QString &tracking) const { return m_core->world().parcelByTracking(tracking)->weight; }
    void waitForFrames(int more)
    {
        const int until = m_frames + more;
        QTRY_VERIFY(m_frames >= until);
    }

    SystemClock m_clock;
    SystemIds m_ids{m_clock};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<VirtualSerial> m_port;
    std::unique_ptr<StationCore> m_core;
    std::unique_ptr<QTimer> m_talk;
    QByteArray m_said;
    int m_frames = 0;
};

PACKBAY_TEST(tst_ScaleLoad)
#include "tst_ScaleLoad.moc"
