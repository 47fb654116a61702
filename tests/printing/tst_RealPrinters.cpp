#include "printing/IppPrinter.h"
#include "printing/LabelMaker.h"
#include "printing/PrintQueue.h"
#include "printing/PrinterUri.h"
#include "printing/SystemPrinter.h"
#include "tests/printing/FileLedger.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/PrintServers.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// IPP through ippeveprinter and CUPS through a raw queue, both started here and ended here, on ports of their own.
class tst_RealPrinters : public QObject
{
    Q_OBJECT

    /// hardware.md D18: a fault is seen within 3 s.
    static constexpr int kSeenMs = 3000;
    static constexpr int kPatienceMs = 30000;

    QTemporaryDir m_dir;
    std::unique_ptr<NameService> m_names;
    int m_files = 0;

    QString newPath() { return m_dir.filePath(QStringLiteral("f%1").arg(++m_files)); }

    static QByteArray label(LabelFormat format, int number)
    {
        QJsonObject fields = cartonRequest();
        fields.insert(QStringLiteral("carrier_no"), QStringLiteral("PB%1Q").arg(number, 10, 10, QLatin1Char('0')));
        const auto request = parseLabelRequest(fields);
        const auto made = request ? makeLabel(*request, format, 203) : Result<QByteArray>(request.error());
        return made ? *made : QByteArray();
    }
    static QString document(int number) { return QStringLiteral("PKG-%1/carton-label/v1").arg(number); }

    /// One station's printing: queue, ledger and one IPP printer.
    struct Desk
    {
        FileLedger ledger;
        IppPrinter printer;
        PrintQueue queue;

        Desk(const QString &ledgerFile, quint16 port, const QString &path)
            : ledger(ledgerFile), printer(QStringLiteral("label"), QStringLiteral("127.0.0.1"), port, path), queue(ledger)
        {
            queue.addPrinter(printer);
            printer.start();
        }
        void print(int number, const QByteArray &bytes) { queue.enqueue(ledger.add(document(number), 1, QStringLiteral("label"), bytes)); }
    };

private slots:
    void initTestCase()
    {
        m_names = std::make_unique<NameService>();
        const QString trouble = m_names->start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }
    void cleanupTestCase() { m_names.reset(); }

    /// The printer answers "busy" to a job while it prints another: every sheet comes out once, in order.
    void ippPrintsEverySheetOnce()
    {
        EvePrinter real;
        const QString trouble = real.start(*m_names);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        Desk desk(newPath(), real.port(), QStringLiteral("/ipp/print"));
        QList<QByteArray> sheets;
        for (int i = 0; i < 5; ++i) {
            sheets.append(label(LabelFormat::Pdf, i));
            desk.print(i, sheets.last());
        }
        for (int i = 0; i < sheets.size(); ++i)
            QTRY_COMPARE_WITH_TIMEOUT(desk.ledger.stateOf(document(i)), PrintState::Confirmed, kPatienceMs);
        QCOMPARE(real.printed(), sheets);
    }

