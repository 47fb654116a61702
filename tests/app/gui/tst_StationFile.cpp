#include "app/station/window/StationFile.h"
#include "tests/support/TestMain.h"

#include <QSslCertificate>
#include <QTemporaryDir>

using namespace packbay;

class tst_StationFile : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_places = {path("none.ini"), path("data/station.db"), path("data/backups"), path("data/documents")};
        m_ini = QStringLiteral("[station]\ncode=7K\nwarehouse=SH1\n");
    }

    void theLeastIsEnough()
    {
        const auto file = read();
        QVERIFY(file);
        QCOMPARE(file->station.identity.station, QStringLiteral("7K"));
        QCOMPARE(file->station.identity.warehouse, QStringLiteral("SH1"));
        QCOMPARE(file->station.databaseFile, m_places.database);
        QVERIFY(!file->station.central);
        QVERIFY(file->station.scanners.isEmpty());
        QVERIFY(!file->station.scale);
    }

    void devicesAndLook()
    {
        m_ini += QStringLiteral("database=here.db\n[scanner-1]\nport=/dev/a\n[scanner-2]\nport=/dev/b\nbaud=115200\n[scale]\nport=/dev/c\nprotocol=8217\n"
                                "[printer]\nlabels=tcp://192.0.2.1:9100\ndpi=300\n[cartons]\nM=40x30x25\n[photos]\nfolder=camera\nfresh_seconds=30\n[look]\nlanguage=zh_CN\ntheme=dark\n");
        const auto file = read();
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        QCOMPARE(file->station.databaseFile, path("here.db"));
        QCOMPARE(file->station.scanners.size(), 2);
        QCOMPARE(file->station.scanners.at(1).device, QStringLiteral("scanner-2"));
        QCOMPARE(file->station.scanners.at(1).port.baudRate, 115200);
        QCOMPARE(file->station.scale->protocol, QStringLiteral("8217"));
        QCOMPARE(file->station.sheets.labelPrinter, QStringLiteral("tcp://192.0.2.1:9100"));
        QCOMPARE(file->station.sheets.dpi, 300);
        QCOMPARE(file->station.sheets.language, QStringLiteral("zh_CN"));
        QCOMPARE(file->station.weigh.sizes.size(), 1);
        QCOMPARE(file->station.weigh.sizes.first().size.length.value, 400);
        QCOMPARE(file->station.photos.folder, path("camera"));
        QCOMPARE(file->station.photos.freshMs, 30'000);
        QCOMPARE(file->theme, QStringLiteral("dark"));
        QCOMPARE(readStationFile(path("station.ini"), m_places, path("other.db"))->station.databaseFile, path("other.db"));
    }

    void everyPrinterAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<LabelFormat>("usual");
        QTest::newRow("tcp") << "tcp://192.0.2.1:9100" << LabelFormat::Zpl;
        QTest::newRow("usb") << "usb:///dev/usb/lp0" << LabelFormat::Zpl;
        QTest::newRow("ipp") << "ipp://192.0.2.1/ipp/print" << LabelFormat::Pdf;
        QTest::newRow("cups") << "ipp://localhost:631/printers/label" << LabelFormat::Pdf;
        QTest::newRow("system") << "system:Zebra%20GK420d" << LabelFormat::Png;
        QTest::newRow("file") << "file:///var/labels/" << LabelFormat::Pdf;
    }
    void everyPrinterAddress()
    {
        QFETCH(QString, address);
        QFETCH(LabelFormat, usual);
        m_ini += QStringLiteral("[printer]\nlabels=%1\n").arg(address);
        const auto file = read();
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        QCOMPARE(file->station.sheets.labelPrinter, address);
        QCOMPARE(usualFormat(address), usual);
        QVERIFY(!file->station.sheets.labelFormat);
        if (address.startsWith(u"system"))
            return;
        m_ini += QStringLiteral("format=tspl\ncarton_paper=4x6in\nparcel_paper=100x100\ndarkness=9\nspeed=4\ngap_tenths_mm=20\noffset_x_dots=8\noffset_y_dots=16\n"
                                "document_printer=ipp://192.0.2.9/ipp/print\ntemplates=own\n");
        const auto told = read();
        QVERIFY2(told, told ? "" : qPrintable(told.error().detail));
        const SheetConfig &sheets = told->station.sheets;
        QCOMPARE(*sheets.labelFormat, LabelFormat::Tspl);
        QCOMPARE(sheets.cartonPaper, QStringLiteral("4x6in"));
        QCOMPARE(sheets.parcelPaper, QStringLiteral("100x100"));
        QCOMPARE(*sheets.labelSettings.darkness, 9);
        QCOMPARE(*sheets.labelSettings.speed, 4);
        QCOMPARE(sheets.labelSettings.gapTenths, 20);
        QCOMPARE(sheets.labelSettings.offsetX, 8);
        QCOMPARE(sheets.labelSettings.offsetY, 16);
        QCOMPARE(sheets.documentPrinter, QStringLiteral("ipp://192.0.2.9/ipp/print"));
        QCOMPARE(sheets.templateFolder, path("own"));
    }

    void dispatchSettings()
    {
        QVERIFY(read()->station.dispatch.sellers.isEmpty() && read()->station.dispatch.unscanned.isEmpty() && read()->station.dispatch.spare.isEmpty());
        m_ini += QStringLiteral("[printer]\nlabels=tcp://192.0.2.1:9100\nspare=tcp://192.0.2.2:9100\n[dispatch]\nbought_labels=\"DHL, House Air\"\nno_scan_back=\"GB-AIR, JP-SEA\"\n");
        const auto file = read();
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        QCOMPARE(file->station.sheets.sparePrinter, QStringLiteral("tcp://192.0.2.2:9100"));
        QCOMPARE(file->station.dispatch.spare, QStringLiteral("192.0.2.2"));
        QCOMPARE(file->station.dispatch.sellers, (QStringList{QStringLiteral("DHL"), QStringLiteral("House Air")}));
        QCOMPARE(file->station.dispatch.unscanned, (QStringList{QStringLiteral("GB-AIR"), QStringLiteral("JP-SEA")}));
    }

    void tariffFolders()
    {
        QCOMPARE(read()->station.tariffs.import, QString()); // whatever is plugged in
        QCOMPARE(read()->station.tariffs.exports, path("data/documents/tariffs"));
        m_ini += QStringLiteral("[tariffs]\nimport=incoming\nexport=/srv/published\n");
        const auto file = read();
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        QCOMPARE(file->station.tariffs.import, path("incoming"));
        QCOMPARE(file->station.tariffs.exports, QStringLiteral("/srv/published"));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("setting");
        QTest::newRow("epoch") << "epoch=0\n" << "station/epoch";
        QTest::newRow("http") << "[central]\nurl=http://a\n" << "central/url";
        QTest::newRow("no ca") << "[central]\nurl=https://a\n" << "central/ca_file";
        QTest::newRow("port") << "[scanner-1]\nbaud=9600\n" << "scanner-1/port";
        QTest::newRow("baud") << "[scanner-1]\nport=/dev/a\nbaud=fast\n" << "scanner-1/baud";
        QTest::newRow("protocol") << "[scale]\nport=/dev/a\nprotocol=GUESS\n" << "scale/protocol";
        QTest::newRow("printer") << "[printer]\nlabels=lpt1\n" << "printer/labels";
        QTest::newRow("printer without a queue") << "[printer]\nlabels=ipp://\n" << "printer/labels";
        QTest::newRow("printer outside /dev") << "[printer]\nlabels=usb:///etc/passwd\n" << "printer/labels";
        QTest::newRow("format") << "[printer]\nformat=pcl\n" << "printer/format";
        QTest::newRow("format of the system") << "[printer]\nlabels=system:Zebra\nformat=zpl\n" << "printer/format";
        QTest::newRow("document printer") << "[printer]\ndocument_printer=tcp://192.0.2.1:9100\n" << "printer/document_printer";
        QTest::newRow("carton paper") << "[printer]\ncarton_paper=a5\n" << "printer/carton_paper";
        QTest::newRow("parcel paper") << "[printer]\nparcel_paper=100x150\n" << "printer/parcel_paper";
        QTest::newRow("darkness") << "[printer]\ndarkness=31\n" << "printer/darkness";
        QTest::newRow("gap") << "[printer]\ngap_tenths_mm=x\n" << "printer/gap_tenths_mm";
        QTest::newRow("600 dpi") << "[printer]\ndpi=600\n" << "printer/dpi";
        QTest::newRow("dpi") << "[printer]\ndpi=250\n" << "printer/dpi";
        QTest::newRow("photos") << "[photos]\nfresh_seconds=1\n" << "photos/fresh_seconds";
        QTest::newRow("carton") << "[cartons]\nM=large\n" << "cartons/M";
        QTest::newRow("language") << "[look]\nlanguage=tlh\n" << "look/language";
        QTest::newRow("theme") << "[look]\ntheme=pink\n" << "look/theme";
    }
    void mistakesAreNamed()
    {
        QFETCH(QString, lines);
        QFETCH(QString, setting);
        m_ini += lines;
        const auto file = read();
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::SettingInvalid);
        QCOMPARE(file.error().args.value(QStringLiteral("setting")).toString(), setting);
        QCOMPARE(file.error().args.value(QStringLiteral("file")).toString(), path("station.ini"));
    }

    /// An owner's carriers lie beside the configuration, are asked first, and their own samples are tried.
    void ownCarriersAreAskedFirst()
    {
        const QByteArray row = R"({"formats":[{"carrier":"quick","name":"Quick","shape":"SF[0-9]{13}","evidence":"prefix","accept":["SF1390000000123"]}]})";
        m_ini += QStringLiteral("[carriers]\nfile=carriers.json\n");
        QCOMPARE(read().error().args.value(QStringLiteral("setting")).toString(), QStringLiteral("carriers/file")); // not there yet
        writeBeside("carriers.json", row);
        const auto file = read();
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        QVERIFY(file->station.carriers);
        const ScanClassifier classifier(*file->station.carriers);
        QCOMPARE(classifier.classify(QStringLiteral("SF1390000000123")).carriers.first().code, QStringLiteral("quick"));
        QCOMPARE(classifier.classify(QStringLiteral("RB123456785GB")).carriers.first().code, QStringLiteral("s10")); // ours are still there
        writeBeside("carriers.json", QByteArray(row).replace("SF1390000000123\"]", "SF139\"]"));
        QCOMPARE(read().error().args.value(QStringLiteral("setting")).toString(), QStringLiteral("carriers/file"));
        QVERIFY2(read().error().detail.contains(QStringLiteral("/formats/0/accept/0")), qPrintable(read().error().detail));
    }

    void stationCodeMustBeThere()
    {
        m_ini = QStringLiteral("[station]\nwarehouse=SH1\n");
        QCOMPARE(read().error().args.value(QStringLiteral("setting")).toString(), QStringLiteral("station/code"));
        m_ini = QStringLiteral("[station]\ncode=7K\n");
        QCOMPARE(read().error().args.value(QStringLiteral("setting")).toString(), QStringLiteral("station/warehouse"));
    }

    void missingFileIsNamed()
    {
        const auto file = readStationFile(m_places.config, m_places);
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(file.error().args.value(QStringLiteral("file")).toString(), m_places.config);
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void writeBeside(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    Result<StationFile> read()
    {
        QFile file(path("station.ini"));
        if (!file.open(QIODevice::WriteOnly) || file.write(m_ini.toUtf8()) < 0)
            return makeError(ErrorCode::FileUnwritable);
        file.close();
        return readStationFile(file.fileName(), m_places);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    StationPlaces m_places;
    QString m_ini;
};

PACKBAY_TEST(tst_StationFile)
#include "tst_StationFile.moc"
