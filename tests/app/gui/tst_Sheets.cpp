#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace packbay;

/// A station that stopped while a sheet was at the printer: what is asked, and what an answer does to the print ledger.
class tst_Sheets : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_config = {};
        m_config.databaseFile = m_folder->filePath(QStringLiteral("station.db"));
        m_config.backupFolder = m_folder->filePath(QStringLiteral("backups"));
        m_config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        m_config.sheets.documentFolder = m_folder->filePath(QStringLiteral("documents"));
        m_config.okBannerMs = 0;
    }

    void answers_data()
    {
        QTest::addColumn<Command>("answer");
        QTest::addColumn<PrintState>("first");
        QTest::addColumn<int>("copies");
        QTest::newRow("it came out") << Command::Ok << PrintState::Confirmed << 1;
        QTest::newRow("it did not") << Command::No << PrintState::Failed << 2;
    }
    void answers()
    {
        QFETCH(Command, answer);
        QFETCH(PrintState, first);
        QFETCH(int, copies);
        const QString lpn = stopWhilePrinting();
        QVERIFY(!lpn.isEmpty());
        const QString document = QStringLiteral("parcel/") + lpn;

        StationCore core(m_config, m_clock, m_ids);
        QVERIFY(core.start());
        core.enter(clerk());
        core.give(Command::GoDispatch);
        QTRY_COMPARE(core.screen().prompt.id, Text::DispatchAskSheetCameOut);
        QCOMPARE(core.screen().prompt.args.value(QStringLiteral("code")).toString(), lpn);
        QCOMPARE(jobs(core).size(), 1);
        QCOMPARE(jobs(core).first().state, PrintState::Unknown);
        QTest::qWait(300); // nothing is sent by itself
        QCOMPARE(jobs(core).size(), 1);

        core.give(answer);
        QTRY_COMPARE(stateOf(core, document, 1), first);
        QTRY_COMPARE(static_cast<int>(jobs(core).size()), copies);
        QTRY_COMPARE(core.screen().prompt.id, Text::DispatchAskCarton);
        if (copies == 2) {
            QTRY_COMPARE(stateOf(core, document, 2), PrintState::Confirmed);
            QCOMPARE(jobs(core).last().reason, QStringLiteral("lost"));
        }
    }

    /// The next start has nothing to ask any more.
    void askedOnce()
    {
        QVERIFY(!stopWhilePrinting().isEmpty());
        for (const bool asked : {true, false}) {
            StationCore core(m_config, m_clock, m_ids);
            QVERIFY(core.start());
            core.enter(clerk());
            core.give(Command::GoDispatch);
            QTRY_COMPARE(core.screen().prompt.id, asked ? Text::DispatchAskSheetCameOut : Text::DispatchAskCarton);
            core.give(Command::Ok);
            QTRY_COMPARE(jobs(core).first().state, PrintState::Confirmed);
        }
    }

private:
    static User clerk()
    {
        User user;
        user.badge = QStringLiteral("U17");
        user.name = QStringLiteral("Li Wei");
        return user;
    }
    /// Receives a parcel and stops while its inner label is being sent. Its number.
    QString stopWhilePrinting()
    {
        StationCore core(m_config, m_clock, m_ids);
        if (!core.start())
            return {};
        core.enter(clerk());
        ReceiveParcel receipt;
        receipt.tracking = QStringLiteral("SF1000000000001");
        QString lpn;
        core.submit(receipt, {}, [&](const Result<Committed> &result) {
            if (result)
                lpn = std::get<ReceiveParcel>(result->operation.body).lpn;
        });
        if (!QTest::qWaitFor([&] { return !lpn.isEmpty(); }))
            return {};
        PrintJob job;
        job.document = QStringLiteral("parcel/") + lpn;
        job.printer = QStringLiteral("labels");
        job.reason = QStringLiteral("first");
        job.bytes = "half a label";
        job.at = m_clock.now();
        const Status written = core.ledger().call([&](Ledger &ledger) -> Status {
            PrintSpool spool(ledger.database());
            PACKBAY_TRY(spool.add(job));
            return spool.record(job.document, 1, PrintState::Sending, {});
        });
        return written ? lpn : QString();
    }
    static QList<PrintJob> jobs(StationCore &core)
    {
        const auto all = core.ledger().call([](Ledger &ledger) { return PrintSpool(ledger.database()).all(); });
        return all ? *all : QList<PrintJob>();
    }
    static PrintState stateOf(StationCore &core, const QString &document, int copy)
    {
        for (const PrintJob &job : jobs(core)) {
            if (job.document == document && job.copy == copy)
                return job.state;
        }
        return PrintState::Cancelled;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    SystemIds m_ids{m_clock};
    StationConfig m_config;
};

PACKBAY_TEST(tst_Sheets)
#include "tst_Sheets.moc"
