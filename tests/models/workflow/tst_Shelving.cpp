#include "tests/models/workflow/TestDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Which shelf the clerk is told, by what lies there already and by what others do meanwhile.
class tst_Shelving : public QObject
{
    Q_OBJECT

private slots:
    void adviceFollowsTheMemberAndTheWeight()
    {
        TestDesk desk;
        desk.enter();
        const auto advised = [&desk] { return desk.screen().prompt.args.value(QStringLiteral("location")).toString(); };
        store(desk, QStringLiteral("SF1"), QStringLiteral("A031"));
        desk.play(QStringLiteral("P:YT1 W:900 ."));
        QCOMPARE(advised(), QStringLiteral("A-03-2")); // the least loaded
        desk.play(QStringLiteral("K:NEXT P:SF2 W:900 ."));
        QCOMPARE(advised(), QStringLiteral("A-03-1")); // beside the member's other parcel
        desk.play(QStringLiteral("L:A031 P:SF3 W:12000 ."));
        QCOMPARE(advised(), QStringLiteral("B-01-1")); // too heavy for the second tier
    }

    /// Another station took the last place after the advice was given.
    void aShelfThatFilledUpIsNotAdvisedAgain()
    {
        TestDesk desk;
        desk.enter();
        const auto advised = [&desk] { return desk.screen().prompt.args.value(QStringLiteral("location")).toString(); };
        store(desk, QStringLiteral("SF1"), QStringLiteral("A031"));
        desk.play(QStringLiteral("P:SF2 W:900 ."));
        QCOMPARE(advised(), QStringLiteral("A-03-1"));
        const std::optional<Location> shelf = desk.world().location(QStringLiteral("A031"));
        UpsertLocation full;
        full.code = shelf->code;
        full.sign = shelf->sign;
        full.zone = shelf->zone;
        full.kind = shelf->kind;
        full.capacity = 1;
        full.enabled = true;
        desk.central(full);
        desk.play(QStringLiteral("L:A031"));
        QCOMPARE(desk.answer(), QStringLiteral("E2502 stop stop"));
        desk.play(QStringLiteral("K:OK"));
        QCOMPARE(advised(), QStringLiteral("A-03-2"));
        desk.play(QStringLiteral("L:A032 ."));
        QCOMPARE(desk.stateOf(QStringLiteral("SF2")), QStringLiteral("STORED"));
    }

private:
    /// Received, weighed and stored.
    static void store(TestDesk &desk, const QString &tracking, const QString &location)
    {
        desk.play(QStringLiteral("C:RECV P:%1 W:1000 L:%2 L:%2 .").arg(tracking, location));
        QCOMPARE(desk.stateOf(tracking), QStringLiteral("STORED"));
    }
};

PACKBAY_TEST(tst_Shelving)
#include "tst_Shelving.moc"
