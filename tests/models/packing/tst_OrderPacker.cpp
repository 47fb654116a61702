#include "models/packing/SeededRandom.h"
#include "tests/models/packing/PackingFaults.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

PackItem item(Sides size, std::int64_t grams = 100, int quantity = 1)
{
    PackItem made;
    made.name = QStringLiteral("%1x%2x%3").arg(size.w).arg(size.l).arg(size.d);
    made.size = size;
    made.grams = grams;
    made.quantity = quantity;
    return made;
}

PackBox box(Sides inner, std::int64_t most = 30000, std::int64_t tare = 0)
{
    PackBox made;
    made.code = QStringLiteral("%1x%2x%3").arg(inner.w).arg(inner.l).arg(inner.d);
    made.inner = inner;
    made.outer = inner;
    made.tareGrams = tare;
    made.maxGrossGrams = most;
    return made;
}

QByteArray shown(const QStringList &faults)
{
    return faults.join(QStringLiteral("; ")).toUtf8();
}

bool isSame(const Packing &a, const Packing &b)
{
    if (a.boxes.size() != b.boxes.size() || a.billedGrams != b.billedGrams)
        return false;
    for (std::size_t i = 0; i < a.boxes.size(); ++i) {
        if (a.boxes[i].box != b.boxes[i].box || a.boxes[i].pieces != b.boxes[i].pieces)
            return false;
    }
    return true;
}

/// A random order: a few boxes, some kinds of pieces, with and without fragile and upright ones.
struct RandomOrder
{
    std::vector<PackItem> items;
    std::vector<PackBox> boxes;
    PackOptions options;

    explicit RandomOrder(std::uint64_t seed)
    {
        SeededRandom random(seed);
        const auto side = [&](int least, int most) { return least + random.below(most - least + 1); };
        for (int i = 0; i < 1 + random.below(3); ++i) {
            boxes.push_back(box({side(150, 500), side(150, 500), side(80, 400)}, side(5000, 25000), side(0, 400)));
            boxes.back().code += QString::number(i);
            boxes.back().paddingMm = random.below(4) == 0 ? random.below(15) : 0;
            boxes.back().voidFillPpm = random.below(4) == 0 ? random.below(200000) : 0;
        }
        for (int i = 0; i < 1 + random.below(8); ++i) {
            items.push_back(item({side(20, 260), side(20, 260), side(5, 200)}, side(10, 4000), 1 + random.below(6)));
            if (random.below(4) == 0)
                items.back().upright = Upright::thirdSide();
            if (random.below(4) == 0)
                items.back().topLoadGrams = random.below(2) == 0 ? 0 : random.below(3000);
        }
        options.objective = random.below(2) == 0 ? PackObjective::Boxes : PackObjective::Billed;
        options.supportPercent = std::array{0, 60, 75, 100}[static_cast<std::size_t>(random.below(4))];
        options.attempts = 5;
        options.seed = seed;
    }
};

} // namespace

class tst_OrderPacker : public QObject
{
    Q_OBJECT

private slots:
    /// BoxPacker's open issue: it takes 250x175x100 (freight.md D1).
    void issue264FitsTheSmallBox()
    {
        const std::vector<PackItem> items{item({105, 70, 14}), item({152, 101, 5}), item({80, 70, 50}), item({97, 71, 28}), item({95, 70, 28})};
        const std::vector<PackBox> boxes{box({250, 175, 100}), box({160, 130, 70})};
        const Packing packing = packOrder(items, boxes, {});
        QVERIFY2(faultsOf(packing, items, boxes, {}).isEmpty(), shown(faultsOf(packing, items, boxes, {})).constData());
        QCOMPARE(packing.boxes.size(), 1u);
        QCOMPARE(packing.boxes.front().box, 1);
    }

    /// BoxPacker's issue: nine large boxes, 72.0 kg billed (freight.md A10).
    void issue182CostsAtMost67Kg()
    {
        const std::vector<PackItem> items{item({150, 100, 100}, 100, 200)};
        const std::vector<PackBox> boxes{box({410, 310, 310}), box({310, 210, 210})};
        PackOptions options;
        options.objective = PackObjective::Billed;
        const Packing packing = packOrder(items, boxes, options);
        QVERIFY2(faultsOf(packing, items, boxes, options).isEmpty(), shown(faultsOf(packing, items, boxes, options)).constData());
        QVERIFY(packing.boxes.size() <= 9);
        QVERIFY2(packing.billedGrams <= 67000, QByteArray::number(static_cast<qlonglong>(packing.billedGrams)).constData());
        const Packing fewest = packOrder(items, boxes, {});
        QCOMPARE(fewest.boxes.size(), 9u);
        QVERIFY2(fewest.billedGrams <= 67000, "the last box of the fewest is the small one");
    }

