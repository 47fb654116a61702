#pragma once
#include "tests/printing/PaidStation.h"

/// An order of two picked parcels and an open carton for them.
namespace packbay::test {

inline QString packingCarton()
{
    return QStringLiteral("7K000009");
}

inline std::vector<Row> packingRows()
{
    Order order;
    order.no = QStringLiteral("CO9");
    order.id = idFor<Order>(order.no);
    order.member = QStringLiteral("TC100200P");
    order.shipTo.name = QStringLiteral("Amelia Johnson");
    order.shipTo.lines = QStringList{QStringLiteral("12 Riverside")};
    order.shipTo.city = QStringLiteral("Leeds");
    order.shipTo.country = QStringLiteral("GB");
    order.service = QStringLiteral("AIR");
    Carton box;
    box.code = packingCarton();
    box.id = idFor<Carton>(box.code);
    box.order = order.no;
    box.owner = order.member;
    box.seqInOrder = 1;
    box.station = QStringLiteral("7K");
    std::vector<Row> rows{inState(order, "PACKING"), inState(box, "OPEN")};
    for (const char *tracking : {"SF2000000000001", "SF2000000000002"}) {
        Parcel parcel;
        parcel.tracking = QLatin1String(tracking);
        parcel.id = parcelId(QStringLiteral("SH1"), parcel.tracking, 0);
        parcel.lpn = QStringLiteral("7K%1").arg(rows.size(), 6, 10, QLatin1Char('0'));
        parcel.owner = order.member;
        parcel.order = order.no;
        parcel.weight = Grams(500);
        QJsonObject json = wire::toJson(Row(parcel));
        json.insert(QStringLiteral("position"), QStringLiteral("PICKED"));
        rows.push_back(*wire::rowFromJson(Parcel::kKind, parcel.id, json));
    }
    return rows;
}

} // namespace packbay::test
