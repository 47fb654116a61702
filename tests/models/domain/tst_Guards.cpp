#include "tests/models/domain/RuleDesk.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>

using namespace packbay;
using namespace packbay::test;

/// One world per guard, one step that it must refuse, and the step beside it that it must let through.
class tst_Guards : public QObject
{
    Q_OBJECT

private slots:
    void shelves()
    {
        RuleDesk desk;
        desk.preAlert(q("PA1"), RuleDesk::alice(), q("SF1"));
        const EntityId id = desk.idOf(q("SF1"));
        QCOMPARE(desk.codeOf(PutawayParcel{id, q("A1")}), ErrorCode::ParcelNotReceived);
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("L1"), QString(), QString()});
        QCOMPARE(desk.codeOf(PutawayParcel{id, q("NOWHERE")}), ErrorCode::NotFound);
        QCOMPARE(desk.codeOf(PutawayParcel{id, q("OFF")}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(PutawayParcel{id, q("PB1")}), ErrorCode::WrongKindOfCode);
        for (const char *zone : {"U1", "S1", "Q1", "D1"})
            QCOMPARE(desk.codeOf(PutawayParcel{id, q(zone)}), ErrorCode::WrongZone);
        QCOMPARE(desk.codeOf(MoveParcel{id, q("A1")}), ErrorCode::IllegalTransition);
        desk.must(PutawayParcel{id, q("A2")});
        desk.must(PutawayParcel{id, q("A2")}); // again, by another station: it lies there already
        desk.stock(q("SF2"), RuleDesk::alice());
        QCOMPARE(desk.codeOf(MoveParcel{desk.idOf(q("SF2")), q("A2")}), ErrorCode::LocationFull);
        // Two stations filled the last place at once: both parcels lie there, and no case is made of it.
        const Result<Changes> lies = desk.rules.applyAsAuthority(desk.operation(MoveParcel{desk.idOf(q("SF2")), q("A2")}), desk.world);
        QVERIFY(lies && lies->verdict == Verdict::Applied);
        desk.must(AddHold{q("parcel"), q("SF2"), CaseCode::Damaged, QString()});
        desk.must(MoveParcel{desk.idOf(q("SF2")), q("Q1")});
    }

    void specialGoodsGoToTheirZone()
    {
        RuleDesk desk;
        desk.preAlert(q("PA1"), RuleDesk::alice(), q("SF1"));
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("L1"), QString(), QString()});
        desk.must(InspectParcel{desk.idOf(q("SF1")), true, {}, q("BATTERY"), QString()});
        QCOMPARE(desk.codeOf(PutawayParcel{desk.idOf(q("SF1")), q("A1")}), ErrorCode::WrongZone);
        desk.must(PutawayParcel{desk.idOf(q("SF1")), q("S1")});
    }

    void allocation()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.stock(q("SF2"), RuleDesk::bob());
        desk.stock(q("SF3"), RuleDesk::alice());
        desk.orderFor(q("CO1"), RuleDesk::alice(), {q("SF1")});
        QCOMPARE(desk.codeOf(AllocateParcel{desk.idOf(q("SF2")), q("CO1")}), ErrorCode::OwnerMismatch);
        QCOMPARE(desk.codeOf(AllocateParcel{desk.idOf(q("SF1")), q("CO1")}), ErrorCode::ParcelInOtherOrder);
        desk.must(AddHold{q("parcel"), q("SF3"), CaseCode::Damaged, QString()});
        QCOMPARE(desk.codeOf(AddHold{q("parcel"), q("SF3"), CaseCode::Damaged, QString()}), ErrorCode::AlreadyExists);
        QCOMPARE(desk.codeOf(AllocateParcel{desk.idOf(q("SF3")), q("CO1")}), ErrorCode::HoldActive);
        QCOMPARE(desk.codeOf(ReleaseHold{q("parcel"), q("SF3"), CaseCode::Damaged, q("fine")}), ErrorCode::SupervisorNeeded);
        QCOMPARE(desk.supervisorCodeOf(ReleaseHold{q("parcel"), q("SF3"), CaseCode::Damaged, QString()}), ErrorCode::ReasonNeeded);
        desk.mustAsSupervisor(ReleaseHold{q("parcel"), q("SF3"), CaseCode::Damaged, q("fine")});
        desk.must(AddHold{q("orders"), q("CO1"), CaseCode::Address, QString()});
        QCOMPARE(desk.codeOf(AllocateParcel{desk.idOf(q("SF3")), q("CO1")}), ErrorCode::HoldActive);
        desk.mustAsSupervisor(ReleaseHold{q("orders"), q("CO1"), CaseCode::Address, q("mended")});
        const UtcMs before = desk.now;
        desk.now.value += 150LL * 86'400'000;
        QCOMPARE(desk.codeOf(AllocateParcel{desk.idOf(q("SF3")), q("CO1")}), ErrorCode::StorageBlocked);
        desk.now.value = before.value + 149LL * 86'400'000;
        desk.must(AllocateParcel{desk.idOf(q("SF3")), q("CO1")});
        QCOMPARE(desk.codeOf(PutawayParcel{desk.idOf(q("SF3")), q("A1")}), ErrorCode::ParcelAllocated);
    }

    void inspectionBeforeAllocation()
    {
        RuleDesk desk;
        CreatePreAlert alert;
        alert.no = q("PA1");
        alert.member = RuleDesk::alice();
        alert.tracking = q("SF1");
        alert.services = {q("INSPECT")};
        desk.mustUpstream(alert);
        desk.stock(q("SF2"), RuleDesk::alice());
        desk.orderFor(q("CO1"), RuleDesk::alice(), {q("SF1"), q("SF2")});
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("L1"), QString(), QString()});
        desk.must(PutawayParcel{desk.idOf(q("SF1")), q("A1")});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Stored);
        QCOMPARE(desk.codeOf(AllocateParcel{desk.idOf(q("SF1")), q("CO1")}), ErrorCode::NotInspected);
        desk.must(InspectParcel{desk.idOf(q("SF1")), false, {}, QString(), QString()});
        QCOMPARE(desk.codeOf(AllocateParcel{desk.idOf(q("SF1")), q("CO1")}), ErrorCode::NotInspected);
        desk.must(InspectParcel{desk.idOf(q("SF1")), true, {}, QString(), QString()});
        QCOMPARE(desk.parcel(q("SF1")).order, q("CO1")); // the order was waiting for it
    }

    void orders()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.stock(q("SF2"), RuleDesk::bob());
        SubmitOrder body;
        body.no = q("CO1");
        body.member = RuleDesk::alice();
        QCOMPARE(desk.codeOf(body), ErrorCode::InvalidOperation);
        body.requested = {q("SF1"), q("SF1")};
        QCOMPARE(desk.codeOf(body), ErrorCode::InvalidOperation);
        body.requested = {q("SF1"), q("SF2")};
        QCOMPARE(desk.codeOf(body), ErrorCode::OwnerMismatch);
        body.requested = {q("SF1")};
        body.member = q("TC-X");
        QCOMPARE(desk.codeOf(body), ErrorCode::UnknownOwner);
        body.member = RuleDesk::alice();
        desk.must(body);
        QCOMPARE(desk.codeOf(body), ErrorCode::AlreadyExists);
        body.no = q("CO2");
        QCOMPARE(desk.codeOf(body), ErrorCode::ParcelInOtherOrder);
        QCOMPARE(desk.codeOf(ApproveOrder{q("CO1")}), ErrorCode::SupervisorNeeded);
        QCOMPARE(desk.codeOf(RejectOrder{q("CO1"), q("no")}), ErrorCode::SupervisorNeeded);
        QCOMPARE(desk.supervisorCodeOf(RejectOrder{q("CO1"), QString()}), ErrorCode::ReasonNeeded);
        desk.approver = q("S01"); // the supervisor scans in for this one step
        desk.must(ApproveOrder{q("CO1")});
        desk.approver.clear();
        QCOMPARE(desk.supervisorCodeOf(RejectOrder{q("CO1"), q("late")}), ErrorCode::IllegalTransition);
    }

    void approvers_data()
    {
        QTest::addColumn<QString>("badge");
        QTest::addColumn<int>("code");
        QTest::newRow("nobody") << QString() << 2703;
        QTest::newRow("unknown badge") << q("NOBODY") << 2701;
        QTest::newRow("a clerk") << q("U17") << 2108;
        QTest::newRow("disabled") << q("S02") << 2108;
        QTest::newRow("a supervisor") << q("S01") << 0;
    }
    void approvers()
    {
        QFETCH(QString, badge);
        QFETCH(int, code);
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.approver = badge;
        QCOMPARE(static_cast<int>(desk.codeOf(DeclareLost{desk.idOf(q("SF1")), q("gone")})), code);
    }

    void picking()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.stock(q("SF2"), RuleDesk::alice());
        desk.orderFor(q("CO1"), RuleDesk::alice(), {q("SF1")});
        QCOMPARE(desk.codeOf(PickParcel{desk.idOf(q("SF2")), q("CO1")}), ErrorCode::WrongParcel);
        desk.must(AddHold{q("parcel"), q("SF1"), CaseCode::Damaged, QString()});
        QCOMPARE(desk.codeOf(PickParcel{desk.idOf(q("SF1")), q("CO1")}), ErrorCode::HoldActive);
        desk.mustAsSupervisor(ReleaseHold{q("parcel"), q("SF1"), CaseCode::Damaged, q("ok")});
        desk.must(PickParcel{desk.idOf(q("SF1")), q("CO1")});
        QCOMPARE(desk.codeOf(PickParcel{desk.idOf(q("SF1")), q("CO1")}), ErrorCode::IllegalTransition);
    }

    void packing()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1"), q("SF2")});
        desk.pickedOrder(q("CO2"), RuleDesk::bob(), {q("SF3")});
        desk.pickedOrder(q("CO3"), RuleDesk::alice(), {q("SF4")});
        desk.stock(q("SF5"), RuleDesk::alice());
        desk.must(OpenCarton{q("X1"), q("CO1"), QString(), Grams(300)});
        QCOMPARE(desk.codeOf(OpenCarton{q("X1"), q("CO2"), QString(), Grams()}), ErrorCode::CartonInUse);
        const auto wrong = desk.act(PackParcel{desk.idOf(q("SF3")), q("X1")});
        QCOMPARE(wrong.error().code, ErrorCode::WrongCustomer);
        QCOMPARE(wrong.error().args.value(q("owner")).toString(), RuleDesk::bob());
        QCOMPARE(wrong.error().args.value(q("carton_owner")).toString(), RuleDesk::alice());
        QCOMPARE(desk.codeOf(PackParcel{desk.idOf(q("SF4")), q("X1")}), ErrorCode::ParcelInOtherOrder);
        QCOMPARE(desk.codeOf(PackParcel{desk.idOf(q("SF5")), q("X1")}), ErrorCode::NotInThisOrder);
        QCOMPARE(desk.codeOf(CloseCarton{q("X1"), 0}), ErrorCode::CartonEmpty);
        desk.must(PackParcel{desk.idOf(q("SF1")), q("X1")});
        QCOMPARE(desk.codeOf(PackParcel{desk.idOf(q("SF1")), q("X1")}), ErrorCode::AlreadyPacked);
        desk.must(OpenCarton{q("X2"), q("CO1"), QString(), Grams(300)});
        QCOMPARE(desk.codeOf(PackParcel{desk.idOf(q("SF1")), q("X2")}), ErrorCode::AlreadyPacked);
        QCOMPARE(desk.codeOf(UnpackParcel{desk.idOf(q("SF1")), q("X2"), QString()}), ErrorCode::WrongParcel);
        desk.station = q("ST-02");
        QCOMPARE(desk.codeOf(PackParcel{desk.idOf(q("SF2")), q("X2")}), ErrorCode::TakenByOtherStation);
        desk.station = q("ST-01");
        QCOMPARE(desk.codeOf(CloseCarton{q("X1"), 2}), ErrorCode::CountMismatch);
        desk.must(CloseCarton{q("X1"), 1});
        QCOMPARE(desk.codeOf(PackParcel{desk.idOf(q("SF2")), q("X1")}), ErrorCode::CartonClosed);
        QCOMPARE(desk.codeOf(UnpackParcel{desk.idOf(q("SF1")), q("X1"), QString()}), ErrorCode::CartonClosed);
        QCOMPARE(desk.codeOf(CloseCarton{q("X1"), 1}), ErrorCode::CartonClosed);
        QCOMPARE(desk.codeOf(ReopenCarton{q("X1"), QString()}), ErrorCode::ReasonNeeded);
        desk.must(ReopenCarton{q("X1"), q("undo")}); // just sealed, here
        desk.must(CloseCarton{q("X1"), 1});
        desk.weighed(q("X1"));
        QCOMPARE(desk.codeOf(ReopenCarton{q("X1"), q("forgot one")}), ErrorCode::SupervisorNeeded);
        desk.mustAsSupervisor(ReopenCarton{q("X1"), q("forgot one")});
        QCOMPARE(desk.carton(q("X1")).gross, Grams(0));
        desk.must(UnpackParcel{desk.idOf(q("SF1")), q("X1"), QString()});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Picked);
    }

    void oneBoxTakesAll()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.stock(q("SF2"), RuleDesk::alice());
        SubmitOrder body;
        body.no = q("CO1");
        body.member = RuleDesk::alice();
        body.requested = {q("SF1"), q("SF2")};
        body.container = q("ONE_BOX");
        desk.must(body);
        desk.mustAsSupervisor(ApproveOrder{q("CO1")});
        desk.must(PickParcel{desk.idOf(q("SF1")), q("CO1")});
        desk.must(OpenCarton{q("X1"), q("CO1"), QString(), Grams()});
        desk.must(PackParcel{desk.idOf(q("SF1")), q("X1")});
        const auto refused = desk.act(CloseCarton{q("X1"), 1});
        QCOMPARE(refused.error().code, ErrorCode::CountMismatch);
        QCOMPARE(refused.error().args.value(q("missing")).toArray(), QJsonArray{q("SF2")});
        desk.mustAsSupervisor(CloseCarton{q("X1"), 1}); // signed for
    }

    void mixAndWeightLimit()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1"), q("SF2"), q("SF3"), q("SF4")});
        const auto category = [&](const char *tracking, const char *what, qint64 grams) {
            Parcel parcel = desk.parcel(q(tracking));
            parcel.category = q(what);
            parcel.weight = Grams(grams);
            desk.world.put(parcel);
        };
        category("SF1", "battery", 1200);
        category("SF2", "LIQUID", 1200);
        category("SF3", "general", 28'600);
        desk.must(OpenCarton{q("X1"), q("CO1"), QString(), Grams(300)});
        desk.must(PackParcel{desk.idOf(q("SF1")), q("X1")});
        QCOMPARE(desk.codeOf(PackParcel{desk.idOf(q("SF2")), q("X1")}), ErrorCode::ProhibitedMix);
        QCOMPARE(desk.codeOf(PackParcel{desk.idOf(q("SF3")), q("X1")}), ErrorCode::OverLimit);
        category("SF3", "general", 28'500);
        desk.must(PackParcel{desk.idOf(q("SF3")), q("X1")});
    }

    void preAlerts()
    {
        RuleDesk desk;
        desk.preAlert(q("PA1"), RuleDesk::alice(), q("SF1"));
        CreatePreAlert body;
        body.no = q("PA1");
        body.member = RuleDesk::alice();
        body.tracking = q("SF1");
        QCOMPARE(desk.upstream(body)->verdict, Verdict::Merged);
        body.no = q("PA2");
        QCOMPARE(desk.upstream(body).error().code, ErrorCode::PreAlertDuplicate);
        body.no = q("PA1");
        body.tracking = q("SF9");
        QCOMPARE(desk.upstream(body).error().code, ErrorCode::AlreadyExists);
        desk.mustUpstream(CancelPreAlert{q("PA1")});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Cancelled);
        QVERIFY(desk.parcel(q("SF1")).owner.isEmpty());
        QCOMPARE(desk.upstream(CancelPreAlert{q("PA1")})->code, ErrorCode::PreAlertCancelled);
        desk.preAlert(q("PA3"), RuleDesk::bob(), q("SF1"));
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("L1"), QString(), QString()});
        QCOMPARE(desk.parcel(q("SF1")).owner, RuleDesk::bob());
        QCOMPARE(desk.upstream(CancelPreAlert{q("PA3")}).error().code, ErrorCode::ParcelAlreadyReceived);
        desk.preAlert(q("PA4"), RuleDesk::alice(), q("SF1"));
        QCOMPARE(desk.world.all<Case>(Lookup::CaseByKey, q("SF1")).front().code, CaseCode::OwnerMismatch);
        QCOMPARE(desk.parcel(q("SF1")).owner, RuleDesk::bob());
    }

    void malformedPayloads()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        QCOMPARE(desk.codeOf(PutawayParcel{EntityId(), q("A1")}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(ReceiveParcel{}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(ReceiveParcel{q("A\x1f") + q("B"), {}, {}, {}, {}}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(ReceiveParcel{QString(5000, QLatin1Char('A')), {}, {}, {}, {}}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(MeasureParcel{desk.idOf(q("SF1")), Grams(-1), q("s"), {}, {}}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(AttachPhoto{desk.idOf(q("SF1")), q("short")}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(AddHold{q("ghost"), q("SF1"), CaseCode::Damaged, {}}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(OpenException{CaseCode::Damaged, q("carton"), q("X9"), {}, true}), ErrorCode::NotFound);
        Operation nameless = desk.operation(UnreceiveParcel{desk.idOf(q("SF1")), q("x")});
        nameless.station.clear();
        QCOMPARE(desk.rules.apply(nameless, desk.world).error().code, ErrorCode::InvalidOperation);
    }

    void staleFactBecomesACase()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1")});
        const Operation late = desk.operation(PutawayParcel{desk.idOf(q("SF1")), q("A1")});
        QVERIFY(!desk.rules.apply(late, desk.world).has_value());
        const auto observed = desk.rules.applyAsAuthority(late, desk.world);
        QVERIFY(observed.has_value());
        QCOMPARE(observed->verdict, Verdict::Exception);
        QCOMPARE(observed->rows.size(), std::size_t(1));
        const Case opened = std::get<Case>(observed->rows.front());
        QCOMPARE(opened.code, CaseCode::StaleFact);
        QCOMPARE(opened.entityKey, q("SF1"));
        QCOMPARE(opened.opId, late.id.toString());
        QCOMPARE(opened.resultCode, 2101);
        QCOMPARE(opened.facts.value(q("operation")).toObject().value(q("location")).toString(), q("A1"));
        const Case refused = desk.rules.caseOfRefusal(late, makeError(ErrorCode::ParcelInOtherOrder));
        QCOMPARE(refused.code, CaseCode::SyncRejected);
        QCOMPARE(refused.id, entityId(u"exception", {late.id.toString(), q("SYNC_REJECTED")}));
        QVERIFY(refused.id != opened.id);
    }
};

PACKBAY_TEST(tst_Guards)
#include "tst_Guards.moc"
