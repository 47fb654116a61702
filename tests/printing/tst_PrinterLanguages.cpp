#include "printing/LabelMaker.h"
#include "printing/StatusDialect.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/RasterReaders.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// The languages that carry raw bits, read back by readers that share nothing with the writers, and what printers answer.
class tst_PrinterLanguages : public QObject
{
    Q_OBJECT

    static QByteArray label(LabelFormat format, int dpi)
    {
        const auto request = parseLabelRequest(chineseCartonRequest());
        return *makeLabel(*request, format, dpi);
    }

private slots:
    void rasterIsThePicture_data()
    {
        QTest::addColumn<int>("dpi");
        QTest::addColumn<QSize>("bytesAndRows");
        QTest::newRow("203") << 203 << QSize(100, 1200);
        QTest::newRow("300") << 300 << QSize(148, 1772);
    }
    void rasterIsThePicture()
    {
        QFETCH(int, dpi);
        QFETCH(QSize, bytesAndRows);
        const QImage picture = QImage::fromData(label(LabelFormat::Png, dpi));
        QStringList tspl;
        QStringList epl;
        const QList<QImage> read{readTspl(label(LabelFormat::Tspl, dpi), &tspl), readEpl(label(LabelFormat::Epl, dpi), &epl),
                                 readEscPos(label(LabelFormat::EscPos, dpi))};
        for (const QImage &image : read) {
            QCOMPARE(image.size(), QSize(bytesAndRows.width() * 8, bytesAndRows.height()));
            QVERIFY(samePicture(image.copy(0, 0, picture.width(), picture.height()), picture));
            const QImage beyond = image.copy(picture.width(), 0, image.width() - picture.width(), image.height());
            for (int y = 0; y < beyond.height(); ++y) {
                for (int x = 0; x < beyond.width(); ++x)
                    QCOMPARE(qGray(beyond.pixel(x, y)), 255);
            }
        }
        QCOMPARE(tspl, (QStringList{QStringLiteral("SIZE 100 mm,150 mm"), QStringLiteral("GAP 3 mm,0"), QStringLiteral("DIRECTION 1"),
                                    QStringLiteral("SET REPRINT OFF"), QStringLiteral("CLS"), QStringLiteral("BITMAP"), QStringLiteral("PRINT 1,1")}));
        QCOMPARE(epl, (QStringList{QStringLiteral("N"), QStringLiteral("q%1").arg(bytesAndRows.width() * 8),
                                   QStringLiteral("Q%1,%2").arg(bytesAndRows.height()).arg(dpi == 203 ? 24 : 35), QStringLiteral("GW"), QStringLiteral("P1")}));
    }

    void settingsAreSent()
    {
        PrinterSettings settings;
        settings.darkness = 99;
        settings.speed = 4;
        settings.gapTenths = 25;
        settings.offsetX = 8;
        settings.offsetY = 16;
        const auto request = parseLabelRequest(cartonRequest());
        const QByteArray zpl = *makeLabel(*request, LabelFormat::Zpl, 203, TemplateStore(), settings);
        QVERIFY(zpl.contains("~SD30\n"));
        QVERIFY(zpl.contains("^PR4\n"));
        QVERIFY(zpl.contains("^FO8,16^GFA"));
        const QByteArray tspl = *makeLabel(*request, LabelFormat::Tspl, 203, TemplateStore(), settings);
        QVERIFY(tspl.contains("GAP 2.5 mm,0\r\n"));
        QVERIFY(tspl.contains("DENSITY 15\r\n"));
        QVERIFY(tspl.contains("SPEED 4\r\n"));
        QVERIFY(tspl.contains("BITMAP 8,16,100,1200,0,"));
        const QByteArray epl = *makeLabel(*request, LabelFormat::Epl, 203, TemplateStore(), settings);
        QVERIFY(epl.contains("\nQ1200,20\n"));
        QVERIFY(epl.contains("\nD15\n"));
        QVERIFY(epl.contains("\nS4\n"));
        QVERIFY(epl.contains("\nGW8,16,100,1200,"));
    }