    void ippPaperOutIsSeenAndPrintingGoesOn()
    {
        EvePrinter real;
        const QString trouble = real.start(*m_names);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        Desk desk(newPath(), real.port(), QStringLiteral("/ipp/print"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.printer.isReady(), kPatienceMs);

        // Out of paper while nothing is printed: the sheet stays with us.
        QVERIFY(real.setPaper(0));
        QTRY_COMPARE_WITH_TIMEOUT(desk.printer.status().code, ErrorCode::PrinterNoPaper, kSeenMs);
        const QByteArray first = label(LabelFormat::Pdf, 1);
        desk.print(1, first);
        QCOMPARE(desk.queue.jobs().size(), 1);
        QVERIFY(desk.ledger.history.isEmpty());
        QVERIFY(real.printed().isEmpty());
        QVERIFY(real.setPaper(25));
        QTRY_COMPARE_WITH_TIMEOUT(desk.ledger.stateOf(document(1)), PrintState::Confirmed, kPatienceMs);

        // Out of paper while the printer has the sheet: it is shown, and it goes on when there is paper.
        QTRY_VERIFY_WITH_TIMEOUT(desk.printer.isReady(), kPatienceMs);
        QVERIFY(real.setPaper(0));
        const QByteArray second = label(LabelFormat::Pdf, 2);
        desk.print(2, second);
        QTRY_COMPARE_WITH_TIMEOUT(desk.printer.status().code, ErrorCode::PrinterNoPaper, kSeenMs);
        QVERIFY(desk.ledger.stateOf(document(2)) != PrintState::Confirmed);
        QVERIFY(real.setPaper(25));
        QTRY_COMPARE_WITH_TIMEOUT(desk.ledger.stateOf(document(2)), PrintState::Confirmed, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk.printer.isReady(), kPatienceMs);
        QCOMPARE(real.printed(), (QList<QByteArray>{first, second}));
    }

    void cupsRawQueuePrints()
    {
        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        CupsServer cups;
        const QString trouble = cups.start(sink.serverPort());
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        Desk desk(newPath(), cups.port(), QStringLiteral("/printers/label"));
        QList<QByteArray> sheets;
        for (int i = 0; i < 5; ++i) {
            sheets.append(label(LabelFormat::Zpl, i).trimmed());
            desk.print(i, sheets.last());
        }
        for (int i = 0; i < sheets.size(); ++i) {
            // A CUPS queue cannot prove more than that the bytes have left it.
            QTRY_VERIFY2_WITH_TIMEOUT(desk.ledger.stateOf(document(i)) == PrintState::Sent && desk.queue.jobs().size() == sheets.size(),
                                      cups.log().constData(), kPatienceMs);
        }
        QTRY_COMPARE(sink.labels, sheets);
    }

    void cupsPrinterAwayIsSeenAndPrintingGoesOn()
    {
        CupsServer cups;
        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        const quint16 port = sink.serverPort();
        sink.close();
        const QString trouble = cups.start(port);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        Desk desk(newPath(), cups.port(), QStringLiteral("/printers/label"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.printer.isReady(), kPatienceMs);
        const QByteArray sheet = label(LabelFormat::Zpl, 1).trimmed();
        desk.print(1, sheet);
        QTRY_COMPARE_WITH_TIMEOUT(desk.printer.status().code, ErrorCode::PrinterOffline, kSeenMs);
        // A second sheet is not handed over while CUPS cannot reach the printer.
        const QByteArray second = label(LabelFormat::Zpl, 2).trimmed();
        desk.print(2, second);
        QCOMPARE(desk.ledger.stateOf(document(2)), PrintState::Queued);
        QVERIFY(sink.open(port));
        QTRY_COMPARE_WITH_TIMEOUT(desk.ledger.stateOf(document(1)), PrintState::Sent, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(desk.ledger.stateOf(document(2)), PrintState::Sent, kPatienceMs);
        QTRY_COMPARE(sink.labels, (QList<QByteArray>{sheet, second}));
    }

    /// The station died while CUPS held its sheet for a printer that is away. At its next start it takes the sheet back: the
    /// clerk says that nothing came out, and only the next copy comes when the printer is there.
    void cupsLeftoverIsTakenBack()
    {
        CupsServer cups;
        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        const quint16 port = sink.serverPort();
        sink.close();
        const QString trouble = cups.start(port);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        const QString rows = newPath();
        const QByteArray sheet = label(LabelFormat::Zpl, 1).trimmed();
        {
            Desk desk(rows, cups.port(), QStringLiteral("/printers/label"));
            desk.print(1, sheet);
            QTRY_COMPARE_WITH_TIMEOUT(desk.printer.status().code, ErrorCode::PrinterOffline, kPatienceMs);
            QCOMPARE(desk.ledger.stateOf(document(1)), PrintState::Sending);
        }
        Desk desk(rows, cups.port(), QStringLiteral("/printers/label"));
        QVERIFY(desk.queue.restore());
        QTRY_VERIFY2_WITH_TIMEOUT(desk.printer.isReady(), cups.log().constData(), kPatienceMs); // its queue is empty
        QVERIFY(desk.queue.resolveUnknown(document(1), 1, false));
        const QByteArray again = label(LabelFormat::Zpl, 2).trimmed();
        QVERIFY(sink.open(port));
        desk.print(2, again);
        QTRY_VERIFY2_WITH_TIMEOUT(desk.ledger.stateOf(document(2)) == PrintState::Sent, cups.log().constData(), kPatienceMs);
        QTRY_COMPARE(sink.labels, QList<QByteArray>{again});
    }

    /// A raw queue whose printer runs out of paper: CUPS hears it from the printer, we hear it from CUPS. What CUPS has
    /// stays there, the rest stays with us; paper in, and both come out once, in order.
    void cupsPaperOutIsSeenAndPrintingGoesOn()
    {
        EvePrinter real;
        QString trouble = real.start(*m_names);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        CupsServer cups;
        trouble = cups.start("ipp://127.0.0.1:" + QByteArray::number(real.port()) + "/ipp/print");
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        Desk desk(newPath(), cups.port(), QStringLiteral("/printers/label"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.printer.isReady(), kPatienceMs);
        const QByteArray before = label(LabelFormat::Pdf, 0);
        desk.print(0, before);
        QTRY_COMPARE_WITH_TIMEOUT(desk.ledger.stateOf(document(0)), PrintState::Sent, kPatienceMs);

        QVERIFY(real.setPaper(0));
        QTRY_VERIFY_WITH_TIMEOUT(desk.printer.isReady(), kPatienceMs);
        const QByteArray first = label(LabelFormat::Pdf, 1);
        desk.print(1, first);
        QTRY_VERIFY2_WITH_TIMEOUT(desk.printer.status().code == ErrorCode::PrinterNoPaper, cups.log().constData(), kSeenMs);
        const QByteArray second = label(LabelFormat::Pdf, 2);
        desk.print(2, second);
        QCOMPARE(desk.ledger.stateOf(document(2)), PrintState::Queued);
        QVERIFY(real.setPaper(25));
        for (int number = 1; number <= 2; ++number)
            QTRY_VERIFY2_WITH_TIMEOUT(desk.ledger.stateOf(document(number)) == PrintState::Sent, cups.log().constData(), kPatienceMs);
        QTRY_COMPARE(real.printed(), (QList<QByteArray>{before, first, second}));
    }

    /// QPrinter to the same kind of queue: the page has the label's size, the picture in it is ours dot for dot.
    void systemPrinterPrintsThePicture()
    {
        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        const quint16 port = sink.serverPort();
        CupsServer cups;
        const QString trouble = cups.start(port);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        qputenv("CUPS_SERVER", "127.0.0.1:" + QByteArray::number(cups.port()));
        const QByteArray png = label(LabelFormat::Png, 1);
        SystemPrinter printer(QStringLiteral("label"), QStringLiteral("label"));
        const SentBytes outcome = printAndWait(printer, png, kPatienceMs);
        QCOMPARE(outcome.status, QStringLiteral("the system has it"));
        QCOMPARE(outcome.state, PrintState::Sent);
        QTRY_VERIFY2_WITH_TIMEOUT(sink.everything.trimmed().endsWith("%%EOF"), cups.log().constData(), kPatienceMs);
        const QByteArray pdf = sink.everything.mid(sink.everything.indexOf("%PDF-"));
        const QByteArray info = runOn(QStringLiteral("pdfinfo"), {}, pdf, QStringLiteral("pdf"));
        const auto size = QRegularExpression(QStringLiteral("Page size:\\s+([0-9.]+) x ([0-9.]+) pts")).match(QString::fromUtf8(info));
        QVERIFY2(size.hasMatch(), info.constData());
        QVERIFY(qAbs(size.captured(1).toDouble() - 283.46) < 0.6);
        QVERIFY(qAbs(size.captured(2).toDouble() - 425.2) < 0.6);
        const QString pictures = m_dir.filePath(QStringLiteral("page"));
        runOn(QStringLiteral("pdfimages"), {QStringLiteral("-png")}, pdf, QStringLiteral("pdf"), {pictures});
        QVERIFY(samePicture(QImage(pictures + QStringLiteral("-000.png")), QImage::fromData(png)));
        const QByteArray list = runOn(QStringLiteral("pdfimages"), {QStringLiteral("-list")}, pdf, QStringLiteral("pdf"));
        QCOMPARE(list.trimmed().count('\n'), 2); // two lines of heading, one picture
        QVERIFY2(list.contains(" 203   203 "), list.constData());

        // CUPS cannot reach the printer: what it has it keeps, the next sheet is not handed over.
        sink.close();
        sink.dropAll();
        SystemPrinter again(QStringLiteral("label"), QStringLiteral("label"));
        again.start();
        QTRY_VERIFY_WITH_TIMEOUT(again.isReady(), kPatienceMs);
        PrintJob held;
        held.document = document(2);
        held.bytes = png;
        again.send(held, [] { return Status(); });
        QTRY_COMPARE_WITH_TIMEOUT(again.status().code, ErrorCode::PrinterOffline, kSeenMs + 2000);
        PrintState state = PrintState::Sent;
        connect(&again, &Printer::progress, this, [&](const QString &, int, PrintState now, const QString &) { state = now; });
        held.document = document(3);
        bool permitted = false;
        again.send(held, [&] {
            permitted = true;
            return Status();
        });
        QTRY_COMPARE_WITH_TIMEOUT(state, PrintState::Queued, kPatienceMs);
        QVERIFY(!permitted);

        QVERIFY(sink.open(port));
        QTRY_VERIFY_WITH_TIMEOUT(again.isReady(), kPatienceMs);
        const SentBytes refused = printAndWait(printer, label(LabelFormat::Zpl, 1), kPatienceMs);
        QCOMPARE(refused.state, PrintState::Failed);
    }
};

PACKBAY_TEST(tst_RealPrinters)
#include "tst_RealPrinters.moc"
