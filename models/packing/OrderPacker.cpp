#include "models/packing/OrderPacker.h"

#include "models/packing/OrderSearch.h"
#include "models/packing/PieceDealer.h"

#include <algorithm>

namespace packbay {
namespace {

PackedBox packedBox(const BoxLoad &load, const PackBox &box, PieceDealer &dealer)
{
    PackedBox packed;
    packed.box = load.box;
    packed.grossGrams = load.gross;
    packed.billedGrams = load.billed;
    packed.pieceVolume = load.fill.volume;
    packed.pieces = dealer.pieces(load.fill.blocks, box.paddingMm);
    return packed;
}

/// Whether one piece alone goes into some box, and if not, why.
std::optional<UnpackedReason> refusalOf(const PieceKind &kind, const std::vector<PackBox> &boxes)
{
    bool tooLarge = true;
    for (const PackBox &box : boxes) {
        if (!kind.fits(usableSides(box)) || kind.volume > usableVolume(box))
            continue;
        tooLarge = false;
        if (kind.grams <= box.maxGrossGrams - box.tareGrams)
            return std::nullopt;
    }
    return tooLarge ? UnpackedReason::TooLarge : UnpackedReason::TooHeavy;
}

} // namespace

Packing packOrder(const std::vector<PackItem> &items, const std::vector<PackBox> &boxes, const PackOptions &options)
{
    Packing packing;
    const PieceKinds kinds(items);
    KindCounts counts = kinds.counts;
    const auto refuse = [&](std::size_t kind, UnpackedReason reason) {
        for (const auto &[item, quantity] : kinds.kinds[kind].items)
            packing.unpacked.push_back({item, quantity, reason});
        counts[kind] = 0;
    };
    for (std::size_t k = 0; k < kinds.kinds.size(); ++k) {
        if (const std::optional<UnpackedReason> reason = refusalOf(kinds.kinds[k], boxes))
            refuse(k, *reason);
    }
    OrderSearch search(kinds, boxes, options);
    const BoxLoads found = search.run(counts);
    packing.provedFewest = static_cast<int>(found.loads.size()) == search.leastBoxes(counts);
    if (found.loads.empty()) {
        for (std::size_t k = 0; k < counts.size(); ++k) {
            if (counts[k] > 0)
                refuse(k, UnpackedReason::OutOfBoxes);
        }
    }
    std::sort(packing.unpacked.begin(), packing.unpacked.end(),
              [](const UnpackedItem &a, const UnpackedItem &b) { return a.item < b.item; });
    PieceDealer dealer(kinds);
    for (const BoxLoad &load : found.loads)
        packing.boxes.push_back(packedBox(load, boxes[static_cast<std::size_t>(load.box)], dealer));
    packing.billedGrams = found.billed;
    return packing;
}

std::optional<PackedBox> packIntoOne(const std::vector<PackItem> &items, const PackBox &box, const PackOptions &options)
{
    const PieceKinds kinds(items);
    const std::vector<PackBox> boxes{box};
    OrderSearch search(kinds, boxes, options);
    std::optional<BoxLoad> load = search.intoOne(0, kinds.counts, 7 * kPlaceRules, options.attempts);
    if (!load)
        return std::nullopt;
    PieceDealer dealer(kinds);
    return packedBox(*load, box, dealer);
}

} // namespace packbay
