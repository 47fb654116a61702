#include "printing/PrintQueue.h"
#include "tests/printing/FaultyPrinters.h"
#include "tests/printing/TcpBench.h"
#include "tests/support/TestMain.h"

#include <algorithm>

using namespace packbay;
using namespace packbay::test;

/// A printer that closes after 100 bytes, answers late, never, or says paper out in the middle, on every transport and in
/// every language: the job is kept, its state is true, and there is one label for each copy.
class tst_FaultyPrinters : public QObject
{
    Q_OBJECT

    LedgerFolder m_folder;
    int m_devices = 0;

    std::unique_ptr<FaultyPrinter> printerOf(const QByteArray &kind)
    {
        if (kind == "tspl")
            return std::make_unique<FaultyTcp>(PrinterLanguage::Tspl);
        if (kind == "epl")
            return std::make_unique<FaultyTcp>(PrinterLanguage::Epl);
        if (kind == "escpos")
            return std::make_unique<FaultyTcp>(PrinterLanguage::EscPos);
        if (kind == "ipp")
            return std::make_unique<FaultyIpp>();
        if (kind == "usb")
            return std::make_unique<FaultyDevice>(m_folder.newLedger() + QStringLiteral("-device"));
        return std::make_unique<FaultyTcp>(PrinterLanguage::Zpl);
    }
    static QString document(int number) { return QStringLiteral("label/%1").arg(number); }

    /// Ledger, queue and printer of one row.
    struct Desk
    {
        FaultyPrinter &printer;
        FileLedger ledger;
        std::unique_ptr<Printer> connection;
        PrintQueue queue;

