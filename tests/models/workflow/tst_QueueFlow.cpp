#include "models/workflow/QueueFlow.h"
#include "tests/models/workflow/FlowBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// The desk's side of the queue: who sees it, and where a scan jumps to.
class tst_QueueFlow : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<FlowBench>();
        m_bench->sealedCarton(s("X1"), s("CO1"), {500});
    }

    void aClerkIsRefused()
    {
        begin(Role::Clerk);
        QCOMPARE(m_bench->seen(), s("ask E2108"));
        m_bench->give(s("carton:X1"));
        QCOMPARE(m_bench->seen(), s("ask E2108"));
        QCOMPARE(m_bench->tone(), Tone::Blocked);
        QVERIFY(QueueFlow::keyIn(m_bench->screen).isEmpty());
    }

    void aScanJumpsToItsOrder()
    {
        begin(Role::Supervisor);
        QCOMPARE(m_bench->seen(), s("ready None"));
        for (const QString &scan : {s("carton:X1"), s("sscc:X1")}) {
            m_bench->give(s("nonsense:QQ"));
            QCOMPARE(m_bench->seen(), s("ask E1102"));
            QCOMPARE(m_bench->tone(), Tone::Ask);
            QVERIFY(QueueFlow::keyIn(m_bench->screen).isEmpty());
            m_bench->give(scan);
            QCOMPARE(QueueFlow::keyIn(m_bench->screen), s("CO1"));
            QCOMPARE(m_bench->tone(), Tone::Ok);
            QVERIFY(!m_bench->screen.error);
        }
        m_bench->give(s("tick:250"));
        QCOMPARE(m_bench->tone(), Tone::None);
    }

    void backLeadsToReceive()
    {
        begin(Role::Supervisor);
        m_bench->give({s("nonsense:QQ"), s("cmd:BACK")});
        QVERIFY(!m_bench->screen.error);
        QCOMPARE(m_bench->opened, QList<ScreenId>({ScreenId::Receive}));
        m_bench->give(s("cmd:SEAL"));
        QCOMPARE(m_bench->tone(), Tone::Blocked);
    }

    /// The window opens the supervisor's tariffs on it: no code that is refused, and nothing for a clerk.
    void theTariffsCommandIsTheWindows()
    {
        begin(Role::Supervisor);
        m_bench->give(s("cmd:PHOTO"));
        QCOMPARE(m_bench->tone(), Tone::None);
        QCOMPARE(m_bench->seen(), s("ready None"));
        begin(Role::Clerk);
        m_bench->give(s("cmd:PHOTO"));
        QCOMPARE(m_bench->tone(), Tone::Blocked);
    }

private:
    void begin(Role role)
    {
        m_bench->session.role = role;
        m_bench->begin(std::make_unique<QueueFlow>(m_bench->context()));
    }

    std::unique_ptr<FlowBench> m_bench;
};

PACKBAY_TEST(tst_QueueFlow)
#include "tst_QueueFlow.moc"
