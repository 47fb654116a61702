#include "printing/PrintQueue.h"
#include "tests/printing/FileLedger.h"
#include "tests/printing/IppSink.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/TcpBench.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

namespace {

const QByteArray kPdf = "%PDF-1.4 sheet";
const QString kDocument = QStringLiteral("label/1");

} // namespace

/// IPP against a server of the test's own.
class tst_IppPrinter : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;

    QString newPath() { return m_dir.filePath(QStringLiteral("f%1").arg(++m_files)); }

private slots:
    void ippOutcome_data()
    {
        QTest::addColumn<int>("jobState");
        QTest::addColumn<bool>("cups");
        QTest::addColumn<bool>("closed");
        QTest::addColumn<PrintState>("state");
        QTest::newRow("completed") << 9 << false << false << PrintState::Confirmed;
        QTest::newRow("completed in CUPS") << 9 << true << false << PrintState::Sent;
        QTest::newRow("aborted") << 8 << false << false << PrintState::Unknown;
        QTest::newRow("processing") << 5 << false << false << PrintState::Printing;
        QTest::newRow("connection lost") << 9 << false << true << PrintState::Unknown;
    }
    void ippOutcome()
    {
        QFETCH(int, jobState);
        QFETCH(bool, cups);
        QFETCH(bool, closed);
        QFETCH(PrintState, state);
        for (const bool chunked : {false, true}) {
            IppSink sink;
            QVERIFY(sink.open());
            sink.jobState = jobState;
            sink.cups = cups;
            sink.closeOnPrint = closed;
            sink.chunked = chunked;
            FileLedger ledger(newPath());
            IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/ipp/print"), quickIpp());
            PrintQueue queue(ledger);
            queue.addPrinter(printer);
            printer.start();
            queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), kPdf));
            QTRY_COMPARE(ledger.stateOf(kDocument), state);
            if (!closed) {
                QCOMPARE(sink.documents, QList<QByteArray>{kPdf});
                QVERIFY(sink.lastPrintHead.contains("application/pdf"));
                QVERIFY(sink.lastPrintHead.contains("print-scaling"));
            }
        }
    }

    void ippFaultsHoldTheJob_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("paper") << QByteArray("media-empty") << ErrorCode::PrinterNoPaper;
        QTest::newRow("paper-error") << QByteArray("media-needed-error") << ErrorCode::PrinterNoPaper;
        QTest::newRow("cover") << QByteArray("cover-open") << ErrorCode::PrinterDoorOpen;
        QTest::newRow("offline") << QByteArray("offline") << ErrorCode::PrinterOffline;
        QTest::newRow("connecting") << QByteArray("connecting-to-device") << ErrorCode::PrinterOffline;
        QTest::newRow("paused") << QByteArray("paused") << ErrorCode::PrinterPaused;
    }
    void ippFaultsHoldTheJob()
    {
        QFETCH(QByteArray, reason);
        QFETCH(ErrorCode, code);
        IppSink sink;
        sink.reasons = reason;
        QVERIFY(sink.open());
        FileLedger ledger(newPath());
        IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), quickIpp());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), kPdf));
        QTRY_COMPARE(printer.status().code, code);
        QVERIFY(ledger.history.isEmpty());
        sink.reasons = "none";
        QTRY_COMPARE(ledger.stateOf(kDocument), PrintState::Confirmed);
        QCOMPARE(sink.documents.size(), 1);
    }

    void ippBusyIsTriedAgain_data()
    {
        QTest::addColumn<char>("status");
        QTest::newRow("service unavailable") << '\x02';
        QTest::newRow("temporary error") << '\x05';
        QTest::newRow("not accepting jobs") << '\x06';
        QTest::newRow("busy") << '\x07';
        QTest::newRow("deactivated") << '\x0A';
        QTest::newRow("too many jobs") << '\x0B';
    }
    void ippBusyIsTriedAgain()
    {
        QFETCH(char, status);
        IppSink sink;
        sink.busyStatus = status;
        sink.busyAnswers = 3;
        QVERIFY(sink.open());
        FileLedger ledger(newPath());
        IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), quickIpp());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), kPdf));
        QTRY_COMPARE(ledger.stateOf(kDocument), PrintState::Confirmed);
        QCOMPARE(sink.documents.size(), 1);
        QCOMPARE(sink.busyAnswers, 0);
    }

    /// A sheet that a busy printer gave back can be given to another: it comes out there, once.
    void ippBusyGivesItToTheSpare()
    {
        IppSink sink;
        sink.busyAnswers = 1'000'000;
        QVERIFY(sink.open());
        LabelSink spareSink;
        QVERIFY(spareSink.open());
        FileLedger ledger(newPath());
        IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), quickIpp());
        TcpPrinter spare(zebra(), QStringLiteral("127.0.0.1"), spareSink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        queue.addPrinter(spare);
        printer.start();
        queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), label(1)));
        QTRY_VERIFY(sink.busyAnswers < 1'000'000 && queue.jobs().value(0).state == PrintState::Queued);
        QVERIFY(queue.moveTo(kDocument, 1, zebra()));
        QCOMPARE(ledger.stateOf(kDocument), PrintState::Queued);
        sink.busyAnswers = 0;
        spare.start();
        QTRY_COMPARE(ledger.stateOf(kDocument), PrintState::Confirmed);
        QCOMPARE(spareSink.labels, QList<QByteArray>{label(1).trimmed()});
        QTest::qWait(200);
        QVERIFY(sink.documents.isEmpty());
    }

    /// What waits too long in the printer's own queue is taken back before it is sent again.
    void ippPendingIsTakenBack()
    {
        IppSink sink;
        sink.jobState = 3;
        QVERIFY(sink.open());
        FileLedger ledger(newPath());
        IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), quickIpp());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), kPdf));
        QTRY_COMPARE(sink.cancels, 1);
        QTRY_COMPARE(ledger.stateOf(kDocument), PrintState::Confirmed);
        QCOMPARE(sink.documents.size(), 2);
    }

    /// One question that nobody answers says nothing about the job.
    void ippUnansweredQuestionIsAskedAgain()
    {
        IppSink sink;
        sink.deafQuestions = 2;
        QVERIFY(sink.open());
        FileLedger ledger(newPath());
        IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), quickIpp());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), kPdf));
        QTRY_COMPARE(ledger.stateOf(kDocument), PrintState::Confirmed);
        QCOMPARE(sink.deafQuestions, 0);
        QCOMPARE(sink.cancels, 0);
        QCOMPARE(sink.documents.size(), 1);
    }

    /// A job of which nothing can be heard is taken out of the printer's queue before the clerk is asked.
    void ippJobThatIsNotHeardOfIsTakenBack()
    {
        IppSink sink;
        sink.jobState = 5;
        sink.cups = true;
        sink.deafQuestions = 1'000'000;
        QVERIFY(sink.open());
        FileLedger ledger(newPath());
        IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), quickIpp());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), kPdf));
        QTRY_COMPARE(ledger.stateOf(kDocument), PrintState::Unknown);
        QCOMPARE(sink.told.filter(QStringLiteral("cancel")), QStringList{QStringLiteral("cancel 41")});
        QVERIFY(sink.waiting.isEmpty());
        QCOMPARE(sink.documents.size(), 1);
    }

    /// A cancel that was not heard is said again: the lane does not hang until CUPS ends the job.
    void ippCancelIsRepeated()
    {
        IppSink sink;
        sink.jobState = 3;
        sink.deafCancels = 2;
        QVERIFY(sink.open());
        FileLedger ledger(newPath());
        IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), quickIpp());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), kPdf));
        QTRY_COMPARE(ledger.stateOf(kDocument), PrintState::Confirmed);
        QCOMPARE(sink.cancels, 1);
        QCOMPARE(sink.documents.size(), 2);
    }

    /// The station died while CUPS held its sheet: at the next start that is taken back before anything else is sent, and
    /// jobs of others stay.
    void ippLeftoverIsTakenBack()
    {
        IppSink sink;
        sink.jobState = 3;
        sink.cups = true;
        sink.waiting = {{7, "somebody"}};
        QVERIFY(sink.open());
        const QString path = newPath();
        IppPrinterTimes patient = quickIpp();
        patient.pending = 60'000;
        {
            FileLedger ledger(path);
            IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), patient);
            PrintQueue queue(ledger);
            queue.addPrinter(printer);
            printer.start();
            queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("ipp"), kPdf));
            QTRY_COMPARE(sink.documents.size(), 1);
            QTest::qWait(50);
        }
        FileLedger ledger(path);
        IppPrinter printer(QStringLiteral("ipp"), QStringLiteral("127.0.0.1"), sink.serverPort(), QStringLiteral("/"), patient);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        QVERIFY(queue.restore());
        QCOMPARE(queue.unknown().size(), 1);
        printer.start();
        QVERIFY(queue.resolveUnknown(kDocument, 1, false));
        queue.enqueue(ledger.add(kDocument, 2, QStringLiteral("ipp"), kPdf));
        QTRY_COMPARE(ledger.stateOf(kDocument, 2), PrintState::Sent);
        QCOMPARE(sink.told, (QStringList{QStringLiteral("print"), QStringLiteral("cancel 41"), QStringLiteral("print")}));
        QCOMPARE(sink.waiting.first(), (QPair<int, QByteArray>{7, "somebody"}));
    }
};

PACKBAY_TEST(tst_IppPrinter)
#include "tst_IppPrinter.moc"