    void randomOrdersHaveNoFault()
    {
        qsizetype boxes = 0;
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            const RandomOrder order(seed);
            const Packing packing = packOrder(order.items, order.boxes, order.options);
            const QStringList faults = faultsOf(packing, order.items, order.boxes, order.options);
            QVERIFY2(faults.isEmpty(), "seed " + QByteArray::number(static_cast<qulonglong>(seed)) + ": " + shown(faults.mid(0, 3)));
            boxes += static_cast<qsizetype>(packing.boxes.size());
        }
        QVERIFY2(boxes > 400, "the orders are too easy to say anything");
    }

    void theSameInputGivesTheSamePacking()
    {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const RandomOrder order(seed);
            QVERIFY(isSame(packOrder(order.items, order.boxes, order.options), packOrder(order.items, order.boxes, order.options)));
        }
    }

    void moreAttemptsAreNeverWorse()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            RandomOrder order(seed);
            order.options.objective = PackObjective::Billed;
            order.options.attempts = 0;
            const Packing few = packOrder(order.items, order.boxes, order.options);
            order.options.attempts = 40;
            const Packing many = packOrder(order.items, order.boxes, order.options);
            QVERIFY2(many.billedGrams <= few.billedGrams, QByteArray::number(static_cast<qulonglong>(seed)).constData());
        }
    }

    void whatFitsNowhereSaysWhy()
    {
        const std::vector<PackItem> items{item({500, 20, 20}), item({90, 90, 90}, 9000), item({90, 90, 90}, 500, 2)};
        std::vector<PackBox> boxes{box({100, 100, 100}, 8000, 100)};
        const Packing packing = packOrder(items, boxes, {});
        QCOMPARE(packing.boxes.size(), 2u);
        QCOMPARE(packing.unpacked.size(), 2u);
        QCOMPARE(packing.unpacked[0].item, 0);
        QCOMPARE(packing.unpacked[0].reason, UnpackedReason::TooLarge);
        QCOMPARE(packing.unpacked[1].item, 1);
        QCOMPARE(packing.unpacked[1].reason, UnpackedReason::TooHeavy);
        boxes.front().stock = 1;
        const Packing short1 = packOrder({items[2]}, boxes, {});
        QCOMPARE(short1.unpacked.size(), 1u);
        QCOMPARE(short1.unpacked.front().reason, UnpackedReason::OutOfBoxes);
        QCOMPARE(packOrder(items, {}, {}).unpacked.size(), 3u);
        QVERIFY(packOrder({}, boxes, {}).boxes.empty());
    }

    void keptFlatNeedsTheFlatBox()
    {
        std::vector<PackItem> items{item({200, 100, 20})};
        const std::vector<PackBox> boxes{box({30, 210, 110}), box({210, 110, 30})};
        items.front().upright = Upright::thirdSide();
        QCOMPARE(packOrder(items, boxes, {}).boxes.front().box, 1);
        items.front().upright = {};
        const Packing free = packOrder(items, {boxes.front()}, {});
        QCOMPARE(free.boxes.size(), 1u);
        QVERIFY(faultsOf(free, items, boxes, {}).isEmpty());
    }

    void nothingStandsOnFragileGoods()
    {
        std::vector<PackItem> items{item({100, 100, 50}, 500, 2)};
        const std::vector<PackBox> boxes{box({100, 100, 100})};
        items.front().upright = Upright::thirdSide();
        QCOMPARE(packOrder(items, boxes, {}).boxes.size(), 1u);
        items.front().topLoadGrams = 499;
        QCOMPARE(packOrder(items, boxes, {}).boxes.size(), 2u);
        items.front().topLoadGrams = 500;
        QCOMPARE(packOrder(items, boxes, {}).boxes.size(), 1u);
        items.front().topLoadGrams = 0;
        QCOMPARE(packOrder(items, boxes, {}).boxes.size(), 2u);
        // The fragile one goes on top of the other.
        const std::vector<PackItem> mixed{items.front(), item({100, 100, 40}, 5000)};
        items.front().quantity = 1;
        const std::vector<PackItem> pair{items.front(), mixed.back()};
        const Packing onTop = packOrder(pair, boxes, {});
        QCOMPARE(onTop.boxes.size(), 1u);
        QVERIFY(faultsOf(onTop, pair, boxes, {}).isEmpty());
    }

    void loadsAddUpThroughTheStack()
    {
        // Four plates; the lowest bears the other three.
        std::vector<PackItem> items{item({100, 100, 25}, 1000, 4)};
        const std::vector<PackBox> boxes{box({100, 100, 100})};
        items.front().upright = Upright::thirdSide();
        items.front().topLoadGrams = 3000;
        QCOMPARE(packOrder(items, boxes, {}).boxes.size(), 1u);
        items.front().topLoadGrams = 2999;
        QCOMPARE(packOrder(items, boxes, {}).boxes.size(), 2u);
    }

    void paddingAndFillTakeRoom()
    {
        const std::vector<PackItem> items{item({100, 100, 100})};
        std::vector<PackBox> boxes{box({109, 110, 110})};
        boxes.front().paddingMm = 5;
        QCOMPARE(packOrder(items, boxes, {}).unpacked.size(), 1u);
        boxes.front().inner.w = 110;
        QCOMPARE(packOrder(items, boxes, {}).boxes.size(), 1u);
        boxes.front().paddingMm = 0;
        boxes.front().voidFillPpm = 260000;
        QCOMPARE(packOrder(items, boxes, {}).unpacked.size(), 1u);
        boxes.front().voidFillPpm = 240000;
        QCOMPARE(packOrder(items, boxes, {}).boxes.size(), 1u);
    }

    void intoOneTakesAllOrNothing()
    {
        const std::vector<PackItem> items{item({100, 100, 50}, 500, 2)};
        const PackBox wide = box({100, 100, 100});
        const std::optional<PackedBox> packed = packIntoOne(items, wide, {});
        QVERIFY(packed.has_value());
        QCOMPARE(packed->pieces.size(), 2u);
        QVERIFY(!packIntoOne({item({100, 100, 50}, 500, 3)}, wide, {}).has_value());
        QVERIFY(!packIntoOne({item({100, 100, 50}, 29999, 2)}, wide, {}).has_value());
    }
};

PACKBAY_TEST(tst_OrderPacker)
#include "tst_OrderPacker.moc"
