#pragma once
#include "scanner/helper/ZxingAdapter.h"

#include <vector>

namespace packbay {

/// A symbol with the pass that found it first.
struct FoundSymbol
{
    Symbol symbol;
    bool fromTile = false; ///< not seen in the whole picture, only in a part of it
};

/// Reads a gray picture in several passes (hardware.md A1.6): whole, half size, overlapping tiles.
/// Careful: one symbol a tile with the formats that never made the library fail.
/// The parts are read by all cores at once; the answer is that of reading them one after the other.
class PictureReader
{
public:
    PictureReader(QByteArray gray, int width, int height) : m_gray(std::move(gray)), m_width(width), m_height(height) {}

    QList<FoundSymbol> read(bool careful);

private:
    struct Part
    {
        GrayView view;
        QPoint offset; ///< of the view in the picture
        int scale;     ///< dots of the picture a dot of the view
        bool tile;
        SymbolSet set;
    };

    void pass(const GrayView &view, QPoint offset, int scale, bool tile);
    void halfSize();
    void squares();
    void tiles(int perSide, int percent);
    QList<Symbol> symbolsOf(const Part &part) const;
    void readParts();
    void add(Symbol symbol, bool tile);

    QByteArray m_gray;
    QByteArray m_half;
    int m_width;
    int m_height;
    bool m_careful = false;
    std::vector<Part> m_parts;
    QList<FoundSymbol> m_found;
};

} // namespace packbay
