#pragma once
#include "app/station/core/StationPlans.h"
#include "models/domain/Ports.h"
#include "models/freight/QuoteRequest.h"
#include "models/freight/TariffPack.h"
#include "models/workflow/Flow.h"

#include <functional>
#include <memory>

namespace packbay {

/// The rating engine for the flows: the tariff of the warehouse that is in force, parsed once per version.
class StationFreight : public FreightDesk
{
public:
    /// Says in few bytes which tariffs there are; while it says the same they are not read again.
    using ShelfMark = std::function<QByteArray()>;

    /// Without a clock "now" is later than every first day; without a mark the tariffs are looked through for each question.
    explicit StationFreight(const WorldView &world, StationPlans *plans = nullptr, const Clock *clock = nullptr, ShelfMark mark = {})
        : m_world(world), m_plans(plans), m_clock(clock), m_mark(std::move(mark))
    {
    }

    FreightAnswer offersFor(const Carton &carton, const Order &order, UtcMs at) const override;
    std::optional<Grams> billedWeight(const Order &order, Grams weight, Dimensions size, UtcMs at) const override;
    ServiceName nameOf(const QString &line) const override;
    std::optional<ShipPlan> planFor(const Order &order) const override;
    /// A version that somebody has read already: nobody waits for it when it comes into force.
    void adopt(const QString &version, std::shared_ptr<const TariffPack> pack) { m_adopted = {version, std::move(pack)}; }

private:
    struct Loaded
    {
        QString version;
        std::shared_ptr<const TariffPack> pack;
    };
    const Loaded &current(UtcMs at) const;
    UtcMs now() const;

    const WorldView &m_world;
    StationPlans *m_plans; ///< none: no plans
    const Clock *m_clock;
    ShelfMark m_mark;
    Loaded m_adopted;
    mutable Loaded m_loaded;
    mutable std::optional<QByteArray> m_seen; ///< the mark when m_loaded was chosen
    mutable UtcMs m_from;                     ///< m_loaded is the right one from here
    mutable UtcMs m_until;                    ///< to here
};

/// What a carton of this order is rated by, as the station asks it when the carton is weighed.
QuoteRequest cartonRequest(const TariffPack &pack, const WorldView &world, const Carton &carton, const Order &order, UtcMs at);

} // namespace packbay
