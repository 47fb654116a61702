#include "tests/models/domain/RuleDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Labels that the central buys from a carrier: asked for once, settled by the carrier's answers (domain.md A2).
class tst_BoughtLabels : public QObject
{
    Q_OBJECT

    static AnswerLabel answer(LabelAnswer what, const char *number = "", const char *sheet = "", const char *reason = "")
    {
        return {q("LB1"), what, q(number), q(sheet), q(reason)};
    }
    static AnswerLabel issued() { return answer(LabelAnswer::Issued, "1Z5R89390357567127", "5a"); }

    /// X1 is paid and its label is asked for.
    static void asked(RuleDesk &desk)
    {
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1")});
        desk.closedCarton(q("X1"), q("CO1"), {q("SF1")});
        desk.weighed(q("X1"));
        desk.quoted(q("X1"));
        desk.paid(q("CO1"));
        desk.must(BuyLabel{q("X1"), q("LB1"), q("PB")});
    }
    static void onTheCarton(RuleDesk &desk)
    {
        asked(desk);
        desk.mustUpstream(issued());
        desk.must(PrintLabel{q("LB1"), 1, q("first")});
        desk.must(VerifyLabel{q("X1"), q("1Z5R89390357567127")});
    }

private slots:
    void boughtOnceAndSettled()
    {
        RuleDesk desk;
        asked(desk);
        QVERIFY(desk.label(q("LB1")).state == LabelState::Requesting && desk.label(q("LB1")).bought);
        QVERIFY(desk.carton(q("X1")).state == CartonState::Paid);
        QCOMPARE(desk.codeOf(BuyLabel{q("X1"), q("LB2"), q("PB")}), ErrorCode::LabelExists);
        QCOMPARE(desk.codeOf(desk.labelOf(q("X1"), 0)), ErrorCode::LabelExists);
        QCOMPARE(desk.codeOf(PrintLabel{q("LB1"), 1, q("first")}), ErrorCode::IllegalTransition);
        desk.mustUpstream(issued());
        QVERIFY(desk.label(q("LB1")).state == LabelState::Issued);
        QCOMPARE(desk.label(q("LB1")).sheet, q("5a"));
        QCOMPARE(desk.carton(q("X1")).carrierNo, q("1Z5R89390357567127"));
        QVERIFY(desk.carton(q("X1")).state == CartonState::Labelled);
        QVERIFY(desk.order(q("CO1")).state == OrderState::Labelled);
        QCOMPARE(desk.upstream(issued())->verdict, Verdict::Merged); // a carrier says things twice
        QCOMPARE(desk.upstream(answer(LabelAnswer::Issued, "1Z12345E6605272234")).error().code, ErrorCode::IllegalTransition);
    }

    /// Nobody knows whether it was bought: it is not bought again, the next answer settles it.
    void timedOut()
    {
        RuleDesk desk;
        asked(desk);
        desk.mustUpstream(answer(LabelAnswer::TimedOut));
        QVERIFY(desk.label(q("LB1")).state == LabelState::Unknown);
        QCOMPARE(desk.codeOf(BuyLabel{q("X1"), q("LB2"), q("PB")}), ErrorCode::LabelExists);
        desk.mustUpstream(issued());
        QVERIFY(desk.label(q("LB1")).state == LabelState::Issued);
    }

