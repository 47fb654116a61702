#include "tests/models/domain/RuleDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// ReceiveParcel and what belongs to the desk: domain.md A1 rows 2 and 3, A2, A3; sync.md B.8.
class tst_Receiving : public QObject
{
    Q_OBJECT

private slots:
    void ownerByPreAlert()
    {
        RuleDesk desk;
        desk.preAlert(q("PA1"), RuleDesk::alice(), q("SF1"));
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Expected);
        const auto changes = desk.act(ReceiveParcel{q("SF1"), q("]C1SF1"), q("7K1"), QString(), QString()});
        QVERIFY(changes.has_value());
        QCOMPARE(kindOf(changes->rows.front()), EntityKind::Parcel);
        const Parcel parcel = desk.parcel(q("SF1"));
        QCOMPARE(parcel.position.value(), ParcelState::Received);
        QCOMPARE(parcel.owner, RuleDesk::alice());
        QCOMPARE(parcel.ownerBasis, OwnerBasis::PreAlert);
        QCOMPARE(parcel.arrivedAt, desk.now);
        QCOMPARE(parcel.blockAt.value, desk.now.value + 150LL * 86'400'000);
        QCOMPARE(desk.world.preAlert(q("PA1"))->state.value(), PreAlertState::Received);
        QCOMPARE(desk.world.count(Lookup::CaseByState, q("OPEN")), 0);
    }

    void secondReceiptIsMerged()
    {
        RuleDesk desk;
        desk.preAlert(q("PA1"), RuleDesk::alice(), q("SF1"));
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("7K1"), QString(), QString()});
        desk.station = q("ST-02");
        const auto again = desk.act(ReceiveParcel{q("SF1"), q("SF1"), q("8K1"), QString(), QString()});
        QVERIFY(again.has_value());
        QCOMPARE(again->verdict, Verdict::Merged);
        QCOMPARE(again->code, ErrorCode::ParcelAlreadyReceived);
        QCOMPARE(again->args.value(q("station")).toString(), q("ST-01"));
        QCOMPARE(again->args.value(q("actor")).toString(), q("U17"));
        QCOMPARE(desk.world.parcelByLpn(q("8K1"))->id, desk.world.parcelByLpn(q("7K1"))->id);
        QCOMPARE(desk.world.every<Parcel>().size(), std::size_t(1));
    }

    void nobodysParcel()
    {
        RuleDesk desk;
        desk.must(ReceiveParcel{q("SF2"), q("SF2"), q("7K2"), QString(), QString()});
        QCOMPARE(desk.parcel(q("SF2")).position.value(), ParcelState::Unclaimed);
        const auto cases = desk.world.all<Case>(Lookup::CaseByKey, q("SF2"));
        QCOMPARE(cases.size(), std::size_t(1));
        QCOMPARE(cases.front().code, CaseCode::UnknownOwner);
        QCOMPARE(desk.codeOf(PutawayParcel{desk.idOf(q("SF2")), q("A1")}), ErrorCode::WrongZone);
        desk.must(PutawayParcel{desk.idOf(q("SF2")), q("U1")});
        QCOMPARE(desk.parcel(q("SF2")).position.value(), ParcelState::Unclaimed);
    }

    void ownerByMemberCodeIsHeldUntilAnnounced()
    {
        RuleDesk desk;
        desk.must(ReceiveParcel{q("SF3"), q("SF3"), q("7K3"), RuleDesk::bob(), QString()});
        Parcel parcel = desk.parcel(q("SF3"));
        QCOMPARE(parcel.ownerBasis, OwnerBasis::MemberCode);
        QCOMPARE(parcel.holds.size(), 1);
        QCOMPARE(parcel.holds.front().code, CaseCode::NoPreAlert);
        desk.preAlert(q("PA3"), RuleDesk::bob(), q("SF3"));
        parcel = desk.parcel(q("SF3"));
        QVERIFY(parcel.holds.isEmpty());
        QCOMPARE(parcel.preAlert, q("PA3"));
        QCOMPARE(parcel.position.value(), ParcelState::Received);
        QCOMPARE(desk.world.count(Lookup::CaseByState, q("OPEN")), 0);
    }

    void otherOwnerThanAnnounced()
    {
        RuleDesk desk;
        desk.preAlert(q("PA1"), RuleDesk::alice(), q("SF1"));
        const auto refused = desk.act(ReceiveParcel{q("SF1"), q("SF1"), q("7K1"), RuleDesk::bob(), QString()});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::OwnerMismatch);
        QCOMPARE(refused.error().args.value(q("pre_alert_owner")).toString(), RuleDesk::alice());
        QCOMPARE(refused.error().args.value(q("scanned_owner")).toString(), RuleDesk::bob());
    }

    void numberUsedAgain()
    {
        RuleDesk desk;
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("7K1"), QString(), QString()});
        desk.must(UnreceiveParcel{desk.idOf(q("SF1")), q("wrong pile")});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Cancelled);
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("7K1"), QString(), QString()});
        QCOMPARE(desk.parcel(q("SF1")).generation, 0);
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Unclaimed);
    }

    void undoOfTheWholeReceipt()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        const EntityId id = desk.idOf(q("SF1"));
        QCOMPARE(desk.codeOf(UnreceiveParcel{id, q("undo")}), ErrorCode::TooLateToUndo);
        desk.must(MoveParcel{id, QString()});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Received);
        desk.must(MeasureParcel{id, Grams(0), QString(), QString(), {}});
        QCOMPARE(desk.codeOf(UnreceiveParcel{id, QString()}), ErrorCode::ReasonNeeded);
        desk.must(UnreceiveParcel{id, q("undo")});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Expected);
        QCOMPARE(desk.world.preAlert(q("PA-SF1"))->state.value(), PreAlertState::Open);
    }

    void upstreamOnlyFromTheCentral()
    {
        RuleDesk desk;
        QCOMPARE(desk.codeOf(UpsertMember{q("TC1"), QString(), QString(), 0, QString(), false}),
                 ErrorCode::NotAllowedForRole);
        desk.role = Role::System;
        QCOMPARE(desk.codeOf(UpsertMember{q("TC1"), QString(), QString(), 0, QString(), false}),
                 ErrorCode::NotAllowedForRole);
    }

    void purchaseOrderCounts()
    {
        RuleDesk desk;
        GoodsLine line;
        line.sku = q("SKU1");
        line.qty = 5;
        UpsertPurchaseOrder bought;
        bought.no = q("PO1");
        bought.member = RuleDesk::alice();
        bought.lines = {line};
        desk.mustUpstream(bought);
        CreatePreAlert alert;
        alert.no = q("PA1");
        alert.member = RuleDesk::alice();
        alert.tracking = q("SF1");
        alert.purchaseOrder = q("PO1");
        line.qty = 3;
        alert.items = {line};
        desk.mustUpstream(alert);
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("7K1"), QString(), QString()});
        QCOMPARE(desk.world.purchaseOrder(q("PO1"))->lines.front().received, 3);
        QCOMPARE(desk.world.purchaseOrder(q("PO1"))->parcels, 1);
        GoodsLine counted;
        counted.sku = q("SKU1");
        counted.received = 2;
        desk.must(InspectParcel{desk.idOf(q("SF1")), true, {counted}, QString(), QString()});
        QCOMPARE(desk.world.purchaseOrder(q("PO1"))->lines.front().received, 2);
        QCOMPARE(desk.world.purchaseOrder(q("PO1"))->parcels, 1);
        desk.mustUpstream(bought); // sent again: our count stays
        QCOMPARE(desk.world.purchaseOrder(q("PO1"))->lines.front().received, 2);
        QCOMPARE(desk.world.all<Case>(Lookup::CaseByKey, q("SF1")).front().code, CaseCode::QuantityMismatch);
    }

    void authorityTakesWhatLiesThere()
    {
        RuleDesk desk;
        desk.preAlert(q("PA1"), RuleDesk::alice(), q("SF1"));
        const auto changes = desk.rules.applyAsAuthority(
            desk.operation(ReceiveParcel{q("SF1"), q("SF1"), q("7K1"), RuleDesk::bob(), QString()}), desk.world);
        QVERIFY(changes.has_value());
        QCOMPARE(changes->verdict, Verdict::Exception);
        QCOMPARE(changes->code, ErrorCode::OwnerMismatch);
        desk.world.put(*changes);
        QCOMPARE(desk.parcel(q("SF1")).owner, RuleDesk::alice());
        QCOMPARE(desk.parcel(q("SF1")).holds.front().code, CaseCode::OwnerMismatch);
        const auto cases = desk.world.all<Case>(Lookup::CaseByKey, q("SF1"));
        QCOMPARE(cases.size(), std::size_t(1));
        QCOMPARE(cases.front().facts.value(q("operation")).toObject().value(q("owner")).toString(), RuleDesk::bob());
        QCOMPARE(cases.front().facts.value(q("world")).toObject().value(q("pre_alert_owner")).toString(),
                 RuleDesk::alice());
    }

    void twoPiecesOneNumber()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.station = q("ST-02");
        const auto near = desk.act(MeasureParcel{desk.idOf(q("SF1")), Grams(1250), q("scale"), QString(), {}});
        QCOMPARE(near->verdict, Verdict::Applied);
        const auto far = desk.act(MeasureParcel{desk.idOf(q("SF1")), Grams(2000), q("scale"), QString(), {}});
        QCOMPARE(far->verdict, Verdict::Exception);
        QCOMPARE(desk.parcel(q("SF1")).weight, Grams(1250));
        QCOMPARE(desk.world.all<Case>(Lookup::CaseByKey, q("SF1")).front().code, CaseCode::TwoPiecesOneNumber);
    }
};

PACKBAY_TEST(tst_Receiving)
#include "tst_Receiving.moc"
