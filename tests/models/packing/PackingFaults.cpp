#include "tests/models/packing/PackingFaults.h"

#include <algorithm>

namespace packbay::test {
namespace {

/// The common length of two stretches, 0 when they only touch.
qint64 shared(int a, int aLength, int b, int bLength)
{
    return std::max(0, std::min(a + aLength, b + bLength) - std::max(a, b));
}

qint64 baseShared(const PackedPiece &a, const PackedPiece &b)
{
    return shared(a.x, a.size.w, b.x, b.size.w) * shared(a.y, a.size.l, b.y, b.size.l);
}

QString shown(const PackedPiece &p)
{
    return QStringLiteral("item %1 at %2,%3,%4 %5x%6x%7").arg(p.item).arg(p.x).arg(p.y).arg(p.z).arg(p.size.w).arg(p.size.l).arg(p.size.d);
}

bool mayStandSo(const PackItem &item, const Sides &turned)
{
    const auto flat = [&](int a, int b) { return (turned.w == a && turned.l == b) || (turned.w == b && turned.l == a); };
    const auto [w, l, d] = item.size;
    return (item.upright.d && turned.d == d && flat(w, l)) || (item.upright.l && turned.d == l && flat(w, d))
        || (item.upright.w && turned.d == w && flat(l, d));
}

QStringList faultsOfPair(const PackedPiece &a, const PackedPiece &b, const std::vector<PackItem> &items)
{
    QStringList faults;
    if (baseShared(a, b) == 0)
        return faults;
    if (shared(a.z, a.size.d, b.z, b.size.d) > 0)
        faults.append(QStringLiteral("overlap: %1 and %2").arg(shown(a), shown(b)));
    const PackedPiece &lower = a.z < b.z ? a : b;
    if (items.at(static_cast<std::size_t>(lower.item)).topLoadGrams == 0)
        faults.append(QStringLiteral("something lies above the fragile %1").arg(shown(lower)));
    return faults;
}

} // namespace

QStringList faultsOf(const std::vector<PackedPiece> &pieces, const std::vector<PackItem> &items, const PackBox &box, int supportPercent)
{
    QStringList faults;
    const int pad = box.paddingMm;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const PackedPiece &p = pieces[i];
        if (p.x < pad || p.y < pad || p.z < pad || p.x + p.size.w > box.inner.w - pad || p.y + p.size.l > box.inner.l - pad || p.z + p.size.d > box.inner.d - pad)
            faults.append(QStringLiteral("out of bounds: ") + shown(p));
        if (!mayStandSo(items.at(static_cast<std::size_t>(p.item)), p.size))
            faults.append(QStringLiteral("turned as it may not be: ") + shown(p));
        qint64 held = p.z == pad ? qint64(p.size.w) * p.size.l : 0;
        for (std::size_t j = 0; j < pieces.size(); ++j) {
            if (j != i && p.z > pad && pieces[j].z + pieces[j].size.d == p.z)
                held += baseShared(p, pieces[j]);
            if (j > i)
                faults += faultsOfPair(p, pieces[j], items);
        }
        if (held * 100 < qint64(p.size.w) * p.size.l * supportPercent)
            faults.append(QStringLiteral("badly supported: ") + shown(p));
    }
    return faults;
}

QStringList faultsOf(const Packing &packing, const std::vector<PackItem> &items, const std::vector<PackBox> &boxes, const PackOptions &options)
{
    QStringList faults;
    std::vector<int> left;
    for (const PackItem &item : items)
        left.push_back(item.quantity);
    for (const UnpackedItem &out : packing.unpacked)
        left.at(static_cast<std::size_t>(out.item)) -= out.quantity;
    qint64 billed = 0;
    std::vector<int> used(boxes.size(), 0);
    for (const PackedBox &packed : packing.boxes) {
        const PackBox &box = boxes.at(static_cast<std::size_t>(packed.box));
        faults += faultsOf(packed.pieces, items, box, options.supportPercent);
        qint64 grams = box.tareGrams;
        qint64 volume = 0;
        for (const PackedPiece &piece : packed.pieces) {
            --left.at(static_cast<std::size_t>(piece.item));
            grams += items.at(static_cast<std::size_t>(piece.item)).grams;
            volume += qint64(piece.size.w) * piece.size.l * piece.size.d;
        }
        if (packed.pieces.empty() || grams != packed.grossGrams || grams > box.maxGrossGrams || volume != packed.pieceVolume)
            faults.append(QStringLiteral("box of %1 pieces, %2 g, says %3 g").arg(packed.pieces.size()).arg(grams).arg(packed.grossGrams));
        const qint64 outside = qint64(box.outer.w) * box.outer.l * box.outer.d;
        qint64 due = 0;
        while (due < grams || due * options.divisor < outside)
            due += options.stepGrams;
        if (due != packed.billedGrams)
            faults.append(QStringLiteral("billed %1, due %2").arg(packed.billedGrams).arg(due));
        billed += due;
        if (++used.at(static_cast<std::size_t>(packed.box)) > box.stock.value_or(1'000'000))
            faults.append(QStringLiteral("more boxes than in stock"));
    }
    if (std::any_of(left.begin(), left.end(), [](int count) { return count != 0; }))
        faults.append(QStringLiteral("not every piece is there once"));
    if (billed != packing.billedGrams)
        faults.append(QStringLiteral("the billed sum is %1").arg(packing.billedGrams));
    return faults;
}

} // namespace packbay::test
