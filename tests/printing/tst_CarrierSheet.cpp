#include "printing/CarrierPrint.h"
#include "printing/LabelMaker.h"
#include "printing/PrintQueue.h"
#include "printing/TcpPrinter.h"
#include "tests/printing/FileLedger.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/PdfReader.h"
#include "tests/printing/RasterReaders.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// Labels that a carrier made: looked at before they are sent, and passed on bit by bit.
class tst_CarrierSheet : public QObject
{
    Q_OBJECT

    static LabelSize paper(const char *name) { return *labelSize(QString::fromLatin1(name)); }
    static QByteArray own(LabelFormat format, const char *size, int dpi = 203)
    {
        QJsonObject fields = cartonRequest();
        fields.insert(QStringLiteral("template"), QStringLiteral("carton-") + QLatin1String(size));
        return *makeLabel(*parseLabelRequest(fields), format, dpi);
    }
    static QByteArray blankPng(QSize dots)
    {
        QImage white(dots, QImage::Format_Mono);
        white.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
        white.fill(0);
        return writePng(white);
    }

    /// By readers that share nothing with the writers.
    static QImage read(LabelFormat printer, const QByteArray &bytes)
    {
        QString error;
        QStringList commands;
        switch (printer) {
        case LabelFormat::Zpl: return readZpl(bytes, &error);
        case LabelFormat::Tspl: return readTspl(bytes, &commands);
        case LabelFormat::Epl: return readEpl(bytes, &commands);
        case LabelFormat::EscPos: return readEscPos(bytes);
        case LabelFormat::Pdf: {
            QTemporaryDir folder;
            runOn(QStringLiteral("pdfimages"), {QStringLiteral("-png")}, bytes, QStringLiteral("pdf"), {folder.filePath(QStringLiteral("page"))});
            return QImage(folder.filePath(QStringLiteral("page-000.png")));
        }
        case LabelFormat::Png: break;
        }
        return QImage::fromData(bytes);
    }

private slots:
    void good_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("size");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<LabelFormat>("format");
        QTest::addColumn<int>("labels");
        const QByteArray zpl = own(LabelFormat::Zpl, "100x150");
        QTest::newRow("zpl") << zpl << QByteArray("100x150") << 203 << LabelFormat::Zpl << 1;
        QTest::newRow("two zpl") << zpl + "\r\n" + zpl << QByteArray("100x150") << 203 << LabelFormat::Zpl << 2;
        QTest::newRow("zpl on larger paper") << zpl << QByteArray("100x180") << 203 << LabelFormat::Zpl << 1;
        QTest::newRow("zpl without sizes") << QByteArray("^XA^FO50,30^FDx^FS^XZ") << QByteArray("4x6in") << 300 << LabelFormat::Zpl << 1;
        QTest::newRow("pdf") << own(LabelFormat::Pdf, "100x150") << QByteArray("100x150") << 203 << LabelFormat::Pdf << 1;
        QTest::newRow("pdf 4x6in") << own(LabelFormat::Pdf, "4x6in") << QByteArray("4x6in") << 300 << LabelFormat::Pdf << 1;
        QTest::newRow("png 203") << own(LabelFormat::Png, "100x150") << QByteArray("100x150") << 203 << LabelFormat::Png << 1;
        QTest::newRow("png 300") << own(LabelFormat::Png, "100x150", 300) << QByteArray("100x150") << 300 << LabelFormat::Png << 1;
    }
    void good()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, size);
        QFETCH(int, dpi);
        QFETCH(LabelFormat, format);
        QFETCH(int, labels);
        const auto sheet = carrierSheet(bytes, paper(size.constData()), *dpiOf(dpi));
        QVERIFY2(sheet.has_value(), sheet ? "" : qPrintable(sheet.error().args.value(QLatin1String("reason")).toString()));
        QCOMPARE(sheet->format, format);
        QCOMPARE(sheet->labels, labels);
        QCOMPARE(sheet->bytes, bytes);
        QCOMPARE(sheet->sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code, const char *words) {
            QTest::newRow(name) << bytes << code << QString::fromLatin1(words);
        };
        const QByteArray pdf = own(LabelFormat::Pdf, "100x150");
        const QByteArray png = own(LabelFormat::Png, "100x150");
        row("no bytes", {}, ErrorCode::LabelEmpty, "no bytes");
        row("blanks", "  \r\n ", ErrorCode::LabelEmpty, "no bytes");
        row("an error page", "<html>502 Bad Gateway</html>", ErrorCode::LabelEmpty, "neither");
        row("empty zpl", "^XA^PW800^LL1200^XZ", ErrorCode::LabelEmpty, "nothing is drawn");
        row("cut zpl", own(LabelFormat::Zpl, "100x150").chopped(30), ErrorCode::LabelEmpty, "cut off");
        row("wide zpl", "^XA^PW1200^FO1,1^FDx^FS^XZ", ErrorCode::LabelSizeWrong, "100.0 x 150.0 mm");
        row("long zpl", "^XA^LL1600^FO1,1^FDx^FS^XZ", ErrorCode::LabelSizeWrong, "100.0 x 150.0 mm");
        row("cut pdf", pdf.left(pdf.size() / 2), ErrorCode::LabelEmpty, "cut off");
        row("pdf without a page", "%PDF-1.4\n%%EOF\n", ErrorCode::LabelEmpty, "no page");
        row("pdf of another size", own(LabelFormat::Pdf, "100x100"), ErrorCode::LabelSizeWrong, "100.0 x 150.0 mm");
        row("pdf of a neighbouring size", own(LabelFormat::Pdf, "4x6in"), ErrorCode::LabelSizeWrong, "100.0 x 150.0 mm");
        row("cut png", png.left(png.size() / 2), ErrorCode::LabelEmpty, "");
        row("white png", blankPng({800, 1200}), ErrorCode::LabelEmpty, "white");
        QImage nothing(800, 1200, QImage::Format_ARGB32);
        nothing.fill(Qt::transparent);
        row("transparent png", writePng(nothing), ErrorCode::LabelEmpty, "white");
        row("png of another size", own(LabelFormat::Png, "100x100"), ErrorCode::LabelSizeWrong, "100.0 x 150.0 mm");
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFETCH(QString, words);
        const auto sheet = carrierSheet(bytes, paper("100x150"), Dpi::D203);
        QVERIFY(!sheet.has_value());
        QCOMPARE(sheet.error().code, code);
        const QJsonObject args = sheet.error().args;
        const QString said = code == ErrorCode::LabelEmpty ? args.value(QLatin1String("reason")).toString() : args.value(QLatin1String("wanted")).toString();
        QVERIFY2(said.contains(words), qPrintable(said));
    }

    /// A PDF whose page objects are packed away, as newer programs write it.
    void packedPdfIsMeasured()
    {
        const QByteArray objects = "1 0 <</Type /Page /MediaBox [0 0 283.46 425.2] /Contents 5 0 R>>";
        const QByteArray packed = qCompress(objects).mid(4);
        const QByteArray pdf = "%PDF-1.5\n4 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + QByteArray::number(packed.size())
            + ">>\nstream\n" + packed + "\nendstream\nendobj\n%%EOF\n";
        QVERIFY(carrierSheet(pdf, paper("100x150"), Dpi::D203).has_value());
        const auto wrong = carrierSheet(pdf, paper("76x130"), Dpi::D203);
        QVERIFY(!wrong && wrong.error().code == ErrorCode::LabelSizeWrong);
        QCOMPARE(wrong.error().args.value(QLatin1String("found")).toString(), QStringLiteral("100.0 x 150.0 mm"));
    }

    void otherPrinters_data()
    {
        QTest::addColumn<LabelFormat>("printer");
        QTest::addColumn<int>("dpi");
        for (const int dpi : {203, 300}) {
            QTest::addRow("zpl %d", dpi) << LabelFormat::Zpl << dpi;
            QTest::addRow("tspl %d", dpi) << LabelFormat::Tspl << dpi;
            QTest::addRow("epl %d", dpi) << LabelFormat::Epl << dpi;
            QTest::addRow("escpos %d", dpi) << LabelFormat::EscPos << dpi;
            QTest::addRow("pdf %d", dpi) << LabelFormat::Pdf << dpi;
        }
    }
    /// A carrier's PNG with the printer's own dots reaches a printer that takes no PNG dot by dot, whatever depth of colour
    /// it has; the same sheet gives the same bytes.
    void otherPrinters()
    {
        QFETCH(LabelFormat, printer);
        QFETCH(int, dpi);
        const Dpi dots = *dpiOf(dpi);
        const QImage drawn = QImage::fromData(own(LabelFormat::Png, "100x150", dpi));
        const QList<QImage::Format> all{QImage::Format_ARGB32, QImage::Format_Mono, QImage::Format_Grayscale8};
        for (const QImage::Format depth : dots == Dpi::D203 ? all : all.first(1)) {
            QImage picture = drawn.convertToFormat(depth);
            if (depth == QImage::Format_ARGB32) {
                for (int y = 0; y < picture.height(); ++y) {
                    for (int x = 0; x < picture.width(); ++x) {
                        if (qGray(picture.pixel(x, y)) == 255)
                            picture.setPixel(x, y, qRgba(0, 0, 0, 0)); // paper is where nothing is
                    }
                }
            }
            const auto sheet = carrierSheet(writePng(picture), paper("100x150"), dots);
            QVERIFY(sheet.has_value());
            const auto bytes = carrierBytesFor(*sheet, printer, paper("100x150"), dots);
            QVERIFY(bytes.has_value());
            QCOMPARE(*carrierBytesFor(*sheet, printer, paper("100x150"), dots), *bytes);
            QVERIFY2(samePicture(read(printer, *bytes).copy(QRect(QPoint(0, 0), drawn.size())), drawn), qPrintable(QString::number(depth)));
            if (printer == LabelFormat::Pdf) {
                const auto again = carrierSheet(*bytes, paper("100x150"), dots); // its own check takes it
                QVERIFY(again && again->format == LabelFormat::Pdf);
                const QSizeF size = PdfReader(*bytes).pageSizes().value(0);
                QVERIFY(qAbs(size.width() - 100) < 0.005 && qAbs(size.height() - 150) < 0.005);
                QCOMPARE(PdfReader(*bytes).codes(), readWithZbar(writePng(drawn)));
            }
        }
    }

    void notForThisPrinter_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<LabelFormat>("printer");
        QTest::addColumn<QString>("reason");
        const QString kind = QStringLiteral("made for another kind of printer");
        const QString dots = QStringLiteral("made for a printer with other dots");
        const QByteArray pdf = own(LabelFormat::Pdf, "100x150");
        const QByteArray zpl = own(LabelFormat::Zpl, "100x150");
        QTest::newRow("pdf on zpl") << pdf << LabelFormat::Zpl << kind;
        QTest::newRow("pdf on tspl") << pdf << LabelFormat::Tspl << kind;
        QTest::newRow("pdf on a printer of the system") << pdf << LabelFormat::Png << kind;
        QTest::newRow("zpl on tspl") << zpl << LabelFormat::Tspl << kind;
        QTest::newRow("zpl on pdf") << zpl << LabelFormat::Pdf << kind;
        QTest::newRow("png of 300 dpi on zpl of 203") << own(LabelFormat::Png, "100x150", 300) << LabelFormat::Zpl << dots;
        QTest::newRow("png of 300 dpi on pdf of 203") << own(LabelFormat::Png, "100x150", 300) << LabelFormat::Pdf << dots;
        QImage wide(804, 1200, QImage::Format_Mono);
        wide.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
        wide.fill(0);
        wide.setDotsPerMeterX(8000);
        wide.setDotsPerMeterY(8000);
        wide.setPixel(803, 600, 1);
        QTest::newRow("a dot beyond the paper") << writePng(wide) << LabelFormat::Zpl << QStringLiteral("something is drawn beyond the paper");
    }
    /// Nothing is drawn anew and nothing is scaled: what would need it is refused before anything is sent.
    void notForThisPrinter()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(LabelFormat, printer);
        QFETCH(QString, reason);
        const auto sheet = carrierSheet(bytes, paper("100x150"), Dpi::D203);
        QVERIFY(sheet.has_value());
        const auto refused = carrierBytesFor(*sheet, printer, paper("100x150"), Dpi::D203);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().args.value(QLatin1String("reason")).toString(), reason);
        QCOMPARE(*carrierBytesFor(*sheet, sheet->format, paper("100x150"), Dpi::D203), bytes); // on its own kind: untouched
    }

    /// Every carrier's ZPL arrives as it came, and its copy is the same bytes.
    void passedOnBitByBit()
    {
        const QDir data(QStringLiteral(PACKBAY_SOURCE_DIR "/../shared/data/hardware/carrier_labels"));
        const QStringList files = data.entryList({QStringLiteral("*.zpl")});
        if (files.isEmpty())
            QSKIP("outside data absent: ../shared/data/hardware/carrier_labels");
        QTemporaryDir folder;
        FileLedger ledger(folder.filePath(QStringLiteral("ledger")));
        LabelSink sink(LabelSink::Manner::Silent); // carriers begin their labels in many ways; this one reads none of them
        QVERIFY(sink.open());
        TcpPrinterTimes times;
        times.status = 50;
        times.silentGrace = 20;
        TcpPrinter printer(QStringLiteral("label"), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, times, TcpPrinter::Reports::No);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        int printed = 0;
        for (const QString &name : files) {
            QFile file(data.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const LabelSize roll{QStringLiteral("4x8in"), {1016, 2032}, {812, 1626}, {1200, 2400}}; // what they were made for
            const auto sheet = carrierSheet(bytes, roll, Dpi::D203);
            if (!sheet) {
                qInfo() << name << sheet.error().number() << sheet.error().args;
                continue;
            }
            for (int copy = 1; copy <= 2; ++copy) {
                sink.everything.clear();
                PrintJob job = ledger.add(name, copy, QStringLiteral("label"), sheet->bytes);
                job.sha256 = sheet->sha256;
                queue.enqueue(job);
                QTRY_COMPARE_WITH_TIMEOUT(ledger.stateOf(name, copy), PrintState::Sent, 20000);
                QTRY_VERIFY2(sink.everything.contains(bytes), qPrintable(name));
                QCOMPARE(QCryptographicHash::hash(sheet->bytes, QCryptographicHash::Sha256), sheet->sha256);
            }
            ++printed;
        }
        qInfo("%d of %lld carrier labels passed on", printed, static_cast<long long>(files.size()));
        QVERIFY(printed > files.size() / 2);
    }
};

PACKBAY_TEST(tst_CarrierSheet)
#include "tst_CarrierSheet.moc"
