#include "tests/models/domain/RandomClerk.h"

#include "models/domain/Numbers.h"

namespace packbay::test {

RandomClerk::RandomClerk(RuleDesk &desk, quint32 seed) : m_desk(desk), m_random(seed)
{
    fillNonsense();
}

Operation RandomClerk::next()
{
    m_desk.now.value += below(600'000);
    if (below(150) == 0)
        m_desk.now.value += 40LL * 86'400'000;
    OperationBody body = below(100) < 75 ? useful() : nonsense();
    const bool upstream = classOf(body) == OpClass::Upstream && below(20) != 0;
    m_desk.station = upstream ? q("central") : below(6) == 0 ? q("ST-02") : q("ST-01");
    m_desk.role = upstream ? Role::System : below(3) == 0 ? Role::Clerk : Role::Supervisor;
    m_desk.approver = below(10) == 0 ? any({q("S01"), q("S02"), q("U17"), q("NOBODY")}) : QString();
    Operation op = m_desk.operation(std::move(body));
    m_desk.station = q("ST-01");
    m_desk.role = Role::Clerk;
    m_desk.approver.clear();
    return op;
}

OperationBody RandomClerk::useful()
{
    switch (below(8)) {
    case 0:
    case 1:
    case 2:
        return forParcel();
    case 3:
        return forOrder();
    case 4:
    case 5:
    case 6:
        return forCarton();
    default:
        return forManifest();
    }
}

OperationBody RandomClerk::forParcel()
{
    const QString number = tracking();
    const std::optional<Parcel> parcel = m_desk.world.parcelByTracking(number);
    if (!parcel || parcel->position == ParcelState::Expected || parcel->position == ParcelState::Cancelled
        || parcel->position == ParcelState::Dispatched) {
        if (below(2) == 0) {
            CreatePreAlert alert;
            alert.no = fresh("PA");
            alert.member = any({RuleDesk::alice(), RuleDesk::bob()});
            alert.tracking = number;
            alert.shipMode = below(6) == 0 ? ShipMode::OnArrival : ShipMode::WaitAll;
            GoodsLine line;
            line.sku = q("SKU1");
            line.qty = 1 + below(3);
            line.category = any({q("general"), q("battery"), q("liquid")});
            alert.items = {line};
            alert.purchaseOrder = below(2) == 0 ? q("PO1") : QString();
            return alert;
        }
        const QString owner = below(3) == 0 ? any({RuleDesk::alice(), RuleDesk::bob()}) : QString();
        return ReceiveParcel{number, number, fresh("L"), owner, QString()};
    }
    switch (parcel->position.value()) {
    case ParcelState::Received:
    case ParcelState::Inspected:
        if (parcel->inspection == Inspection::Required)
            return InspectParcel{parcel->id, true, {}, QString(), QString()};
        if (below(8) == 0)
            return UnreceiveParcel{parcel->id, q("undo")};
        if (below(3) == 0)
            return MeasureParcel{parcel->id, Grams(1200), q("scale"), QString(), {}};
        return PutawayParcel{parcel->id, parcel->category == q("general") || parcel->category.isEmpty() ? q("A1") : q("S1")};
    case ParcelState::Unclaimed:
        if (below(2) == 0)
            return PutawayParcel{parcel->id, q("U1")};
        return ApproveClaim{parcel->id, any({RuleDesk::alice(), RuleDesk::bob()})};
    case ParcelState::Stored:
        return forStoredParcel(*parcel);
    case ParcelState::Allocated:
        return PickParcel{parcel->id, parcel->order};
    case ParcelState::Picked:
        for (const Carton &carton : m_desk.world.all<Carton>(Lookup::CartonByState, q("OPEN"))) {
            if (carton.order == parcel->order || below(3) == 0)
                return PackParcel{parcel->id, carton.code};
        }
        return OpenCarton{fresh("X"), parcel->order, QString(), Grams(300)};
    case ParcelState::Packed:
        return UnpackParcel{parcel->id, parcel->carton, QString()};
    case ParcelState::Lost:
        return FoundParcel{parcel->id, parcel->owner.isEmpty() ? q("U1") : q("A1")};
    default:
        return AttachPhoto{parcel->id, QString(64, QLatin1Char('a'))};
    }
}

OperationBody RandomClerk::forStoredParcel(const Parcel &parcel)
{
    if (parcel.location.isEmpty())
        return MoveParcel{parcel.id, q("A1")};
    if (!parcel.holds.isEmpty())
        return ReleaseHold{q("parcel"), parcel.tracking, parcel.holds.front().code, q("looked at")};
    SubmitOrder order;
    order.no = fresh("CO");
    order.member = parcel.owner;
    order.requested = {parcel.tracking};
    for (const Parcel &other : m_desk.world.all<Parcel>(Lookup::ParcelByOwner, parcel.owner)) {
        if (other.position == ParcelState::Stored && other.id != parcel.id && below(2) == 0)
            order.requested.append(other.tracking);
    }
    order.container = below(3) == 0 ? q("ONE_BOX") : q("MULTI_BOX");
    return order;
}

OperationBody RandomClerk::forOrder()
{
    for (const Order &order : m_desk.world.all<Order>(Lookup::OrderByState, q("SUBMITTED"))) {
        if (below(4) != 0)
            return ApproveOrder{order.no};
    }
    for (const char *state : {"SUPPLEMENT_DUE", "AWAITING_PAYMENT"}) {
        for (const Order &order : m_desk.world.all<Order>(Lookup::OrderByState, q(state))) {
            const qint64 due = order.totalMinor - order.paidMinor;
            if (below(6) == 0)
                return Charge{order.no, due, q("CNY")};
            return RecordPayment{fresh("P"), order.no, due > 0 ? due : 1, q("CNY"), m_desk.now};
        }
    }
    return forCarton();
}

OperationBody RandomClerk::forCarton()
{
    const std::vector<Carton> cartons = m_desk.world.every<Carton>();
    if (cartons.empty())
        return forParcel();
    const Carton &carton = cartons[static_cast<std::size_t>(below(static_cast<int>(cartons.size())))];
    if (!carton.holds.isEmpty())
        return ReleaseHold{q("carton"), carton.code, carton.holds.front().code, q("looked at")};
    switch (carton.state.value()) {
    case CartonState::Open:
        return CloseCarton{carton.code, carton.contents};
    case CartonState::Closed:
        return WeighCarton{carton.code, Grams(1000 + below(200)), q("scale"), QString(), true};
    case CartonState::Weighed:
        return m_desk.quoteOf(carton.code, 1000 + below(50));
    case CartonState::Quoted:
        return below(3) == 0 ? m_desk.quoteOf(carton.code, 1000 + below(50)) : forOrder();
    case CartonState::Paid: {
        const QString sscc = carton.sscc.isEmpty() ? freeNumber(m_desk.world, q("ST-01"), kSsccNumbers).value_or(q("?"))
                                                   : carton.sscc;
        const QString number = below(4) == 0
            ? RuleDesk::number(below(3)) // perhaps given out already
            : freeNumber(m_desk.world, q("ST-01"), kCarrierNumbers).value_or(q("?"));
        return IssueLabel{carton.code, fresh("LB"), number, sscc};
    }
    case CartonState::Labelled:
        return forLabelled(carton);
    case CartonState::Bagged:
        if (below(5) == 0)
            return UnbagCarton{carton.bag, carton.code, QString()};
        if (below(3) == 0)
            return CloseBag{carton.bag};
        return AddToManifest{manifestNo(), QString(), carton.bag};
    case CartonState::Manifested:
        if (below(4) == 0)
            return RemoveFromManifest{carton.manifest, carton.bag.isEmpty() ? carton.code : QString(), carton.bag, QString()};
        return forManifest();
    default:
        return forManifest();
    }
}

OperationBody RandomClerk::forLabelled(const Carton &carton)
{
    switch (m_desk.label(carton.label).state.value()) {
    case LabelState::Issued:
        return PrintLabel{carton.label, 1, QString()};
    case LabelState::Printed:
        return VerifyLabel{carton.code, carton.carrierNo};
    default:
        break;
    }
    switch (below(4)) {
    case 0:
        return CageCarton{carton.code, any({q("PB1"), q("PB1"), q("DHL2"), q("A1")})};
    case 1:
        return AddToManifest{manifestNo(), carton.code, QString()};
    default:
        return BagCarton{bagCode(), carton.code};
    }
}

OperationBody RandomClerk::forManifest()
{
    const QString no = manifestNo();
    const std::optional<Manifest> manifest = m_desk.world.manifest(no);
    if (!manifest)
        return OpenManifest{no, below(4) == 0 ? q("DHL") : q("PB"), q("2025-08-15")};
    if (const QString bag = bagCode(); !m_desk.world.bag(bag))
        return OpenBag{bag, q("PB"), Grams(below(2) == 0 ? 0 : 2500)};
    if (manifest->state == ManifestState::Closed)
        return HandOverManifest{no, q("Driver")};
    QStringList codes;
    for (const Carton &carton : m_desk.world.all<Carton>(Lookup::CartonByManifest, no))
        codes.append(carton.code);
    if (!codes.isEmpty() && below(5) == 0)
        codes.removeFirst();
    if (manifest->state == ManifestState::Open && below(3) == 0)
        return CloseManifest{no, codes};
    return forCarton();
}

QString RandomClerk::labelNo()
{
    const std::vector<Label> labels = m_desk.world.every<Label>();
    return labels.empty() ? q("LB?") : labels[static_cast<std::size_t>(below(static_cast<int>(labels.size())))].no;
}

OperationBody RandomClerk::nonsense()
{
    return m_nonsense[static_cast<std::size_t>(below(static_cast<int>(m_nonsense.size())))]();
}

} // namespace packbay::test
