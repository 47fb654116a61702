#include "app/station/core/LabelCheck.h"
#include "printing/LabelMaker.h"
#include "printing/SelfCheck.h"
#include "scanner/ImageScanClient.h"
#include "tests/printing/LabelSamples.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QJsonDocument>
#include <QPainter>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// The check before a label is sent: the scan helper reads the picture, and it must say what the document says.
class tst_SelfCheck : public QObject
{
    Q_OBJECT

    static LabelLayout carton(Dpi dpi = Dpi::D203)
    {
        const auto request = parseLabelRequest(cartonRequest());
        return *layOut(*TemplateStore().load(request->templateName), *request, dpi);
    }
    static ImageScanSetting helper()
    {
        ImageScanSetting setting;
        setting.helper = QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper");
        setting.limitMs = 20000;
        return setting;
    }
    ImageScanClient m_client{helper()};

    QStringList read(const QImage &picture)
    {
        QStringList codes;
        bool done = false;
        QObject context;
        connect(&m_client, &ImageScanClient::decoded, &context, [&](quint64, const ImageScanResult &result) {
            for (const FoundCode &code : result.codes)
                codes.append(code.text);
            done = true;
        });
        m_client.decode(picture);
        (void)QTest::qWaitFor([&] { return done; }, 60000);
        return codes;
    }

private slots:
    void everyLabelPasses_data()
    {
        QTest::addColumn<QString>("name");
        const QDir samples(QStringLiteral(PACKBAY_SOURCE_DIR "/tests/printing/samples"));
        for (const QString &name : samples.entryList({QStringLiteral("*.en.json")})) {
            if (!name.contains(QStringLiteral("a4"))) // lists are not labels
                QTest::newRow(qPrintable(name)) << samples.filePath(name);
        }
    }
    void everyLabelPasses()
    {
        QFETCH(QString, name);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto request = parseLabelRequest(QJsonDocument::fromJson(file.readAll()).object());
        QVERIFY(request.has_value());
        const bool both = qEnvironmentVariableIntValue("PACKBAY_FULL") == 1 || request->templateName == u"carton-100x150";
        for (const Dpi dpi : {Dpi::D203, Dpi::D300}) {
            if (dpi == Dpi::D300 && !both)
                continue;
            const auto layout = layOut(*TemplateStore().load(request->templateName), *request, dpi);
            QVERIFY(layout.has_value());
            const QImage picture = paintPage(*layout);
            const Status bars = checkBars(*layout, picture);
            QVERIFY2(bars, bars ? "" : qPrintable(bars.error().where));
            const QStringList codes = read(picture);
            const Status same = compareCodes(layout->pages.front(), codes);
            QVERIFY2(same, qPrintable(codes.join(QLatin1Char(' '))));
        }
    }

    void spoiltPicturesAreFound_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::newRow("bars painted over") << QStringLiteral("white");
        QTest::newRow("a line through the quiet zone") << QStringLiteral("quiet");
        QTest::newRow("another carton's bars") << QStringLiteral("swap");
    }
    void spoiltPicturesAreFound()
    {
        QFETCH(QString, harm);
        const LabelLayout layout = carton();
        const PlacedBarcode &first = layout.pages.front().barcodes.front();
        QImage picture = paintPage(layout);
        if (harm == u"swap") {
            QJsonObject other = cartonRequest();
            other.insert(QStringLiteral("carrier_no"), QStringLiteral("PB0000000013R"));
            const auto request = parseLabelRequest(other);
            picture = paintPage(*layOut(*TemplateStore().load(request->templateName), *request, Dpi::D203));
        } else {
            QPainter painter(&picture);
            if (harm == u"white")
                painter.fillRect(first.bars, Qt::white);
            else
                painter.fillRect(QRect(first.quiet.left() + first.module, first.quiet.top(), 2, first.quiet.height()), Qt::black);
        }
        const Status bars = checkBars(layout, picture);
        const Status codes = compareCodes(layout.pages.front(), read(picture));
        QVERIFY(bars.has_value() == (harm != u"quiet"));
        QVERIFY(!bars || !codes);
        const Error error = bars ? codes.error() : bars.error();
        QCOMPARE(error.code, ErrorCode::LabelSelfCheckFailed);
        QCOMPARE(error.where, QStringLiteral("/carrier_no"));
    }

    /// As the station does it: labels are answered in their order, each with its own verdict.
    void stationReadsBeforeItSends()
    {
        const LabelLayout good = carton();
        LabelLayout spoilt = carton();
        spoilt.pages.front().barcodes.back().symbol.dark.fill(1); // one black block: nothing to read
        LabelCheck check(QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper"));
        QList<ErrorCode> verdicts;
        for (const LabelLayout *layout : QList<const LabelLayout *>{&good, &spoilt, &good})
            check.check(*layout, [&verdicts](const Status &status) { verdicts.append(status ? ErrorCode::None : status.error().code); });
        QTRY_COMPARE_WITH_TIMEOUT(verdicts.size(), 3, 60000);
        QCOMPARE(verdicts, (QList<ErrorCode>{ErrorCode::None, ErrorCode::LabelSelfCheckFailed, ErrorCode::None}));
        // A helper that reads nothing lets nothing through.
        LabelCheck blind(QStringLiteral("/bin/false"));
        verdicts.clear();
        blind.check(good, [&verdicts](const Status &status) { verdicts.append(status ? ErrorCode::None : status.error().code); });
        QTRY_COMPARE_WITH_TIMEOUT(verdicts.size(), 1, 60000);
        QVERIFY(verdicts.first() != ErrorCode::None);
    }

    /// A machine that is busy for seconds stops no good label.
    void aSlowHelperStopsNothing()
    {
        QTemporaryDir folder;
        QFile slow(folder.filePath(QStringLiteral("slow-helper")));
        QVERIFY(slow.open(QIODevice::WriteOnly));
        slow.write("#!/bin/sh\nsleep 3\nexec " PACKBAY_BIN_DIR "/packbay-scan-helper\n");
        slow.close();
        QVERIFY(slow.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        LabelCheck check(slow.fileName());
        std::optional<Status> verdict;
        check.check(carton(), [&verdict](const Status &status) { verdict = status; });
        QTRY_VERIFY_WITH_TIMEOUT(verdict.has_value(), 60000);
        QVERIFY(verdict->has_value());
    }

    void strangeCodeIsFound()
    {
        const LabelLayout layout = carton();
        QStringList codes = expectedCodes(layout.pages.front());
        QVERIFY(compareCodes(layout.pages.front(), codes).has_value());
        codes.append(QStringLiteral("4711"));
        QVERIFY(!compareCodes(layout.pages.front(), codes).has_value());
    }
};

PACKBAY_TEST(tst_SelfCheck)
#include "tst_SelfCheck.moc"
