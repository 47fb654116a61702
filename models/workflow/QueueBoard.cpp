#include "models/workflow/QueueBoard.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr qint64 kDayMs = 24 * kHourMs;

constexpr std::array kWaitingStates{OrderState::Submitted,       OrderState::Approved,      OrderState::Picking,
                                    OrderState::Packing,         OrderState::Weighed,       OrderState::AwaitingPayment,
                                    OrderState::SupplementDue,   OrderState::Paid,          OrderState::Labelled};

/// Every stage, in the order of the work.
constexpr std::array kStages{QueueStage::AwaitingApproval, QueueStage::AwaitingParcels, QueueStage::Waiting,
                             QueueStage::Picking,          QueueStage::Packing,         QueueStage::ToWeigh,
                             QueueStage::AwaitingPayment,  QueueStage::ToLabel,         QueueStage::ToDispatch,
                             QueueStage::Claim};

bool isHere(const Parcel &parcel)
{
    switch (parcel.position.value()) {
    case ParcelState::None:
    case ParcelState::Expected:
    case ParcelState::Returned:
    case ParcelState::Disposed:
    case ParcelState::Abandoned:
    case ParcelState::Lost:
    case ParcelState::Cancelled: return false;
    default: return true;
    }
}

bool moreUrgent(const QueueRow &a, const QueueRow &b)
{
    if (a.priority != b.priority)
        return a.priority > b.priority;
    const bool aCut = a.cutOff.value > 0;
    const bool bCut = b.cutOff.value > 0;
    if (aCut != bCut)
        return aCut;
    if (a.cutOff != b.cutOff)
        return a.cutOff < b.cutOff;
    if (a.since != b.since)
        return a.since < b.since;
    return a.key < b.key;
}

Error missingReason(const QString &key)
{
    return makeError(ErrorCode::ReasonNeeded, {{QStringLiteral("key"), key}});
}

} // namespace

bool passes(const QueueRow &row, QueueChip chip, UtcMs now)
{
    switch (chip) {
    case QueueChip::All: return true;
    case QueueChip::Waiting:
        return row.stage == QueueStage::AwaitingApproval || row.stage == QueueStage::AwaitingParcels
            || row.stage == QueueStage::Waiting || row.stage == QueueStage::Claim;
    case QueueChip::Packing: return row.stage == QueueStage::Picking || row.stage == QueueStage::Packing;
    case QueueChip::ToWeigh: return row.stage == QueueStage::ToWeigh;
    case QueueChip::ToLabel: return row.stage == QueueStage::ToLabel;
    case QueueChip::OnHold: return row.isOnHold();
    case QueueChip::Late: return row.cutOff.value > 0 && row.cutOff < now && row.stage != QueueStage::ToDispatch;
    }
    return false;
}

QList<ThroughputHour> throughputOf(const QList<WorkDone> &work, UtcMs now, const QTimeZone &zone)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.value, zone).date();
    const qint64 midnight = today.startOfDay(zone).toMSecsSinceEpoch();
    QList<ThroughputHour> hours;
    for (qint64 at = midnight; at <= now.value; at += kHourMs)
        hours.append({UtcMs(at), 0, 0, 0});
    for (const WorkDone &done : work) {
        if (done.at.value < midnight || done.at > now)
            continue;
        ThroughputHour &hour = hours[(done.at.value - midnight) / kHourMs];
        switch (done.step) {
        case WorkStep::Received: hour.received += done.parcels; break;
        case WorkStep::Packed: hour.packed += done.parcels; break;
        case WorkStep::Dispatched: hour.dispatched += done.parcels; break;
        }
    }
    return hours;
}

QList<AgeingBar> ageingOf(const QList<QueueRow> &rows, UtcMs now)
{
    QList<AgeingBar> bars;
    for (const QueueStage stage : kStages) {
        AgeingBar bar;
        bar.stage = stage;
        for (const QueueRow &row : rows) {
            if (row.stage != stage)
                continue;
            const qint64 age = now.value - row.since.value;
            if (age < 4 * kHourMs)
                ++bar.under4Hours;
            else if (age < kDayMs)
                ++bar.under24Hours;
            else if (age < 3 * kDayMs)
                ++bar.under3Days;
            else if (age < 7 * kDayMs)
                ++bar.under7Days;
            else
                ++bar.older;
        }
        bars.append(bar);
    }
    return bars;
}

QueueBoard::QueueBoard(const WorldView &world, QTimeZone zone, QHash<QString, UtcMs> stageSince)
    : m_world(world)
    , m_zone(std::move(zone))
    , m_stageSince(std::move(stageSince))
{
}

QList<QueueRow> QueueBoard::rows() const
{
    QList<QueueRow> found = claims();
    for (const OrderState state : kWaitingStates) {
        for (const Order &order : m_world.all<Order>(Lookup::OrderByState, enumName(state))) {
            if (const std::optional<QueueRow> row = rowOf(order))
                found.append(*row);
        }
    }
    std::sort(found.begin(), found.end(), moreUrgent);
    return found;
}

