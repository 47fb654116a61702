#pragma once
#include "models/packing/BoxFiller.h"

namespace packbay {

/// Deals the pieces of the kinds out to the items that they are, each once, in the order of the items.
class PieceDealer
{
public:
    explicit PieceDealer(const PieceKinds &kinds);

    /// The blocks of one box piece by piece, from the bottom up: nothing has to be slipped under something else.
    std::vector<PackedPiece> pieces(const std::vector<PlacedBlock> &blocks, int paddingMm);

private:
    int take(int kind);

    const PieceKinds &m_kinds;
    std::vector<std::pair<std::size_t, int>> m_next; ///< per kind: the item, how many of it are dealt
};

} // namespace packbay
