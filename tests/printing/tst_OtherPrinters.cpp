#include "printing/DevicePrinter.h"
#include "printing/IppPrinter.h"
#include "printing/PrintQueue.h"
#include "printing/PrinterUri.h"
#include "tests/printing/FileLedger.h"
#include "tests/printing/LabelSink.h"
#include "tests/support/TestMain.h"

#include <QSocketNotifier>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace packbay;
using namespace packbay::test;

namespace {

QByteArray ippText(char tag, const QByteArray &name, const QByteArray &value)
{
    const auto size = [](qsizetype n) { return QByteArray(1, static_cast<char>(n / 256)) + static_cast<char>(n % 256); };
    return QByteArray(1, tag) + size(name.size()) + name + size(value.size()) + value;
}

QByteArray ippNumber(char tag, const QByteArray &name, int number)
{
    QByteArray four;
    for (int shift = 24; shift >= 0; shift -= 8)
        four += static_cast<char>(number >> shift & 0xFF);
    return ippText(tag, name, four);
}

/// An IPP printer of our own on HTTP, answers byte by byte as told by the test.
class IppSink : public QTcpServer
{
    Q_OBJECT
public:
    QByteArray reasons = "none";
    int jobState = 9;
    bool cups = false;
    int busyAnswers = 0;
    bool closeOnPrint = false;
    bool chunked = false;
    QList<QByteArray> documents;
    int cancels = 0;
    QByteArray lastPrintHead;

    bool open() { return listen(QHostAddress::LocalHost); }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    void read(QTcpSocket *socket)
    {
        const QByteArray all = socket->property("all").toByteArray() + socket->readAll();
        socket->setProperty("all", all);
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const qsizetype mark = all.indexOf("Content-Length: ");
        const qsizetype size = all.mid(mark + 16, all.indexOf('\r', mark) - mark - 16).toLongLong();
        const QByteArray body = all.mid(end + 4);
        if (body.size() < size)
            return;
        const int operation = static_cast<uchar>(body[3]);
        if (operation == 2 && closeOnPrint) {
            closeOnPrint = false;
            socket->abort();
            return;
        }
        const QByteArray answer = reply(operation, body);
        socket->write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n");
        if (chunked)
            socket->write("Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(answer.size(), 16) + "\r\n" + answer + "\r\n0\r\n\r\n");
        else
            socket->write("Content-Length: " + QByteArray::number(answer.size()) + "\r\n\r\n" + answer);
        socket->disconnectFromHost();
    }

    QByteArray reply(int operation, const QByteArray &body)
    {
        QByteArray status("\x01\x01\x00\x00", 4);
        QByteArray groups;
        if (operation == 2) {
            // The document follows the end-of-attributes tag; the attributes of our requests hold no byte 3 before it
            // except as a length, so the magic of the document is looked for.
            const qsizetype at = body.indexOf("%PDF-");
            if (busyAnswers > 0) {
                --busyAnswers;
                status = QByteArray("\x01\x01\x05\x07", 4);
            } else {
                lastPrintHead = body.left(at);
                if (cancels > 0)
                    jobState = 9; // the next job goes through
                documents.append(body.mid(at));
                groups = "\x02" + ippNumber(0x21, "job-id", 41) + ippNumber(0x23, "job-state", 3);
            }
        } else if (operation == 9) {
            groups = "\x02" + ippNumber(0x23, "job-state", jobState);
        } else if (operation == 8) {
            ++cancels;
            jobState = 7;
        } else {
            groups = "\x04" + ippNumber(0x23, "printer-state", 3) + ippText(0x44, "printer-state-reasons", reasons)
                + ippText(0x22, "printer-is-accepting-jobs", QByteArray(1, '\1'));
            if (cups)
                groups += ippText(0x41, "cups-version", "2.4.2");
        }
        return status + QByteArray("\0\0\0\1", 4) + "\x01" + ippText(0x47, "attributes-charset", "utf-8")
            + ippText(0x48, "attributes-natural-language", "en") + groups + "\x03";
    }
};

IppPrinterTimes quickIpp()
{
    IppPrinterTimes times;
    times.answer = 1000;
    times.idlePoll = 50;
    times.poll = 20;
    times.pending = 200;
    return times;
}

const QByteArray kPdf = "%PDF-1.4 sheet";
const QString kDocument = QStringLiteral("label/1");

} // namespace

/// IPP against a server of the test's own, a device file against a FIFO, and the addresses of printers.
class tst_OtherPrinters : public QObject
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

