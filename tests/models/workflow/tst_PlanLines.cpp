#include "models/workflow/PlanLines.h"
#include "tests/models/workflow/TestDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// "Merged 23.10, apart 41.60, best: 2 cartons 21.40" on Pack, and how the carton at hand is filled.
class tst_PlanLines : public QObject
{
    Q_OBJECT

private:
    static PlacedParcel placed(TestDesk &desk, const char *tracking, int x)
    {
        const Parcel parcel = desk.parcel(QLatin1String(tracking));
        return {parcel.id, parcel.lpn, x, 0, 0, 100, 100, 100};
    }
    /// Three parcels of one order are picked; the plan puts SF1 and SF2 into one carton, SF3 into another.
    static void picked(TestDesk &desk)
    {
        desk.enter();
        for (const char *tracking : {"SF1", "SF2", "SF3"})
            desk.play(QStringLiteral("C:RECV P:%1 W:1000 L:A031 L:A031 .").arg(QLatin1String(tracking)));
        desk.order(QStringLiteral("CO1"), QStringLiteral("TC100200P"), {QStringLiteral("SF1"), QStringLiteral("SF2"), QStringLiteral("SF3")});
        desk.play(QStringLiteral("C:PICK J:CO1 L:A031 P:SF1 P:SF2 P:SF3 T:T014 . C:PACK"));
        for (const char *tracking : {"SF1", "SF2", "SF3"})
            QCOMPARE(desk.stateOf(QLatin1String(tracking)), QStringLiteral("PICKED"));
        ShipPlan plan;
        plan.currency = QStringLiteral("CNY");
        plan.bestMinor = 2140;
        plan.mergedMinor = 2310;
        plan.apartMinor = 4160;
        plan.cartons = 2;
        plan.boxes = {{QStringLiteral("S"), 300, 200, 100, {placed(desk, "SF2", 0), placed(desk, "SF1", 100)}},
                      {QString(), 100, 100, 100, {placed(desk, "SF3", 0)}}};
        desk.freight().plan = plan;
        desk.freight().planned = QStringLiteral("CO1");
    }
    static QString codes(const TestDesk &desk)
    {
        if (!desk.screen().picture)
            return QStringLiteral("none");
        QStringList list;
        for (const PlacedParcel &parcel : desk.screen().picture->box.parcels)
            list.append(parcel.code);
        return QStringLiteral("%1:%2").arg(list.join(QLatin1Char(' '))).arg(desk.screen().picture->shown);
    }

private slots:
    void theLine_data()
    {
        QTest::addColumn<bool>("merged");
        QTest::addColumn<bool>("apart");
        QTest::addColumn<QString>("text");
        QTest::newRow("both") << true << true << QStringLiteral("PlanAgainstBoth");
        QTest::newRow("does not fit one") << false << true << QStringLiteral("PlanAgainstApart");
        QTest::newRow("cannot go alone") << true << false << QStringLiteral("PlanAgainstMerged");
        QTest::newRow("neither") << false << false << QStringLiteral("PlanBest");
    }
    void theLine()
    {
        QFETCH(bool, merged);
        QFETCH(bool, apart);
        ShipPlan plan;
        plan.currency = QStringLiteral("CNY");
        plan.bestMinor = 2140;
        plan.cartons = 2;
        if (merged)
            plan.mergedMinor = 2310;
        if (apart)
            plan.apartMinor = 4160;
        const Phrase note = planNote(plan);
        QTEST(textName(note.id), "text");
        QCOMPARE(note.args.value(QStringLiteral("n")).toInt(), 2);
        QCOMPARE(note.args.value(QStringLiteral("minor")).toInteger(), 2140);
        QCOMPARE(note.args.contains(QStringLiteral("merged")), merged);
        QCOMPARE(note.args.contains(QStringLiteral("apart")), apart);
        plan.withoutSize = QStringLiteral("7K1");
        QCOMPARE(planNote(plan), (Phrase{Text::PlanWithoutSize, {{QStringLiteral("code"), QStringLiteral("7K1")}}}));
    }
    void aThresholdIsAddedToTheFigures_data()
    {
        QTest::addColumn<ThresholdNews>("news");
        QTest::addColumn<QString>("warning");
        QTest::newRow("split left out") << ThresholdNews::SplitLeftOut << QStringLiteral("PlanSplitLeftOut");
        QTest::newRow("only by staying under") << ThresholdNews::OnlyByStayingUnder << QStringLiteral("PlanUnderThreshold");
    }
    void aThresholdIsAddedToTheFigures()
    {
        QFETCH(ThresholdNews, news);
        QFETCH(QString, warning);
        ShipPlan plan;
        plan.currency = QStringLiteral("CNY");
        plan.bestMinor = 3000;
        plan.apartMinor = 3000;
        plan.cartons = 3;
        const Phrase figures = planNote(plan);
        plan.threshold = news;
        const Phrase note = planNote(plan);
        QTEST(textName(static_cast<Text>(note.args.value(QStringLiteral("warning")).toInt())), "warning");
        QCOMPARE(textName(note.id), QStringLiteral("PlanWarned"));
        QCOMPARE(textName(static_cast<Text>(note.args.value(QStringLiteral("plan")).toInt())), textName(figures.id));
        for (auto arg = figures.args.begin(); arg != figures.args.end(); ++arg)
            QCOMPARE(note.args.value(arg.key()), arg.value());
    }
    void onPackStepByStep()
    {
        TestDesk desk;
        picked(desk);
        const QString first = desk.parcel(QStringLiteral("SF1")).lpn;
        const QString second = desk.parcel(QStringLiteral("SF2")).lpn;
        QVERIFY(desk.screen().note.isEmpty());
        desk.play(QStringLiteral("J:CO1 ."));
        QCOMPARE(textName(desk.screen().note.id), QStringLiteral("PlanAgainstBoth"));
        QCOMPARE(codes(desk), second + QLatin1Char(' ') + first + QStringLiteral(":1"));
        desk.play(QStringLiteral("X:7K9 ."));
        QCOMPARE(codes(desk), second + QLatin1Char(' ') + first + QStringLiteral(":1"));
        // Out of turn: what is in comes first, the other is next.
        desk.play(QStringLiteral("P:SF1 ."));
        QCOMPARE(codes(desk), first + QLatin1Char(' ') + second + QStringLiteral(":2"));
        desk.play(QStringLiteral("P:SF2 ."));
        QCOMPARE(codes(desk), second + QLatin1Char(' ') + first + QStringLiteral(":2"));
        // The clerk goes another way: the picture would be wrong, the line still says what was possible.
        desk.play(QStringLiteral("P:SF3 ."));
        QCOMPARE(codes(desk), QStringLiteral("none"));
        QCOMPARE(textName(desk.screen().note.id), QStringLiteral("PlanAgainstBoth"));
        desk.play(QStringLiteral("K:UNDO . K:SEAL ."));
        // What is left goes in its own box: nothing to draw.
        QCOMPARE(codes(desk), QStringLiteral("none"));
    }
    void noPlanNoLine()
    {
        TestDesk desk;
        picked(desk);
        desk.freight().plan.reset();
        desk.play(QStringLiteral("J:CO1 ."));
        QVERIFY(desk.screen().note.isEmpty() && !desk.screen().picture);
        ShipPlan unsized;
        unsized.withoutSize = QStringLiteral("7K1");
        desk.freight().plan = unsized;
        desk.play(QStringLiteral("."));
        QCOMPARE(textName(desk.screen().note.id), QStringLiteral("PlanWithoutSize"));
        QVERIFY(!desk.screen().picture);
        ShipPlan none;
        none.refused = ErrorCode::GoodsRefused;
        desk.freight().plan = none;
        desk.play(QStringLiteral("."));
        QCOMPARE(desk.screen().note, (Phrase{Text::PlanRefused, {{QStringLiteral("code"), 7107}}}));
        QVERIFY(!desk.screen().picture);
    }
};

PACKBAY_TEST(tst_PlanLines)
#include "tst_PlanLines.moc"
