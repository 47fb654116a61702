#include "models/packing/PieceDealer.h"

#include <algorithm>

namespace packbay {

PieceDealer::PieceDealer(const PieceKinds &kinds)
    : m_kinds(kinds)
    , m_next(kinds.kinds.size(), {0, 0})
{
}

int PieceDealer::take(int kind)
{
    auto &[index, dealt] = m_next[static_cast<std::size_t>(kind)];
    const auto [item, quantity] = m_kinds.kinds[static_cast<std::size_t>(kind)].items[index];
    if (++dealt == quantity) {
        ++index;
        dealt = 0;
    }
    return item;
}

std::vector<PackedPiece> PieceDealer::pieces(const std::vector<PlacedBlock> &blocks, int paddingMm)
{
    std::vector<PackedPiece> all;
    for (const PlacedBlock &block : blocks) {
        for (int n = 0; n < block.count(); ++n) {
            const int i = n % block.nx;
            const int j = n / block.nx % block.ny;
            const int k = n / block.nx / block.ny;
            all.push_back({take(block.kind), block.x + i * block.size.w + paddingMm, block.y + j * block.size.l + paddingMm,
                           block.z + k * block.size.d + paddingMm, block.size});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const PackedPiece &a, const PackedPiece &b) {
        return std::tuple(a.z, a.y, a.x) < std::tuple(b.z, b.y, b.x);
    });
    return all;
}

} // namespace packbay