    void ippBusyIsTriedAgain()
    {
        IppSink sink;
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

    void deviceFileGetsTheBytes()
    {
        const QString path = newPath();
        QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
        FileLedger ledger(newPath());
        const QByteArray setUp = "^XA^JZN^XZ\n";
        DevicePrinter printer(QStringLiteral("usb"), path, setUp, 300);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        // Nobody reads: the device is away.
        QCOMPARE(printer.status().code, ErrorCode::PrinterOffline);
        const QByteArray label = "^XA" + QByteArray(300'000, 'x') + "^XZ"; // more than a pipe holds
        queue.enqueue(ledger.add(kDocument, 1, QStringLiteral("usb"), label));
        QVERIFY(ledger.history.isEmpty());
        const int reader = ::open(path.toLocal8Bit().constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        QByteArray got;
        QSocketNotifier readable(reader, QSocketNotifier::Read);
        connect(&readable, &QSocketNotifier::activated, this, [&] {
            char buffer[4096];
            const auto count = ::read(reader, buffer, sizeof buffer);
            if (count > 0)
                got.append(buffer, count);
        });
        QTRY_COMPARE(got.size(), setUp.size() + label.size());
        QCOMPARE(got, setUp + label); // no reprint by itself after an error, and then the job as it is
        QTRY_COMPARE(ledger.stateOf(kDocument), PrintState::Sent);
        got.clear();
        queue.enqueue(ledger.add(QStringLiteral("label/1b"), 1, QStringLiteral("usb"), label));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/1b")), PrintState::Sent);
        QTRY_COMPARE(got, label); // set up once
        // A device that stops taking bytes in the middle.
        readable.setEnabled(false);
        queue.enqueue(ledger.add(QStringLiteral("label/2"), 1, QStringLiteral("usb"), label));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/2")), PrintState::Unknown);
        ::close(reader);
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QByteArray>("className");
        const auto row = [](const char *uri, const char *name) { QTest::newRow(uri) << QString::fromLatin1(uri) << QByteArray(name); };
        row("tcp://127.0.0.1:9100", "packbay::TcpPrinter");
        row("tcp://printer.local", "packbay::TcpPrinter");
        row("ipp://localhost/printers/zebra", "packbay::IppPrinter");
        row("usb:///dev/usb/lp0", "packbay::DevicePrinter");
        row("file:///tmp/out/", "packbay::FilePrinter");
        row("system:Zebra%20GK420d", "packbay::SystemPrinter");
        row("system:", "");
        row("", "");
        row("tcp://", "");
        row("tcp://host:9100/queue", "");
        row("usb:///etc/passwd", "");
        row("file:///", "");
        row("ftp://host/x", "");
        row("zebra", "");
    }
    void addresses()
    {
        QFETCH(QString, uri);
        QFETCH(QByteArray, className);
        const auto printer = printerForUri(uri, QStringLiteral("p"));
        if (className.isEmpty()) {
            QVERIFY(!printer);
            QCOMPARE(printer.error().code, ErrorCode::PrinterUriInvalid);
        } else {
            QVERIFY(printer.has_value());
            QCOMPARE(QByteArray((*printer)->metaObject()->className()), className);
        }
    }

    void printAndWaitTells()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        const QByteArray label = "^XA^FDx^FS^XZ";
        auto printer = printerForUri(QStringLiteral("tcp://127.0.0.1:%1").arg(sink.serverPort()), QStringLiteral("p"));
        QVERIFY(printer.has_value());
        SentBytes outcome = printAndWait(**printer, label, 5000);
        QCOMPARE(outcome.state, PrintState::Confirmed);
        QCOMPARE(outcome.bytes, label.size());
        QCOMPARE(sink.labels, QList<QByteArray>{label});

        sink.paperOut = true;
        auto again = printerForUri(QStringLiteral("tcp://127.0.0.1:%1").arg(sink.serverPort()), QStringLiteral("p"));
        outcome = printAndWait(**again, label, 300);
        QCOMPARE(outcome.state, PrintState::Failed);
        QCOMPARE(outcome.status, QStringLiteral("out of paper"));
        QCOMPARE(sink.labels.size(), 1);

        const QString path = newPath();
        auto file = printerForUri(QStringLiteral("file://") + path, QStringLiteral("p"));
        outcome = printAndWait(**file, label, 5000);
        QCOMPARE(outcome.state, PrintState::Confirmed);
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), label);
    }
};

PACKBAY_TEST(tst_OtherPrinters)
#include "tst_OtherPrinters.moc"
