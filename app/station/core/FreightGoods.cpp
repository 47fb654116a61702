#include "app/station/core/FreightGoods.h"

#include <algorithm>

namespace packbay {

ShipAddress shipAddressOf(const Address &address)
{
    ShipAddress to;
    to.name = address.name;
    to.company = address.company;
    to.lines = address.lines;
    to.city = address.city;
    to.region = address.region;
    to.postcode = address.postcode;
    to.country = address.country;
    to.phone = address.phone;
    to.email = address.email;
    to.taxId = address.taxId;
    return to;
}

std::vector<QuoteGoods> quoteGoods(const Parcel &parcel, const QString &otherwise)
{
    std::vector<QuoteGoods> goods;
    for (const GoodsLine &line : parcel.items) {
        const qint64 count = line.received > 0 ? line.received : line.qty;
        const QString currency = line.currency.isEmpty() ? otherwise : line.currency;
        if (count <= 0 || currency.isEmpty())
            continue;
        QuoteGoods made;
        made.category = line.category.isEmpty() ? parcel.category : line.category;
        if (made.category.isEmpty())
            made.category = QStringLiteral("general");
        made.hs = line.hs;
        made.origin = line.origin;
        made.quantity = count;
        made.unitValueMinor = line.unitValueMinor;
        made.currency = currency;
        if (line.net.value > 0)
            made.netGrams = line.net.value;
        made.description = line.nameEn.isEmpty() ? line.nameZh : line.nameEn;
        goods.push_back(made);
    }
    return goods;
}

bool knowsTier(const TariffPack &pack, const QString &tier)
{
    return std::any_of(pack.tiers.begin(), pack.tiers.end(), [&](const TierRow &row) { return row.tier == tier; });
}

} // namespace packbay