    void status_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("working");
        const auto zpl = [](const char *name, const char *first, const char *second, ErrorCode code, bool working) {
            QTest::newRow(name) << static_cast<int>(PrinterLanguage::Zpl)
                                << QByteArray("\x02") + first + "\x03\r\n\x02" + second + "\x03\r\n\x02" "1234,0\x03\r\n" << code << working;
        };
        zpl("zpl ready", "030,0,0,1245,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", ErrorCode::None, false);
        zpl("zpl format in buffer", "030,0,0,1245,001,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", ErrorCode::None, true);
        zpl("zpl half a format", "030,0,0,1245,000,0,0,1,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", ErrorCode::None, true);
        zpl("zpl labels left", "030,0,0,1245,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000003,1,000", ErrorCode::None, true);
        zpl("zpl no paper", "030,1,0,1245,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", ErrorCode::PrinterNoPaper, false);
        zpl("zpl paused", "030,0,1,1245,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", ErrorCode::PrinterPaused, false);
        zpl("zpl head open", "030,0,0,1245,000,0,0,0,000,0,0,0", "000,0,1,0,0,2,4,0,00000000,1,000", ErrorCode::PrinterDoorOpen, false);
        zpl("zpl no ribbon", "030,0,0,1245,000,0,0,0,000,0,0,0", "000,0,0,1,0,2,4,0,00000000,1,000", ErrorCode::PrinterFault, false);
        zpl("zpl too hot", "030,0,0,1245,000,0,0,0,000,0,0,1", "000,0,0,0,0,2,4,0,00000000,1,000", ErrorCode::PrinterFault, false);
        zpl("zpl nonsense", "hello", "world", ErrorCode::PrinterFault, false);
        const auto one = [](const char *name, PrinterLanguage language, const QByteArray &answer, ErrorCode code, bool working) {
            QTest::newRow(name) << static_cast<int>(language) << answer << code << working;
        };
        one("tspl ready", PrinterLanguage::Tspl, QByteArray(1, '\0'), ErrorCode::None, false);
        one("tspl printing", PrinterLanguage::Tspl, "\x20", ErrorCode::None, true);
        one("tspl no paper", PrinterLanguage::Tspl, "\x04", ErrorCode::PrinterNoPaper, false);
        one("tspl head open", PrinterLanguage::Tspl, "\x01", ErrorCode::PrinterDoorOpen, false);
        one("tspl jam", PrinterLanguage::Tspl, "\x02", ErrorCode::PrinterFault, false);
        one("tspl ribbon", PrinterLanguage::Tspl, "\x08", ErrorCode::PrinterFault, false);
        one("tspl paused", PrinterLanguage::Tspl, "\x10", ErrorCode::PrinterPaused, false);
        one("escpos ready", PrinterLanguage::EscPos, "\x12\x12", ErrorCode::None, false);
        one("escpos no paper", PrinterLanguage::EscPos, "\x12\x72", ErrorCode::PrinterNoPaper, false);
        one("escpos cover", PrinterLanguage::EscPos, "\x16\x12", ErrorCode::PrinterDoorOpen, false);
    }
    /// The whole answer at once and byte by byte say the same.
    void status()
    {
        QFETCH(int, language);
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        QFETCH(bool, working);
        const auto dialect = statusDialect(static_cast<PrinterLanguage>(language));
        QByteArray buffer;
        std::optional<DeviceReport> report;
        for (const char byte : answer) {
            buffer += byte;
            if (auto found = dialect->take(buffer)) {
                QVERIFY(!report.has_value());
                report = found;
            }
        }
        QVERIFY(report.has_value());
        QCOMPARE(report->code, code);
        QCOMPARE(report->working, working);
        QByteArray whole = answer;
        const auto again = dialect->take(whole);
        QVERIFY(again.has_value());
        QCOMPARE(again->code, code);
    }

    void ownersTemplateComesFirst()
    {
        QTemporaryDir folder;
        const TemplateStore store(folder.path());
        QVERIFY(store.load(QStringLiteral("location-60x40")).has_value());
        const auto write = [&](const QByteArray &json) {
            QFile file(folder.filePath(QStringLiteral("location-60x40.json")));
            if (!file.open(QIODevice::WriteOnly))
                QFAIL("cannot write");
            file.write(json);
        };
        const QJsonObject request{{QStringLiteral("template"), QStringLiteral("location-60x40")},
                                  {QStringLiteral("code"), QStringLiteral("ZZLSH1A031204BH")}, {QStringLiteral("name"), QStringLiteral("A-03")}};
        const auto parsed = parseLabelRequest(request);
        QVERIFY(parsed.has_value());
        struct Case { const char *json; int code; const char *reason; };
        const Case cases[]{
            {R"({"template":"location-60x40","items":[{"id":"a","kind":"text","box":[20,20,500,100],"text":"{name}"}]})", 0, ""},
            {R"({"template":"location-60x40","items":[{"id":"a","kind":"text","box":[20,20,500,100],"text":"{nmae}"}]})", 5204, "nmae"},
            {R"({"template":"location-60x40","items":[{"id":"a","kind":"text","box":[20,20,500,100],"text":"x","when":"zoen"}]})", 5204, "zoen"},
            {R"({"template":"location-60x40","items":[{"id":"a","kind":"text","box":[20,20,900,100],"text":"x"}]})", 5204, "outside"},
            {R"({"template":"location-60x40","items":[{"id":"a","kind":"txt","box":[20,20,90,100],"text":"x"}]})", 5204, "text, barcode"},
            {R"({"template":"location-60x40","items":[{"id":"a","kind":"text","box":[20,20,90,100],"text":"x","colour":1}]})", 5204, "unknown key"},
            {R"({"template":"location-60x40","items":[{"id":"a","kind":"barcode","box":[20,20,500,100],"text":"{code}","symbology":"code127"}]})", 5204, "symbology"},
            {R"({"template":"location-60x40","items":[{"id":"a","kind":"barcode","box":[20,20,560,100],"text":"{code}","symbology":"code128"},{"id":"b","kind":"text","box":[20,100,500,60],"text":"{name}","size":40,"valign":"top"}]})", 5204, "overlap"},
            {R"({"template":"location-100x100","items":[{"id":"a","kind":"text","box":[20,20,90,100],"text":"x"}]})", 5204, "the file says"},
            {"{", 5204, "no JSON"},
        };
        for (const Case &one : cases) {
            write(one.json);
            const auto made = makeLabel(*parsed, LabelFormat::Png, 203, store);
            QCOMPARE(made ? 0 : made.error().number(), one.code);
            if (!made)
                QVERIFY2(made.error().args.value(QLatin1String("reason")).toString().contains(QString::fromLatin1(one.reason)), one.json);
        }
    }
};

PACKBAY_TEST(tst_PrinterLanguages)
#include "tst_PrinterLanguages.moc"
