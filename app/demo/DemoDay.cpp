#include "app/demo/DemoDay.h"

#include "models/domain/OwnCode.h"

#include <algorithm>
#include <array>
#include <random>

namespace packbay {
namespace {

struct Destination
{
    const char *country;
    const char *city;
    const char *postcode;
    const char *line1;
    const char16_t *name;
    std::array<const char *, 2> lines; ///< of the demo tariffs; members there ask for them in turn
};
constexpr std::array kDestinations{
    Destination{"AU", "Sydney", "2000", "88 George Street", u"Amelia Brown", {"AU-AIR-A", "SEA-AU"}},
    Destination{"US", "Portland", "97201", "1200 SW Main St", u"Noah Carter", {"US-AIR-A", "US-AIR-A"}},
    Destination{"DE", "Berlin", "10115", "Invalidenstr. 7", u"Lucas Meyer", {"EU-AIR", "EU-AIR"}},
    Destination{"JP", "Tokyo", "1000001", "1-1 Chiyoda", u"佐藤 健", {"JP-EMS", "JP-EMS"}},
    Destination{"GB", "London", "EC1A 1BB", "10 Long Lane", u"陈伟", {"GB-AIR", "GB-AIR"}},
};
constexpr int kMembers = 12;
constexpr int kFirstMember = 100200;
constexpr int kParcelsPerOrder = 4;

QString trackingOf(std::mt19937 &random, int index)
{
    // The shapes of domain.md E; the running number makes each one unique.
    const QString serial = QStringLiteral("%1%2").arg(static_cast<qint64>(random() % 100'000'000), 8, 10, QLatin1Char('0')).arg(index, 5, 10, QLatin1Char('0'));
    switch (index % 3) {
    case 0: return QStringLiteral("SF") + serial;
    case 1: return QStringLiteral("YT") + serial;
    default: return QStringLiteral("JT") + serial;
    }
}

GoodsLine line(int index)
{
    GoodsLine goods;
    goods.sku = QStringLiteral("DRESS-COTTON");
    goods.nameZh = QStringLiteral("棉质连衣裙");
    goods.nameEn = QStringLiteral("cotton dress");
    goods.hs = QStringLiteral("620442");
    goods.origin = QStringLiteral("CN");
    goods.category = QStringLiteral("general");
    goods.qty = 1 + index % 3;
    goods.unitValueMinor = 8900;
    goods.currency = QStringLiteral("CNY");
    goods.net = Grams(350);
    return goods;
}

CreatePreAlert preAlertFor(const DemoParcel &parcel, int index)
{
    CreatePreAlert alert;
    alert.no = QStringLiteral("PA2608%1").arg(index, 6, 10, QLatin1Char('0'));
    alert.member = parcel.member;
    alert.tracking = parcel.tracking;
    alert.items = {line(index)};
    alert.declared = parcel.weight;
    return alert;
}

DemoOrder orderFor(const QString &member, int index)
{
    const Destination &to = kDestinations[static_cast<std::size_t>(index) % kDestinations.size()];
    DemoOrder order;
    order.submit.no = QStringLiteral("CO2608%1").arg(index, 6, 10, QLatin1Char('0'));
    order.submit.member = member;
    order.submit.container = QStringLiteral("ONE_BOX");
    const bool second = static_cast<std::size_t>(index) / kDestinations.size() % 2 == 1;
    order.submit.service = QLatin1String(to.lines.at(second ? 1 : 0));
    order.submit.shipTo.name = QString::fromUtf16(to.name);
    order.submit.shipTo.lines = {QLatin1String(to.line1)};
    order.submit.shipTo.city = QLatin1String(to.city);
    order.submit.shipTo.postcode = QLatin1String(to.postcode);
    order.submit.shipTo.country = QLatin1String(to.country);
    return order;
}

} // namespace

DemoDay DemoDay::make(int count, quint32 seed)
{
    std::mt19937 random(seed);
    DemoDay day;
    QHash<QString, QStringList> byMember;
    for (int i = 0; i < count; ++i) {
        DemoParcel parcel;
        parcel.tracking = trackingOf(random, i);
        parcel.weight = Grams(300 + static_cast<qint64>(random() % 1500));
        const bool unclaimed = i % 12 == 7;
        parcel.announced = !unclaimed && i % 10 != 3;
        parcel.twice = i % 15 == 4;
        if (!unclaimed)
            parcel.member = memberCode(kFirstMember + static_cast<int>(random() % kMembers));
        if (parcel.announced) {
            byMember[parcel.member].append(parcel.tracking);
            day.preAlerts.append(preAlertFor(parcel, i + 1));
        }
        day.parcels.append(parcel);
    }
    QStringList members = byMember.keys();
    std::sort(members.begin(), members.end());
    for (const QString &member : members) {
        const QStringList all = byMember.value(member);
        for (qsizetype at = 0; at < all.size(); at += kParcelsPerOrder) {
            DemoOrder order = orderFor(member, static_cast<int>(day.orders.size()) + 1);
            order.parcels = all.mid(at, kParcelsPerOrder);
            order.submit.requested = order.parcels;
            for (DemoParcel &parcel : day.parcels) {
                if (order.parcels.contains(parcel.tracking))
                    parcel.order = order.submit.no;
            }
            day.orders.append(order);
        }
    }
    return day;
}

const DemoParcel *DemoDay::find(const QString &tracking) const
{
    const auto found = std::find_if(parcels.begin(), parcels.end(), [&](const DemoParcel &p) { return p.tracking == tracking; });
    return found == parcels.end() ? nullptr : &*found;
}

} // namespace packbay