std::optional<QueueRow> QueueBoard::rowOf(const Order &order) const
{
    QueueRow row;
    row.key = order.no;
    row.customer = order.member;
    row.destination = order.shipTo.country;
    row.cutOff = order.cutOff;
    row.station = order.station;
    row.priority = static_cast<int>(order.priority);
    row.since = m_stageSince.value(order.no, order.submittedAt);
    QStringList wanted = order.requested;
    for (const Parcel &parcel : m_world.all<Parcel>(Lookup::ParcelByOrder, order.no)) {
        if (!wanted.contains(parcel.tracking))
            wanted.append(parcel.tracking);
    }
    row.total = static_cast<int>(wanted.size());
    for (const QString &tracking : std::as_const(wanted)) {
        const std::optional<Parcel> parcel = m_world.parcelByTracking(tracking);
        if (parcel && isHere(*parcel))
            ++row.ready;
    }
    if (const auto held = oldestHold(order))
        row.holdReason = held->hold.note.isEmpty() ? enumName(held->hold.code) : held->hold.note;
    switch (order.state.value()) {
    case OrderState::Submitted: row.stage = QueueStage::AwaitingApproval; break;
    case OrderState::Approved: row.stage = row.ready < row.total ? QueueStage::AwaitingParcels : QueueStage::Waiting; break;
    case OrderState::Picking: row.stage = QueueStage::Picking; break;
    case OrderState::Packing: {
        const auto cartons = m_world.all<Carton>(Lookup::CartonByOrder, order.no);
        const auto parcels = m_world.all<Parcel>(Lookup::ParcelByOrder, order.no);
        const bool sealed = !cartons.empty() && std::all_of(cartons.begin(), cartons.end(), [](const Carton &carton) {
            return carton.state.value() >= CartonState::Closed || carton.contents == 0;
        });
        const bool packed = std::all_of(parcels.begin(), parcels.end(),
                                        [](const Parcel &parcel) { return parcel.position == ParcelState::Packed; });
        row.stage = sealed && packed ? QueueStage::ToWeigh : QueueStage::Packing;
        break;
    }
    case OrderState::Weighed: row.stage = QueueStage::ToWeigh; break;
    case OrderState::AwaitingPayment:
    case OrderState::SupplementDue: row.stage = QueueStage::AwaitingPayment; break;
    case OrderState::Paid: row.stage = QueueStage::ToLabel; break;
    case OrderState::Labelled: row.stage = QueueStage::ToDispatch; break;
    default: return std::nullopt;
    }
    return row;
}

std::optional<QueueBoard::HeldThing> QueueBoard::oldestHold(const Order &order) const
{
    std::optional<HeldThing> oldest;
    const auto look = [&](EntityKind kind, const QString &key, const QList<Hold> &holds) {
        for (const Hold &hold : holds) {
            if (!oldest || hold.at < oldest->hold.at)
                oldest = HeldThing{kind, key, hold};
        }
    };
    look(EntityKind::Order, order.no, order.holds);
    for (const Carton &carton : m_world.all<Carton>(Lookup::CartonByOrder, order.no))
        look(EntityKind::Carton, carton.code, carton.holds);
    for (const Parcel &parcel : m_world.all<Parcel>(Lookup::ParcelByOrder, order.no))
        look(EntityKind::Parcel, parcel.tracking, parcel.holds);
    return oldest;
}

QString QueueBoard::nextCutOff(const QList<QueueRow> &rows, UtcMs now) const
{
    UtcMs next;
    for (const QueueRow &row : rows) {
        if (row.cutOff > now && (next.value == 0 || row.cutOff < next))
            next = row.cutOff;
    }
    if (next.value == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(next.value, m_zone).toString(QStringLiteral("HH:mm"));
}

QueueSnapshot QueueBoard::snapshot(UtcMs now, const QList<WorkDone> &workOfToday, int hourlyTarget) const
{
    QueueSnapshot shot;
    shot.asOf = now;
    shot.rows = rows();
    const QList<ThroughputHour> hours = throughputOf(workOfToday, now, m_zone);
    shot.cutOffs = cutOffsOf(shot.rows, hours, now, m_zone, hourlyTarget);
    shot.throughput = hoursToShow(hours, shot.cutOffs);
    shot.hourlyTarget = hourlyTarget;
    shot.ageing = ageingOf(shot.rows, now);
    shot.nextCutOff = nextCutOff(shot.rows, now);
    return shot;
}

Result<OperationBody> QueueBoard::approve(const QString &order) const
{
    return OperationBody(ApproveOrder{order});
}

Result<OperationBody> QueueBoard::reject(const QString &order, const QString &reason) const
{
    if (reason.trimmed().isEmpty())
        return missingReason(order);
    return OperationBody(RejectOrder{order, reason.trimmed()});
}

Result<OperationBody> QueueBoard::hold(const QString &order, CaseCode code, const QString &reason) const
{
    if (reason.trimmed().isEmpty())
        return missingReason(order);
    return OperationBody(AddHold{enumName(EntityKind::Order), order, code, reason.trimmed()});
}

Result<OperationBody> QueueBoard::release(const QString &order, const QString &reason) const
{
    if (reason.trimmed().isEmpty())
        return missingReason(order);
    const std::optional<Order> found = m_world.order(order);
    const std::optional<HeldThing> held = found ? oldestHold(*found) : std::nullopt;
    if (!held)
        return makeError(ErrorCode::NotFound, {{QStringLiteral("key"), order}});
    return OperationBody(ReleaseHold{enumName(held->kind), held->key, held->hold.code, reason.trimmed()});
}

} // namespace packbay
