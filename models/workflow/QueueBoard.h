#pragma once
#include "models/domain/Operations.h"
#include "models/domain/Result.h"
#include "models/domain/WorldView.h"
#include "models/workflow/QueueSnapshot.h"

#include <QHash>
#include <QTimeZone>

#include <optional>

namespace packbay {

enum class WorkStep { Received, Packed, Dispatched };

/// One step that was done, from a timestamp or the audit; `parcels` of it count.
struct WorkDone
{
    WorkStep step = WorkStep::Received;
    UtcMs at;
    int parcels = 1;
};

/// The chips above the queue (ux.md 4.5).
enum class QueueChip { All, Waiting, Packing, ToWeigh, ToLabel, OnHold, Late };

/// Whether a row passes a chip. Late: its cut-off has passed and it is not yet ready for the truck.
bool passes(const QueueRow &row, QueueChip chip, UtcMs now);

/// Received, packed and dispatched parcels of every hour from local midnight to now, empty hours too.
QList<ThroughputHour> throughputOf(const QList<WorkDone> &work, UtcMs now, const QTimeZone &zone);

/// The cut-offs of the day of `now`, and whether their orders will be ready: the pace is that of the last hour, or of
/// `hourlyTarget` while nothing was packed; orders are packed most urgent first. A cut-off that is over misses what is open.
QList<CutOffMark> cutOffsOf(const QList<QueueRow> &rows, const QList<ThroughputHour> &hours, UtcMs now, const QTimeZone &zone, int hourlyTarget);

/// From the first hour in which something was done to the last cut-off of the day: what a chart of the day shows.
QList<ThroughputHour> hoursToShow(const QList<ThroughputHour> &hours, const QList<CutOffMark> &cutOffs);

/// How many rows of each stage wait less than 4 h, 4 to 24 h, 1 to 3 d, 3 to 7 d, longer; stages in their order, empty
/// ones too.
QList<AgeingBar> ageingOf(const QList<QueueRow> &rows, UtcMs now);

/// The supervisor's queue of a warehouse, computed from its rows; and the supervisor's acts as operations. The
/// Rulebook judges them; only a reason that is missing is refused here.
class QueueBoard
{
public:
    /// `stageSince`: order number to when it came into its present state, from the audit. Without an entry the order's
    /// submission counts.
    QueueBoard(const WorldView &world, QTimeZone zone, QHash<QString, UtcMs> stageSince = {});

    /// Most urgent first: priority, cut-off (none last), waiting time.
    QList<QueueRow> rows() const;
    QueueSnapshot snapshot(UtcMs now, const QList<WorkDone> &workOfToday, int hourlyTarget = 0) const;
    /// The row that a scanned or typed code belongs to: order number, parcel, carton, carrier number; empty when none.
    QString keyOf(const QString &code) const;

    Result<OperationBody> approve(const QString &order) const;
    Result<OperationBody> reject(const QString &order, const QString &reason) const;
    Result<OperationBody> hold(const QString &order, CaseCode code, const QString &reason) const;
    /// Releases the oldest hold of the order, its cartons or parcels.
    Result<OperationBody> release(const QString &order, const QString &reason) const;
    /// The member who claimed it owns the unclaimed parcel from now on. `member` is needed when several claimed it.
    Result<OperationBody> approveClaim(const QString &tracking, const QString &member = {}) const;

private:
    struct HeldThing
    {
        EntityKind kind = EntityKind::Order;
        QString key;
        Hold hold;
    };

    std::optional<QueueRow> rowOf(const Order &order) const;
    QList<QueueRow> claims() const;
    QStringList claimantsOf(const Parcel &parcel) const;
    std::optional<HeldThing> oldestHold(const Order &order) const;
    QString nextCutOff(const QList<QueueRow> &rows, UtcMs now) const;

    const WorldView &m_world;
    const QTimeZone m_zone;
    const QHash<QString, UtcMs> m_stageSince;
};

} // namespace packbay
