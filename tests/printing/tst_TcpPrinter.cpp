#include "printing/PrintQueue.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/TcpBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// The raw TCP printer against a real socket: what it answers and what it leaves open.
class tst_TcpPrinter : public QObject
{
    Q_OBJECT

    LedgerFolder m_folder;

private slots:
    void answeringPrinterConfirms()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(m_folder.newLedger());
        bool sendingFirst = true;
        ledger.onRecord = [&](const QString &, PrintState state) {
            // Time for a byte that left too early to arrive.
            if (state == PrintState::Sending && QTest::qWaitFor([&] { return sink.everything.contains("GFA"); }, 200))
                sendingFirst = false;
        };
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, zebra(), label(1)));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        QVERIFY(sendingFirst);
        QCOMPARE(ledger.history, (QStringList{QStringLiteral("label/1/1:Sending"), QStringLiteral("label/1/1:Confirmed")}));
        QCOMPARE(sink.labels, QList<QByteArray>{label(1).trimmed()});
        QVERIFY(sink.everything.startsWith("^XA^JZN^XZ\n~HS")); // reprint after an error is off before anything is printed
        QVERIFY(queue.jobs().isEmpty());
    }

    /// One that is said to answer nothing, and answers nothing.
    void silentPrinterIsSent()
    {
        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        FileLedger ledger(m_folder.newLedger());
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick(), TcpPrinter::Reports::No);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        for (int i = 1; i <= 3; ++i)
            queue.enqueue(ledger.add(QStringLiteral("label/%1").arg(i), 1, zebra(), label(i)));
        QTRY_COMPARE(sink.labels.size(), 3);
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/3")), PrintState::Sent);
        QCOMPARE(sink.labels, (QList<QByteArray>{label(1).trimmed(), label(2).trimmed(), label(3).trimmed()}));
        QTRY_COMPARE(printer.status().device, DeviceState::Ready);
        // The scan-back of the printed label settles it.
        QVERIFY(queue.resolveUnknown(QStringLiteral("label/1"), 1, true).has_value());
        QCOMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
    }

    /// It is said to answer nothing and has answered: from then on its silence is a fault, on a new connection too.
    void anAnswerIsRemembered()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick(), TcpPrinter::Reports::No);
        printer.start();
        QTRY_VERIFY(printer.isReady());
        QTRY_VERIFY(sink.questions > 2); // asked on
        sink.answering = false;
        sink.dropAll();
        QTRY_COMPARE(sink.connections, 2);
        QTRY_COMPARE(printer.status().code, ErrorCode::PrinterFault);
        QTest::qWait(300);
        QVERIFY(!printer.isReady());
    }

    void closedInTheMiddle_data()
    {
        QTest::addColumn<qint64>("after");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("silent");
        QTest::newRow("100 of 4,000, answering") << qint64(100) << 4000 << false;
        QTest::newRow("100 of 4,000, silent") << qint64(100) << 4000 << true;
        QTest::newRow("200 kB of 8 MB, answering") << qint64(200'000) << 8'000'000 << false;
        QTest::newRow("200 kB of 8 MB, silent") << qint64(200'000) << 8'000'000 << true;
    }
    void closedInTheMiddle()
    {
        QFETCH(qint64, after);
        QFETCH(int, size);
        QFETCH(bool, silent);
        LabelSink sink(silent ? LabelSink::Manner::Silent : LabelSink::Manner::Answers);
        QVERIFY(sink.open());
        FileLedger ledger(m_folder.newLedger());
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick(),
                           silent ? TcpPrinter::Reports::No : TcpPrinter::Reports::Yes);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        QTRY_VERIFY(printer.isReady());
        // The end of the label is missing, so the sink never has it whole.
        sink.closeAfter = after;
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, zebra(), label(1, size).chopped(4)));
        queue.enqueue(ledger.add(QStringLiteral("label/2"), 1, zebra(), label(2)));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Unknown);
        QCOMPARE(queue.unknown().size(), 1);
        // Work goes on by itself, the doubtful sheet is not sent again.
        QTRY_COMPARE(sink.labels, QList<QByteArray>{label(2).trimmed()});
        QTRY_VERIFY(ledger.stateOf(QStringLiteral("label/2")) == PrintState::Sent || ledger.stateOf(QStringLiteral("label/2")) == PrintState::Confirmed);
        QCOMPARE(sink.everything.count("^FX1^FS"), 1);
        QVERIFY(queue.resolveUnknown(QStringLiteral("label/1"), 1, true).has_value());
        QVERIFY(queue.unknown().isEmpty());
    }

    void faultBeforeTheJobWaits_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no paper") << 0 << ErrorCode::PrinterNoPaper;
        QTest::newRow("head open") << 1 << ErrorCode::PrinterDoorOpen;
        QTest::newRow("paused") << 2 << ErrorCode::PrinterPaused;
    }
    void faultBeforeTheJobWaits()
    {
        QFETCH(int, what);
        QFETCH(ErrorCode, code);
        LabelSink sink;
        bool *const flags[]{&sink.paperOut, &sink.headOpen, &sink.paused};
        *flags[what] = true;
        QVERIFY(sink.open());
        FileLedger ledger(m_folder.newLedger());
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, zebra(), label(1)));
        QTRY_COMPARE(printer.status().code, code);
        QCOMPARE(printer.status().device, DeviceState::Faulty);
        const int asked = sink.questions;
        QTRY_VERIFY(sink.questions > asked + 2);
        QVERIFY(sink.labels.isEmpty());
        QVERIFY(ledger.history.isEmpty());
        *flags[what] = false;
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        QCOMPARE(sink.labels.size(), 1);
    }

    void paperOutInTheMiddleIsUnknown()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(m_folder.newLedger());
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        sink.onLabel = [&](const QByteArray &) {
            sink.paperOut = true;
            sink.formats = 1;
        };
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, zebra(), label(1)));
        queue.enqueue(ledger.add(QStringLiteral("label/2"), 1, zebra(), label(2)));
        QTRY_COMPARE(printer.status().code, ErrorCode::PrinterNoPaper);
        const int asked = sink.questions;
        QTRY_VERIFY(sink.questions > asked + 2);
        QVERIFY(ledger.stateOf(QStringLiteral("label/1")) != PrintState::Confirmed);
        sink.onLabel = nullptr;
        sink.paperOut = false;
        sink.formats = 0;
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/2")), PrintState::Confirmed);
        QCOMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Unknown);
        QCOMPARE(sink.labels.size(), 2);
    }

    void confirmedOnlyWhenTheBufferIsEmpty()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(m_folder.newLedger());
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        sink.onLabel = [&](const QByteArray &) { sink.remaining = 1; };
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, zebra(), label(1)));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Printing);
        const int asked = sink.questions;
        QTRY_VERIFY(sink.questions > asked + 3);
        QCOMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Printing);
        sink.remaining = 0;
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
    }

    /// An hour of silence is many questions that are never answered; they are not waited for when it talks again.
    void longSilenceIsForgotten_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("the label waits for the first answer") << true;
        QTest::newRow("the label comes later") << false;
    }
    void longSilenceIsForgotten()
    {
        QFETCH(bool, waits);
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(m_folder.newLedger());
        TcpPrinterTimes times = quick();
        times.status = 20;
        times.poll = 5;
        times.silence = 200;
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, times);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        QTRY_VERIFY(printer.isReady());
        sink.answering = false;
        QTRY_COMPARE(printer.status().code, ErrorCode::PrinterFault);
        const int before = sink.questions;
        QTRY_VERIFY(sink.questions > before + 60);
        if (waits)
            queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, zebra(), label(1)));
        int asked = 0;
        sink.onLabel = [&](const QByteArray &) { asked = sink.questions; };
        sink.answering = true;
        QTRY_VERIFY(printer.isReady());
        if (!waits) {
            const int idle = sink.questions;
            QTRY_VERIFY(sink.questions > idle + 2);
            queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, zebra(), label(1)));
        }
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        // Eight questions fit into the time after which a silent printer is given up, one more is the proof.
        QVERIFY2(sink.questions - asked <= (waits ? 10 : 2), qPrintable(QString::number(sink.questions - asked)));
    }

    void printerThatFallsSilent()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(m_folder.newLedger());
        TcpPrinter printer(zebra(), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        QTRY_VERIFY(printer.isReady());
        sink.answering = false;
        QTRY_COMPARE(printer.status().code, ErrorCode::PrinterFault); // finding 0.8: silence is a fault
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, zebra(), label(1)));
        const int asked = sink.questions;
        QTRY_VERIFY(sink.questions > asked + 2);
        QVERIFY(sink.labels.isEmpty());
        sink.answering = true;
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        // Silent in the middle of a job: nobody knows.
        sink.onLabel = [&](const QByteArray &) { sink.answering = false; };
        queue.enqueue(ledger.add(QStringLiteral("label/2"), 1, zebra(), label(2)));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/2")), PrintState::Unknown);
    }
};

PACKBAY_TEST(tst_TcpPrinter)
#include "tst_TcpPrinter.moc"
