#include "models/packing/OrderPacker.h"
#include "models/packing/SeededRandom.h"
#include "tests/support/TestMain.h"
#include "ui/PackPictureView.h"

#include <QImage>
#include <QPainter>

using namespace packbay;

namespace {

constexpr QRectF kArea(20, 30, 400, 300);

/// A real packing of random pieces into one carton.
PackPicture packedPicture(std::uint64_t seed)
{
    SeededRandom random(seed);
    std::vector<PackItem> items;
    for (int i = 0; i < 3 + random.below(8); ++i) {
        PackItem item;
        item.name = QString::number(i);
        item.size = {40 + random.below(200), 40 + random.below(160), 30 + random.below(120)};
        item.grams = 100;
        items.push_back(item);
    }
    PackBox carton;
    carton.inner = {600, 400, 400};
    carton.outer = carton.inner;
    carton.maxGrossGrams = 30000;
    const Packing packing = packOrder(items, {carton}, {});
    PackPicture picture{{QStringLiteral("L"), 600, 400, 400, {}}, 0};
    for (const PackedPiece &piece : packing.boxes.front().pieces)
        picture.box.parcels.append({EntityId(), QStringLiteral("SF00%1").arg(piece.item), piece.x, piece.y, piece.z, piece.size.w, piece.size.l, piece.size.d});
    picture.shown = static_cast<int>(picture.box.parcels.size());
    return picture;
}

/// Does `a` hide part of `b` when both are seen from the near upper corner? By sampling rays, not by the drawing's own rule.
bool hides(const PlacedParcel &a, const PlacedParcel &b)
{
    for (int i = 1; i < 8; ++i) {
        for (int j = 1; j < 8; ++j) {
            // A point on each visible face of b; from there towards the eye: x, y and z grow alike.
            const double u = i / 8.0;
            const double v = j / 8.0;
            const double points[3][3] = {{b.x + b.w * u, b.y + b.l * v, double(b.z + b.d)}, {b.x + b.w * u, double(b.y + b.l), b.z + b.d * v}, {double(b.x + b.w), b.y + b.l * u, b.z + b.d * v}};
            for (const auto &p : points) {
                const double from = std::max({a.x - p[0], a.y - p[1], a.z - p[2], 0.0});
                const double to = std::min({a.x + a.w - p[0], a.y + a.l - p[1], a.z + a.d - p[2]});
                if (to > from + 1e-6)
                    return true;
            }
        }
    }
    return false;
}

QRectF boundsOf(const DrawnParcel &parcel)
{
    return parcel.top.boundingRect() | parcel.front.boundingRect() | parcel.side.boundingRect();
}

} // namespace

class tst_PackPicture : public QObject
{
    Q_OBJECT

private slots:
    void stepNShowsNParcelsInsideTheCarton()
    {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            PackPicture picture = packedPicture(seed);
            const qsizetype all = picture.box.parcels.size();
            QVERIFY(all >= 3);
            for (int step = 0; step <= all; ++step) {
                picture.shown = step;
                const PackDrawing drawing = PackDrawing::of(picture, kArea);
                QCOMPARE(drawing.parcels.size(), step);
                QList<int> steps;
                int inHand = 0;
                QRectF carton = drawing.floor.boundingRect();
                for (const QLineF &edge : drawing.back + drawing.front)
                    carton |= QRectF(edge.p1(), edge.p2()).normalized();
                QVERIFY(kArea.adjusted(-0.01, -0.01, 0.01, 0.01).contains(carton));
                for (const DrawnParcel &parcel : drawing.parcels) {
                    steps.append(parcel.step);
                    inHand += parcel.inHand ? 1 : 0;
                    QVERIFY(carton.adjusted(-0.01, -0.01, 0.01, 0.01).contains(boundsOf(parcel)));
                    if (parcel.inHand)
                        QCOMPARE(parcel.step, step);
                }
                std::sort(steps.begin(), steps.end());
                for (int i = 0; i < step; ++i)
                    QCOMPARE(steps.at(i), i + 1);
                QCOMPARE(inHand, step > 0 ? 1 : 0);
            }
        }
    }
    void whatLiesNearerIsDrawnLater()
    {
        int pairs = 0;
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const PackPicture picture = packedPicture(seed);
            const QList<int> order = PackDrawing::backToFront(picture.box.parcels, picture.shown);
            for (qsizetype i = 0; i < order.size(); ++i) {
                for (qsizetype j = i + 1; j < order.size(); ++j) {
                    const PlacedParcel &earlier = picture.box.parcels.at(order.at(i));
                    const PlacedParcel &later = picture.box.parcels.at(order.at(j));
                    QVERIFY2(!hides(earlier, later), QByteArray::number(static_cast<qulonglong>(seed)).constData());
                    pairs += hides(later, earlier) ? 1 : 0;
                }
            }
        }
        QVERIFY2(pairs > 100, QByteArray::number(pairs).constData());
    }
    void noRoomNothingDrawn()
    {
        QVERIFY(PackDrawing::of(packedPicture(1), QRectF(0, 0, 10, 0)).parcels.isEmpty());
        QVERIFY(PackDrawing::of(PackPicture{}, kArea).parcels.isEmpty());
    }
    /// The parcel in hand is seen, in the colour of a question, and its place is in the picture of every theme.
    void theNextParcelStandsOut()
    {
        for (const Theme &theme : {Theme::light(), Theme::darkTheme(), Theme::contrast()}) {
            PackPictureView view(QStringLiteral("picture"));
            Look look;
            look.theme = theme;
            view.setLook(look);
            view.resize(420, 360);
            PackPicture picture = packedPicture(3);
            view.setPicture(picture);
            QImage image(view.size(), QImage::Format_RGB32);
            view.render(&image);
            int question = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    question += image.pixelColor(x, y) == theme.ask.fill ? 1 : 0;
            }
            QVERIFY2(question > 100, QByteArray::number(question).constData());
            picture.shown = 0;
            view.setPicture(picture);
            QVERIFY(view.drawing().parcels.isEmpty());
            view.setPicture(std::nullopt);
            QVERIFY(view.isHidden() && view.textBoxes().isEmpty());
        }
    }
};

PACKBAY_TEST(tst_PackPicture)
#include "tst_PackPicture.moc"
