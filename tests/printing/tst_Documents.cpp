#include "printing/LabelMaker.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/PdfReader.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

using namespace packbay;
using namespace packbay::test;

/// Every document in every size, in English and Chinese, from tests/printing/samples: as PDF (size, fonts, text, bars) and
/// as picture (bars, nothing on anything else). With PACKBAY_KEEP_SHEETS=<folder> the sheets are left there to look at.
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

    /// What a field looks like on paper, by its name.
    static QString printed(const QString &key, const QJsonValue &value, const QString &currency)
    {
        if (value.isString())
            return value.toString();
        if (key.endsWith(u"_minor"))
            return withPoint(value.toInteger(), digitsOf(currency));
        return key.endsWith(u"_g") ? withPoint(value.toInteger(), 3) : QString::number(value.toInteger());
    }

    /// Every field of a request with its name, lists and addresses taken apart.
    static void collect(const QString &path, const QJsonValue &value, const QString &currency, QList<std::pair<QString, QString>> &out)
    {
        if (value.isArray()) {
            for (const QJsonValue &entry : value.toArray())
                collect(path, entry, currency, out);
        } else if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                collect(path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key(), it.value(), currency, out);
        } else {
            out.append({path, printed(path, value, currency)});
        }
    }

    /// What a sheet does not say on purpose: where there is no room, and what is said by a mark in a box.
    static bool isLeftOut(const QString &templateName, const QString &field)
    {
        static const QHash<QString, QStringList> s_none{
            {QStringLiteral("carton-60x40"), {QStringLiteral("ship_to.lines")}},
            {QStringLiteral("cn22-74x105"), {QStringLiteral("category")}},
            {QStringLiteral("cn23-a4"), {QStringLiteral("category")}},
        };
        return field == u"template" || field == u"language" || field == u"copy" || field.startsWith(u"weight.") || s_none.value(templateName).contains(field);
    }

    /// The dots that a text really paints.
    static QRect ink(const PlacedText &text, QSize dots)
    {
        const QRect part = text.box.adjusted(-40, -40, 40, 40) & QRect(QPoint(0, 0), dots);
        QImage image(part.size(), QImage::Format_Grayscale8);
        image.fill(255);
        QPainter painter(&image);
        painter.translate(-part.topLeft());
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing, false);
        text.lines->draw(&painter, text.at);
        painter.end();
        QRect out;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.constScanLine(y)[x] < 128)
                    out |= QRect(x, y, 1, 1);
            }
        }
        return out.translated(part.topLeft());
    }

    /// Empty when no two things of a page touch, else which.
    static QString collision(const LabelPage &page, QSize dots)
    {
        std::vector<std::pair<QRect, QString>> all;
        for (const PlacedText &text : page.texts) {
            const QRect painted = ink(text, dots);
            // A letter may lean out of its line to the side (J); above and below nothing may be cut off.
            const int lean = std::max(2, text.pixelSize / 6);
            if (!text.box.adjusted(-lean, 0, lean, 0).contains(painted))
                return text.field + QStringLiteral(" is painted outside its box");
            all.emplace_back(painted, text.field + QLatin1Char(' ') + text.text);
        }
        for (const PlacedBarcode &barcode : page.barcodes)
            all.emplace_back(barcode.quiet, QStringLiteral("bars of ") + barcode.field);
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t k = i + 1; k < all.size(); ++k) {
                if (all[i].first.intersects(all[k].first))
                    return all[i].second + QStringLiteral(" and ") + all[k].second;
            }
            for (const QRect &fill : page.fills) {
                if (all[i].first.intersects(fill))
                    return all[i].second + QStringLiteral(" and a line");
            }
        }
        return {};
    }

    /// What a reader finds on a page.
    static QStringList codesOf(const LabelPage &page)
    {
        QStringList codes;
        for (const PlacedBarcode &barcode : page.barcodes) {
            QString text = barcode.text;
            codes.append(QLatin1String(barcode.symbol.symbology == Symbology::Qr ? "QR-Code:" : "CODE-128:") + text.remove(u'[').remove(u']'));
        }
        codes.sort();
        codes.removeDuplicates();
        return codes;
    }

    static QStringList withoutType(QStringList codes)
    {
        for (QString &code : codes)
            code = code.section(QLatin1Char(':'), 1);
        codes.sort();
        return codes;
    }

