#include "printing/PrintQueue.h"
#include "printing/TcpPrinter.h"
#include "tests/printing/FileLedger.h"
#include "tests/printing/LabelSink.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// A batch of 100 labels in pick order through a printer that stops twice.
class tst_Batch : public QObject
{
    Q_OBJECT

    static constexpr int kSheets = 100;

    static QString document(int number) { return QStringLiteral("PKG-%1/carton-label/v1").arg(number); }
    static QByteArray label(int number) { return "^XA^FD" + QByteArray::number(number) + "^FS" + QByteArray(2000, 'x') + "^XZ"; }

private slots:
    /// It runs out of paper while it has label 33, and is switched off when it has printed label 67. The clerk sees that
    /// both came out; nothing else is asked, nothing comes twice and nothing overtakes.
    void pickOrderIsKept()
    {
        TcpPrinterTimes times;
        times.poll = 10;
        times.idlePoll = 20;
        times.retry = 50;
        QTemporaryDir folder;
        FileLedger ledger(folder.filePath(QStringLiteral("ledger")));
        LabelSink sink;
        QVERIFY(sink.open());
        const quint16 port = sink.serverPort();
        TcpPrinter printer(QStringLiteral("label"), QStringLiteral("127.0.0.1"), port, PrinterLanguage::Zpl, times);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        QStringList asked;
        QList<ErrorCode> faults;
        connect(&queue, &PrintQueue::printerChanged, this, [&](const QString &, const PrinterStatus &status) {
            if (status.code != ErrorCode::None && (faults.isEmpty() || faults.last() != status.code))
                faults.append(status.code);
        });
        connect(&queue, &PrintQueue::jobChanged, &queue, [&](const PrintJob &job) {
            if (job.state != PrintState::Unknown)
                return;
            asked.append(job.document);
            // The clerk looks at the printer: the label is there.
            QTimer::singleShot(0, &queue, [&queue, job] { (void)queue.resolveUnknown(job.document, job.copy, true); });
        });
        sink.onLabel = [&](const QByteArray &) {
            if (sink.labels.size() == 33) {
                sink.paperOut = true;
                QTimer::singleShot(300, &sink, [&] { sink.paperOut = false; });
            } else if (sink.labels.size() == 67) {
                QTimer::singleShot(0, &sink, [&] {
                    sink.close();
                    sink.dropAll();
                });
                QTimer::singleShot(300, &sink, [&, port] { QVERIFY(sink.open(port)); });
            }
        };
        printer.start();
        QList<QByteArray> wanted;
        for (int i = 1; i <= kSheets; ++i) {
            wanted.append(label(i));
            queue.enqueue(ledger.add(document(i), 1, QStringLiteral("label"), wanted.last()));
        }
        for (int i = 1; i <= kSheets; ++i)
            QTRY_COMPARE_WITH_TIMEOUT(ledger.stateOf(document(i)), PrintState::Confirmed, 60000);
        QCOMPARE(sink.labels, wanted);
        QCOMPARE(faults, (QList<ErrorCode>{ErrorCode::PrinterNoPaper, ErrorCode::PrinterOffline}));
        QVERIFY2(asked.contains(document(33)) && asked.size() <= 2, qPrintable(asked.join(QLatin1Char(' '))));
    }

    /// Every answer comes after the time it was given: no sheet is lost or comes twice, what is called printed is there, and
    /// work goes on when the printer answers in time again.
    void aPrinterThatAnswersLate()
    {
        TcpPrinterTimes times;
        times.status = 60;
        times.poll = 20;
        times.idlePoll = 30;
        times.retry = 50;
        times.silence = 500;
        QTemporaryDir folder;
        FileLedger ledger(folder.filePath(QStringLiteral("ledger")));
        LabelSink sink;
        QVERIFY(sink.open());
        TcpPrinter printer(QStringLiteral("label"), QStringLiteral("127.0.0.1"), sink.serverPort(), PrinterLanguage::Zpl, times);
        PrintQueue queue(ledger);
        queue.addPrinter(printer);
        printer.start();
        QTRY_VERIFY(printer.isReady());
        sink.answerAfterMs = 180;
        for (int i = 1; i <= 3; ++i)
            queue.enqueue(ledger.add(document(i), 1, QStringLiteral("label"), label(i)));
        QTest::qWait(1500);
        sink.answerAfterMs = 0;
        queue.enqueue(ledger.add(document(4), 1, QStringLiteral("label"), label(4)));
        QTRY_COMPARE_WITH_TIMEOUT(ledger.stateOf(document(4)), PrintState::Confirmed, 30000);
        for (int i = 1; i <= 3; ++i) {
            const PrintState state = ledger.stateOf(document(i));
            QVERIFY2(state == PrintState::Confirmed || state == PrintState::Unknown, qPrintable(QString::number(static_cast<int>(state))));
            QCOMPARE(sink.labels.count(label(i)), 1);
        }
        QCOMPARE(sink.labels.count(label(4)), 1);
    }
};

PACKBAY_TEST(tst_Batch)
#include "tst_Batch.moc"
