#include "models/domain/Entities.h"

namespace packbay {
namespace {

struct Key
{
    QString operator()(const Parcel &p) const { return p.tracking; }
    QString operator()(const Goods &g) const { return g.sku; }
    QString operator()(const NumberBlock &b) const { return b.station + QLatin1Char('/') + b.purpose; }
    QString operator()(const Case &c) const { return c.id.toString(); }
    QString operator()(const TrackingEvent &e) const { return e.provider + QLatin1Char('/') + e.eventId; }
    QString operator()(const User &u) const { return u.badge; }
    QString operator()(const Alias &a) const { return a.lpn; }
    QString operator()(const Tariff &t) const { return t.version; }
    QString operator()(const auto &e) const
    {
        if constexpr (requires { e.no; })
            return e.no;
        else
            return e.code;
    }
};

} // namespace

EntityKind kindOf(const Row &row)
{
    return std::visit([](const auto &entity) { return std::remove_cvref_t<decltype(entity)>::kKind; }, row);
}

EntityId idOf(const Row &row)
{
    return std::visit([](const auto &entity) { return entity.id; }, row);
}

QString keyOf(const Row &row)
{
    return std::visit(Key{}, row);
}

} // namespace packbay
