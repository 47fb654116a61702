#include "printing/LabelMaker.h"
#include "scanner/ImageScanClient.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/OutsideRenderer.h"
#include "tests/printing/RandomLabels.h"
#include "tests/printing/RasterReaders.h"
#include "tests/support/TestMain.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstring>

using namespace packbay;
using namespace packbay::test;

/// Random labels in every printer's language, read back by others: ZPL by zpl-renderer-js, TSPL, EPL and ESC/POS by the
/// readers of these tests, the barcodes by ZXing and zbar. 40 labels; 1,000 at both resolutions with PACKBAY_FULL=1.
class tst_OutsideRenderer : public QObject
{
    Q_OBJECT

    static constexpr quint32 kSeed = 20261122;

    /// What the renderer drew, still to be read.
    struct Paper
    {
        QImage picture;
        QStringList codes;
    };

    OutsideRenderer m_renderer;
    QList<Paper> m_papers;

    static QString describe(const RandomLabel &label, int number)
    {
        return QStringLiteral("label %1 of seed %2: ").arg(number).arg(kSeed) + QString::fromUtf8(QJsonDocument(label.request).toJson(QJsonDocument::Compact));
    }
    static QStringList readWithZxing(ImageScanClient &client, const QImage &picture)
    {
        QStringList codes;
        bool done = false;
        const quint64 wanted = client.decode(picture);
        const auto connection = connect(&client, &ImageScanClient::decoded, &client, [&](quint64 id, const ImageScanResult &result) {
            done = done || id == wanted;
            for (const FoundCode &code : result.codes)
                codes.append(QString(code.text).remove(QChar(0x1D)));
        });
        (void)QTest::qWaitFor([&] { return done; }, 60000);
        disconnect(connection);
        codes.sort();
        return codes;
    }
    static QStringList withoutType(QStringList codes)
    {
        for (QString &code : codes)
            code = code.section(QLatin1Char(':'), 1);
        codes.sort();
        return codes;
    }
    /// Empty when `paper` is our picture, `left` dots from its left edge and at its top, and white everywhere else.
    static QString difference(const QImage &paper, const QImage &ours, int left = 0)
    {
        if (paper.width() < left + ours.width() || paper.height() < ours.height())
            return QStringLiteral("the paper is smaller than the picture");
        const QImage gray = paper.convertToFormat(QImage::Format_Grayscale8);
        const QImage mono = ours.convertToFormat(QImage::Format_Grayscale8);
        for (int y = 0; y < gray.height(); ++y) {
            QByteArray wanted(gray.width(), '\xff');
            if (y < mono.height())
                std::memcpy(wanted.data() + left, mono.constScanLine(y), static_cast<std::size_t>(mono.width()));
            const auto *line = reinterpret_cast<const char *>(gray.constScanLine(y));
            if (std::memcmp(wanted.constData(), line, static_cast<std::size_t>(gray.width())) == 0)
                continue;
            const auto x = std::mismatch(wanted.constBegin(), wanted.constEnd(), line).first - wanted.constBegin();
            return QStringLiteral("dot %1,%2 is %3 and not %4").arg(x).arg(y).arg(static_cast<uchar>(line[x])).arg(static_cast<uchar>(wanted.at(x)));
        }
        return {};
    }
    static QString rasterDifference(const LabelLayout &layout, const QImage &ours)
    {
        const auto made = [&](LabelFormat format) { return *encodeLabel(layout, format, {}); };
        QStringList commands;
        const std::array read{readTspl(made(LabelFormat::Tspl), &commands), readEpl(made(LabelFormat::Epl), &commands), readEscPos(made(LabelFormat::EscPos))};
        for (const QImage &paper : read) {
            if (paper.width() != (ours.width() + 7) / 8 * 8 || paper.height() != ours.height())
                return QStringLiteral("a raster of the wrong size");
            if (const QString found = difference(paper, ours); !found.isEmpty())
                return found;
        }
        return {};
    }
    /// Everything about one label at one resolution; empty when all agree.
    QString check(const RandomLabel &label, const LabelLayout &layout, ImageScanClient &client)
    {
        const QImage ours = paintPage(layout);
        const int dotsPerMm = layout.dpi == Dpi::D203 ? 8 : 12;
        const QSize mm((layout.dots.width() + dotsPerMm - 1) / dotsPerMm, (layout.dots.height() + dotsPerMm - 1) / dotsPerMm);
        QString error;
        m_renderer.begin(*encodeLabel(layout, LabelFormat::Zpl, {}), mm.width(), mm.height(), dotsPerMm);
        // Meanwhile the other languages, and the readers over the label before this one.
        const QString before = m_papers.isEmpty() ? QString() : readPaper(client, m_papers.takeFirst());
        const QString raster = rasterDifference(layout, ours);
        const QImage paper = m_renderer.finish(&error);
        if (!before.isEmpty() || !raster.isEmpty())
            return before.isEmpty() ? raster : before;
        if (paper.isNull())
            return QStringLiteral("not rendered: ") + error;
        // A label narrower than the paper stands in its middle.
        if (const QString found = difference(paper, ours, (paper.width() - ours.width()) / 2); !found.isEmpty())
            return QStringLiteral("rendered: ") + found;
        m_papers.append({paper, label.codes});
        return {};
    }
    /// Both readers find exactly the codes of the document.
    static QString readPaper(ImageScanClient &client, const Paper &paper)
    {
        const QStringList zxing = readWithZxing(client, paper.picture);
        if (zxing != paper.codes)
            return QStringLiteral("ZXing reads %1 and not %2").arg(zxing.join(QLatin1Char(' ')), paper.codes.join(QLatin1Char(' ')));
        const QStringList zbar = withoutType(readWithZbar(writePng(paper.picture.convertToFormat(QImage::Format_Grayscale8))));
        return zbar == paper.codes ? QString() : QStringLiteral("zbar reads %1 and not %2").arg(zbar.join(QLatin1Char(' ')), paper.codes.join(QLatin1Char(' ')));
    }

private slots:
    void initTestCase()
    {
        const QString trouble = m_renderer.start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        QVERIFY2(!tool(QStringLiteral("zbarimg")).isEmpty(), "zbarimg (package zbar-tools) is needed");
    }

