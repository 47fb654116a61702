#pragma once
#include <QByteArray>
#include <QList>
#include <QPoint>
#include <QString>

#include <array>
#include <cstdint>

namespace packbay {

/// One gray picture or a part of it, rows `stride` bytes apart.
struct GrayView
{
    const std::uint8_t *data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
};

/// A symbol as the library found it; format by the name that ZXing-cpp 1.4 gives it.
struct Symbol
{
    QString format;
    QString text;
    QByteArray bytes;
    QString aim;
    std::array<QPoint, 4> corners; ///< top-left, top-right, bottom-right, bottom-left in reading direction
};

enum class SymbolSet { Parcel, ParcelCareful, DataMatrix, Retail };

/// Every symbol of the set (`many`), or the first one. Without DataBar, UPC-E and Codabar, which misread; throws what the
/// library throws. The library may also call abort().
QList<Symbol> readSymbols(const GrayView &view, SymbolSet set, bool many);

} // namespace packbay
