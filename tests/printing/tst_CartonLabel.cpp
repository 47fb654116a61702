#include "printing/LabelMaker.h"
#include "printing/TextFit.h"
#include "tests/printing/LabelSamples.h"
#include "tests/support/TestMain.h"

#include <QDirIterator>
#include <QJsonArray>

using namespace packbay;
using namespace packbay::test;

/// The carton label in every language of printers that carries a picture, and everything that is refused.
class tst_CartonLabel : public QObject
{
    Q_OBJECT

    static QByteArray bytes(const QJsonObject &json, LabelFormat format, int dpi)
    {
        const auto request = parseLabelRequest(json);
        if (!request)
            return {};
        const auto made = makeLabel(*request, format, dpi);
        if (!made)
            qWarning() << made.error().number() << made.error().args << made.error().where;
        return made ? *made : QByteArray();
    }

    static Error errorOf(const QJsonObject &json)
    {
        const auto request = parseLabelRequest(json);
        if (!request)
            return request.error();
        const auto made = makeLabel(*request, LabelFormat::Png, 203);
        return made ? Error{} : made.error();
    }

    static QJsonObject with(QJsonObject request, const char *key, const QJsonValue &value)
    {
        request.insert(QLatin1String(key), value);
        return request;
    }

    /// How often each of Qt's pool threads of this process was given the processor.
    static QMap<QString, QByteArray> turnsOfPooledThreads()
    {
        QMap<QString, QByteArray> turns;
        for (QDirIterator tasks(QStringLiteral("/proc/self/task"), QDir::Dirs | QDir::NoDotAndDotDot); tasks.hasNext();) {
            QFile file(tasks.next() + QStringLiteral("/status"));
            const QByteArray status = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            if (status.contains("pooled"))
                turns.insert(file.fileName(), status.mid(status.indexOf("voluntary_ctxt_switches")));
        }
        return turns;
    }

private slots:
    void barcodesReadBack_data()
    {
        QTest::addColumn<QJsonObject>("request");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<QStringList>("codes");
        const QString no = QStringLiteral("CODE-128:PB0000000012Q");
        const QString sscc = QStringLiteral("CODE-128:00376123450000000016");
        const QJsonObject third = with(cartonRequest(), "carton_code", QStringLiteral("ZZX7K00004AT"));
        for (const int dpi : {203, 300}) {
            const QByteArray at = QByteArray::number(dpi);
            QTest::newRow(("english " + at).constData()) << cartonRequest() << dpi << QStringList{sscc, no};
            QTest::newRow(("chinese " + at).constData()) << chineseCartonRequest() << dpi << QStringList{sscc, no};
            QTest::newRow(("third code " + at).constData())
                << third << dpi << QStringList{sscc, no, QStringLiteral("CODE-128:ZZX7K00004AT")};
            QTest::newRow(("34 digits " + at).constData())
                << with(cartonRequest(), "carrier_no", QStringLiteral("9632001960000000000400152152521624")) << dpi
                << QStringList{sscc, QStringLiteral("CODE-128:9632001960000000000400152152521624")};
        }
    }
    void barcodesReadBack()
    {
        if (tool(QStringLiteral("zbarimg")).isEmpty())
            QFAIL("zbarimg (package zbar-tools) is needed");
        QFETCH(QJsonObject, request);
        QFETCH(int, dpi);
        QFETCH(QStringList, codes);
        const QByteArray png = bytes(request, LabelFormat::Png, dpi);
        const QImage picture = QImage::fromData(png);
        QCOMPARE(picture.size(), dpi == 203 ? QSize(800, 1200) : QSize(1181, 1772));
        QCOMPARE(readWithZbar(png), codes);
    }

    void zplIsThePicture_data()
    {
        QTest::addColumn<QJsonObject>("request");
        QTest::addColumn<int>("dpi");
        for (const int dpi : {203, 300}) {
            const QByteArray at = QByteArray::number(dpi);
            QTest::newRow(("english " + at).constData()) << cartonRequest() << dpi;
            QTest::newRow(("chinese " + at).constData()) << chineseCartonRequest() << dpi;
        }
    }
    void zplIsThePicture()
    {
        QFETCH(QJsonObject, request);
        QFETCH(int, dpi);
        const QImage picture = QImage::fromData(bytes(request, LabelFormat::Png, dpi));
        QString error;
        const QImage read = readZpl(bytes(request, LabelFormat::Zpl, dpi), &error);
        QVERIFY2(!read.isNull(), qPrintable(error));
        QVERIFY(samePicture(read, picture));
    }

