#include "tests/models/workflow/TestDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

bool hasFact(const ScreenState &state, Text label, const QString &value)
{
    return std::any_of(state.facts.begin(), state.facts.end(), [&](const Fact &fact) {
        return fact.label.id == label && fact.value.text == value;
    });
}

} // namespace

/// What Pack and Putaway say about the job beside the prompt.
class tst_JobLines : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_desk = std::make_unique<TestDesk>();
        m_desk->enter();
        // 1000 g and 2500 g on the shelf.
        m_desk->play(QStringLiteral("C:RECV P:SF1 W:1000 L:A031 L:A031 . P:SF2 W:2500 L:A031 L:A031 ."));
        QCOMPARE(m_desk->stateOf(QStringLiteral("SF2")), QStringLiteral("STORED"));
    }

    void packNamesTheCartonOnceThereIsOne()
    {
        order();
        m_desk->play(QStringLiteral("C:PACK J:CO1 ."));
        QCOMPARE(m_desk->screen().job.id, Text::JobPackNoCarton);
        QCOMPARE(m_desk->screen().job.args.value(QStringLiteral("order")).toString(), QStringLiteral("CO1"));
        m_desk->play(QStringLiteral("X:7K9 ."));
        QCOMPARE(m_desk->screen().job.id, Text::JobPack);
        QCOMPARE(m_desk->screen().job.args.value(QStringLiteral("box")).toString(), m_desk->screen().prompt.args.value(QStringLiteral("box")).toString());
    }

    void packShowsHowFullTheCartonIs()
    {
        order();
        m_desk->play(QStringLiteral("C:PACK J:CO1 ."));
        QVERIFY(!m_desk->screen().fill); // no carton yet
        m_desk->play(QStringLiteral("X:7K9 ."));
        QVERIFY(m_desk->screen().fill);
        const Grams empty = m_desk->screen().fill->inside;
        QCOMPARE(m_desk->screen().fill->limit, Grams(30'000)); // domain.md A1 row 9
        QCOMPARE(empty, m_desk->carton(m_desk->screen().prompt.args.value(QStringLiteral("box")).toString()).tare);
        m_desk->play(QStringLiteral("P:SF1 ."));
        QCOMPARE(m_desk->screen().fill->inside - empty, Grams(1000));
        m_desk->play(QStringLiteral("P:SF2 ."));
        QCOMPARE(m_desk->screen().fill->inside - empty, Grams(3500));
        m_desk->play(QStringLiteral("K:UNDO ."));
        QCOMPARE(m_desk->screen().fill->inside - empty, Grams(1000));
    }

    void putawaySaysWhereTheParcelLies()
    {
        m_desk->play(QStringLiteral("C:PUT P:SF1 ."));
        QVERIFY(hasFact(m_desk->screen(), Text::FactLiesAt, QStringLiteral("A-03-1")));
    }

private:
    void order()
    {
        m_desk->order(QStringLiteral("CO1"), QStringLiteral("TC100200P"), {QStringLiteral("SF1"), QStringLiteral("SF2")});
        m_desk->play(QStringLiteral("C:PICK J:CO1 L:A031 P:SF1 P:SF2 T:T014"));
    }

    std::unique_ptr<TestDesk> m_desk;
};

PACKBAY_TEST(tst_JobLines)
#include "tst_JobLines.moc"
