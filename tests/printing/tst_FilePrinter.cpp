#include "printing/FilePrinter.h"
#include "printing/PrintQueue.h"
#include "tests/printing/TcpBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Sheets that become files of a folder.
class tst_FilePrinter : public QObject
{
    Q_OBJECT

    LedgerFolder m_folder;

private slots:
    void filePrinterWrites()
    {
        QTemporaryDir folder;
        FileLedger ledger(m_folder.newLedger());
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
        FileLedger ledger(m_folder.newLedger());
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

PACKBAY_TEST(tst_FilePrinter)
#include "tst_FilePrinter.moc"
