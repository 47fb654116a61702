#pragma once
#include "models/domain/Error.h"
#include "models/domain/Ids.h"
#include "models/domain/Units.h"

#include <QList>
#include <QString>

#include <optional>

/// The cheapest way to ship an order, as the packing and the weighing bench show it (freight.md C3).
namespace packbay {

/// A parcel in its place in a carton, turned as it goes in. Whole mm; x and y on the floor, z upward.
struct PlacedParcel
{
    EntityId parcel;
    QString code; ///< what the clerk reads on it
    int x = 0;
    int y = 0;
    int z = 0;
    int w = 0;
    int l = 0;
    int d = 0;

    bool operator==(const PlacedParcel &) const = default;
};

/// A carton with its parcels in the order in which they go in.
struct PlannedBox
{
    QString carton; ///< the name of its size; "" = the parcel's own box
    int w = 0;      ///< inside, mm
    int l = 0;
    int d = 0;
    QList<PlacedParcel> parcels;

    bool operator==(const PlannedBox &) const = default;
};

/// What a packed carton looks like after so many steps: `box` with its first `shown` parcels; the last of them is in hand.
struct PackPicture
{
    PlannedBox box;
    int shown = 0;

    bool operator==(const PackPicture &) const = default;
};

/// What is to be said when a value from which duty rises decides what is cheapest.
enum class ThresholdNews {
    None,
    SplitLeftOut,    ///< a cheaper split only stays under it, and is not proposed
    OnlyByStayingUnder ///< apart, as the parcels came, is cheaper only because each stays under it
};

struct ShipPlan
{
    QString currency;
    qint64 bestMinor = 0;
    int cartons = 0;
    std::optional<qint64> mergedMinor; ///< all in one; none when that is not possible
    std::optional<qint64> apartMinor;  ///< every parcel by itself; none when that is not possible
    QList<PlannedBox> boxes;           ///< of the best plan
    QString withoutSize;               ///< a parcel that has none while others have: there is no plan then
    ErrorCode refused = ErrorCode::None; ///< why there is no plan
    ThresholdNews threshold = ThresholdNews::None;
};

} // namespace packbay