    /// Two of Qt's threads that fill one sign of many strokes lose dots where they write into the same byte: rarely, and
    /// never the same. So no thread but ours may paint.
    void paintedByOneThread()
    {
        const QString text = QStringLiteral("灣鬱龘籲爨麤驫纛讟钁");
        const auto placed = fitText({text, QStringLiteral("name"), QRect(0, 0, 1000, 100), 60, 60, false, false, Qt::AlignLeft, QStringLiteral("zh_CN")});
        QVERIFY(placed.has_value());
        LabelLayout layout;
        layout.dots = QSize(1004, 100);
        layout.pages.emplace_back().texts.push_back(*placed);
        // A thread of the pool that another test left behind may end during one painting.
        bool alone = false;
        for (int painting = 0; painting < 5 && !alone; ++painting) {
            const auto before = turnsOfPooledThreads();
            const QImage picture = paintPage(layout);
            alone = turnsOfPooledThreads() == before;
            QCOMPARE(picture.format(), QImage::Format_Mono);
        }
        QVERIFY(alone);
    }

    void zplCodings_data()
    {
        QTest::addColumn<QImage>("picture");
        const auto made = [](int width, int height, const std::function<bool(int, int)> &black) {
            QImage image(width, height, QImage::Format_Mono);
            image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
            for (int y = 0; y < height; ++y) {
                for (int x = 0; x < width; ++x)
                    image.setPixel(x, y, black(x, y) ? 1 : 0);
            }
            return image;
        };
        QTest::newRow("white") << made(800, 20, [](int, int) { return false; });
        QTest::newRow("black") << made(800, 20, [](int, int) { return true; });
        QTest::newRow("black, odd width") << made(1181, 20, [](int, int) { return true; });
        QTest::newRow("long runs") << made(8000, 3, [](int x, int y) { return x < 3300 + y && x % 8 != 7; });
        QTest::newRow("checked") << made(37, 9, [](int x, int y) { return (x + y) % 2 == 0; });
        QTest::newRow("one dot") << made(1, 1, [](int, int) { return true; });
        QTest::newRow("noise") << made(203, 150, [](int x, int y) { return (x * 7919 + y * 104729) % 11 < 5; });
    }
    void zplCodings()
    {
        QFETCH(QImage, picture);
        for (const ZplCoding coding : {ZplCoding::Hex, ZplCoding::RunLength, ZplCoding::Z64}) {
            QString error;
            const QImage read = readZpl(writeZpl(picture, coding), &error);
            QVERIFY2(!read.isNull(), qPrintable(error));
            QVERIFY(samePicture(read, picture));
        }
    }

    void crcOfKnownTexts()
    {
        QCOMPARE(crc16Xmodem("123456789"), quint16(0x31C3));
        QCOMPARE(crc16Xmodem(""), quint16(0));
    }

    void userTextIsNoCommand()
    {
        const QString evil = QStringLiteral("^XZ^XA~JA^FS^FD");
        QJsonObject request = cartonRequest();
        QJsonObject shipTo = request.value(QLatin1String("ship_to")).toObject();
        shipTo.insert(QStringLiteral("name"), evil);
        shipTo.insert(QStringLiteral("lines"), QJsonArray{evil, QStringLiteral("SIZE 1 mm,1 mm\nCLS")});
        request.insert(QStringLiteral("ship_to"), shipTo);
        request.insert(QStringLiteral("carrier_no"), QStringLiteral("^XZ~JA"));
        request.insert(QStringLiteral("note"), evil);
        const QByteArray zpl = bytes(request, LabelFormat::Zpl, 203);
        QString error;
        QVERIFY2(!readZpl(zpl, &error).isNull(), qPrintable(error)); // its pattern allows no other command
        QCOMPARE(zpl.count("^XA"), 1);
        QCOMPARE(zpl.count("^XZ"), 1);
        QCOMPARE(zpl.count('~'), 0);
        QVERIFY(readWithZbar(bytes(request, LabelFormat::Png, 203)).contains(QStringLiteral("CODE-128:^XZ~JA")));
    }

