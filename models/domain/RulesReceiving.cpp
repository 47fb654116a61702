#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"
#include "models/domain/StoragePolicy.h"

#include <QRegularExpression>

#include <algorithm>

namespace packbay {
namespace {

constexpr qint64 kShiftMs = 12 * 3'600'000;
constexpr qint64 kBillingStep = 500; // g; a difference inside one started step bills the same (domain.md A3)

/// More than max(50 g, percent of the first).
bool differs(Grams first, Grams second, qint64 percent)
{
    const qint64 difference = std::abs(first.value - second.value);
    return difference > std::max<qint64>(50, first.value * percent / 100);
}

Status answerAlreadyReceived(Draft &draft, const Parcel &first, const QString &lpn)
{
    draft.putSubject(first);
    if (!lpn.isEmpty() && lpn != first.lpn && !draft.parcelByLpn(lpn)) {
        Alias alias;
        alias.id = idFor<Alias>(lpn);
        alias.lpn = lpn;
        alias.parcel = first.id.toString();
        draft.put(alias);
    }
    draft.conclude(Verdict::Merged, ErrorCode::ParcelAlreadyReceived,
                   facts({{"tracking", first.tracking}, {"received_at", first.arrivedAt.value},
                          {"station", first.receivedStation}, {"actor", first.receivedBy},
                          {"location", first.location}, {"state", enumName(first.position.value())}}));
    return {};
}

/// The row to receive into: the announced one, a new generation when the number was used before, or a fresh one.
Parcel rowToReceive(const Draft &draft, const ReceiveParcel &body, const std::optional<Parcel> &newest)
{
    Parcel parcel;
    parcel.tracking = body.tracking;
    if (newest) {
        const bool again = !isLive(newest->position.value());
        parcel.generation = newest->generation + (again ? 1 : 0);
        if (!again)
            parcel.position = newest->position;
    }
    parcel.id = parcelId(draft.warehouse(), body.tracking, parcel.generation);
    parcel.lpn = body.lpn;
    parcel.arrivedAt = draft.op().at;
    parcel.receivedBy = draft.op().actor;
    parcel.receivedStation = draft.op().station;
    return parcel;
}

std::optional<PreAlert> openPreAlert(const Draft &draft, const QString &tracking)
{
    for (PreAlert &alert : draft.all<PreAlert>(Lookup::PreAlertByTracking, tracking)) {
        if (alert.state == PreAlertState::Open)
            return std::move(alert);
    }
    return std::nullopt;
}

Status matchPreAlert(Draft &draft, Parcel &parcel, PreAlert alert)
{
    takePreAlert(parcel, alert);
    for (GoodsLine &line : parcel.items)
        line.received = line.qty;
    PACKBAY_TRY(TransitionTable::fire(alert.state, PreAlertEvent::Receive));
    draft.put(alert);
    countOnPurchaseOrder(draft, parcel, 1);
    return {};
}

/// By pre-alert, else by the purchase order it names, else by the scanned member code, else nobody.
Status findOwner(Draft &draft, Parcel &parcel, const std::optional<PreAlert> &alert, const QString &scanned)
{
    QString code = alert ? alert->member : QString();
    OwnerBasis basis = OwnerBasis::PreAlert;
    if (alert && code.isEmpty()) {
        const std::optional<PurchaseOrder> bought = draft.purchaseOrder(alert->purchaseOrder);
        code = bought ? bought->member : QString();
        basis = OwnerBasis::PurchaseOrder;
    }
    if (!scanned.isEmpty()) {
        PACKBAY_TRY_ASSIGN(member, needMember(draft, scanned));
        if (!code.isEmpty() && code != member.code)
            return refusal(ErrorCode::OwnerMismatch, {{"tracking", parcel.tracking}, {"pre_alert_owner", code},
                                                      {"scanned_owner", member.code}, {"pre_alert", alert->no}});
        if (code.isEmpty()) {
            code = member.code;
            basis = OwnerBasis::MemberCode;
        }
    }
    if (code.isEmpty()) {
        const StoragePolicy &policy = unclaimedStoragePolicy();
        parcel.storagePolicy = QLatin1String(policy.name);
        parcel.blockAt = policy.blockAt(parcel.arrivedAt);
        parcel.abandonAt = policy.abandonAt(parcel.arrivedAt);
        return {};
    }
    PACKBAY_TRY_ASSIGN(owner, needMember(draft, code));
    giveOwner(parcel, owner, basis);
    return {};
}

void openCasesOfReceipt(Draft &draft, Parcel &parcel, bool announced, const ReceiveParcel &body)
{
    const QJsonObject seen = facts({{"tracking", parcel.tracking}, {"raw_scan", body.raw}, {"lpn", parcel.lpn},
                                    {"owner", parcel.owner}, {"arrived_at", parcel.arrivedAt.value}});
    if (parcel.owner.isEmpty()) {
        draft.openCase(CaseCode::UnknownOwner, EntityKind::Parcel, parcel.tracking, seen);
    } else if (!announced) {
        // domain.md A3: it blocks allocate until the member says what is inside or a supervisor lets it go.
        draft.openCase(CaseCode::NoPreAlert, EntityKind::Parcel, parcel.tracking, seen);
        parcel.holds.append(Hold{CaseCode::NoPreAlert, draft.op().actor, draft.op().at, QString()});
    }
    if (!parcel.returnOf.isEmpty()) {
        QJsonObject origin = seen;
        origin.insert(QStringLiteral("return_of"), parcel.returnOf);
        draft.openCase(CaseCode::ReturnedIn, EntityKind::Parcel, parcel.tracking, origin);
    }
}

} // namespace

Status decide(Draft &draft, const ReceiveParcel &body)
{
    PACKBAY_TRY(needText("tracking", body.tracking));
    const std::optional<Parcel> newest = draft.parcelByTracking(body.tracking);
    if (newest && isLive(newest->position.value()) && !(newest->position == ParcelState::Expected)
        && !(newest->position == ParcelState::Cancelled))
        return answerAlreadyReceived(draft, *newest, body.lpn);

    if (const std::optional<Parcel> other = draft.parcelByLpn(body.lpn); other && !body.lpn.isEmpty())
        return refusal(ErrorCode::AlreadyExists, {{"lpn", body.lpn}, {"tracking", other->tracking}});
    Parcel parcel = rowToReceive(draft, body, newest);
    const std::optional<PreAlert> alert = openPreAlert(draft, body.tracking);
    PACKBAY_TRY(findOwner(draft, parcel, alert, body.owner));
    if (alert)
        PACKBAY_TRY(matchPreAlert(draft, parcel, *alert));
    if (!body.returnOf.isEmpty()) {
        const std::optional<Carton> origin = draft.cartonByAnyCode(body.returnOf);
        parcel.returnOf = origin ? origin->code : body.returnOf;
    }
    PACKBAY_TRY(TransitionTable::fire(parcel.position,
                                      parcel.owner.isEmpty() ? ParcelEvent::ReceiveUnclaimed : ParcelEvent::Receive));
    openCasesOfReceipt(draft, parcel, alert.has_value(), body);
    PACKBAY_TRY(allocateIfWanted(draft, parcel));
    draft.putSubject(parcel);
    return {};
}

Status decide(Draft &draft, const UnreceiveParcel &body)
{
    PACKBAY_TRY_ASSIGN(received, needReceived(draft, body.parcel));
    PACKBAY_TRY(needReason(body.reason));
    const bool later = received.weight.value != 0 || !received.location.isEmpty()
        || received.inspection == Inspection::Passed || received.inspection == Inspection::Failed
        || draft.op().at.value - received.arrivedAt.value > kShiftMs;
    if (later)
        return refusal(ErrorCode::TooLateToUndo,
                       {{"tracking", received.tracking}, {"state", enumName(received.position.value())},
                        {"received_at", received.arrivedAt.value}, {"location", received.location}});
    if (received.position == ParcelState::Allocated) // ship on arrival: the receipt itself allocated it
        PACKBAY_TRY(leaveOrder(received));
    countOnPurchaseOrder(draft, received, -1);
    std::optional<PreAlert> alert = draft.preAlert(received.preAlert);
    Parcel blank;
    blank.id = received.id;
    blank.tracking = received.tracking;
    blank.generation = received.generation;
    blank.position = received.position;
    PACKBAY_TRY(TransitionTable::fire(blank.position, alert ? ParcelEvent::UnreceiveExpected : ParcelEvent::Unreceive));
    if (alert) {
        PACKBAY_TRY(TransitionTable::fire(alert->state, PreAlertEvent::Unreceive));
        draft.put(*alert);
        takePreAlert(blank, *alert);
        if (const std::optional<Member> owner = draft.member(alert->member))
            giveOwner(blank, *owner, OwnerBasis::PreAlert);
    }
    for (const CaseCode code : {CaseCode::UnknownOwner, CaseCode::NoPreAlert, CaseCode::ReturnedIn})
        PACKBAY_TRY(draft.resolveCases(code, received.tracking, body.reason));
    draft.putSubject(blank);
    return {};
}

Status decide(Draft &draft, const MeasureParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    const ParcelState state = parcel.position.value();
    if (!isLive(state) || state == ParcelState::Packed || state == ParcelState::Lost)
        return refusal(ErrorCode::IllegalTransition, {{"from", enumName(state)}, {"event", QStringLiteral("measure")}});
    if (body.weight.value > 0)
        PACKBAY_TRY(needText("source", body.source));

    const bool elsewhere = draft.op().station != parcel.receivedStation;
    if (elsewhere && parcel.weight.value > 0 && body.weight.value > 0 && differs(parcel.weight, body.weight, 5)) {
        // Both weights stay visible; whoever looks decides whether these are two pieces with one number.
        const QJsonObject both = facts({{"tracking", parcel.tracking}, {"weight_g", parcel.weight.value},
                                        {"station", parcel.receivedStation}, {"other_weight_g", body.weight.value},
                                        {"other_station", draft.op().station}});
        draft.putSubject(parcel);
        draft.openCase(CaseCode::TwoPiecesOneNumber, EntityKind::Parcel, parcel.tracking, both, ErrorCode::WeightDiffers);
        draft.conclude(Verdict::Exception, ErrorCode::WeightDiffers, both);
        return {};
    }
    parcel.weight = body.weight;
    parcel.weightSource = body.weight.value > 0 ? body.source : QString();
    if (body.size.isMeasured() || body.weight.value == 0)
        parcel.size = body.size;
    draft.putSubject(parcel);

    const std::optional<PreAlert> alert = draft.preAlert(parcel.preAlert);
    const qint64 declared = alert ? alert->declared.value : 0;
    const auto steps = [](qint64 grams) { return (grams + kBillingStep - 1) / kBillingStep; };
    if (declared > 0 && body.weight.value > 0 && differs(alert->declared, body.weight, 10)
        && steps(declared) != steps(body.weight.value)) {
        draft.openCase(CaseCode::WeightDeviation, EntityKind::Parcel, parcel.tracking,
                       facts({{"tracking", parcel.tracking}, {"declared_g", declared}, {"weight_g", body.weight.value}}));
    }
    return {};
}

Status decide(Draft &draft, const InspectParcel &body)
{
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    switch (parcel.position.value()) {
    case ParcelState::Received:
    case ParcelState::Inspected:
    case ParcelState::Unclaimed:
    case ParcelState::Stored:
        break;
    case ParcelState::Allocated:
        return refusal(ErrorCode::ParcelAllocated, {{"tracking", parcel.tracking}, {"order", parcel.order}});
    default:
        return refusal(ErrorCode::IllegalTransition,
                       {{"from", enumName(parcel.position.value())}, {"event", QStringLiteral("inspect")}});
    }
    countOnPurchaseOrder(draft, parcel, -1);
    QJsonArray wrong;
    for (const GoodsLine &counted : body.lines) {
        if (counted.received < 0)
            return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("received")}, {"sku", counted.sku}});
        auto line = std::ranges::find(parcel.items, counted.sku, &GoodsLine::sku);
        if (line == parcel.items.end()) {
            parcel.items.append(counted); // not announced: nothing of it was expected
            line = std::prev(parcel.items.end());
            line->qty = 0;
        }
        line->received = counted.received;
        if (line->received != line->qty)
            wrong.append(facts({{"sku", line->sku}, {"expected", line->qty}, {"counted", line->received}}));
    }
    countOnPurchaseOrder(draft, parcel, 1);
    if (!body.category.isEmpty())
        parcel.category = body.category;
    parcel.inspection = body.passed ? Inspection::Passed : Inspection::Failed;
    if (body.passed && parcel.position == ParcelState::Received)
        PACKBAY_TRY(TransitionTable::fire(parcel.position, ParcelEvent::InspectPass));
    if (!wrong.isEmpty())
        draft.openCase(CaseCode::QuantityMismatch, EntityKind::Parcel, parcel.tracking,
                       facts({{"tracking", parcel.tracking}, {"lines", wrong}, {"note", body.note}}));
    PACKBAY_TRY(allocateIfWanted(draft, parcel));
    draft.putSubject(parcel);
    return {};
}

Status decide(Draft &draft, const AttachPhoto &body)
{
    static const QRegularExpression s_sha256(QStringLiteral("^[0-9a-f]{64}$"));
    PACKBAY_TRY_ASSIGN(parcel, needReceived(draft, body.parcel));
    if (!s_sha256.match(body.sha256).hasMatch())
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("sha256")}});
    if (!parcel.photos.contains(body.sha256))
        parcel.photos.append(body.sha256);
    draft.putSubject(parcel);
    return {};
}

} // namespace packbay
