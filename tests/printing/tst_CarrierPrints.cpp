#include "models/store/CarrierSheets.h"
#include "printing/LabelMaker.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/PaidStation.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>

using namespace packbay;
using namespace packbay::test;

/// A carrier's own sheet at the station's printers: what a printer of ZPL gets for each kind of file, and what the clerk is
/// told when it gets nothing.
class tst_CarrierPrints : public QObject
{
    Q_OBJECT

    static QString no() { return QStringLiteral("L1"); }

    static QByteArray own(LabelFormat format, int dpi)
    {
        return *makeLabel(*parseLabelRequest(cartonRequest()), format, dpi);
    }
    /// The label that the central has bought, and its sheet.
    static bool bought(PaidStation &station, const QByteArray &sheet)
    {
        const QString sha256 = QString::fromLatin1(QCryptographicHash::hash(sheet, QCryptographicHash::Sha256).toHex());
        Label label;
        label.no = no();
        label.id = idFor<Label>(label.no);
        label.carton = QStringLiteral("7K000001");
        label.carrierNo = QStringLiteral("PB0000000012Q");
        label.sheet = sha256;
        label.bought = true;
        return station.put({inState(label, "ISSUED")})
            && station.core->ledger().call([&](Ledger &ledger) { return CarrierSheets(ledger.database()).add(sha256, sheet, UtcMs(1)); }).has_value();
    }

private slots:
    void atAPrinterOfZpl_data()
    {
        QTest::addColumn<LabelFormat>("format");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<QString>("words"); ///< empty: it comes out
        QTest::newRow("zpl") << LabelFormat::Zpl << 203 << QString();
        QTest::newRow("png with its dots") << LabelFormat::Png << 203 << QString();
        QTest::newRow("png with other dots") << LabelFormat::Png << 300 << QStringLiteral("made for a printer with other dots");
        QTest::newRow("pdf") << LabelFormat::Pdf << 203 << QStringLiteral("made for another kind of printer");
    }
    void atAPrinterOfZpl()
    {
        QFETCH(LabelFormat, format);
        QFETCH(int, dpi);
        QFETCH(QString, words);
        LabelSink sink;
        QVERIFY(sink.open());
        PaidStation station;
        station.config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(sink.serverPort());
        QVERIFY(station.open(1));
        const QByteArray sheet = own(format, dpi);
        QVERIFY(bought(station, sheet));
        QList<PrintOutcome> news;
        connect(&station.core->sheets(), &SheetDesk::progress, this, [&](const PrintOutcome &outcome) { news.append(outcome); });
        for (const int copy : {1, 2}) {
            station.core->sheets().print({SheetKind::CartonLabel, no(), copy, QStringLiteral("first")});
            const PrintState wanted = words.isEmpty() ? PrintState::Confirmed : PrintState::Failed;
            QTRY_VERIFY_WITH_TIMEOUT(!news.isEmpty() && news.last().copy == copy && news.last().state == wanted, 20000);
            if (!words.isEmpty())
                QCOMPARE(news.last().printer.words, words);
        }
        if (!words.isEmpty()) {
            QVERIFY(sink.labels.isEmpty());
            QCOMPARE(news.last().printer.code, ErrorCode::LabelEmpty);
            return;
        }
        QCOMPARE(sink.labels.size(), 2);
        QCOMPARE(sink.labels.first(), sink.labels.last());
        QCOMPARE(station.jobs().first().sha256, station.jobs().last().sha256);
        QString error;
        QVERIFY(samePicture(readZpl(sink.labels.first(), &error), QImage::fromData(own(LabelFormat::Png, 203))));
        if (format == LabelFormat::Zpl)
            QCOMPARE(sink.labels.first(), sheet.trimmed());
    }
};

PACKBAY_TEST(tst_CarrierPrints)
#include "tst_CarrierPrints.moc"
