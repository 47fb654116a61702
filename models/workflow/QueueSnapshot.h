#pragma once
#include "models/domain/Units.h"

#include <QList>
#include <QString>

/// What the supervisor's Queue shows, as values: QueueBoard makes them, models/qt and ui show them.
namespace packbay {

/// Where an order stands, as the supervisor looks at it.
enum class QueueStage {
    AwaitingApproval, AwaitingParcels, Waiting, Picking, Packing, ToWeigh, AwaitingPayment, ToLabel, ToDispatch, Claim
};

/// One order, or one proposed claim on an unclaimed parcel (stage Claim: `key` is the parcel, `customer` who claims it).
struct QueueRow
{
    QString key;         ///< order number or parcel number; unique
    QueueStage stage = QueueStage::Waiting;
    QString customer;
    QString destination;
    int ready = 0;       ///< parcels that are here
    int total = 0;       ///< parcels of the order
    UtcMs since;         ///< in this stage since
    UtcMs cutOff;        ///< 0: none
    QString station;     ///< who works on it, or empty
    QString holdReason;  ///< not empty: on hold
    int priority = 0;    ///< larger first

    bool isOnHold() const { return !holdReason.isEmpty(); }
    bool operator==(const QueueRow &) const = default;
};

/// One column of the throughput chart.
struct ThroughputHour
{
    UtcMs hour; ///< its beginning
    int received = 0;
    int packed = 0;
    int dispatched = 0;

    bool operator==(const ThroughputHour &) const = default;
};

/// A cut-off of the day and what has to go with it.
struct CutOffMark
{
    UtcMs at;
    int orders = 0;  ///< not ready for the truck yet
    int missing = 0; ///< of these: will not be ready in time at the pace of the last hour

    bool operator==(const CutOffMark &) const = default;
};

/// One bar of the ageing chart: how many wait in a stage, by age.
struct AgeingBar
{
    QueueStage stage = QueueStage::Waiting;
    int under4Hours = 0;
    int under24Hours = 0;
    int under3Days = 0;
    int under7Days = 0;
    int older = 0;

    bool operator==(const AgeingBar &) const = default;
};

struct QueueSnapshot
{
    UtcMs asOf;
    QList<QueueRow> rows;
    QList<ThroughputHour> throughput;
    QList<CutOffMark> cutOffs; ///< of today, in their order
    int hourlyTarget = 0; ///< 0: no target line
    QList<AgeingBar> ageing;
    QString nextCutOff;   ///< for the empty state: "16:30 DHL"

    bool operator==(const QueueSnapshot &) const = default;
};

} // namespace packbay
