#include "tests/models/domain/RandomClerk.h"

namespace packbay::test {

/// One line per type of operation, with whatever the pools give.
void RandomClerk::fillNonsense()
{
    const auto reason = [this] { return below(5) == 0 ? QString() : q("because"); };
    const auto grams = [this] { return Grams(below(5) * 700 - (below(20) == 0 ? 5000 : 0)); };
    const auto anyCarton = [this]() -> QString {
        const std::vector<Carton> cartons = m_desk.world.every<Carton>();
        return cartons.empty() || below(5) == 0 ? cartonCode()
                                                : cartons[static_cast<std::size_t>(below(static_cast<int>(cartons.size())))].code;
    };
    const auto anyOrder = [this]() -> QString {
        const std::vector<Order> orders = m_desk.world.every<Order>();
        return orders.empty() || below(5) == 0 ? orderNo()
                                               : orders[static_cast<std::size_t>(below(static_cast<int>(orders.size())))].no;
    };
    const auto anyHold = [this] { return any({q("parcel"), q("orders"), q("carton"), q("ghost")}); };
    const auto keyOf = [=, this](const QString &kind) {
        return kind == q("orders") ? anyOrder() : kind == q("carton") ? anyCarton() : tracking();
    };
    const auto code = [this] { return below(2) == 0 ? CaseCode::Damaged : CaseCode::Prohibited; };
    auto &all = m_nonsense;
    all.push_back([=, this] { return ReceiveParcel{tracking(), q("raw"), fresh("L"), below(2) == 0 ? member() : QString(), below(9) == 0 ? anyCarton() : QString()}; });
    all.push_back([=, this] { return UnreceiveParcel{parcelRef(), reason()}; });
    all.push_back([=, this] { return MeasureParcel{parcelRef(), grams(), q("typed"), QString(), {}}; });
    all.push_back([=, this] { return InspectParcel{parcelRef(), below(4) != 0, {}, below(3) == 0 ? q("liquid") : QString(), QString()}; });
    all.push_back([=, this] { return AttachPhoto{parcelRef(), below(4) == 0 ? q("x") : QString(64, QLatin1Char('b'))}; });
    all.push_back([=, this] { return PutawayParcel{parcelRef(), place()}; });
    all.push_back([=, this] { return MoveParcel{parcelRef(), below(3) == 0 ? QString() : place()}; });
    all.push_back([=, this] { return PickParcel{parcelRef(), anyOrder()}; });
    all.push_back([=, this] { return UnpickParcel{parcelRef(), place()}; });
    all.push_back([=, this] { return WeighCarton{anyCarton(), Grams(below(3) * 1500), q("scale"), QString(), below(2) == 0}; });
    all.push_back([=, this] { return MeasureCarton{anyCarton(), {Millimetres(below(400)), Millimetres(300), Millimetres(200)}}; });
    all.push_back([=, this] { return PrintLabel{labelNo(), below(4), reason()}; });
    all.push_back([=, this] { return VerifyLabel{anyCarton(), RuleDesk::number(below(20))}; });
    all.push_back([=, this] { return CageCarton{anyCarton(), any({q("PB1"), q("DHL2"), QString()})}; });
    all.push_back([=, this] { return HandOverManifest{manifestNo(), below(3) == 0 ? QString() : q("Driver")}; });
    all.push_back([=, this] { return RecordTracking{q("PB"), q("e") + QString::number(below(30)), RuleDesk::number(below(20)), any({q("DELIVERED"), q("IN_TRANSIT"), q("PRE_TRANSIT")}), m_desk.now, {}}; });
    all.push_back([=, this] { const QString kind = anyHold(); return OpenException{code(), kind, keyOf(kind), QString(), below(2) == 0}; });
    all.push_back([=, this] { return DeclareLost{parcelRef(), reason()}; });
    all.push_back([=, this] { return FoundParcel{parcelRef(), place()}; });
    all.push_back([=, this] { return AllocateParcel{parcelRef(), anyOrder()}; });
    all.push_back([=, this] { return ReleaseParcel{parcelRef(), anyOrder(), reason()}; });
    all.push_back([=, this] { return OpenCarton{cartonCode(), anyOrder(), QString(), grams()}; });
    all.push_back([=, this] { return PackParcel{parcelRef(), anyCarton()}; });
    all.push_back([=, this] { return UnpackParcel{parcelRef(), anyCarton(), QString()}; });
    all.push_back([=, this] { return CloseCarton{anyCarton(), below(4)}; });
    all.push_back([=, this] { return ReopenCarton{anyCarton(), reason()}; });
    all.push_back([=, this] { return m_desk.quoteOf(anyCarton(), below(3000)); });
    all.push_back([=, this] { return IssueLabel{anyCarton(), fresh("LN"), RuleDesk::number(below(120)), RuleDesk::sscc(below(120))}; });
    all.push_back([=, this] { return OpenBag{bagCode(), any({q("PB"), q("DHL")}), Grams(2500)}; });
    all.push_back([=, this] { return BagCarton{bagCode(), anyCarton()}; });
    all.push_back([=, this] { return UnbagCarton{bagCode(), anyCarton(), QString()}; });
    all.push_back([=, this] { return CloseBag{bagCode()}; });
    all.push_back([=, this] { return OpenManifest{manifestNo(), any({q("PB"), q("DHL")}), any({q("2025-08-15"), q("soon")})}; });
    all.push_back([=, this] { return AddToManifest{manifestNo(), below(3) == 0 ? QString() : anyCarton(), below(2) == 0 ? QString() : bagCode()}; });
    all.push_back([=, this] { return RemoveFromManifest{manifestNo(), below(2) == 0 ? QString() : anyCarton(), below(2) == 0 ? QString() : bagCode(), QString()}; });
    all.push_back([=, this] { SubmitOrder o; o.no = orderNo(); o.member = member(); o.requested = {tracking(), tracking()}; o.shipMode = static_cast<ShipMode>(below(3)); o.platformOrderNo = reason(); return o; });
    all.push_back([=, this] { return ApproveOrder{anyOrder()}; });
    all.push_back([=, this] { return RejectOrder{anyOrder(), reason()}; });
    all.push_back([=, this] { return CancelOrder{anyOrder(), reason()}; });
    all.push_back([=, this] { const QString kind = anyHold(); return AddHold{kind, keyOf(kind), code(), QString()}; });
    all.push_back([=, this] { const QString kind = anyHold(); return ReleaseHold{kind, keyOf(kind), code(), reason()}; });
    all.push_back([=, this] { return ProposeClaim{parcelRef(), member(), QString()}; });
    all.push_back([=, this] { return ApproveClaim{parcelRef(), member()}; });
    all.push_back([=, this] { const auto cases = m_desk.world.every<Case>(); return ResolveException{cases.empty() ? QString() : cases[static_cast<std::size_t>(below(static_cast<int>(cases.size())))].id.toString(), reason()}; });
    all.push_back([=, this] { return below(8) == 0 ? OperationBody(BuyLabel{anyCarton(), fresh("LC"), q("PB")}) : OperationBody(CloseBag{bagCode()}); });
    all.push_back([=, this] { return VoidLabel{labelNo(), reason()}; });
    all.push_back([=, this] { return CloseManifest{manifestNo(), {anyCarton(), anyCarton()}}; });
    all.push_back([=, this] { return Charge{anyOrder(), below(2000), q("CNY")}; });
    all.push_back([=, this] { return below(4) == 0 ? OperationBody(ReturnToSender{parcelRef(), reason()}) : OperationBody(MoveParcel{parcelRef(), place()}); });
    all.push_back([=, this] { return below(4) == 0 ? OperationBody(DisposeParcel{parcelRef(), reason()}) : OperationBody(MoveParcel{parcelRef(), place()}); });
    all.push_back([=, this] { return AbandonParcel{parcelRef(), reason()}; });
    all.push_back([=, this] { return UpsertMember{member(), q("Renamed"), q("BASIC"), 5, q("THIRTY"), below(9) == 0}; });
    all.push_back([=, this] { UpsertGoods g; g.sku = q("SKU1"); return g; });
    all.push_back([=, this] { CreatePreAlert a; a.no = q("PA") + QString::number(below(20)); a.member = member(); a.tracking = tracking(); a.order = below(3) == 0 ? anyOrder() : QString(); return a; });
    all.push_back([=, this] { return CancelPreAlert{q("PA") + QString::number(below(40))}; });
    all.push_back([=, this] { UpsertPurchaseOrder p; p.no = q("PO1"); GoodsLine l; l.sku = q("SKU1"); l.qty = below(9); p.lines = {l}; return p; });
    all.push_back([=, this] { return RecordPayment{q("P") + QString::number(below(40)), anyOrder(), below(4000) - 500, any({q("CNY"), q("USD")}), m_desk.now}; });
    all.push_back([=, this] { UpsertCoupon c; c.code = q("C1"); c.kind = any({q("percent"), q("gift")}); return c; });
    all.push_back([=, this] { return PublishTariff{q("T1"), q("hash"), {}}; });
    all.push_back([=, this] { return UpsertLocation{q("A3"), QString(), q("A"), LocationKind::Shelf, QString(), below(3), true}; });
    all.push_back([=, this] { return UpsertUser{q("U18"), q("New"), below(2) == 0 ? Role::Clerk : Role::System, QString(), false}; });
    all.push_back([=, this] { return GrantNumbers{q("ST-02"), q("carrier_no"), q("PB"), 2000 + below(50), 2060}; });
}

} // namespace packbay::test
