#include "models/workflow/Desk.h"
#include "models/workflow/DispatchFlow.h"
#include "models/workflow/QueueFlow.h"
#include "tests/models/workflow/FlowBench.h"
#include "tests/models/workflow/TestDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Sheets of which nobody knows whether they came out are asked for on Label & Dispatch, one by one; nothing is printed
/// again without an answer, and every answer is given once.
class tst_DoubtfulSheets : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<FlowBench>();
        for (const char *carton : {"X1", "X2"}) {
            m_bench->labelledCarton(s(carton), QLatin1String("CO") + s(carton), 1000);
            m_bench->must(PrintLabel{m_bench->labelOf(s(carton)).no, 1, s("first")});
        }
    }

    void yes()
    {
        doubt({label("X1")});
        QCOMPARE(m_bench->seen(), s("ask DispatchAskCameOut"));
        QCOMPARE(m_bench->tone(), Tone::Ask);
        QCOMPARE(m_bench->commands(), QStringList({s("NO"), s("OK!")}));
        QCOMPARE(m_bench->screen.prompt.args.value(s("label")).toString(), m_bench->labelOf(s("X1")).carrierNo);
        m_bench->give(s("cmd:OK"));
        QCOMPARE(m_bench->answers.size(), 1);
        QVERIFY(m_bench->answers.first().cameOut && !m_bench->answers.first().printAgain);
        QCOMPARE(m_bench->answers.first().sheet, label("X1"));
        QVERIFY(m_bench->sheets.isEmpty());
        QCOMPARE(m_bench->seen(), s("ready DispatchAskCarton")); // although the printers' side has not said so yet
    }

    void noPrintsTheNextCopyAndCountsIt()
    {
        doubt({label("X1")});
        m_bench->give(s("cmd:NO"));
        QCOMPARE(m_bench->answers.size(), 1);
        QVERIFY(!m_bench->answers.first().cameOut && !m_bench->answers.first().printAgain);
        QCOMPARE(m_bench->sheets.size(), 1);
        QCOMPARE(m_bench->sheets.first().copy, 2);
        QCOMPARE(m_bench->sheets.first().reason, s("lost"));
        QCOMPARE(m_bench->labelOf(s("X1")).copies, 2);
        QCOMPARE(m_bench->seen(), s("busy DispatchPrinting"));
        m_bench->give({s("print:confirmed"), s("label:X1")});
        QCOMPARE(m_bench->seen(), s("ready DispatchAskCage"));
    }

    void oneAfterTheOther()
    {
        doubt({label("X1"), label("X2"), {s("parcel/L1"), 1}});
        m_bench->give(s("cmd:OK"));
        QCOMPARE(m_bench->seen(), s("ask DispatchAskCameOut"));
        m_bench->give(s("cmd:OK"));
        QCOMPARE(m_bench->seen(), s("ask DispatchAskSheetCameOut"));
        QCOMPARE(m_bench->screen.prompt.args.value(s("code")).toString(), s("L1"));
        m_bench->give(s("cmd:NO"));
        QCOMPARE(m_bench->answers.size(), 3);
        QVERIFY(m_bench->answers.last().printAgain);
        QCOMPARE(m_bench->seen(), s("ready DispatchAskCarton"));
    }

    /// Whoever has the label in hand may simply go on: the scan-back proves more than an answer.
    void scansGoOn()
    {
        doubt({label("X1")});
        m_bench->give(s("carton:X1"));
        QCOMPARE(m_bench->seen(), s("ready DispatchAskLabel"));
        m_bench->give({s("label:X1"), s("cage:PB1"), s("tick:700")});
        QCOMPARE(m_bench->seen(), s("ready DispatchAskCarton"));
        QVERIFY(m_bench->answers.isEmpty() && m_bench->sheets.isEmpty());
    }

    void verifiedAndVoidedLabelsAreInNoDoubt()
    {
        m_bench->must(VerifyLabel{s("X1"), m_bench->labelOf(s("X1")).carrierNo});
        doubt({label("X1"), {s("label/none"), 1}});
        QCOMPARE(m_bench->seen(), s("ready DispatchAskCarton"));
    }

    /// The question about the label in hand is the same question: answered there, it does not come back.
    void anAnswerInHandCounts_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("cameOut");
        QTest::newRow("yes") << s("cmd:OK") << true;
        QTest::newRow("no") << s("cmd:NO") << false;
    }
    void anAnswerInHandCounts()
    {
        QFETCH(QString, command);
        QFETCH(bool, cameOut);
        m_bench->paidCarton(s("X3"), s("CO3"), 1000);
        doubt({});
        m_bench->give({s("carton:X3"), s("print:unknown")});
        QCOMPARE(m_bench->seen(), s("ask DispatchAskPrinted"));
        m_bench->doubtful = {label("X3")};
        m_bench->give(command);
        QCOMPARE(m_bench->answers.size(), 1);
        QCOMPARE(m_bench->answers.first().sheet, label("X3"));
        QCOMPARE(m_bench->answers.first().cameOut, cameOut);
        m_bench->give({s("cmd:BACK")});
        QCOMPARE(m_bench->seen(), s("ready DispatchAskCarton"));
    }

    /// The Desk keeps a doubt through other screens and other people, and forgets it when it is settled.
    void theDeskRemembers()
    {
        TestDesk desk;
        desk.desk().add(ScreenId::Dispatch, flowMaker<DispatchFlow>());
        desk.enter();
        const PrintOutcome lost{s("parcel/L1"), 1, PrintState::Unknown, {}};
        desk.desk().handle(lost);
        desk.desk().handle(Command::LogOut);
        User other;
        other.badge = s("U99");
        desk.desk().enter(other);
        Reaction shown = desk.desk().handle(Command::GoDispatch);
        QCOMPARE(shown.screen.prompt.id, Text::DispatchAskSheetCameOut);
        QVERIFY(shown.screen.banner == Banner::Ask);
        desk.desk().handle(PrintOutcome{s("parcel/L1"), 1, PrintState::Confirmed, {}});
        QCOMPARE(desk.desk().screen().prompt.id, Text::DispatchAskCarton);
    }

    /// On any other screen it is asked for, too; the clerk's own No is no news to him when the printers' side has it.
    void askedOnEveryScreen()
    {
        TestDesk desk;
        desk.enter();
        const DoubtfulSheet sheet{s("parcel/L1"), 1};
        Reaction shown = desk.desk().handle(PrintOutcome{sheet.document, sheet.copy, PrintState::Unknown, {}});
        QCOMPARE(shown.screen.screen, ScreenId::Receive);
        QCOMPARE(shown.screen.prompt.id, Text::DispatchAskSheetCameOut);
        QVERIFY(shown.screen.banner == Banner::Ask && shown.screen.tone == Tone::Ask);
        shown = desk.desk().handle(Command::No);
        QCOMPARE(shown.screen.prompt.id, Text::AskParcel);
        QCOMPARE(shown.effects.size(), 1);
        const auto settle = std::get<SettleSheet>(shown.effects.first());
        QVERIFY(settle.sheet == sheet && !settle.cameOut && settle.printAgain);
        shown = desk.desk().handle(PrintOutcome{sheet.document, sheet.copy, PrintState::Failed, {}});
        QCOMPARE(shown.screen.prompt.id, Text::AskParcel);
        shown = desk.desk().handle(PrintOutcome{sheet.document, 2, PrintState::Failed, {}});
        QVERIFY(shown.screen.error && shown.screen.error->code == ErrorCode::PrinterFault);
    }

private:
    DoubtfulSheet label(const char *carton) const { return {labelDocument(m_bench->labelOf(s(carton)).no), 1}; }
    void doubt(const QList<DoubtfulSheet> &sheets)
    {
        m_bench->doubtful = sheets;
        m_bench->begin(std::make_unique<DispatchFlow>(m_bench->context()));
    }

    std::unique_ptr<FlowBench> m_bench;
};

PACKBAY_TEST(tst_DoubtfulSheets)
#include "tst_DoubtfulSheets.moc"