    /// The carrier's sheet does not carry our SSCC: who scans it has the void sheet of our own before him.
    void boughtAfterAVoidOfOurOwn()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1")});
        desk.closedCarton(q("X1"), q("CO1"), {q("SF1")});
        desk.weighed(q("X1"));
        desk.quoted(q("X1"));
        desk.paid(q("CO1"));
        desk.must(desk.labelOf(q("X1"), 0));
        desk.mustAsSupervisor(VoidLabel{q("LBX1"), q("wrong service")});
        desk.must(BuyLabel{q("X1"), q("LB1"), q("PB")});
        desk.mustUpstream(issued());
        desk.must(PrintLabel{q("LB1"), 1, q("first")});
        QVERIFY(!desk.carton(q("X1")).sscc.isEmpty());
        QCOMPARE(desk.codeOf(VerifyLabel{q("X1"), q("00") + desk.carton(q("X1")).sscc}), ErrorCode::WrongKindOfCode);
        desk.must(VerifyLabel{q("X1"), q("1Z5R89390357567127")});
    }

    void refusedByTheCarrier()
    {
        RuleDesk desk;
        asked(desk);
        desk.mustUpstream(answer(LabelAnswer::Refused, "", "", "postcode unknown"));
        QVERIFY(desk.label(q("LB1")).state == LabelState::Failed);
        QCOMPARE(desk.label(q("LB1")).reason, q("postcode unknown"));
        QVERIFY(desk.carton(q("X1")).label.isEmpty());
        desk.must(BuyLabel{q("X1"), q("LB2"), q("PB")});
    }

    /// Void requested: it can be neither bagged nor handed over; voided: the carton waits for another one.
    void voided()
    {
        RuleDesk desk;
        onTheCarton(desk);
        QCOMPARE(desk.codeOf(VoidLabel{q("LB1"), q("wrong address")}), ErrorCode::SupervisorNeeded);
        desk.mustAsSupervisor(VoidLabel{q("LB1"), q("wrong address")});
        QVERIFY(desk.label(q("LB1")).state == LabelState::VoidRequested);
        QCOMPARE(desk.carton(q("X1")).label, q("LB1"));
        desk.must(OpenBag{q("G1"), q("PB"), Grams()});
        QCOMPARE(desk.codeOf(BagCarton{q("G1"), q("X1")}), ErrorCode::LabelVoidAsked);
        desk.must(OpenManifest{q("M1"), q("PB"), q("2026-11-22")});
        QCOMPARE(desk.codeOf(AddToManifest{q("M1"), q("X1"), QString()}), ErrorCode::LabelVoidAsked);
        QCOMPARE(desk.codeOf(PrintLabel{q("LB1"), 2, q("again")}), ErrorCode::LabelVoidAsked);
        desk.mustUpstream(answer(LabelAnswer::Voided));
        QVERIFY(desk.label(q("LB1")).state == LabelState::Voided);
        QVERIFY(desk.carton(q("X1")).state == CartonState::Paid);
        QVERIFY(desk.order(q("CO1")).state == OrderState::Paid);
        QCOMPARE(desk.codeOf(BagCarton{q("G1"), q("X1")}), ErrorCode::LabelVoided);
    }

    /// The carrier has scanned it already: it goes on its way.
    void voidRejected()
    {
        RuleDesk desk;
        onTheCarton(desk);
        desk.mustAsSupervisor(VoidLabel{q("LB1"), q("wrong address")});
        desk.mustUpstream(answer(LabelAnswer::VoidRejected, "", "", "scanned in Leeds"));
        QVERIFY(desk.label(q("LB1")).state == LabelState::VoidRejected);
        QCOMPARE(desk.label(q("LB1")).reason, q("scanned in Leeds"));
        desk.must(OpenBag{q("G1"), q("PB"), Grams()});
        desk.must(BagCarton{q("G1"), q("X1")});
    }

    void whoMaySpeakForACarrier()
    {
        RuleDesk desk;
        asked(desk);
        QCOMPARE(desk.codeOf(issued()), ErrorCode::NotAllowedForRole);
        desk.readyCarton(q("X0"), 0);
        QCOMPARE(desk.upstream(AnswerLabel{q("LBX0"), LabelAnswer::Voided, {}, {}, {}}).error().code, ErrorCode::InvalidOperation);
        QCOMPARE(desk.upstream(AnswerLabel{q("LB1"), LabelAnswer::Issued, RuleDesk::number(0), {}, {}}).error().code, ErrorCode::NumberNotGranted);
        QCOMPARE(desk.upstream(AnswerLabel{q("LB1"), LabelAnswer::Voided, {}, {}, {}}).error().code, ErrorCode::IllegalTransition);
    }
};

PACKBAY_TEST(tst_BoughtLabels)
#include "tst_BoughtLabels.moc"
