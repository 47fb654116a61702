#include "app/demo/VirtualDevices.h"
#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "app/station/window/DeviceFile.h"
#include "tests/support/TestMain.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace packbay;

/// What stands in the file for scanners, scale and keyboard scanners comes back as it was.
class tst_DeviceFile : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsItWas()
    {
        DeviceSettings written;
        for (const char *name : {"scanner-1", "scanner-2"}) {
            SerialScannerSetting scanner;
            scanner.device = QLatin1String(name);
            scanner.port.path = QStringLiteral("/dev/serial/by-id/usb-A,\"b\"\\c;d_%1").arg(scanner.device);
            scanner.port.baudRate = 115'200;
            scanner.port.dataBits = QSerialPort::Data7;
            scanner.port.parity = QSerialPort::EvenParity;
            scanner.framing.prefix = QByteArray("\x02\x00;", 3);
            scanner.framing.suffix = "#\r\n";
            scanner.stopBeep = QByteArray("\x16\x07\r");
            written.scanners.append(scanner);
        }
        SerialScaleSetting scale;
        scale.device = QStringLiteral("scale");
        scale.port.path = QStringLiteral("hid:0922:8003");
        scale.protocol = QStringLiteral("HID-8D");
        scale.unit = WeightUnit::Lb;
        scale.minimumLoad = Grams(40);
        written.scale = scale;
        written.wedge.prefix = QStringLiteral("\x02");
        written.wedge.suffix = QStringLiteral("#");
        written.wedge.gapMs = 60;
        written.wedge.gsCharacter = QStringLiteral("|");
        const QString path = fileWith("[station]\ncode=7K\n");
        for (int i = 0; i < 3; ++i) { // again and again: the file does not grow
            QVERIFY(writeDevices(path, written));
            StationIni ini(path);
            const Result<DeviceSettings> read = readDevices(ini);
            QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
            QCOMPARE(read->scanners.size(), 2);
            for (int n = 0; n < 2; ++n) {
                QCOMPARE(read->scanners[n].device, written.scanners[n].device);
                QVERIFY2(read->scanners[n].port == written.scanners[n].port, qPrintable(read->scanners[n].port.path));
                QVERIFY(read->scanners[n].framing == written.scanners[n].framing);
                QCOMPARE(read->scanners[n].stopBeep, written.scanners[n].stopBeep);
            }
            QCOMPARE(read->scale->port.path, scale.port.path);
            QCOMPARE(read->scale->protocol, scale.protocol);
            QCOMPARE(read->wedge.prefix, written.wedge.prefix);
            QCOMPARE(read->wedge.suffix, written.wedge.suffix);
            QCOMPARE(read->wedge.gapMs, 60);
            QCOMPARE(read->wedge.gsCharacter, QStringLiteral("|"));
            QCOMPARE(read->scale->unit, WeightUnit::Lb);
            QCOMPARE(read->scale->minimumLoad, std::optional(Grams(40)));
            if (i == 0)
                m_size = QFileInfo(path).size();
            QCOMPARE(QFileInfo(path).size(), m_size);
        }
        QVERIFY(writeDevices(path, {}));
        StationIni ini(path);
        QVERIFY(readDevices(ini)->scanners.isEmpty());
        QVERIFY(!readDevices(ini)->scale);
    }
    void wrongValuesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("hex") << QByteArray("[scanner-1]\nport=/x\nprefix_hex=0g\n") << QStringLiteral("scanner-1/prefix_hex");
        QTest::newRow("half a byte") << QByteArray("[scanner-1]\nport=/x\nstop_beep_hex=7\n") << QStringLiteral("scanner-1/stop_beep_hex");
        QTest::newRow("line") << QByteArray("[scale]\nport=/x\nline=9X1\n") << QStringLiteral("scale/line");
        QTest::newRow("gap") << QByteArray("[wedge]\ngap_ms=500\n") << QStringLiteral("wedge/gap_ms");
        QTest::newRow("unit") << QByteArray("[scale]\nport=/x\nunit=stone\n") << QStringLiteral("scale/unit");
        QTest::newRow("unit of jewels") << QByteArray("[scale]\nport=/x\nunit=ct\n") << QStringLiteral("scale/unit");
        QTest::newRow("minimum") << QByteArray("[scale]\nport=/x\nminimum_g=0\n") << QStringLiteral("scale/minimum_g");
        QTest::newRow("protocol") << QByteArray("[scale]\nport=/x\nprotocol=KLINGON\n") << QStringLiteral("scale/protocol");
    }
    void wrongValuesAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, key);
        StationIni ini(fileWith(text));
        const Result<DeviceSettings> read = readDevices(ini);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::SettingInvalid);
        QCOMPARE(read.error().args.value(QStringLiteral("setting")).toString(), key);
    }

private:
    QString fileWith(const QByteArray &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_files));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path;
    }
    QTemporaryDir m_folder;
    int m_files = 0;
    qint64 m_size = 0;
};

PACKBAY_TEST(tst_DeviceFile)

/// A STOP goes to the beeper of the scanner that has just scanned, where one was set up, and to no other.
class tst_StopBeep : public QObject
{
    Q_OBJECT

private slots:
    void goesToTheScannerThatScanned()
    {
        QTemporaryDir folder;
        std::vector<std::unique_ptr<VirtualSerial>> lines;
        StationConfig config;
        config.databaseFile = folder.filePath(QStringLiteral("station.db"));
        config.backupFolder = folder.filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = folder.filePath(QStringLiteral("documents"));
        QHash<int, QByteArray> heard;
        for (int i = 0; i < 2; ++i) {
            auto line = VirtualSerial::make();
            QVERIFY(line);
            connect(line->get(), &VirtualSerial::received, this, [&heard, i](const QByteArray &bytes) { heard[i] += bytes; });
            SerialScannerSetting setting;
            setting.device = QStringLiteral("scanner-%1").arg(i + 1);
            setting.port.path = (*line)->path();
            setting.stopBeep = "\x16\x07\r";
            config.scanners.append(setting);
            lines.push_back(std::move(*line));
        }
        const SystemClock clock;
        SystemIds ids(clock);
        StationCore core(config, clock, ids);
        QVERIFY(core.start());
        User clerk;
        clerk.badge = QStringLiteral("U17");
        core.enter(clerk);
        QTRY_COMPARE(core.devices().scannerState(QStringLiteral("scanner-2")), DeviceState::Ready);
        lines[1]->send("SF1390000000123\r"); // asks for the owner: no STOP
        QTRY_VERIFY(!core.screen().strip.isEmpty());
        lines[1]->send("ZZCUNDOZ\r"); // a damaged command
        QTRY_COMPARE(core.screen().banner, Banner::Stop);
        QTRY_COMPARE(heard.value(1), QByteArray("\x16\x07\r"));
        QVERIFY(heard.value(0).isEmpty());
    }
};

PACKBAY_TEST(tst_StopBeep)
#include "tst_DeviceFile.moc"
