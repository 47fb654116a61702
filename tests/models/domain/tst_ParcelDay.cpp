#include "models/domain/Numbers.h"
#include "tests/models/domain/RuleDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// A parcel from the desk to the truck, step by step, with the state of everything after each step.
class tst_ParcelDay : public QObject
{
    Q_OBJECT

private slots:
    void fromTheDeskToTheTruck()
    {
        RuleDesk desk;
        const QString alice = RuleDesk::alice();
        desk.pickedOrder(q("CO1"), alice, {q("SF1"), q("SF2"), q("SF3")});
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Picking);
        desk.closedCarton(q("X1"), q("CO1"), {q("SF1"), q("SF2")});
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Packing);
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Packed);
        desk.weighed(q("X1"));
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Packing); // SF3 is still outside
        desk.closedCarton(q("X2"), q("CO1"), {q("SF3")});
        QCOMPARE(desk.carton(q("X2")).seqInOrder, 2);
        desk.weighed(q("X2"));
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Weighed);
        desk.quoted(q("X1"), 5000);
        desk.quoted(q("X2"), 3000);
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::AwaitingPayment);
        QCOMPARE(desk.order(q("CO1")).totalMinor, 8000);
        QCOMPARE(desk.codeOf(desk.labelOf(q("X1"), 0)), ErrorCode::NotPaid);
        desk.paid(q("CO1"));
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Paid);
        QCOMPARE(desk.carton(q("X2")).state.value(), CartonState::Paid);
        QCOMPARE(freeNumber(desk.world, q("ST-01"), kCarrierNumbers), RuleDesk::number(0));
        desk.labelled(q("X1"), 0);
        QCOMPARE(freeNumber(desk.world, q("ST-01"), kCarrierNumbers), RuleDesk::number(1));
        QCOMPARE(freeNumber(desk.world, q("ST-01"), kSsccNumbers), RuleDesk::sscc(1));
        desk.labelled(q("X2"), 1);
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Labelled);
        desk.verified(q("X1"));
        desk.verified(q("X2"));
        desk.must(CageCarton{q("X1"), q("PB1")});
        desk.must(OpenBag{q("G1"), q("PB"), Grams(20'000)});
        desk.must(BagCarton{q("G1"), q("X2")});
        QCOMPARE(desk.world.bag(q("G1"))->weight, desk.carton(q("X2")).gross);
        desk.must(CloseBag{q("G1")});
        desk.must(OpenManifest{q("M1"), q("PB"), q("2025-08-15")});
        desk.must(AddToManifest{q("M1"), q("X1"), QString()});
        desk.must(AddToManifest{q("M1"), QString(), q("G1")});
        QCOMPARE(desk.world.manifest(q("M1"))->cartons, 2);
        desk.must(CloseManifest{q("M1"), {desk.carton(q("X1")).sscc, desk.carton(q("X2")).carrierNo}});
        desk.must(HandOverManifest{q("M1"), q("Driver")});
        QCOMPARE(desk.carton(q("X2")).state.value(), CartonState::HandedOver);
        QCOMPARE(desk.parcel(q("SF3")).position.value(), ParcelState::Dispatched);
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::HandedOver);
        const auto event = [&](const char *id, int n, const char *status) {
            desk.must(RecordTracking{q("PB"), q(id), RuleDesk::number(n), q(status), desk.now, {}});
        };
        event("e2", 0, "DELIVERED"); // before anything else was told of it
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::InTransit);
        event("e3", 1, "DELIVERED");
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Delivered);
        QCOMPARE(desk.world.count(Lookup::CaseByState, q("OPEN")), 0);
    }

    /// Dropshipping: prepaid, allocated by the receipt, one parcel one carton.
    void shipAsIs()
    {
        RuleDesk desk;
        SubmitOrder order;
        order.no = q("CO9");
        order.member = RuleDesk::alice();
        order.shipMode = ShipMode::AsIs;
        order.platformOrderNo = q("PLAT-7");
        desk.mustUpstream(order);
        CreatePreAlert alert;
        alert.no = q("PA9");
        alert.member = RuleDesk::alice();
        alert.tracking = q("SF9");
        alert.shipMode = ShipMode::AsIs;
        alert.order = q("CO9");
        alert.platformOrderNo = q("PLAT-7");
        desk.mustUpstream(alert);
        desk.mustAsSupervisor(ApproveOrder{q("CO9")});
        desk.mustUpstream(RecordPayment{q("P9"), q("CO9"), 9000, q("CNY"), desk.now});
        desk.must(ReceiveParcel{q("SF9"), q("SF9"), q("L9"), QString(), QString()});
        QCOMPARE(desk.parcel(q("SF9")).position.value(), ParcelState::Allocated);
        QCOMPARE(desk.parcel(q("SF9")).order, q("CO9"));
        desk.must(MeasureParcel{desk.idOf(q("SF9")), Grams(1200), q("scale"), QString(), {}});
        desk.must(PickParcel{desk.idOf(q("SF9")), q("CO9")});
        desk.closedCarton(q("X9"), q("CO9"), {q("SF9")});
        QCOMPARE(desk.codeOf(OpenCarton{q("X10"), q("CO9"), QString(), Grams()}), ErrorCode::ShipAsIsNoMerge);
        QCOMPARE(desk.carton(q("X9")).shipOn, q("PLAT-7"));
        desk.weighed(q("X9"));
        desk.quoted(q("X9"), 5000);
        QCOMPARE(desk.order(q("CO9")).state.value(), OrderState::Paid);
        QCOMPARE(desk.carton(q("X9")).state.value(), CartonState::Paid);
    }

    /// A carton that grew after payment costs a supplement; one that did not, nothing.
    void reweighAfterPayment()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1")});
        desk.closedCarton(q("X1"), q("CO1"), {q("SF1")});
        desk.must(WeighCarton{q("X1"), Grams(1500), q("scale"), QString(), false});
        desk.quoted(q("X1"), 5000);
        desk.must(WeighCarton{q("X1"), Grams(1500), q("scale"), QString(), false});
        QCOMPARE(desk.carton(q("X1")).state.value(), CartonState::Quoted);
        desk.must(WeighCarton{q("X1"), Grams(1510), q("scale"), QString(), false});
        QCOMPARE(desk.carton(q("X1")).state.value(), CartonState::Weighed);
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Weighed);
        desk.quoted(q("X1"), 5000);
        desk.paid(q("CO1"));
        desk.must(WeighCarton{q("X1"), Grams(1505), q("scale"), QString(), false});
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Paid);
        desk.must(WeighCarton{q("X1"), Grams(1600), q("scale"), QString(), false});
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::SupplementDue);
        desk.quoted(q("X1"), 5600);
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::SupplementDue);
        desk.paid(q("CO1"));
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Paid);
        QCOMPARE(desk.order(q("CO1")).paidMinor, 5600);
    }

    /// A request that arrives late goes to the order that waits for it.
    void lateParcelIsAllocatedOnTheShelf()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.preAlert(q("PA2"), RuleDesk::alice(), q("SF2"));
        desk.orderFor(q("CO1"), RuleDesk::alice(), {q("SF1"), q("SF2")});
        QCOMPARE(desk.parcel(q("SF1")).order, q("CO1"));
        desk.must(ReceiveParcel{q("SF2"), q("SF2"), q("L2"), QString(), QString()});
        QCOMPARE(desk.parcel(q("SF2")).position.value(), ParcelState::Received);
        desk.must(PutawayParcel{desk.idOf(q("SF2")), q("A1")});
        QCOMPARE(desk.parcel(q("SF2")).position.value(), ParcelState::Allocated);
        desk.must(MoveParcel{desk.idOf(q("SF2")), QString()}); // the shelf taken back
        QCOMPARE(desk.parcel(q("SF2")).position.value(), ParcelState::Received);
        QVERIFY(desk.parcel(q("SF2")).order.isEmpty());
    }

    void cancelledOrderLetsItsParcelsGo()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1"), q("SF2")});
        desk.closedCarton(q("X1"), q("CO1"), {q("SF1")});
        desk.weighed(q("X1"));
        desk.mustAsSupervisor(CancelOrder{q("CO1"), q("member asked")});
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Cancelled);
        for (const char *tracking : {"SF1", "SF2"}) {
            QCOMPARE(desk.parcel(q(tracking)).position.value(), ParcelState::Stored);
            QVERIFY(desk.parcel(q(tracking)).order.isEmpty());
            QVERIFY(desk.parcel(q(tracking)).carton.isEmpty());
        }
        QCOMPARE(desk.carton(q("X1")).contents, 0);
        desk.must(MoveParcel{desk.idOf(q("SF1")), q("A1")});
        desk.orderFor(q("CO2"), RuleDesk::alice(), {q("SF1")});
        QCOMPARE(desk.parcel(q("SF1")).order, q("CO2"));
    }

    void lastReleaseCancelsTheOrder()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.orderFor(q("CO1"), RuleDesk::alice(), {q("SF1"), q("SF-NEVER")});
        desk.mustAsSupervisor(ReleaseParcel{parcelId(q("SH1"), q("SF-NEVER"), 0), q("CO1"), q("never came")});
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Approved);
        desk.mustAsSupervisor(ReleaseParcel{desk.idOf(q("SF1")), q("CO1"), q("damaged")});
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Cancelled);
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Stored);
        QCOMPARE(desk.parcel(q("SF1")).location, q("A1"));
    }

    void lostAndFound()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1"), q("SF2")});
        desk.closedCarton(q("X1"), q("CO1"), {q("SF1"), q("SF2")});
        desk.mustAsSupervisor(DeclareLost{desk.idOf(q("SF2")), q("not in the box")});
        QCOMPARE(desk.parcel(q("SF2")).position.value(), ParcelState::Lost);
        QCOMPARE(desk.carton(q("X1")).contents, 1);
        QCOMPARE(desk.carton(q("X1")).holds.front().code, CaseCode::MissingParcel);
        desk.must(FoundParcel{desk.idOf(q("SF2")), q("A1")});
        QCOMPARE(desk.parcel(q("SF2")).position.value(), ParcelState::Stored);
        QVERIFY(desk.parcel(q("SF2")).order.isEmpty());
        desk.must(ReceiveParcel{q("SF3"), q("SF3"), q("L3"), QString(), QString()});
        desk.mustAsSupervisor(DeclareLost{desk.idOf(q("SF3")), q("gone")});
        desk.must(FoundParcel{desk.idOf(q("SF3")), q("U1")});
        QCOMPARE(desk.parcel(q("SF3")).position.value(), ParcelState::Unclaimed);
    }

    void unpickGoesBackOnThePickList()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1")});
        desk.must(MoveParcel{desk.idOf(q("SF1")), q("T014")});
        desk.must(UnpickParcel{desk.idOf(q("SF1")), q("A1")});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Allocated);
        QCOMPARE(desk.parcel(q("SF1")).location, q("A1"));
        desk.must(PickParcel{desk.idOf(q("SF1")), q("CO1")});
    }

    void claimOfAnUnclaimedParcel()
    {
        RuleDesk desk;
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("L1"), QString(), QString()});
        const EntityId id = desk.idOf(q("SF1"));
        desk.must(PutawayParcel{id, q("U1")});
        desk.must(ProposeClaim{id, RuleDesk::alice(), q("receipt")});
        QCOMPARE(desk.act(ProposeClaim{id, RuleDesk::alice(), q("again")})->verdict, Verdict::Merged);
        QCOMPARE(desk.act(ProposeClaim{id, RuleDesk::bob(), q("me too")})->verdict, Verdict::Exception);
        QCOMPARE(desk.world.count(Lookup::CaseByState, q("OPEN")), 2);
        QCOMPARE(desk.codeOf(ApproveClaim{id, RuleDesk::bob()}), ErrorCode::SupervisorNeeded);
        desk.mustAsSupervisor(ApproveClaim{id, RuleDesk::bob()});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Stored);
        QCOMPARE(desk.parcel(q("SF1")).location, q("U1"));
        QCOMPARE(desk.parcel(q("SF1")).owner, RuleDesk::bob());
        QCOMPARE(desk.world.count(Lookup::CaseByState, q("OPEN")), 0);
        QCOMPARE(desk.supervisorCodeOf(ApproveClaim{id, RuleDesk::alice()}), ErrorCode::ClaimConflict);
    }

    void voidedLabelAndTheNextOne()
    {
        RuleDesk desk;
        desk.readyCarton(q("X1"), 0);
        desk.mustAsSupervisor(VoidLabel{q("LBX1"), q("torn")});
        QCOMPARE(desk.label(q("LBX1")).state.value(), LabelState::Voided);
        QCOMPARE(desk.carton(q("X1")).state.value(), CartonState::Paid);
        QCOMPARE(desk.order(q("CO-X1")).state.value(), OrderState::Paid);
        QCOMPARE(desk.codeOf(VerifyLabel{q("X1"), RuleDesk::number(0)}), ErrorCode::LabelVoided);
        // The SSCC stays with the carton, the carrier number is new.
        QCOMPARE(desk.codeOf(IssueLabel{q("X1"), q("LB2"), RuleDesk::number(1), RuleDesk::sscc(1)}),
                 ErrorCode::NumberNotGranted);
        QCOMPARE(desk.codeOf(IssueLabel{q("X1"), q("LB2"), RuleDesk::number(0), RuleDesk::sscc(0)}),
                 ErrorCode::NumberNotGranted);
        desk.must(IssueLabel{q("X1"), q("LB2"), RuleDesk::number(1), RuleDesk::sscc(0)});
        QCOMPARE(desk.order(q("CO-X1")).state.value(), OrderState::Labelled);
        // The void sheet carries the same SSCC: only its own number proves that the new one is on the carton.
        desk.must(PrintLabel{q("LB2"), 1, q("first")});
        QCOMPARE(desk.codeOf(VerifyLabel{q("X1"), RuleDesk::sscc(0)}), ErrorCode::WrongKindOfCode);
        QCOMPARE(desk.codeOf(VerifyLabel{q("X1"), q("00") + RuleDesk::sscc(0)}), ErrorCode::WrongKindOfCode);
        QCOMPARE(desk.codeOf(VerifyLabel{q("X1"), RuleDesk::number(0)}), ErrorCode::LabelVoided);
        desk.must(VerifyLabel{q("X1"), RuleDesk::number(1)});
    }

    void reprintIsScannedBackAgain()
    {
        RuleDesk desk;
        desk.readyCarton(q("X1"), 0);
        QCOMPARE(desk.codeOf(PrintLabel{q("LBX1"), 2, QString()}), ErrorCode::ReasonNeeded);
        desk.must(PrintLabel{q("LBX1"), 2, q("torn")});
        QCOMPARE(desk.label(q("LBX1")).copies, 2);
        desk.must(OpenBag{q("G1"), q("PB"), Grams(0)});
        QCOMPARE(desk.codeOf(BagCarton{q("G1"), q("X1")}), ErrorCode::LabelNotVerified);
        desk.must(VerifyLabel{q("X1"), q("00") + RuleDesk::sscc(0)});
        desk.must(BagCarton{q("G1"), q("X1")});
        desk.must(PrintLabel{q("LBX1"), 3, q("for the file")});
        QCOMPARE(desk.label(q("LBX1")).state.value(), LabelState::Verified);
        QCOMPARE(desk.world.every<Label>().size(), std::size_t(1));
    }

    void expiredPriceIsNotPaid()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1")});
        desk.closedCarton(q("X1"), q("CO1"), {q("SF1")});
        desk.weighed(q("X1"));
        desk.quoted(q("X1"), 5000);
        desk.now.value += 2 * 3'600'000;
        desk.paid(q("CO1"));
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::AwaitingPayment);
        QCOMPARE(desk.codeOf(desk.labelOf(q("X1"), 0)), ErrorCode::QuoteExpired);
        desk.quoted(q("X1"), 5000); // the money that is there counts
        QCOMPARE(desk.order(q("CO1")).state.value(), OrderState::Paid);
    }
};

PACKBAY_TEST(tst_ParcelDay)
#include "tst_ParcelDay.moc"
