#include "models/packing/PlanCustoms.h"

#include "models/freight/CustomsCheck.h"

namespace packbay {
namespace {

/// Of all parcels at once, and which parcel each of the goods came from.
struct AllGoods
{
    QuoteRequest request;
    std::vector<std::pair<std::size_t, std::size_t>> places; ///< parcel, and which of its goods

    explicit AllGoods(const PlanRequest &plan) : request(plan.common)
    {
        request.declaredMinor.reset();
        for (std::size_t i = 0; i < plan.parcels.size(); ++i) {
            QuotePiece piece;
            piece.grams = plan.parcels[i].grams;
            request.pieces.push_back(piece);
            for (std::size_t j = 0; j < plan.parcels[i].goods.size(); ++j) {
                request.goods.push_back(plan.parcels[i].goods[j]);
                places.emplace_back(i, j);
            }
        }
    }

    /// The place that "/goods/3/hs" speaks of; nothing for what is not of one parcel.
    std::optional<std::pair<std::size_t, std::size_t>> placeOf(const QString &pointer) const
    {
        bool isIndex = false;
        const std::size_t index = pointer.section(QLatin1Char('/'), 2, 2).toUInt(&isIndex);
        if (!pointer.startsWith(QLatin1String("/goods/")) || !isIndex || index >= places.size())
            return std::nullopt;
        return places[index];
    }

    QString inThePlan(const QString &pointer) const
    {
        if (const auto place = placeOf(pointer))
            return QStringLiteral("/parcels/%1/goods/%2/%3").arg(place->first).arg(place->second).arg(pointer.section(QLatin1Char('/'), 3));
        return pointer == QLatin1String("/goods") ? QStringLiteral("/parcels") : pointer;
    }
};

} // namespace

PlanCustoms planCustoms(const TariffPack &pack, const PlanRequest &request)
{
    if (request.parcels.empty())
        return {};
    const AllGoods goods(request);
    TariffPack withoutDuty;
    withoutDuty.customs = pack.customs;
    CustomsVerdict verdict = checkCustoms(withoutDuty, goods.request, {});
    PlanCustoms customs;
    for (QuoteWarning &warning : verdict.warnings) {
        warning.where = goods.inThePlan(warning.where);
        customs.warnings.push_back(std::move(warning));
    }
    if (verdict.refusal) {
        const auto place = goods.placeOf(verdict.refusal->where);
        customs.refusal = PlanRefusal{{}, verdict.refusal->code, verdict.refusal->reason};
        for (std::size_t i = 0; i < request.parcels.size(); ++i) {
            if (!place || place->first == i)
                customs.refusal->parcels.append(request.parcels[i].id);
        }
    }
    return customs;
}

} // namespace packbay
