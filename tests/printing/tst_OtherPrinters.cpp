#include "printing/DevicePrinter.h"
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