    /// A renderer that drew nothing, or anything, would make the next test worthless.
    void rendererDraws()
    {
        QString error;
        const QImage paper = m_renderer.render("^XA^FO16,8^GB40,24,24^FS^XZ", 10, 10, 8, &error);
        QVERIFY2(!paper.isNull(), qPrintable(error));
        QImage box(80, 80, QImage::Format_Grayscale8);
        box.fill(255);
        for (int y = 8; y < 32; ++y)
            std::fill_n(box.scanLine(y) + 16, 40, uchar(0));
        QCOMPARE(difference(paper, box), QString());
        box.scanLine(31)[55] = 255;
        QVERIFY(!difference(paper, box).isEmpty());
    }

    void randomLabels()
    {
        const bool full = qEnvironmentVariableIntValue("PACKBAY_FULL") == 1;
        const int wanted = full ? 1000 : 40;
        ImageScanSetting setting;
        setting.helper = QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper");
        setting.limitMs = 20000;
        ImageScanClient client(setting);
        RandomLabels labels(kSeed);
        const TemplateStore store;
        int good = 0;
        int refused = 0;
        for (int number = 1; good < wanted; ++number) {
            const RandomLabel label = labels.next();
            const QByteArray what = describe(label, number).toUtf8();
            const auto request = parseLabelRequest(label.request);
            QVERIFY2(request.has_value(), what + (request ? QByteArray() : errorId(request.error().code).toUtf8() + request.error().where.toUtf8()));
            const auto sheet = store.load(request->templateName);
            QVERIFY(sheet.has_value());
            // Every fourth label at 300 dots an inch, which takes the renderer three times as long; all of both in the full run.
            for (const Dpi dpi : {Dpi::D203, Dpi::D300}) {
                if (!full && (dpi == Dpi::D300) != (number % 4 == 0))
                    continue;
                const auto layout = layOut(*sheet, *request, dpi);
                if (!layout) {
                    QVERIFY2(layout.error().code == ErrorCode::TextDoesNotFit && !layout.error().where.isEmpty(), what + errorId(layout.error().code).toUtf8());
                    ++refused;
                    continue;
                }
                const QString found = check(label, *layout, client);
                QVERIFY2(found.isEmpty(), (found + QStringLiteral("; ")).toUtf8() + what);
                good += full && dpi == Dpi::D203 ? 0 : 1;
            }
        }
        while (!m_papers.isEmpty()) {
            const QString found = readPaper(client, m_papers.takeFirst());
            QVERIFY2(found.isEmpty(), qPrintable(found));
        }
        qInfo("%d labels, %d refused because a text does not fit", good, refused);
        QVERIFY2(refused < good, "most labels do not fit: the sample is worthless");
    }
};

PACKBAY_TEST(tst_OutsideRenderer)
#include "tst_OutsideRenderer.moc"
