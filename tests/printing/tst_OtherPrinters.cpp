#include "printing/DevicePrinter.h"
#include "printing/PrintQueue.h"
#include "printing/PrinterUri.h"
#include "tests/printing/FileLedger.h"
#include "tests/printing/LabelSink.h"
#include "tests/support/TestMain.h"

#include <QSocketNotifier>
#include <QTemporaryDir>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace packbay;
using namespace packbay::test;

namespace {

/// A device file as usblp makes it: it takes one block and is writable again when that block has left it, and what it still
/// has when it is closed is thrown away.
class DropsWhenClosed : public QObject
{
    Q_OBJECT
public:
    QByteArray got;
    qint64 dropped = 0;
    bool drains = false;

    explicit DropsWhenClosed(const QString &path)
    {
        ::mkfifo(path.toLocal8Bit().constData(), 0600);
        m_fd = ::open(path.toLocal8Bit().constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        ::fcntl(m_fd, F_SETPIPE_SZ, 4096); // one block
        connect(&m_clock, &QTimer::timeout, this, &DropsWhenClosed::step);
        m_clock.start(2);
    }
    ~DropsWhenClosed() override { ::close(m_fd); }
    /// Bytes that it has and the printer has not.
    int held() const
    {
        int bytes = 0;
        ::ioctl(m_fd, FIONREAD, &bytes);
        return bytes;
    }

private:
    void step()
    {
        pollfd state{m_fd, POLLIN, 0};
        ::poll(&state, 1, 0);
        char bytes[8192];
        if (state.revents & POLLHUP)
            dropped += std::max<qint64>(0, ::read(m_fd, bytes, sizeof bytes));
        else if (const auto count = drains ? ::read(m_fd, bytes, 300) : 0; count > 0)
            got.append(bytes, count);
    }

    int m_fd = -1;
    QTimer m_clock;
};

const QString kDocument = QStringLiteral("label/1");

} // namespace

/// A device file against a FIFO, and the addresses of printers.
class tst_OtherPrinters : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;

    QString newPath() { return m_dir.filePath(QStringLiteral("f%1").arg(++m_files)); }

private slots:
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

    /// usblp calls a block written when it has taken it, and kills it when the file is closed: a label has not been sent
    /// before its last block has left the device.
    void deviceIsClosedWhenItIsDrained()
    {
        const QString path = newPath();
        DropsWhenClosed device(path);
        FileLedger ledger(newPath());
        DevicePrinter printer(QStringLiteral("usb"), path, {}, 400);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        for (const int size : {2000, 30'000}) {
            const QString document = QStringLiteral("label/%1").arg(size);
            const QByteArray label = "^XA" + QByteArray(size, 'x') + "^XZ";
            device.got.clear();
            device.drains = size > 4096;
            queue.enqueue(ledger.add(document, 1, QStringLiteral("usb"), label));
            if (!device.drains) {
                QTRY_COMPARE(device.held(), label.size()); // all of it is taken, nothing of it is printed
                QTest::qWait(50);
                QCOMPARE(ledger.stateOf(document), PrintState::Sending);
            }
            device.drains = true;
            QTRY_COMPARE(ledger.stateOf(document), PrintState::Sent);
            QCOMPARE(device.got, label);
            QCOMPARE(device.dropped, 0);
        }
        // It has taken the label and does not print it: nobody knows.
        device.drains = false;
        queue.enqueue(ledger.add(QStringLiteral("label/stuck"), 1, QStringLiteral("usb"), "^XA" + QByteArray(2000, 'x') + "^XZ"));
        QTRY_COMPARE(ledger.stateOf(QStringLiteral("label/stuck")), PrintState::Unknown);
        QTRY_VERIFY(device.dropped > 0);
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QByteArray>("className");
        const auto row = [](const char *uri, const char *name) { QTest::newRow(uri) << QString::fromLatin1(uri) << QByteArray(name); };
        row("tcp://127.0.0.1:9100", "packbay::TcpPrinter");
        row("tcp://printer.local", "packbay::TcpPrinter");
        row("tcp://printer.local?reports=no", "packbay::TcpPrinter");
        row("tcp://printer.local:9100/?reports=yes", "packbay::TcpPrinter");
        row("tcp://printer.local?reports=never", "");
        row("tcp://printer.local?report=no", "");
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