        Desk(FaultyPrinter &faulty, const QString &file) : printer(faulty), ledger(file), connection(faulty.connection()), queue(ledger)
        {
            queue.addPrinter(*connection);
            connection->start();
        }
        void print(int number, int copy = 1) { queue.enqueue(ledger.add(document(number), copy, zebra(), printer.label(number, copy))); }
        PrintState state(int number, int copy = 1) const { return ledger.stateOf(document(number), copy); }
        bool isSettled(int number, int copy = 1) const
        {
            const PrintState now = state(number, copy);
            return now == PrintState::Confirmed || now == PrintState::Sent || now == PrintState::Unknown;
        }
        qsizetype arrived(int number, int copy = 1) const { return printer.whole.count(printer.label(number, copy)); }
        bool isInDoubt(int number, int copy) const
        {
            const QList<PrintJob> unknown = queue.unknown();
            return std::any_of(unknown.begin(), unknown.end(), [&](const PrintJob &job) { return job.document == document(number) && job.copy == copy; });
        }
        /// Empty when what the ledger says of a copy is what happened, else what is wrong.
        QString untruth(int number, int copy = 1) const
        {
            const PrintState now = state(number, copy);
            const QString what = QStringLiteral("%1 copy %2 %3: ").arg(document(number)).arg(copy).arg(FileLedger::stateName(now));
            if (arrived(number, copy) > 1)
                return what + QStringLiteral("arrived %1 times").arg(arrived(number, copy));
            if ((now == PrintState::Confirmed || now == PrintState::Sent) && arrived(number, copy) == 0)
                return what + QStringLiteral("did not arrive");
            if (now == PrintState::Unknown && !isInDoubt(number, copy))
                return what + QStringLiteral("is on nobody's list");
            return now == PrintState::Failed && arrived(number, copy) > 0 ? what + QStringLiteral("came out") : QString();
        }
    };

private slots:
    void whatIsProof_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<PrintState>("state");
        QTest::newRow("zpl tells what is in its buffer") << QByteArray("zpl") << PrintState::Confirmed;
        QTest::newRow("tspl tells that it prints") << QByteArray("tspl") << PrintState::Confirmed;
        QTest::newRow("ipp tells of the job") << QByteArray("ipp") << PrintState::Confirmed;
        QTest::newRow("escpos answers past its buffer") << QByteArray("escpos") << PrintState::Sent;
        QTest::newRow("epl tells nothing") << QByteArray("epl") << PrintState::Sent;
        QTest::newRow("usb tells nothing") << QByteArray("usb") << PrintState::Sent;
    }
    /// Printed is said only where the printer says it; a label that has merely arrived is sent.
    void whatIsProof()
    {
        QFETCH(QByteArray, kind);
        QFETCH(PrintState, state);
        const std::unique_ptr<FaultyPrinter> printer = printerOf(kind);
        Desk desk(*printer, m_folder.newLedger());
        QTRY_VERIFY(desk.connection->isReady());
        desk.print(1);
        QTRY_VERIFY(desk.isSettled(1));
        QCOMPARE(desk.state(1), state);
        QTRY_COMPARE(desk.arrived(1), 1);
    }

    /// TSPL answers past its buffer: ready says nothing about a label as long as it has not been seen printing.
    void readyBeforeItPrintsIsNoProof()
    {
        FaultyTcp printer(PrinterLanguage::Tspl);
        printer.tellsPrinting = 0;
        Desk desk(printer, m_folder.newLedger());
        QTRY_VERIFY(desk.connection->isReady());
        desk.print(1);
        QTRY_COMPARE(desk.arrived(1), 1);
        // It still reads the picture and says that it is ready; then the paper is out.
        const int answered = printer.answers;
        QTRY_VERIFY(printer.answers > answered + 3);
        QVERIFY(desk.state(1) != PrintState::Confirmed);
        printer.runOutOfPaper();
        QTRY_COMPARE(desk.connection->status().code, ErrorCode::PrinterNoPaper);
        QVERIFY(!desk.isSettled(1));
        printer.mend();
        QTRY_VERIFY(desk.isSettled(1));
        QCOMPARE(desk.state(1), PrintState::Unknown);
        // One that is never seen printing holds nobody up: the sheet was taken, no more is known.
        desk.print(2);
        QTRY_VERIFY(desk.isSettled(2));
        QCOMPARE(desk.state(2), PrintState::Sent);
        QCOMPARE(printer.whole.size(), 2);
    }

    void silentFromTheStart_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char *kind : {"zpl", "tspl", "escpos"})
            QTest::newRow(kind) << QByteArray(kind);
    }
    /// Out of paper or open already when the station starts: no answer is a fault (hardware.md 0.8), nothing is sent, and
    /// it is asked until it answers.
    void silentFromTheStart()
    {
        QFETCH(QByteArray, kind);
        const std::unique_ptr<FaultyPrinter> printer = printerOf(kind);
        printer->spoil(Trouble::NeverAnswers);
        Desk desk(*printer, m_folder.newLedger());
        desk.print(1);
        QTRY_COMPARE_WITH_TIMEOUT(desk.connection->status().code, ErrorCode::PrinterFault, 3000);
        QTest::qWait(500);
        QCOMPARE(desk.state(1), PrintState::Queued);
        QCOMPARE(printer->whole.size(), 0);
        QVERIFY(!desk.connection->isReady());
        printer->mend();
        QTRY_VERIFY(desk.isSettled(1));
        QCOMPARE(desk.untruth(1), QString());
        QCOMPARE(printer->whole.size(), 1);
    }

    void oneLabelForEachCopy_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<Trouble>("trouble");
        for (const char *kind : {"zpl", "tspl", "epl", "escpos", "ipp", "usb"}) {
            QTest::addRow("%s closes after 100 bytes", kind) << QByteArray(kind) << Trouble::ClosesAfter100;
            QTest::addRow("%s answers late", kind) << QByteArray(kind) << Trouble::AnswersLate;
            QTest::addRow("%s never answers", kind) << QByteArray(kind) << Trouble::NeverAnswers;
            QTest::addRow("%s paper out in the middle", kind) << QByteArray(kind) << Trouble::PaperOut;
        }
    }
    void oneLabelForEachCopy()
    {
        QFETCH(QByteArray, kind);
        QFETCH(Trouble, trouble);
        const std::unique_ptr<FaultyPrinter> printer = printerOf(kind);
        Desk desk(*printer, m_folder.newLedger());
        QTRY_VERIFY(desk.connection->isReady());
        printer->spoil(trouble);
        desk.print(1);
        desk.print(2);
        if (trouble == Trouble::PaperOut && printer->tellsPaper()) {
            QTRY_COMPARE_WITH_TIMEOUT(desk.connection->status().code, ErrorCode::PrinterNoPaper, 3000);
            QVERIFY(!desk.isSettled(1));
            QCOMPARE(desk.state(2), PrintState::Queued);
            QCOMPARE(desk.queue.jobs().size(), 2); // both are kept
        } else {
            (void)QTest::qWaitFor([&] { return desk.isSettled(1) && desk.isSettled(2); }, 1500);
        }
        for (int number = 1; number <= 2; ++number)
            QTRY_VERIFY2_WITH_TIMEOUT(desk.untruth(number).isEmpty(), qPrintable(desk.untruth(number)), 2000); // a slow device is still taking

        printer->mend();
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(1) && desk.isSettled(2), 20000); // by itself
        if (trouble == Trouble::ClosesAfter100)
            QCOMPARE(desk.state(1), PrintState::Unknown);
        for (int number = 1; number <= 2; ++number) {
            QTRY_VERIFY2_WITH_TIMEOUT(desk.untruth(number).isEmpty(), qPrintable(desk.untruth(number)), 2000); // a slow device is still taking
            if (desk.state(number) != PrintState::Unknown)
                continue;
            // The clerk looks at the printer; what did not come out is the next copy.
            const bool out = desk.arrived(number) == 1;
            QVERIFY(desk.queue.resolveUnknown(document(number), 1, out));
            if (!out)
                desk.print(number, 2);
        }
        for (int number = 1; number <= 2; ++number) {
            if (desk.arrived(number) == 0)
                QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(number, 2), 20000);
            QTRY_VERIFY2_WITH_TIMEOUT(desk.untruth(number, 2).isEmpty(), qPrintable(desk.untruth(number, 2)), 2000);
            QCOMPARE(desk.arrived(number) + desk.arrived(number, 2), 1);
        }
        QCOMPARE(printer->whole.size(), 2);
    }
};

PACKBAY_TEST(tst_FaultyPrinters)
#include "tst_FaultyPrinters.moc"
