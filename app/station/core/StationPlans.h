#pragma once
#include "models/domain/Ports.h"
#include "models/domain/WorldView.h"
#include "models/freight/TariffPack.h"
#include "models/packing/ConsolidationPlan.h"
#include "models/workflow/ShipPlan.h"
#include "models/workflow/SizePresets.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace packbay {

/// What a plan is made from; while it stays the same, so does the plan.
struct PlanBasis
{
    QString tariff; ///< version
    Order order;
    QList<Parcel> parcels; ///< without what changes while they are packed

    bool operator==(const PlanBasis &) const = default;
};

/// The cheapest plan of the order at hand, worked out on a thread of its own: whoever asks is never kept waiting.
class StationPlans : public QObject
{
    Q_OBJECT

public:
    StationPlans(const WorldView &world, const Clock &clock, QList<CartonSize> cartons, QObject *parent = nullptr);
    ~StationPlans() override;

    /// None while it is being worked out, and when there is nothing to choose: no cartons, fewer than two parcels, a parcel
    /// without weight, or nobody measures parcels.
    std::optional<ShipPlan> planFor(const Order &order, const std::shared_ptr<const TariffPack> &pack, const QString &version);
    /// Rows have changed: the basis is looked at again.
    void worldChanged() { m_isFresh = false; }
    /// For tests and the end of the program.
    void waitForDone() { m_thread.waitForDone(); }

private:
    void start(const std::shared_ptr<const TariffPack> &pack);
    void done(quint64 job, const ShipPlan &plan);

    const WorldView &m_world;
    const Clock &m_clock;
    const QList<CartonSize> m_cartons;
    PlanBasis m_basis;
    bool m_isFresh = false;
    std::optional<ShipPlan> m_plan;
    quint64 m_job = 0; ///< the newest; what older ones say is not heard
    QThreadPool m_thread;
};

/// The plan's request for an order of at least two weighed and measured parcels.
PlanRequest planRequestOf(const TariffPack &pack, const PlanBasis &basis, const QString &tier, const QList<CartonSize> &cartons, UtcMs at);
/// The answer as the screens show it: the plan, or why there is none.
ShipPlan shipPlanOf(const PlanAnswer &answer, const PlanBasis &basis, const QList<CartonSize> &cartons);

} // namespace packbay
