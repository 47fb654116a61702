#include "models/domain/OwnCode.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/PaidStation.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// A label that waits for its printer can be taken back: whatever the clerk or another station does meanwhile, one sheet
/// comes out when the printer is back, or none.
class tst_TakenBack : public QObject
{
    Q_OBJECT

    static QString ownCodeOf() { return ownCode(QLatin1Char('X'), QStringLiteral("7K000001")); }
    static Label label(const PaidStation &station)
    {
        return station.core->world().label(station.core->world().carton(QStringLiteral("7K000001"))->label).value_or(Label{});
    }
    static User supervisor()
    {
        User user;
        user.badge = QStringLiteral("S01");
        user.id = idFor<User>(user.badge);
        user.name = user.badge;
        user.role = Role::Supervisor;
        return user;
    }
    /// The first label waits for paper.
    static bool outOfPaper(PaidStation &station, LabelSink &sink)
    {
        sink.paperOut = true;
        station.config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(sink.serverPort());
        if (!station.open(1) || !station.put({Row(supervisor())}))
            return false;
        station.core->scanText(ownCodeOf());
        return QTest::qWaitFor([&] {
            const auto error = station.core->screen().error;
            return error && error->code == ErrorCode::PrinterNoPaper && station.job(labelDocument(label(station).no)) && !station.job(labelDocument(label(station).no))->bytes.isEmpty();
        }, 20000);
    }
    /// Paper is in, and another sheet has gone through: what was to come out has come out.
    static bool paperIn(PaidStation &station, LabelSink &sink)
    {
        sink.paperOut = false;
        ReceiveParcel receipt;
        receipt.tracking = QStringLiteral("SF1000000000001");
        QString lpn;
        station.core->submit(receipt, {}, [&](const Result<Committed> &result) { lpn = result ? std::get<ReceiveParcel>(result->operation.body).lpn : QString(); });
        if (!QTest::qWaitFor([&] { return !lpn.isEmpty(); }))
            return false;
        station.core->sheets().print({SheetKind::ParcelLabel, lpn, 1, QStringLiteral("first")});
        return QTest::qWaitFor([&] { return station.stateOf(QStringLiteral("parcel/") + lpn) == PrintState::Confirmed; }, 20000);
    }

private slots:
    void aVoidedLabelDoesNotComeOut_data()
    {
        QTest::addColumn<bool>("here");
        QTest::newRow("voided on this screen") << true;
        QTest::newRow("voided elsewhere") << false;
    }
    void aVoidedLabelDoesNotComeOut()
    {
        QFETCH(bool, here);
        LabelSink sink;
        QVERIFY(sink.open());
        PaidStation station;
        QVERIFY(outOfPaper(station, sink));
        const QString no = label(station).no;
        if (here) {
            station.core->give(Command::VoidLabel);
            station.core->give(Command::Choice3);
            station.core->scanText(ownCode(QLatin1Char('B'), QStringLiteral("S01")));
        } else {
            station.core->submit(VoidLabel{no, QStringLiteral("cancelled")}, QStringLiteral("S01"), [](const Result<Committed> &) {});
        }
        QTRY_VERIFY(station.core->world().label(no)->state == LabelState::Voided);
        QTRY_COMPARE(station.stateOf(labelDocument(no)), PrintState::Cancelled);
        QVERIFY(paperIn(station, sink));
        QCOMPARE(sink.labels.size(), 1); // the other sheet
    }

    /// Promised, and void before its picture is made: the promise is closed, and nobody has to be told of a failure.
    void aVoidedLabelIsNotMade()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        PaidStation station;
        QVERIFY(outOfPaper(station, sink));
        const QString no = label(station).no;
        station.core->submit(VoidLabel{no, QStringLiteral("cancelled")}, QStringLiteral("S01"), [](const Result<Committed> &) {});
        QTRY_COMPARE(station.stateOf(labelDocument(no)), PrintState::Cancelled);
        station.core->sheets().print({SheetKind::CartonLabel, no, 2, QStringLiteral("lost")});
        PrintJob promised;
        promised.document = labelDocument(no);
        promised.copy = 3;
        QVERIFY(station.core->ledger().call([&](Ledger &ledger) { return PrintSpool(ledger.database()).add(promised); }));
        station.core->sheets().sheetsArrived();
        QTRY_COMPARE(station.stateOf(labelDocument(no), 3), PrintState::Cancelled);
        QVERIFY(paperIn(station, sink));
        QCOMPARE(sink.labels.size(), 1);
    }

    void reprintedWhileTheFirstWaits()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        PaidStation station;
        QVERIFY(outOfPaper(station, sink));
        const QString document = labelDocument(label(station).no);
        station.core->give(Command::Reprint);
        station.core->give(Command::Choice3);
        QTRY_COMPARE(station.stateOf(document), PrintState::Cancelled);
        QVERIFY(paperIn(station, sink));
        QCOMPARE(station.stateOf(document, 2), PrintState::Confirmed);
        QCOMPARE(sink.labels.size(), 2); // one label, and the other sheet
        QCOMPARE(station.jobs().size(), 3);
    }

    /// The station dies between the promise of the second copy and its picture: the first does not come out beside it.
    void diedAfterTheReprint()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        PaidStation station;
        QVERIFY(outOfPaper(station, sink));
        const QString document = labelDocument(label(station).no);
        PrintJob promised;
        promised.document = document;
        promised.copy = 2;
        promised.reason = QStringLiteral("reprint: lost");
        QVERIFY(station.core->ledger().call([&](Ledger &ledger) { return PrintSpool(ledger.database()).add(promised); }));
        station.core.reset();
        sink.paperOut = false;
        QVERIFY(station.open(0));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document, 2), PrintState::Confirmed, 20000);
        QCOMPARE(station.stateOf(document), PrintState::Cancelled);
        QCOMPARE(sink.labels.size(), 1);
    }

    /// The label is on the carton: a second one that still waits for paper is not wanted any more.
    void scannedBackWhileTheNextWaits()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        PaidStation station;
        QVERIFY(outOfPaper(station, sink));
        const Label first = label(station);
        station.core->scanText(first.carrierNo); // it was in the clerk's hand all the time
        QTRY_VERIFY(label(station).state == LabelState::Verified);
        QTRY_COMPARE(station.stateOf(labelDocument(first.no)), PrintState::Cancelled);
        QVERIFY(paperIn(station, sink));
        QCOMPARE(sink.labels.size(), 1);
    }
};

PACKBAY_TEST(tst_TakenBack)
#include "tst_TakenBack.moc"
