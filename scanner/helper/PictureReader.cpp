#include "scanner/helper/PictureReader.h"

#include <QRect>

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace packbay {
namespace {

/// Smaller pictures hold no symbol that the whole pass misses.
constexpr int kLeastSideForTiles = 300;
/// More would take the cores from the station's window.
constexpr unsigned kMostThreads = 4;

QRect boxOf(const Symbol &symbol)
{
    QRect box(symbol.corners[0], QSize(1, 1));
    for (const QPoint &corner : symbol.corners)
        box |= QRect(corner, QSize(1, 1));
    // A linear symbol may come as a line: give it some height.
    return box.adjusted(-8, -8, 8, 8);
}

} // namespace

QList<FoundSymbol> PictureReader::read(bool careful)
{
    m_careful = careful;
    m_parts.clear();
    m_found.clear();
    const auto *data = reinterpret_cast<const std::uint8_t *>(m_gray.constData());
    pass({data, m_width, m_height, m_width}, {}, 1, false);
    halfSize();
    if (std::min(m_width, m_height) >= kLeastSideForTiles) {
        tiles(2, 60);
        tiles(3, 45);
        tiles(5, 30);
        squares();
    }
    readParts();
    return m_found;
}

void PictureReader::pass(const GrayView &view, QPoint offset, int scale, bool tile)
{
    m_parts.push_back({view, offset, scale, tile, m_careful ? SymbolSet::ParcelCareful : SymbolSet::Parcel});
    // Goods' codes are as wide as what they are printed on: small parts of a picture are not worth the time.
    if (!tile || view.width * 2 > m_width)
        m_parts.push_back({view, offset, scale, tile, SymbolSet::Retail});
}

QList<Symbol> PictureReader::symbolsOf(const Part &part) const
{
    try {
        QList<Symbol> symbols = readSymbols(part.view, part.set, !m_careful);
        for (Symbol &symbol : symbols) {
            for (QPoint &corner : symbol.corners)
                corner = corner * part.scale + part.offset;
        }
        return symbols;
    } catch (const std::exception &) {
        // The library gave up on this part (std::out_of_range in 1.4.0); the others still count.
        return {};
    }
}

void PictureReader::readParts()
{
    std::vector<QList<Symbol>> found(m_parts.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < m_parts.size(); i = next++)
            found[i] = symbolsOf(m_parts[i]);
    };
    std::vector<std::thread> others;
    const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
    for (unsigned i = 1; i < cores; ++i)
        others.emplace_back(work);
    work();
    for (std::thread &other : others)
        other.join();
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        for (Symbol &symbol : found[i])
            add(std::move(symbol), m_parts[i].tile);
    }
}

/// A DataMatrix is only found around the middle of what the library is given: squares that overlap by half.
void PictureReader::squares()
{
    const int side = std::min(m_width, m_height) * 32 / 100;
    const int step = std::max(1, side / 2);
    for (int top = 0; top < m_height - side + step; top += step) {
        for (int left = 0; left < m_width - side + step; left += step) {
            const int x = std::min(left, m_width - side);
            const int y = std::min(top, m_height - side);
            const auto *data = reinterpret_cast<const std::uint8_t *>(m_gray.constData()) + qsizetype(y) * m_width + x;
            m_parts.push_back({{data, side, side, m_width}, {x, y}, 1, true, SymbolSet::DataMatrix});
        }
    }
}

void PictureReader::halfSize()
{
    const int width = m_width / 2;
    const int height = m_height / 2;
    if (width < 40 || height < 40)
        return;
    m_half = QByteArray(qsizetype(width) * height, '\0');
    const auto *gray = reinterpret_cast<const std::uint8_t *>(m_gray.constData());
    char *to = m_half.data();
    for (int y = 0; y < height; ++y) {
        const std::uint8_t *upper = gray + qsizetype(2) * y * m_width;
        const std::uint8_t *lower = upper + m_width;
        for (int x = 0; x < width; ++x, upper += 2, lower += 2)
            *to++ = static_cast<char>((upper[0] + upper[1] + lower[0] + lower[1]) / 4);
    }
    pass({reinterpret_cast<const std::uint8_t *>(m_half.constData()), width, height, width}, {}, 2, false);
}

void PictureReader::tiles(int perSide, int percent)
{
    const int width = m_width * percent / 100;
    const int height = m_height * percent / 100;
    for (int row = 0; row < perSide; ++row) {
        for (int column = 0; column < perSide; ++column) {
            const int x = (m_width - width) * column / (perSide - 1);
            const int y = (m_height - height) * row / (perSide - 1);
            const auto *data = reinterpret_cast<const std::uint8_t *>(m_gray.constData()) + qsizetype(y) * m_width + x;
            pass({data, width, height, m_width}, {x, y}, 1, true);
        }
    }
}

void PictureReader::add(Symbol symbol, bool tile)
{
    const QRect box = boxOf(symbol);
    const bool known = std::any_of(m_found.begin(), m_found.end(), [&](const FoundSymbol &other) {
        return other.symbol.format == symbol.format && other.symbol.bytes == symbol.bytes && boxOf(other.symbol).intersects(box);
    });
    if (!known)
        m_found.append({std::move(symbol), tile});
}

} // namespace packbay
