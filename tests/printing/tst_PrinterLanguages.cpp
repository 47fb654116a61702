#include "printing/LabelMaker.h"
#include "printing/StatusDialect.h"
#include "tests/printing/LabelSamples.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

namespace {

/// Black where the bit is `blackBit`; null when there are not exactly rows * bytesPerRow bytes.
QImage fromBits(const QByteArray &bits, int bytesPerRow, int rows, int blackBit)
{
    if (bits.size() != static_cast<qsizetype>(bytesPerRow) * rows)
        return {};
    QImage image(bytesPerRow * 8, rows, QImage::Format_Grayscale8);
    for (int i = 0; i < bytesPerRow * 8 * rows; ++i) {
        const int x = i % (bytesPerRow * 8);
        const int y = i / (bytesPerRow * 8);
        const int bit = static_cast<uchar>(bits[y * bytesPerRow + x / 8]) / (1 << (7 - x % 8)) % 2;
        image.scanLine(y)[x] = bit == blackBit ? 0 : 255;
    }
    return image;
}

/// One word up to a separator, taken off the front.
QByteArray upTo(QByteArray &bytes, const QByteArray &separator)
{
    const qsizetype at = bytes.indexOf(separator);
    const QByteArray word = bytes.left(at < 0 ? bytes.size() : at);
    bytes.remove(0, at < 0 ? bytes.size() : at + separator.size());
    return word;
}

QImage readTspl(QByteArray bytes, QStringList *commands)
{
    QImage picture;
    while (!bytes.isEmpty()) {
        if (bytes.startsWith("BITMAP ")) {
            bytes.remove(0, 7);
            int numbers[5] = {};
            for (int &number : numbers)
                number = upTo(bytes, ",").toInt();
            // The length counts, not the lines: raw bytes may hold CR LF.
            const qsizetype size = static_cast<qsizetype>(numbers[2]) * numbers[3];
            picture = fromBits(bytes.left(size), numbers[2], numbers[3], 0);
            bytes.remove(0, size);
            if (!bytes.startsWith("\r\n"))
                return {};
            bytes.remove(0, 2);
            commands->append(QStringLiteral("BITMAP"));
        } else {
            commands->append(QString::fromLatin1(upTo(bytes, "\r\n")));
        }
    }
    return picture;
}

QImage readEpl(QByteArray bytes, QStringList *commands)
{
    QImage picture;
    while (!bytes.isEmpty()) {
        if (bytes.startsWith("GW")) {
            bytes.remove(0, 2);
            int numbers[4] = {};
            for (int &number : numbers)
                number = upTo(bytes, ",").toInt();
            const qsizetype size = static_cast<qsizetype>(numbers[2]) * numbers[3];
            picture = fromBits(bytes.left(size), numbers[2], numbers[3], 0);
            bytes.remove(0, size);
            commands->append(QStringLiteral("GW"));
        } else {
            const QString line = QString::fromLatin1(upTo(bytes, "\n"));
            if (!line.isEmpty())
                commands->append(line);
        }
    }
    return picture;
}

QImage readEscPos(const QByteArray &bytes)
{
    if (!bytes.startsWith(QByteArray("\x1dv0\0", 4)) || bytes.size() < 8)
        return {};
    const auto at = [&](int i) { return static_cast<int>(static_cast<uchar>(bytes[i])); };
    return fromBits(bytes.mid(8), at(4) + 256 * at(5), at(6) + 256 * at(7), 1);
}

} // namespace

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
        QVERIFY(tspl.contains("BITMAP 8,16,100,1200,0,"));
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
