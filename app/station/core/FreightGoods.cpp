#include "app/station/core/FreightGoods.h"

#include <algorithm>

namespace packbay {
namespace {

const QString kGeneral = QStringLiteral("general");

/// What inspection found is in the parcel, whatever was declared: one unit of its general goods is of that category. Where
/// there are none, it is a unit of which nothing else is known.
void nameCategory(const QString &category, std::vector<QuoteGoods> &goods)
{
    const auto isOf = [&goods](const QString &one) { return std::find_if(goods.begin(), goods.end(), [&](const QuoteGoods &line) { return line.category == one; }); };
    if (category.isEmpty() || category == kGeneral || isOf(category) != goods.end())
        return;
    QuoteGoods unit;
    if (const auto line = isOf(kGeneral); line != goods.end()) {
        unit = *line;
        if (--line->quantity == 0)
            goods.erase(line);
    }
    unit.category = category;
    unit.quantity = 1;
    goods.push_back(unit);
}

} // namespace

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
            made.category = kGeneral;
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
    nameCategory(parcel.category, goods);
    return goods;
}

void declareOrder(const Order &order, QuoteRequest &request)
{
    if (order.declaredMinor <= 0 || order.currency.isEmpty())
        return;
    request.declaredMinor = order.declaredMinor;
    request.declaredCurrency = order.currency;
}

bool knowsTier(const TariffPack &pack, const QString &tier)
{
    return std::any_of(pack.tiers.begin(), pack.tiers.end(), [&](const TierRow &row) { return row.tier == tier; });
}

} // namespace packbay
