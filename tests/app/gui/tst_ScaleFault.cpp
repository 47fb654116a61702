#include "app/demo/VirtualDevices.h"
#include "app/station/core/SystemClock.h"
#include "app/station/window/StationWindow.h"
#include "tests/support/TestMain.h"
#include "tests/ui/LayoutCheck.h"
#include "ui/HeaderBar.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

#include <bit>

using namespace packbay;

/// A scale that talks otherwise than the station is set up for: its sign says what is wrong, and no weight is shown.
class tst_ScaleFault : public QObject
{
    Q_OBJECT

    static QByteArray withEvenParity(QByteArray bytes)
    {
        for (char &c : bytes)
            c = char(c | (std::popcount(static_cast<unsigned char>(c)) % 2 == 0 ? 0 : 0x80));
        return bytes;
    }
    static QByteArray noise(int length)
    {
        QRandomGenerator random(11);
        QByteArray bytes(length, '\0');
        for (char &c : bytes)
            c = char(random.bounded(256));
        return bytes;
    }

private slots:
    void theSignSaysWhich_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("silence") << QByteArray() << QStringLiteral("Scale not answering") << QStringLiteral("秤无响应");
        QTest::newRow("protocol") << QByteArray("ww0015.000kg\r\n") << QStringLiteral("Scale speaks YH-w") << QStringLiteral("秤使用 YH-w 协议");
        QTest::newRow("parity") << withEvenParity("S S      2.340 kg\r\n") << QStringLiteral("Scale has another parity") << QStringLiteral("秤的校验位不符");
        QTest::newRow("noise") << noise(40) << QStringLiteral("Scale sends noise") << QStringLiteral("秤发来乱码");
    }
    void theSignSaysWhich()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        auto made = VirtualSerial::make();
        QVERIFY(made);
        QTemporaryDir folder;
        StationConfig config;
        config.databaseFile = folder.filePath(QStringLiteral("station.db"));
        config.backupFolder = folder.filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = folder.filePath(QStringLiteral("documents"));
        config.scale = SerialScaleSetting{QStringLiteral("scale"), {(*made)->path()}};
        StationWindow station(m_clock, m_ids, *qApp);
        QVERIFY(station.setLanguage(QStringLiteral("en")));
        QVERIFY(station.open(config));
        station.window().resize(1366, 768);
        station.window().show();
        User clerk;
        clerk.badge = QStringLiteral("U17");
        clerk.name = QStringLiteral("Nguyễn Thị Phương Thảo");
        station.core()->enter(clerk);
        station.core()->scanText(QStringLiteral("SF1000000000001"));
        QTRY_COMPARE(station.core()->screen().prompt.id, Text::AskOwner);
        station.core()->give(Command::Choice2);
        // A weight that moves: it is shown and not booked.
        QByteArray said = "S D      2.340 kg\r\n";
        QTimer talk;
        connect(&talk, &QTimer::timeout, this, [&] {
            if (!said.isEmpty())
                (*made)->send(said);
        });
        talk.start(150);
        const auto grams = [&] { return station.core()->screen().weight ? station.core()->screen().weight->grams : std::nullopt; };
        QTRY_VERIFY(grams() == Grams(2340));
        QCOMPARE(sign(station).state, DeviceState::Ready);
        said = bytes;
        QTRY_COMPARE_WITH_TIMEOUT(deviceWords(sign(station)), english, 10'000);
        QVERIFY(!grams());
        QTest::qWait(500);
        QVERIFY(!grams());
        QCOMPARE(sign(station).state, DeviceState::Faulty);
        const QStringList faults = test::layoutFaults(&station.window(), station.window().look(), 4.5);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QVERIFY(station.setLanguage(QStringLiteral("zh_CN")));
        QCOMPARE(deviceWords(sign(station)), chinese);
        if (const QString pictures = qEnvironmentVariable("PACKBAY_PICTURES"); !pictures.isEmpty())
            station.window().grab().save(pictures + QStringLiteral("/scale-%1.png").arg(QLatin1String(QTest::currentDataTag())));
        QVERIFY(station.setLanguage(QStringLiteral("en")));
        said = "S D      2.350 kg\r\n";
        QTRY_VERIFY(grams() == Grams(2350));
        QCOMPARE(sign(station).state, DeviceState::Ready);
    }

private:
    static DeviceChipState sign(StationWindow &station)
    {
        const QList<DeviceChipState> devices = station.window().findChild<HeaderBar *>()->devices();
        const auto scale = std::find_if(devices.begin(), devices.end(), [](const DeviceChipState &each) { return each.kind == DeviceChipState::Kind::Scale; });
        return scale == devices.end() ? DeviceChipState{} : *scale;
    }

    SystemClock m_clock;
    SystemIds m_ids{m_clock};
};

PACKBAY_TEST(tst_ScaleFault)
#include "tst_ScaleFault.moc"
