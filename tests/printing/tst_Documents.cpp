#include "printing/LabelMaker.h"
#include "tests/printing/LabelSamples.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace packbay;
using namespace packbay::test;

/// Every document in every size, in English and Chinese, from tests/printing/samples: as PDF (size, fonts, text) and as
/// picture (bars). With PACKBAY_KEEP_SHEETS=<folder> the sheets are left there to look at.
class tst_Documents : public QObject
{
    Q_OBJECT

    static QDir samples() { return QDir(QStringLiteral(PACKBAY_SOURCE_DIR "/tests/printing/samples")); }

    static QJsonObject sample(const QString &name)
    {
        QFile file(samples().filePath(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    static void rows()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : samples().entryList({QStringLiteral("*.json")}))
            QTest::newRow(qPrintable(name)) << name;
    }

    static void keep(const QString &name, const QByteArray &bytes)
    {
        const QString folder = qEnvironmentVariable("PACKBAY_KEEP_SHEETS");
        QFile file(QDir(folder).filePath(name));
        if (!folder.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }

    /// Every text of a request, except those that only stand in bars or choose something.
    static void collect(const QJsonValue &value, QStringList &out)
    {
        if (value.isString() && !value.toString().startsWith(u"ZZ")) {
            out.append(value.toString());
        } else if (value.isArray()) {
            for (const QJsonValue &entry : value.toArray())
                collect(entry, out);
        } else if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                collect(it.value(), out);
        }
    }

    static QString withoutSpaces(QString text) { return text.remove(QRegularExpression(QStringLiteral("\\s"))); }

private slots:
    void everyTemplateHasSamples()
    {
        const QStringList files = samples().entryList({QStringLiteral("*.json")});
        const TemplateStore store;
        QVERIFY(store.names().size() >= 12);
        for (const QString &name : store.names()) {
            QVERIFY2(files.contains(name + QStringLiteral(".en.json")), qPrintable(name));
            QVERIFY2(files.contains(name + QStringLiteral(".zh.json")), qPrintable(name));
            QVERIFY2(store.load(name).has_value(), qPrintable(name));
        }
    }

    void pdf_data() { rows(); }
    void pdf()
    {
        QFETCH(QString, name);
        const auto request = parseLabelRequest(sample(name));
        QVERIFY2(request.has_value(), request ? "" : qPrintable(errorId(request.error().code) + request.error().where));
        const auto made = makeLabel(*request, LabelFormat::Pdf, 203);
        QVERIFY2(made.has_value(), made ? "" : QJsonDocument(made.error().args).toJson().constData());
        keep(name.chopped(5) + QStringLiteral(".pdf"), *made);
        QCOMPARE(*makeLabel(*request, LabelFormat::Pdf, 203), *made);

        const QString info = QString::fromUtf8(runOn(QStringLiteral("pdfinfo"), {}, *made, QStringLiteral("pdf")));
        const auto size = QRegularExpression(QStringLiteral("Page size:\\s+([0-9.]+) x ([0-9.]+) pts")).match(info);
        QVERIFY2(size.hasMatch(), qPrintable(info));
        const QSize tenths = splitTemplateName(request->templateName)->size.tenths;
        QVERIFY(qAbs(size.captured(1).toDouble() - tenths.width() * 72 / 254.0) < 0.01);
        QVERIFY(qAbs(size.captured(2).toDouble() - tenths.height() * 72 / 254.0) < 0.01);

        const QList<QByteArray> fonts = runOn(QStringLiteral("pdffonts"), {}, *made, QStringLiteral("pdf")).split('\n').mid(2);
        QVERIFY(fonts.size() > 1);
        for (const QByteArray &font : fonts)
            QVERIFY2(font.isEmpty() || font.contains(" yes "), font.constData());

        const QString text = withoutSpaces(QString::fromUtf8(
            runOn(QStringLiteral("pdftotext"), {QStringLiteral("-raw")}, *made, QStringLiteral("pdf"), {QStringLiteral("-")})));
        QStringList expected;
        QJsonObject fields = request->fields;
        for (const char *word : {"weight", "category"}) // printed in another form
            fields.remove(QLatin1String(word));
        if (request->templateName == u"carton-60x40") { // no room for a street
            QJsonObject shipTo = fields.value(QLatin1String("ship_to")).toObject();
            shipTo.remove(QStringLiteral("lines"));
            fields.insert(QStringLiteral("ship_to"), shipTo);
        }
        collect(fields, expected);
        for (const QString &word : expected) {
            // A text over several lines may have another column's text between its lines: every word is looked for.
            for (const QString &part : word.split(QRegularExpression(QStringLiteral("[\\s，。：]+")), Qt::SkipEmptyParts))
                QVERIFY2(text.contains(part) || part.size() > 20, qPrintable(part + QStringLiteral(" in ") + text));
        }
    }

    void bars_data() { rows(); }
    void bars()
    {
        QFETCH(QString, name);
        const auto request = parseLabelRequest(sample(name));
        QVERIFY(request.has_value());
        const auto sheet = TemplateStore().load(request->templateName);
        QVERIFY(sheet.has_value());
        for (const Dpi dpi : {Dpi::D203, Dpi::D300}) {
            const auto layout = layOut(*sheet, *request, dpi);
            QVERIFY2(layout.has_value(), layout ? "" : QJsonDocument(layout.error().args).toJson().constData());
            for (std::size_t page = 0; page < layout->pages.size(); ++page) {
                const QByteArray png = writePng(paintPage(*layout, page));
                keep(QStringLiteral("%1-%2-%3.png").arg(name.chopped(5)).arg(static_cast<int>(dpi)).arg(page + 1), png);
                QStringList expected;
                for (const PlacedBarcode &barcode : layout->pages[page].barcodes) {
                    QString text = barcode.text;
                    const bool matrix = barcode.symbol.symbology == Symbology::Qr;
                    expected.append(QLatin1String(matrix ? "QR-Code:" : "CODE-128:") + text.remove(u'[').remove(u']'));
                    QVERIFY(barcode.module >= 2);
                    QVERIFY(QRect(QPoint(0, 0), layout->dots).contains(barcode.quiet));
                    QVERIFY(barcode.bars.left() - barcode.quiet.left() >= (matrix ? 4 : 10) * barcode.module);
                }
                expected.sort();
                expected.removeDuplicates();
                QCOMPARE(readWithZbar(png), expected);
            }
        }
    }

    void sizesAreExact_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QSize>("at203");
        QTest::addColumn<QSize>("at300");
        QTest::newRow("100x150") << QStringLiteral("100x150") << QSize(800, 1200) << QSize(1181, 1772);
        QTest::newRow("4x6in") << QStringLiteral("4x6in") << QSize(812, 1218) << QSize(1200, 1800);
        QTest::newRow("100x100") << QStringLiteral("100x100") << QSize(800, 800) << QSize(1181, 1181);
        QTest::newRow("76x130") << QStringLiteral("76x130") << QSize(608, 1040) << QSize(897, 1535);
        QTest::newRow("100x180") << QStringLiteral("100x180") << QSize(800, 1440) << QSize(1181, 2126);
        QTest::newRow("60x40") << QStringLiteral("60x40") << QSize(480, 320) << QSize(709, 472);
    }
    void sizesAreExact()
    {
        QFETCH(QString, name);
        QFETCH(QSize, at203);
        QFETCH(QSize, at300);
        const auto size = labelSize(name);
        QVERIFY(size.has_value());
        QCOMPARE(size->dots(Dpi::D203), at203);
        QCOMPARE(size->dots(Dpi::D300), at300);
    }
};

PACKBAY_TEST(tst_Documents)
#include "tst_Documents.moc"
