#include "tests/models/domain/RuleDesk.h"

#include <QJsonDocument>

namespace packbay::test {

RuleDesk::RuleDesk()
{
    for (const QString &code : {alice(), bob()})
        mustUpstream(UpsertMember{code, q("Member"), q("GOLD"), 0, q("STANDARD"), false});
    const auto shelf = [this](const char *code, const char *zone, qint64 capacity) {
        mustUpstream(UpsertLocation{q(code), q(code), q(zone), LocationKind::Shelf, QString(), capacity, true});
    };
    shelf("A1", "A", 0);
    shelf("A2", "A", 1);
    shelf("U1", "U", 0);
    shelf("S1", "S", 0);
    shelf("Q1", "Q", 0);
    shelf("D1", "D", 0);
    mustUpstream(UpsertLocation{q("OFF"), q("OFF"), q("A"), LocationKind::Shelf, QString(), 0, false});
    mustUpstream(UpsertLocation{q("T014"), q("T014"), q("X"), LocationKind::Tote, QString(), 0, true});
    mustUpstream(UpsertLocation{q("PB1"), q("PB1"), q("X"), LocationKind::Cage, q("PB"), 0, true});
    mustUpstream(UpsertLocation{q("DHL2"), q("DHL2"), q("X"), LocationKind::Cage, q("DHL"), 0, true});
    mustUpstream(UpsertUser{q("U17"), q("Clerk"), Role::Clerk, QString(), false});
    mustUpstream(UpsertUser{q("S01"), q("Supervisor"), Role::Supervisor, QString(), false});
    mustUpstream(UpsertUser{q("S02"), q("Gone"), Role::Supervisor, QString(), true});
    mustUpstream(GrantNumbers{q("ST-01"), q("carrier_no"), q("PB"), 1000, 1099});
    mustUpstream(GrantNumbers{q("ST-01"), q("sscc"), q("34012345"), 100, 199});
}

Operation RuleDesk::operation(OperationBody body)
{
    Operation op;
    op.id = uuidV7(now.value, 7, ++m_next);
    op.station = station;
    op.actor = actor;
    op.role = role;
    op.approver = approver;
    op.at = now;
    op.body = std::move(body);
    return op;
}

Result<Changes> RuleDesk::act(OperationBody body)
{
    Result<Changes> changes = rules.apply(operation(std::move(body)), world);
    if (changes)
        world.put(*changes);
    return changes;
}

Result<Changes> RuleDesk::asSupervisor(OperationBody body)
{
    const Role before = std::exchange(role, Role::Supervisor);
    Result<Changes> changes = act(std::move(body));
    role = before;
    return changes;
}

Result<Changes> RuleDesk::upstream(OperationBody body)
{
    const QString before = std::exchange(station, q("central"));
    const Role role0 = std::exchange(role, Role::System);
    Result<Changes> changes = act(std::move(body));
    station = before;
    role = role0;
    return changes;
}

ErrorCode RuleDesk::codeOf(OperationBody body)
{
    const MapWorld before = world;
    const Result<Changes> changes = act(std::move(body));
    if (!changes && !(world == before))
        qFatal("a refused operation changed the world");
    return changes ? ErrorCode::None : changes.error().code;
}

ErrorCode RuleDesk::supervisorCodeOf(OperationBody body)
{
    const Result<Changes> changes = asSupervisor(std::move(body));
    return changes ? ErrorCode::None : changes.error().code;
}

EntityId RuleDesk::idOf(const QString &tracking) const
{
    const std::optional<Parcel> newest = world.parcelByTracking(tracking);
    return newest ? newest->id : parcelId(world.warehouse(), tracking, 0);
}

Parcel RuleDesk::parcel(const QString &tracking) const
{
    return *world.parcelByTracking(tracking);
}

void RuleDesk::must(OperationBody body)
{
    const QString type = typeOf(body);
    const Result<Changes> changes = act(std::move(body));
    if (!changes)
        qFatal("%s refused: %s %s", qPrintable(type), qPrintable(errorId(changes.error().code)),
               QJsonDocument(changes.error().args).toJson(QJsonDocument::Compact).constData());
}

void RuleDesk::mustAsSupervisor(OperationBody body)
{
    const Role before = std::exchange(role, Role::Supervisor);
    must(std::move(body));
    role = before;
}

void RuleDesk::mustUpstream(OperationBody body)
{
    const QString before = std::exchange(station, q("central"));
    const Role role0 = std::exchange(role, Role::System);
    must(std::move(body));
    station = before;
    role = role0;
}

void RuleDesk::preAlert(const QString &no, const QString &member, const QString &tracking)
{
    CreatePreAlert body;
    body.no = no;
    body.member = member;
    body.tracking = tracking;
    mustUpstream(body);
}

void RuleDesk::stock(const QString &tracking, const QString &member)
{
    preAlert(q("PA-") + tracking, member, tracking);
    must(ReceiveParcel{tracking, tracking, q("L") + tracking, QString(), QString()});
    must(MeasureParcel{idOf(tracking), Grams(1200), q("scale"), QString(), {}});
    must(PutawayParcel{idOf(tracking), q("A1")});
}

void RuleDesk::orderFor(const QString &no, const QString &member, const QStringList &requested)
{
    SubmitOrder body;
    body.no = no;
    body.member = member;
    body.requested = requested;
    mustUpstream(body);
    mustAsSupervisor(ApproveOrder{no});
}

void RuleDesk::pickedOrder(const QString &no, const QString &member, const QStringList &parcels)
{
    for (const QString &tracking : parcels)
        stock(tracking, member);
    orderFor(no, member, parcels);
    for (const QString &tracking : parcels)
        must(PickParcel{idOf(tracking), no});
}

void RuleDesk::closedCarton(const QString &carton, const QString &order, const QStringList &parcels)
{
    must(OpenCarton{carton, order, q("BOX-M"), Grams(300)});
    for (const QString &tracking : parcels)
        must(PackParcel{idOf(tracking), carton});
    must(CloseCarton{carton, parcels.size()});
}

void RuleDesk::weighed(const QString &code)
{
    must(WeighCarton{code, Grams(300 + 1200 * carton(code).contents), q("scale"), QString(), false});
}

OperationBody RuleDesk::quoteOf(const QString &code, qint64 minor) const
{
    QuoteCarton body;
    body.carton = code;
    body.no = QStringLiteral("Q-%1-%2").arg(code).arg(m_next);
    body.line = q("AIR");
    body.carrier = q("PB");
    body.tariff = q("AIR@1");
    body.totalMinor = minor;
    body.currency = q("CNY");
    body.expiresAt = UtcMs(now.value + 3'600'000);
    return body;
}

void RuleDesk::quoted(const QString &code, qint64 minor)
{
    must(quoteOf(code, minor));
}

void RuleDesk::paid(const QString &no)
{
    const Order due = order(no);
    mustUpstream(RecordPayment{q("P-") + no + QString::number(m_next), no, due.totalMinor - due.paidMinor, q("CNY"), now});
}

OperationBody RuleDesk::labelOf(const QString &code, int n) const
{
    return IssueLabel{code, q("LB") + code, number(n), sscc(n)};
}

void RuleDesk::labelled(const QString &code, int n)
{
    must(labelOf(code, n));
}

void RuleDesk::verified(const QString &code)
{
    must(PrintLabel{carton(code).label, 1, QString()});
    must(VerifyLabel{code, carton(code).carrierNo});
}

void RuleDesk::readyCarton(const QString &code, int n)
{
    const QString no = q("CO-") + code;
    const QString tracking = q("SF-") + code;
    pickedOrder(no, alice(), {tracking});
    closedCarton(code, no, {tracking});
    weighed(code);
    quoted(code);
    paid(no);
    labelled(code, n);
    verified(code);
}

} // namespace packbay::test
