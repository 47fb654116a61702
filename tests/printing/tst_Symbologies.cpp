#include "printing/LabelMaker.h"
#include "printing/SelfCheck.h"
#include "scanner/ImageScanClient.h"
#include "tests/printing/LabelSamples.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// Every kind of barcode that a template can name, drawn in whole dots and read back by others.
class tst_Symbologies : public QObject
{
    Q_OBJECT

    ImageScanClient m_client{helper()};

    static ImageScanSetting helper()
    {
        ImageScanSetting setting;
        setting.helper = QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper");
        setting.limitMs = 20000;
        return setting;
    }
    QStringList readWithZxing(const QImage &picture)
    {
        QStringList codes;
        bool done = false;
        QObject context;
        connect(&m_client, &ImageScanClient::decoded, &context, [&](quint64, const ImageScanResult &result) {
            for (const FoundCode &code : result.codes)
                codes.append(code.format + QLatin1Char(':') + QString(code.text).remove(QChar(0x1D)));
            done = true;
        });
        m_client.decode(picture);
        (void)QTest::qWaitFor([&] { return done; }, 60000);
        return codes;
    }

private slots:
    void readBack_data()
    {
        QTest::addColumn<QString>("symbology");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("zbar"); ///< empty: zbar does not know the kind
        const auto row = [](const char *name, const char *symbology, const QString &text, const QString &read, const QString &zbar) {
            for (const int dpi : {203, 300})
                QTest::addRow("%s %d", name, dpi) << QString::fromLatin1(symbology) << text << read << zbar;
        };
        const QString ascii = QStringLiteral("aZ09 ~^_%+-./\\{}|,:;<=>");
        row("code128", "code128", ascii, QStringLiteral("Code128:") + ascii, QStringLiteral("CODE-128:") + ascii);
        row("code128 digits", "code128", QStringLiteral("12345678901234567890"), QStringLiteral("Code128:12345678901234567890"), QStringLiteral("CODE-128:12345678901234567890"));
        row("code128b", "code128b", QStringLiteral("ZZP7K00012FU"), QStringLiteral("Code128:ZZP7K00012FU"), QStringLiteral("CODE-128:ZZP7K00012FU"));
        row("gs1-128", "gs1-128", QStringLiteral("[00]376123450000000016"), QStringLiteral("Code128:00376123450000000016"), QStringLiteral("CODE-128:00376123450000000016"));
        row("itf14", "itf14", QStringLiteral("1540014128876"), QStringLiteral("ITF:15400141288763"), QStringLiteral("I2/5:15400141288763"));
        row("qr", "qr", QStringLiteral("收货 https://example.org/?a=1&b=2"), QStringLiteral("QRCode:收货 https://example.org/?a=1&b=2"), QStringLiteral("QR-Code:收货 https://example.org/?a=1&b=2"));
        row("datamatrix", "datamatrix", QStringLiteral("JJGB0001 + 42"), QStringLiteral("DataMatrix:JJGB0001 + 42"), QString());
        row("pdf417", "pdf417", QStringLiteral("Two lines of text 0123456789"), QStringLiteral("PDF417:Two lines of text 0123456789"), QString());
    }
    void readBack()
    {
        QFETCH(QString, symbology);
        QFETCH(QString, text);
        QFETCH(QString, read);
        QFETCH(QString, zbar);
        const Dpi dpi = QByteArray(QTest::currentDataTag()).endsWith("203") ? Dpi::D203 : Dpi::D300;
        const QJsonObject bars{{QStringLiteral("id"), QStringLiteral("bars")}, {QStringLiteral("kind"), QStringLiteral("barcode")},
                               {QStringLiteral("box"), QJsonArray{50, 50, 900, 500}}, {QStringLiteral("text"), QStringLiteral("{name}")},
                               {QStringLiteral("symbology"), symbology}};
        const QJsonObject form{{QStringLiteral("template"), QStringLiteral("location-100x100")}, {QStringLiteral("items"), QJsonArray{bars}}};
        const auto sheet = parseTemplate(QJsonDocument(form).toJson());
        QVERIFY2(sheet.has_value(), sheet ? "" : QJsonDocument(sheet.error().args).toJson().constData());
        const auto request = parseLabelRequest({{QStringLiteral("template"), QStringLiteral("location-100x100")},
                                                {QStringLiteral("code"), QStringLiteral("ZZLSH1A031204BH")}, {QStringLiteral("name"), text}});
        QVERIFY(request.has_value());
        const auto layout = layOut(*sheet, *request, dpi);
        QVERIFY2(layout.has_value(), layout ? "" : QJsonDocument(layout.error().args).toJson().constData());
        const PlacedBarcode &placed = layout->pages.front().barcodes.front();
        QVERIFY(placed.module >= 2);
        QCOMPARE(placed.bars.width(), placed.symbol.columns * placed.module);
        const int quiet = symbology == u"qr" ? 4 : symbology == u"datamatrix" || symbology == u"pdf417" ? 2 : 10;
        QVERIFY(placed.bars.left() - placed.quiet.left() >= quiet * placed.module);
        QVERIFY(placed.quiet.right() - placed.bars.right() >= quiet * placed.module);
        const QImage picture = paintPage(*layout);
        QVERIFY(checkBars(*layout, picture).has_value());
        QCOMPARE(readWithZxing(picture), QStringList{read});
        if (!zbar.isEmpty())
            QCOMPARE(readWithZbar(writePng(picture)), QStringList{zbar});
    }

    void textsThatDoNotGoIn_data()
    {
        QTest::addColumn<Symbology>("symbology");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << Symbology::Qr << QString();
        QTest::newRow("code128, chinese") << Symbology::Code128 << QStringLiteral("箱1");
        QTest::newRow("code128, control character") << Symbology::Code128 << QStringLiteral("a\tb");
        QTest::newRow("gs1-128, no AI") << Symbology::Gs1_128 << QStringLiteral("376123450000000016");
        QTest::newRow("gs1-128, check digit") << Symbology::Gs1_128 << QStringLiteral("[00]376123450000000017");
        QTest::newRow("itf14, letters") << Symbology::Itf14 << QStringLiteral("15400A41288763");
        QTest::newRow("itf14, too long") << Symbology::Itf14 << QStringLiteral("154001412887631");
        QTest::newRow("pdf417, chinese") << Symbology::Pdf417 << QStringLiteral("箱");
        QTest::newRow("datamatrix, too long") << Symbology::DataMatrix << QString(4000, u'W');
        QTest::newRow("qr, too long") << Symbology::Qr << QString(4000, u'W');
    }
    void textsThatDoNotGoIn()
    {
        QFETCH(Symbology, symbology);
        QFETCH(QString, text);
        const auto symbol = encodeBarcode(symbology, text);
        QVERIFY(!symbol.has_value());
        QCOMPARE(symbol.error().code, ErrorCode::BarcodeTextInvalid);
        QCOMPARE(symbol.error().args.value(QLatin1String("text")).toString(), text);
    }
};

PACKBAY_TEST(tst_Symbologies)
#include "tst_Symbologies.moc"
