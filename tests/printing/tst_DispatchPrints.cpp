#include "models/domain/OwnCode.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/PaidStation.h"
#include "tests/printing/PdfReader.h"
#include "tests/support/TestMain.h"

#include <QDir>

using namespace packbay;
using namespace packbay::test;

/// What Label & Dispatch sends to a printer on TCP, from the scan to the sink.
class tst_DispatchPrints : public QObject
{
    Q_OBJECT

    static QString scanned(int carton) { return ownCode(QLatin1Char('X'), QStringLiteral("7K%1").arg(carton, 6, 10, QLatin1Char('0'))); }
    static QString addressOf(const LabelSink &sink) { return QStringLiteral("tcp://127.0.0.1:%1").arg(sink.serverPort()); }
    static PdfReader pdf(const PaidStation &station, const QString &name)
    {
        QFile file(QDir(station.documents()).filePath(name));
        return PdfReader(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }

private slots:
    /// A two-carton order prints 1/2 and 2/2: read in the words of the PDF, and the ZPL at the sink is that very label.
    void twoCartonOrder()
    {
        for (const bool onPaper : {false, true}) {
            LabelSink sink;
            QVERIFY(sink.open());
            PaidStation station;
            if (onPaper)
                station.config.sheets.labelPrinter = addressOf(sink);
            QVERIFY(station.open(2));
            for (int carton = 1; carton <= 2; ++carton) {
                station.core->scanText(scanned(carton));
                QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskLabel, 20000);
                const Label label = *station.core->world().label(station.core->world().carton(QStringLiteral("7K00000%1").arg(carton))->label);
                if (onPaper) {
                    QCOMPARE(sink.labels.size(), carton);
                    QString trouble;
                    const QStringList codes = readWithZbar(writePng(readZpl(sink.labels.last(), &trouble)));
                    QVERIFY2(codes.join(QLatin1Char(' ')).contains(label.carrierNo), qPrintable(trouble + codes.join(QLatin1Char(' '))));
                } else {
                    const QString text = pdf(station, QStringLiteral("label_%1-1.pdf").arg(label.no)).text();
                    QVERIFY2(text.contains(QStringLiteral("%1/2").arg(carton)) && !text.contains(QStringLiteral("%1/2").arg(3 - carton)), qPrintable(text));
                    QVERIFY(text.contains(label.carrierNo));
                }
                station.core->give(Command::Back);
            }
            QCOMPARE(station.jobs().size(), 2);
        }
    }

    /// The label printer runs out of paper: the spare one is offered, prints what waits, in order, and what follows until
    /// the first is back.
    void theSpareTakesOver()
    {
        LabelSink first;
        LabelSink second;
        QVERIFY(first.open() && second.open());
        PaidStation station;
        station.config.sheets.labelPrinter = addressOf(first);
        station.config.sheets.sparePrinter = addressOf(second);
        station.config.dispatch.spare = QStringLiteral("printer-2");
        QStringList said;
        QVERIFY(station.open(3));
        connect(station.core.get(), &StationCore::deviceChanged, this, [&](const DeviceStatus &status) { said.append(status.words); });
        first.paperOut = true;
        QTRY_VERIFY_WITH_TIMEOUT(said.contains(QStringLiteral("out of paper")), 20000);
        station.core->scanText(scanned(1));
        QTRY_VERIFY_WITH_TIMEOUT(station.core->screen().error && station.core->screen().error->code == ErrorCode::PrinterNoPaper, 20000);
        QVERIFY(second.labels.isEmpty()); // it is the clerk's choice
        station.core->give(Command::Choice1);
        QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskLabel, 20000);
        station.core->give(Command::Back);
        station.core->scanText(scanned(2));
        QTRY_COMPARE_WITH_TIMEOUT(second.labels.size(), 2, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskLabel, 20000);
        QVERIFY(first.labels.isEmpty());
        first.paperOut = false;
        QTRY_COMPARE_WITH_TIMEOUT(said.last(), QStringLiteral("ready"), 20000);
        station.core->give(Command::Back);
        station.core->scanText(scanned(3));
        QTRY_COMPARE_WITH_TIMEOUT(first.labels.size(), 1, 20000);
        QCOMPARE(second.labels.size(), 2);
    }

    /// An inner label and the tag of a hold once more: the next copy, marked, with the reason and who asked.
    void otherSheetsAgain()
    {
        PaidStation station;
        QVERIFY(station.open(1));
        ReceiveParcel receipt;
        receipt.tracking = QStringLiteral("SF1000000000001");
        station.core->submit(receipt, {}, [](const Result<Committed> &) {});
        QTRY_VERIFY(station.core->world().parcelByTracking(receipt.tracking));
        const QString lpn = station.core->world().parcelByTracking(receipt.tracking)->lpn;
        station.core->sheets().print({SheetKind::ParcelLabel, lpn, 1, QStringLiteral("first")});
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(QStringLiteral("parcel/") + lpn), PrintState::Confirmed, 20000);
        station.core->scanText(ownCode(QLatin1Char('P'), lpn));
        station.core->give(Command::Reprint);
        // It is nobody's, so a hold's tag hangs on it too.
        if (station.core->screen().prompt.id == Text::DispatchAskWhichSheet)
            station.core->give(Command::Choice1);
        QCOMPARE(station.core->screen().prompt.id, Text::DispatchAskReprintReason);
        station.core->give(Command::Choice2);
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(QStringLiteral("parcel/") + lpn, 2), PrintState::Confirmed, 20000);
        QCOMPARE(station.job(QStringLiteral("parcel/") + lpn, 2)->reason, QStringLiteral("reprint: damaged, U17"));
        QVERIFY(!pdf(station, QStringLiteral("parcel_%1-1.pdf").arg(lpn)).text().contains(QStringLiteral("COPY")));
        QVERIFY(pdf(station, QStringLiteral("parcel_%1-2.pdf").arg(lpn)).text().contains(QStringLiteral("COPY2")));
    }
};

PACKBAY_TEST(tst_DispatchPrints)
#include "tst_DispatchPrints.moc"
