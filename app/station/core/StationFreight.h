#pragma once
#include "app/station/core/StationPlans.h"
#include "models/freight/TariffPack.h"
#include "models/workflow/Flow.h"

#include <memory>

namespace packbay {

/// The rating engine for the flows: the newest published tariff of the warehouse, parsed once per version.
class StationFreight : public FreightDesk
{
public:
    explicit StationFreight(const WorldView &world, StationPlans *plans = nullptr) : m_world(world), m_plans(plans) {}

    FreightAnswer offersFor(const Carton &carton, const Order &order, UtcMs at) const override;
    std::optional<Grams> billedWeight(const Order &order, Grams weight, Dimensions size, UtcMs at) const override;
    ServiceName nameOf(const QString &line) const override;
    std::optional<ShipPlan> planFor(const Order &order) const override;

private:
    struct Loaded
    {
        QString version;
        std::shared_ptr<const TariffPack> pack;
    };
    const Loaded &current() const;

    const WorldView &m_world;
    StationPlans *m_plans; ///< none: no plans
    mutable Loaded m_loaded;
};

/// The newest tariff row of a warehouse, or none.
std::optional<Tariff> newestTariff(const WorldView &world);
TariffFiles tariffFiles(const Tariff &tariff);

} // namespace packbay