private slots:
    void initTestCase()
    {
        for (const char *name : {"pdfinfo", "pdffonts", "pdftotext", "pdftoppm"})
            QVERIFY2(!tool(QLatin1String(name)).isEmpty(), "the package poppler-utils is needed");
        QVERIFY2(!tool(QStringLiteral("zbarimg")).isEmpty(), "the package zbar-tools is needed");
    }

    void everyTemplateHasSamples()
    {
        const QStringList files = samples().entryList({QStringLiteral("*.json")});
        const TemplateStore store;
        QVERIFY(store.names().size() >= 23);
        for (const QString &name : store.names()) {
            QVERIFY2(files.contains(name + QStringLiteral(".en.json")), qPrintable(name));
            QVERIFY2(files.contains(name + QStringLiteral(".zh.json")), qPrintable(name));
            QVERIFY2(store.load(name).has_value(), qPrintable(name));
        }
        for (const char *document : {"carton", "carrier", "parcel", "location", "bag", "pick_list", "packing_list", "manifest", "cn22", "cn23", "invoice", "hold_tag",
                                     "exception_tag", "command_sheet", "badge", "scanner_setup"})
            QVERIFY2(TemplateStore::documents().contains(QLatin1String(document)), document);
    }

    /// No field of a document is without a sample, so that the next test looks for each of them.
    void everyFieldHasASample_data()
    {
        QTest::addColumn<QString>("document");
        for (const QString &document : TemplateStore::documents())
            QTest::newRow(qPrintable(document)) << document;
    }
    void everyFieldHasASample()
    {
        QFETCH(QString, document);
        QStringList given;
        for (const QString &name : samples().entryList({document + QStringLiteral("-*.json")})) {
            QList<std::pair<QString, QString>> fields;
            collect({}, sample(name), {}, fields);
            for (const auto &field : fields)
                given.append(field.first);
        }
        const QJsonObject schema = TemplateStore::schema(document);
        const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QString start = it.key() + QLatin1Char('.');
            const bool there = given.contains(it.key()) || std::any_of(given.begin(), given.end(), [&](const QString &path) { return path.startsWith(start); });
            QVERIFY2(there || it.key() == u"copy", qPrintable(it.key()));
            const QJsonObject row = it.value().toObject().value(QLatin1String("items")).toObject().value(QLatin1String("properties")).toObject();
            for (auto cell = row.begin(); cell != row.end(); ++cell)
                QVERIFY2(given.contains(start + cell.key()) || cell.value().toObject().contains(QLatin1String("x-derived")), qPrintable(start + cell.key()));
        }
    }

    void pdf_data() { rows(); }
    void pdf()
    {
        QFETCH(QString, name);
        const QJsonObject given = sample(name);
        const auto request = parseLabelRequest(given);
        QVERIFY2(request.has_value(), request ? "" : qPrintable(errorId(request.error().code) + request.error().where));
        const auto made = makeLabel(*request, LabelFormat::Pdf, 203);
        QVERIFY2(made.has_value(), made ? "" : QJsonDocument(made.error().args).toJson().constData());
        keep(name.chopped(5) + QStringLiteral(".pdf"), *made);
        QCOMPARE(*makeLabel(*request, LabelFormat::Pdf, 203), *made);

        const PdfReader reader(*made);
        const QSizeF wanted = QSizeF(splitTemplateName(request->templateName)->size.tenths) / 10;
        const QList<QSizeF> sizes = reader.pageSizes();
        QVERIFY(!sizes.isEmpty());
        for (const QSizeF &size : sizes)
            QVERIFY2(qAbs(size.width() - wanted.width()) < 0.005 && qAbs(size.height() - wanted.height()) < 0.005, qPrintable(QString::number(size.width())));
        QVERIFY(!reader.fonts().isEmpty());
        for (const QByteArray &font : reader.fonts())
            QVERIFY2(font.contains(" yes "), font.constData());

        const QString text = reader.text();
        const auto sheet = TemplateStore().load(request->templateName);
        const auto layout = sheet ? layOut(*sheet, *request, Dpi::D203) : Result<LabelLayout>(sheet.error());
        QVERIFY(layout.has_value());
        QStringList drawn;
        for (const LabelPage &page : layout->pages)
            drawn += codesOf(page);
        drawn.sort();
        drawn.removeDuplicates();
        QCOMPARE(reader.codes(), drawn);
        const QStringList codes = withoutType(drawn);
        QList<std::pair<QString, QString>> fields;
        collect({}, given, given.value(QLatin1String("currency")).toString(), fields);
        for (const auto &[field, value] : fields) {
            if (isLeftOut(request->templateName, field) || value.isEmpty())
                continue;
            QString plain = value;
            plain.remove(QRegularExpression(QStringLiteral("\\s")));
            // Our own codes are read by people without their first two letters (architecture.md 12).
            const bool readable = plain.startsWith(u"ZZ") && text.contains(plain.mid(2));
            QVERIFY2(text.contains(plain) || readable || codes.contains(value), qPrintable(field + QStringLiteral(": ") + value + QStringLiteral(" in ") + text));
        }
        if (given.contains(QLatin1String("weight"))) // "2.5 lb" is printed as kilograms; the samples use pounds
            QVERIFY(text.contains(withPoint(qRound(given.value(QLatin1String("weight")).toObject().value(QLatin1String("value")).toString().toDouble() * 453.59237), 3) + QStringLiteral("kg")));
        QVERIFY(request->copy == 1 || text.contains(QStringLiteral("COPY%1").arg(request->copy)));
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
                const QString touching = collision(layout->pages[page], layout->dots);
                QVERIFY2(touching.isEmpty(), qPrintable(touching));
                for (const PlacedBarcode &barcode : layout->pages[page].barcodes) {
                    const bool matrix = barcode.symbol.symbology == Symbology::Qr;
                    QVERIFY(barcode.module >= 2);
                    QVERIFY(QRect(QPoint(0, 0), layout->dots).contains(barcode.quiet));
                    QVERIFY(barcode.bars.left() - barcode.quiet.left() >= (matrix ? 4 : 10) * barcode.module);
                }
                QCOMPARE(readWithZbar(png), codesOf(layout->pages[page]));
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
