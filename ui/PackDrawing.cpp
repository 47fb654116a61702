#include "ui/PackDrawing.h"

#include <QRectF>

#include <algorithm>
#include <array>
#include <cmath>

namespace packbay {
namespace {

constexpr double kCos = 0.8660254037844386; // of 30 degrees
constexpr double kSin = 0.5;

/// The near corner is that of the largest x and y; z goes up.
QPointF flat(double x, double y, double z)
{
    return {(x - y) * kCos, (x + y) * kSin - z};
}

struct Frame
{
    QPointF origin;
    double scale = 0;

    QPointF at(double x, double y, double z) const { return origin + flat(x, y, z) * scale; }
};

/// Does `a` lie behind, left of or below `b`, as seen from the near upper corner?
bool isBehind(const PlacedParcel &a, const PlacedParcel &b)
{
    return a.x + a.w <= b.x || a.y + a.l <= b.y || a.z + a.d <= b.z;
}

/// Do the pictures of two parcels share more than an edge? By their extent along the three directions of the view.
bool overlap(const PlacedParcel &a, const PlacedParcel &b)
{
    const auto meet = [](int a0, int a1, int b0, int b1) { return a0 < b1 && b0 < a1; };
    return meet(a.x - a.y - a.l, a.x + a.w - a.y, b.x - b.y - b.l, b.x + b.w - b.y)
        && meet(a.x - a.z - a.d, a.x + a.w - a.z, b.x - b.z - b.d, b.x + b.w - b.z)
        && meet(a.y - a.z - a.d, a.y + a.l - a.z, b.y - b.z - b.d, b.y + b.l - b.z);
}

DrawnParcel drawn(const PlacedParcel &p, const Frame &frame)
{
    const auto at = [&](int x, int y, int z) { return frame.at(p.x + x, p.y + y, p.z + z); };
    DrawnParcel made;
    made.top = QPolygonF({at(0, 0, p.d), at(p.w, 0, p.d), at(p.w, p.l, p.d), at(0, p.l, p.d)});
    made.front = QPolygonF({at(0, p.l, 0), at(p.w, p.l, 0), at(p.w, p.l, p.d), at(0, p.l, p.d)});
    made.side = QPolygonF({at(p.w, 0, 0), at(p.w, p.l, 0), at(p.w, p.l, p.d), at(p.w, 0, p.d)});
    return made;
}

} // namespace

QList<int> PackDrawing::backToFront(const QList<PlacedParcel> &parcels, int shown)
{
    QList<int> left;
    for (int i = 0; i < std::min<int>(shown, static_cast<int>(parcels.size())); ++i)
        left.append(i);
    // Near ones last; only a ring of three or more that hide each other in turn falls back to this.
    const auto depth = [&](int i) { return parcels.at(i).x + parcels.at(i).y + parcels.at(i).z; };
    std::stable_sort(left.begin(), left.end(), [&](int a, int b) { return depth(a) < depth(b); });
    QList<int> order;
    while (!left.isEmpty()) {
        const auto isFree = [&](int candidate) {
            return std::none_of(left.cbegin(), left.cend(), [&](int other) {
                return other != candidate && overlap(parcels.at(other), parcels.at(candidate)) && isBehind(parcels.at(other), parcels.at(candidate));
            });
        };
        const auto next = std::find_if(left.begin(), left.end(), isFree);
        order.append(next == left.end() ? left.first() : *next);
        left.removeOne(order.last());
    }
    return order;
}

PackDrawing PackDrawing::of(const PackPicture &picture, const QRectF &area)
{
    PackDrawing made;
    const PlannedBox &box = picture.box;
    const double wide = (box.w + box.l) * kCos;
    const double high = (box.w + box.l) * kSin + box.d;
    if (wide <= 0 || high <= 0 || area.width() <= 0 || area.height() <= 0)
        return made;
    Frame frame;
    frame.scale = std::min(area.width() / wide, area.height() / high);
    frame.origin = {area.center().x() - (box.w - box.l) * kCos * frame.scale / 2, area.center().y() - high * frame.scale / 2 + box.d * frame.scale};
    const auto line = [&](std::array<int, 3> from, std::array<int, 3> to) {
        return QLineF(frame.at(from[0], from[1], from[2]), frame.at(to[0], to[1], to[2]));
    };
    const int w = box.w;
    const int l = box.l;
    const int d = box.d;
    made.floor = QPolygonF({frame.at(0, 0, 0), frame.at(w, 0, 0), frame.at(w, l, 0), frame.at(0, l, 0)});
    made.back = {line({0, 0, 0}, {w, 0, 0}), line({0, 0, 0}, {0, l, 0}), line({0, 0, 0}, {0, 0, d}), line({0, 0, d}, {w, 0, d}), line({0, 0, d}, {0, l, d}),
                 line({w, 0, 0}, {w, 0, d}), line({0, l, 0}, {0, l, d})};
    made.front = {line({w, 0, 0}, {w, l, 0}), line({0, l, 0}, {w, l, 0}), line({w, l, 0}, {w, l, d}), line({w, 0, d}, {w, l, d}), line({0, l, d}, {w, l, d})};
    for (const int i : backToFront(box.parcels, picture.shown)) {
        made.parcels.append(drawn(box.parcels.at(i), frame));
        made.parcels.last().step = i + 1;
        made.parcels.last().inHand = i + 1 == picture.shown;
    }
    return made;
}

} // namespace packbay
