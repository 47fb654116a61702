#include "printing/FilePrinter.h"
#include "printing/PrintQueue.h"
#include "printing/TcpPrinter.h"
#include "tests/printing/FileLedger.h"
#include "tests/printing/LabelSink.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

namespace {

TcpPrinterTimes quick()
{
    TcpPrinterTimes times;
    times.connect = 1000;
    times.write = 1500;
    times.status = 150;
    times.poll = 30;
    times.idlePoll = 60;
    times.retry = 60;
    times.silentGrace = 60;
    times.silence = 600;
    return times;
}

QByteArray label(int number, int size = 4000)
{
    return "^XA^FX" + QByteArray::number(number) + "^FS^FO0,0^GFA," + QByteArray(size, 'G') + "^FS^XZ\n";
}

const QString kPrinter = QStringLiteral("zebra");

} // namespace

/// The queue and the raw TCP printer against a real socket, with a ledger that is a file.
class tst_TcpPrinter : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;

    QString newLedger() { return m_dir.filePath(QStringLiteral("ledger-%1").arg(++m_files)); }

private slots:
    void answeringPrinterConfirms()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(newLedger());
        bool sendingFirst = true;
        ledger.onRecord = [&](const QString &, PrintState state) {
            // Time for a byte that left too early to arrive.
            if (state == PrintState::Sending && QTest::qWaitFor([&] { return sink.everything.contains("GFA"); }, 200))
                sendingFirst = false;
        };
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, kPrinter, label(1)));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        QVERIFY(sendingFirst);
        QCOMPARE(ledger.history, (QStringList{QStringLiteral("label/1/1:Sending"), QStringLiteral("label/1/1:Confirmed")}));
        QCOMPARE(sink.labels, QList<QByteArray>{label(1).trimmed()});
        QVERIFY(sink.everything.startsWith("^XA^JZN^XZ\n~HS")); // reprint after an error is off before anything is printed
        QVERIFY(queue.jobs().isEmpty());
    }

    void silentPrinterIsSent()
    {
        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        for (int i = 1; i <= 3; ++i)
            queue.enqueue(ledger.add(QStringLiteral("label/%1").arg(i), 1, kPrinter, label(i)));
        QTRY_COMPARE(sink.labels.size(), 3);
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/3")), PrintState::Sent);
        QCOMPARE(sink.labels, (QList<QByteArray>{label(1).trimmed(), label(2).trimmed(), label(3).trimmed()}));
        QTRY_COMPARE(printer.status().device, DeviceState::Ready);
        // The scan-back of the printed label settles it.
        QVERIFY(queue.resolveUnknown(QStringLiteral("label/1"), 1, true).has_value());
        QCOMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
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
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        QTRY_VERIFY(printer.isReady());
        // The end of the label is missing, so the sink never has it whole.
        sink.closeAfter = after;
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, kPrinter, label(1, size).chopped(4)));
        queue.enqueue(ledger.add(QStringLiteral("label/2"), 1, kPrinter, label(2)));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Unknown);
        QCOMPARE(queue.unknown().size(), 1);
        // Work goes on by itself, the doubtful sheet is not sent again.
        QTRY_COMPARE(sink.labels, QList<QByteArray>{label(2).trimmed()});
        QTRY_VERIFY(ledger.stateOf(QStringLiteral("label/2")) == PrintState::Sent || ledger.stateOf(QStringLiteral("label/2")) == PrintState::Confirmed);
        QCOMPARE(sink.everything.count("^FX1^FS"), 1);
        QVERIFY(queue.resolveUnknown(QStringLiteral("label/1"), 1, true).has_value());
        QVERIFY(queue.unknown().isEmpty());
    }

    void offlineKeepsQueued()
    {
        quint16 port = 0;
        {
            LabelSink probe;
            QVERIFY(probe.open());
            port = probe.serverPort();
        }
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), port, PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        for (int i = 1; i <= 5; ++i)
            queue.enqueue(ledger.add(QStringLiteral("label/%1").arg(i), 1, kPrinter, label(i)));
        QTRY_COMPARE(printer.status().code, ErrorCode::PrinterOffline);
        QCOMPARE(printer.status().device, DeviceState::Lost);
        QVERIFY(ledger.history.isEmpty());
        QVERIFY(queue.cancel(QStringLiteral("label/3"), 1).has_value());
        QCOMPARE(queue.cancel(QStringLiteral("label/3"), 1).error().code, ErrorCode::NotFound);
        LabelSink sink;
        QVERIFY(sink.open(port));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/5")), PrintState::Confirmed);
        QCOMPARE(sink.labels, (QList<QByteArray>{label(1).trimmed(), label(2).trimmed(), label(4).trimmed(), label(5).trimmed()}));
        QCOMPARE(ledger.stateOf(QStringLiteral("label/3")), PrintState::Cancelled);
    }

    void anotherPrinterTakesOver()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(newLedger());
        TcpPrinter away(QStringLiteral("away"), QStringLiteral("127.0.0.1"), 1, PrinterLanguage::Zpl, quick());
        TcpPrinter here(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(away);
        queue.addPrinter(here);
        away.start();
        here.start();
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, QStringLiteral("away"), label(1)));
        QVERIFY(queue.moveTo(QStringLiteral("label/1"), 1, kPrinter).has_value());
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        QCOMPARE(sink.labels.size(), 1);
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
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, kPrinter, label(1)));
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
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        sink.onLabel = [&](const QByteArray &) {
            sink.paperOut = true;
            sink.formats = 1;
        };
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, kPrinter, label(1)));
        queue.enqueue(ledger.add(QStringLiteral("label/2"), 1, kPrinter, label(2)));
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
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        sink.onLabel = [&](const QByteArray &) { sink.remaining = 1; };
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, kPrinter, label(1)));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Printing);
        const int asked = sink.questions;
        QTRY_VERIFY(sink.questions > asked + 3);
        QCOMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Printing);
        sink.remaining = 0;
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
    }

    void printerThatFallsSilent()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        QTRY_VERIFY(printer.isReady());
        sink.answering = false;
        QTRY_COMPARE(printer.status().code, ErrorCode::PrinterFault); // finding 0.8: silence is a fault
        queue.enqueue(ledger.add(QStringLiteral("label/1"), 1, kPrinter, label(1)));
        const int asked = sink.questions;
        QTRY_VERIFY(sink.questions > asked + 2);
        QVERIFY(sink.labels.isEmpty());
        sink.answering = true;
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        // Silent in the middle of a job: nobody knows.
        sink.onLabel = [&](const QByteArray &) { sink.answering = false; };
        queue.enqueue(ledger.add(QStringLiteral("label/2"), 1, kPrinter, label(2)));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/2")), PrintState::Unknown);
    }

    void ledgerFailureSendsNothing()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        int failures = 0;
        connect(&queue, &PrintQueue::ledgerFailed, this, [&](const Error &error) {
            QCOMPARE(error.code, ErrorCode::DiskFull);
            ++failures;
        });
        const PrintJob job = ledger.add(QStringLiteral("label/1"), 1, kPrinter, label(1));
        ledger.failing = true;
        printer.start();
        QTRY_VERIFY(printer.isReady());
        queue.enqueue(job);
        QTRY_COMPARE(failures, 1);
        QVERIFY(!sink.everything.contains("GFA"));
        ledger.failing = false;
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        QCOMPARE(sink.labels.size(), 1);
    }

    void restartAfterACrash_data()
    {
        QTest::addColumn<PrintState>("lastRow");
        QTest::addColumn<bool>("resent");
        QTest::newRow("Queued") << PrintState::Queued << true;
        QTest::newRow("Sending") << PrintState::Sending << false;
        QTest::newRow("Sent") << PrintState::Sent << false;
        QTest::newRow("Printing") << PrintState::Printing << false;
        QTest::newRow("Confirmed") << PrintState::Confirmed << false;
    }
    void restartAfterACrash()
    {
        QFETCH(PrintState, lastRow);
        QFETCH(bool, resent);
        const QString path = newLedger();
        {
            FileLedger before(path);
            before.add(QStringLiteral("label/1"), 1, kPrinter, label(1));
            before.add(QStringLiteral("label/2"), 1, kPrinter, label(2));
            if (lastRow != PrintState::Queued)
                QVERIFY(before.record(QStringLiteral("label/1"), 1, lastRow, {}).has_value());
        }
        FileLedger ledger(path);
        LabelSink sink;
        QVERIFY(sink.open());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        QVERIFY(queue.restore().has_value());
        printer.start();
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/2")), PrintState::Confirmed);
        QCOMPARE(sink.labels.contains(label(1).trimmed()), resent);
        // Sent: the printer has taken all of it and has no more to say; asking after every restart would prove nothing.
        const bool doubtful = lastRow == PrintState::Sending || lastRow == PrintState::Printing;
        QCOMPARE(queue.unknown().size(), doubtful ? 1 : 0);
        if (doubtful) {
            QVERIFY(queue.resolveUnknown(QStringLiteral("label/1"), 1, true).has_value());
            QCOMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        }
    }

    /// A batch of 100 through a printer that drops its connection between labels: order kept, each at most once, and what
    /// did not arrive for certain is on the list.
    void batchKeepsItsOrder()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(newLedger());
        TcpPrinterTimes times = quick();
        times.poll = 2;
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, times);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        int count = 0;
        sink.onLabel = [&](const QByteArray &) {
            if (++count % 33 == 0)
                QTimer::singleShot(0, &sink, [&] { sink.dropAll(); });
        };
        QList<QByteArray> expected;
        for (int i = 1; i <= 100; ++i) {
            expected.append(label(i, 400).trimmed());
            queue.enqueue(ledger.add(QStringLiteral("label/%1").arg(i), 1, kPrinter, label(i, 400)));
        }
        QTRY_COMPARE_WITH_TIMEOUT(sink.labels.size(), 100, 30000);
        QCOMPARE(sink.labels, expected);
        QTRY_COMPARE(queue.jobs().size(), queue.unknown().size());
        QVERIFY(queue.unknown().size() <= 3);
        QVERIFY(sink.connections >= 4);
    }

    void sameJobTwiceIsOne()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        FileLedger ledger(newLedger());
        TcpPrinter printer(kPrinter, QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, quick());
        PrintQueue queue(ledger);
        const PrintJob job = ledger.add(QStringLiteral("label/1"), 1, kPrinter, label(1));
        queue.enqueue(job);
        queue.enqueue(job);
        QVERIFY(queue.restore().has_value());
        QCOMPARE(queue.jobs().size(), 1);
        queue.addPrinter(printer);
        printer.start();
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1")), PrintState::Confirmed);
        QCOMPARE(sink.labels.size(), 1);
    }

    void filePrinterWrites()
    {
        QTemporaryDir folder;
        FileLedger ledger(newLedger());
        FilePrinter printer(QStringLiteral("pdf"), folder.filePath(QStringLiteral("out")));
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        const PrintJob job = ledger.add(QStringLiteral("manifest/M1"), 2, QStringLiteral("pdf"), "%PDF-1.4 test");
        queue.enqueue(job);
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("manifest/M1"), 2), PrintState::Confirmed);
        QCOMPARE(QFileInfo(printer.pathOf(job)).fileName(), QStringLiteral("manifest_M1-2.pdf"));
        QFile file(printer.pathOf(job));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("%PDF-1.4 test"));
    }

    void filePrinterWaitsForItsFolder()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out"));
        QFile blocker(path); // a file where the folder should be: holds for root too
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        FileLedger ledger(newLedger());
        FilePrinter printer(QStringLiteral("pdf"), path);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        QCOMPARE(printer.status().code, ErrorCode::FileUnwritable);
        queue.enqueue(ledger.add(QStringLiteral("doc"), 1, QStringLiteral("pdf"), "%PDF-1.4"));
        QVERIFY(ledger.history.isEmpty());
        blocker.remove();
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("doc")), PrintState::Confirmed);
    }
};

PACKBAY_TEST(tst_TcpPrinter)
#include "tst_TcpPrinter.moc"
