#pragma once
#include "models/workflow/ShipPlan.h"

#include <QLineF>
#include <QPolygonF>

namespace packbay {

/// A parcel as three visible faces: top, the one along the width and the one along the length.
struct DrawnParcel
{
    int step = 0; ///< 1 = the first that goes in
    bool inHand = false;
    QPolygonF top;
    QPolygonF front;
    QPolygonF side;
};

/// The isometric geometry of a picture, seen from above its near corner: what is painted, in the order of painting.
struct PackDrawing
{
    QPolygonF floor;              ///< of the carton
    QList<QLineF> back;           ///< its edges behind the parcels
    QList<QLineF> front;          ///< its edges before them
    QList<DrawnParcel> parcels;   ///< the farthest first

    /// As large as fits `area`, in the middle of it; empty when there is no room.
    static PackDrawing of(const PackPicture &picture, const QRectF &area);
    /// The order of painting: indexes into the first `shown` parcels, nothing hides what lies nearer.
    static QList<int> backToFront(const QList<PlacedParcel> &parcels, int shown);
};

} // namespace packbay
