#pragma once
#include "scanner/helper/ZxingAdapter.h"

namespace packbay {

/// A symbol with the pass that found it first.
struct FoundSymbol
{
    Symbol symbol;
    bool fromTile = false; ///< not seen in the whole picture, only in a part of it
};

/// Reads a gray picture in several passes (hardware.md A1.6): whole, half size, overlapping tiles.
/// Careful: one symbol a tile with the formats that never made the library fail.
class PictureReader
{
public:
    PictureReader(QByteArray gray, int width, int height) : m_gray(std::move(gray)), m_width(width), m_height(height) {}

    QList<FoundSymbol> read(bool careful);

private:
    void pass(const GrayView &view, QPoint offset, int scale, bool tile);
    void readPart(const GrayView &view, QPoint offset, int scale, bool tile, SymbolSet set);
    void halfSize();
    void squares();
    void tiles(int perSide, int percent);
    void add(Symbol symbol, bool tile);

    QByteArray m_gray;
    int m_width;
    int m_height;
    bool m_careful = false;
    QList<FoundSymbol> m_found;
};

} // namespace packbay