    void refused_data()
    {
        QTest::addColumn<QJsonObject>("request");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        const QJsonObject good = cartonRequest();
        const auto row = [](const char *name, const QJsonObject &request, int code, const char *where) {
            QTest::newRow(name) << request << code << QString::fromLatin1(where);
        };
        row("unknown key", with(good, "servise", QStringLiteral("x")), 7001, "/servise");
        QJsonObject address = good.value(QLatin1String("ship_to")).toObject();
        address.insert(QStringLiteral("street/no"), QStringLiteral("x"));
        row("unknown key inside", with(good, "ship_to", address), 7001, "/ship_to/street~1no");
        row("wrong type", with(good, "service", 5), 7001, "/service");
        row("fraction", with(good, "weight_g", 12.5), 7001, "/weight_g");
        row("both weights", with(good, "weight", QJsonObject{{QStringLiteral("value"), QStringLiteral("1")}, {QStringLiteral("unit"), QStringLiteral("kg")}}), 7001, "/weight");
        row("unknown template", with(good, "template", QStringLiteral("carton-9x9")), 7001, "/template");
        row("template is no path", with(good, "template", QStringLiteral("../carton-100x150")), 7001, "/template");
        row("copy 0", with(good, "copy", 0), 7001, "/copy");
        row("control character", with(good, "note", QStringLiteral("a\x1b!")), 7001, "/note");
        for (const char *key : {"carrier_no", "sscc", "member_code", "service", "ship_to", "weight_g"}) {
            QJsonObject without = good;
            without.remove(QLatin1String(key));
            QTest::newRow((QByteArray("missing ") + key).constData()) << without << 5202 << QLatin1Char('/') + QLatin1String(key);
        }
        row("empty number", with(good, "carrier_no", QString()), 5202, "/carrier_no");
        QJsonObject noCity = good.value(QLatin1String("ship_to")).toObject();
        noCity.remove(QStringLiteral("city"));
        row("missing city", with(good, "ship_to", noCity), 5202, "/ship_to/city");
        row("chinese in bars", with(good, "carrier_no", QStringLiteral("单号1")), 5203, "/carrier_no");
        row("sscc check digit", with(good, "sscc", QStringLiteral("376123450000000017")), 5203, "/sscc");
        row("sscc 17 digits", with(good, "sscc", QStringLiteral("37612345000000001")), 5203, "/sscc");
        row("sscc with another element", with(good, "sscc", QStringLiteral("376123450000000016[10]A")), 5203, "/sscc");
        row("number too long for the paper", with(good, "carrier_no", QString(45, u'W')), 5201, "/carrier_no");
        row("service too long", with(good, "service", QString(60, u'W')), 5201, "/service");
        QJsonArray twelve;
        for (int i = 1; i <= 12; ++i)
            twelve.append(QStringLiteral("Line number %1 of this address").arg(i));
        QJsonObject tall = good.value(QLatin1String("ship_to")).toObject();
        tall.insert(QStringLiteral("lines"), twelve);
        row("address of twelve lines", with(good, "ship_to", tall), 5201, "/ship_to");
        row("no glyph", with(good, "note", QString(QChar(0x2FE0))), 5205, "/note");
    }
    void refused()
    {
        QFETCH(QJsonObject, request);
        QFETCH(int, code);
        QFETCH(QString, where);
        const Error error = errorOf(request);
        QCOMPARE(error.number(), code);
        QCOMPARE(error.where, where);
    }

    void weightsAreExact_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<qint64>("grams");
        QTest::newRow("lb") << QStringLiteral("1") << QStringLiteral("lb") << qint64(454);
        QTest::newRow("1.5 lb") << QStringLiteral("1.5") << QStringLiteral("lb") << qint64(680);
        QTest::newRow("oz") << QStringLiteral("16") << QStringLiteral("oz") << qint64(454);
        QTest::newRow("half up") << QStringLiteral("0.0005") << QStringLiteral("kg") << qint64(1);
        QTest::newRow("below half") << QStringLiteral("0.000499") << QStringLiteral("kg") << qint64(0);
        QTest::newRow("g") << QStringLiteral("12340") << QStringLiteral("g") << qint64(12340);
    }
    void weightsAreExact()
    {
        QFETCH(QString, value);
        QFETCH(QString, unit);
        QFETCH(qint64, grams);
        const auto got = gramsOf(value, unit);
        QVERIFY(got.has_value());
        QCOMPARE(*got, grams);
    }

    void copyIsMarked()
    {
        const QByteArray first = bytes(cartonRequest(), LabelFormat::Png, 203);
        const QByteArray again = bytes(with(cartonRequest(), "copy", 1), LabelFormat::Png, 203);
        const QByteArray second = bytes(with(cartonRequest(), "copy", 2), LabelFormat::Png, 203);
        QCOMPARE(first, again);
        QVERIFY(first != second);
        const QByteArray pdf = bytes(with(cartonRequest(), "copy", 3), LabelFormat::Pdf, 203);
        const QByteArray text = runOn(QStringLiteral("pdftotext"), {QStringLiteral("-layout")}, pdf, QStringLiteral("pdf"), {QStringLiteral("-")});
        QVERIFY2(text.contains("COPY 3"), text.constData());
    }
};

PACKBAY_TEST(tst_CartonLabel)
#include "tst_CartonLabel.moc"
