#pragma once
#include "app/station/core/StationFreight.h"
#include "models/domain/MapWorld.h"
#include "models/domain/TariffVersions.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace packbay::test {

class StillNow : public Clock
{
public:
    UtcMs now() const override { return UtcMs(1'795'305'600'000); } // 2026-11-22T00:00:00Z
    MonotonicMs monotonic() const override { return MonotonicMs(0); }
};

/// The first half kilogram is dear, the further ones are cheap; a carton is billed by its volume too.
inline QJsonObject tariffFilesJson(const char *further = "2.00")
{
    return {{QStringLiteral("line.csv"), QStringLiteral("line,currency,divisor,vol_mode,weight_round_g\nAIR,CNY,6000,max,500\n")},
            {QStringLiteral("zone.csv"), QStringLiteral("line,zone,country\nAIR,Z,AU\n")},
            {QStringLiteral("price.csv"), QStringLiteral("line,zone,over_g,to_g,base,step_g,step_price,cumulative\nAIR,Z,0,500,10.00,,,N\nAIR,Z,500,30000,,500,%1,Y\n").arg(QLatin1String(further))},
            {QStringLiteral("customs.csv"), QStringLiteral("regime,dest,field,action\nTEST,*,origin,warn\nTEST,*,hs,warn\n")}};
}

inline CartonSize cartonSize(const char *name, int length, int width, int height)
{
    CartonSize made;
    made.name = QLatin1String(name);
    made.size = Dimensions{Millimetres(length), Millimetres(width), Millimetres(height)};
    made.tare = Grams(100);
    made.priceMinor = 100;
    made.currency = QStringLiteral("CNY");
    return made;
}

/// Order CO1 to Australia by AIR, its parcels, and a station that rates and plans them.
struct OrderAtStation
{
    MapWorld rows;
    StillNow clock;
    StationPlans plans{rows, clock, {cartonSize("S", 210, 210, 110), cartonSize("M", 410, 310, 310)}};
    StationFreight freight{rows, &plans};

    static constexpr Dimensions kCube{Millimetres(100), Millimetres(100), Millimetres(100)};

    OrderAtStation()
    {
        publish("v1", tariffFilesJson(), 1);
        Order order;
        order.id = idFor<Order>(QStringLiteral("CO1"));
        order.no = QStringLiteral("CO1");
        order.shipTo.country = QStringLiteral("AU");
        order.service = QStringLiteral("AIR");
        order.currency = QStringLiteral("CNY");
        rows.put(order);
    }
    void publish(const char *version, const QJsonObject &files, int at)
    {
        Tariff tariff;
        tariff.id = idFor<Tariff>(QLatin1String(version));
        tariff.version = QLatin1String(version);
        tariff.publishedAt = UtcMs(at);
        tariff.files = files;
        rows.put(tariff);
        plans.worldChanged();
    }
    /// A newer version with one more sheet, or another one of that name.
    void publishWith(const char *sheet, const char *text)
    {
        QJsonObject files = newestTariff(rows)->files;
        files.insert(QLatin1String(sheet), QLatin1String(text));
        ++m_versions;
        publish(("w" + QByteArray::number(m_versions)).constData(), files, 10 + m_versions);
    }
    Parcel parcel(int n, Dimensions size = kCube, int grams = 400)
    {
        Parcel made;
        made.tracking = QStringLiteral("SF%1").arg(n);
        made.id = entityId(u"parcel", {made.tracking});
        made.lpn = QStringLiteral("7K%1").arg(n);
        made.order = QStringLiteral("CO1");
        made.owner = QStringLiteral("TC100200P");
        made.weight = Grams(grams);
        made.size = size;
        put(made);
        return made;
    }
    void put(const auto &row)
    {
        rows.put(row);
        plans.worldChanged();
    }
    Order order() { return *rows.order(QStringLiteral("CO1")); }
    /// As the ticks of a screen ask.
    std::optional<ShipPlan> ask()
    {
        std::optional<ShipPlan> plan = freight.planFor(order());
        plans.waitForDone();
        QCoreApplication::processEvents();
        return plan ? plan : freight.planFor(order());
    }

private:
    int m_versions = 0;
};

} // namespace packbay::test
