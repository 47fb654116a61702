#include "tests/printing/RasterReaders.h"

#include <array>
#include <cstring>

namespace packbay::test {
namespace {

/// Black where the bit is `blackBit`; null when there are not exactly rows * bytesPerRow bytes.
QImage fromBits(const QByteArray &bits, int bytesPerRow, int rows, int blackBit)
{
    if (bits.size() != static_cast<qsizetype>(bytesPerRow) * rows)
        return {};
    QImage image(bytesPerRow * 8, rows, QImage::Format_Grayscale8);
    std::array<std::array<uchar, 8>, 256> dots{}; // of every byte
    for (int byte = 0; byte < 256; ++byte) {
        for (int x = 0; x < 8; ++x)
            dots[static_cast<std::size_t>(byte)][static_cast<std::size_t>(x)] = byte / (1 << (7 - x)) % 2 == blackBit ? 0 : 255;
    }
    for (int y = 0; y < rows; ++y) {
        uchar *line = image.scanLine(y);
        for (int x = 0; x < bytesPerRow; ++x)
            std::memcpy(line + x * 8, dots[static_cast<uchar>(bits[y * bytesPerRow + x])].data(), 8);
    }
    return image;
}

/// One word up to a separator, taken off the front.
QByteArray upTo(QByteArray &bytes, const QByteArray &separator)
{
    const qsizetype at = bytes.indexOf(separator);
    const QByteArray word = bytes.left(at < 0 ? bytes.size() : at);
    bytes.remove(0, at < 0 ? bytes.size() : at + separator.size());
    return word;
}

} // namespace

QImage readTspl(QByteArray bytes, QStringList *commands)
{
    QImage picture;
    while (!bytes.isEmpty()) {
        if (bytes.startsWith("BITMAP ")) {
            bytes.remove(0, 7);
            int numbers[5] = {};
            for (int &number : numbers)
                number = upTo(bytes, ",").toInt();
            // The length counts, not the lines: raw bytes may hold CR LF.
            const qsizetype size = static_cast<qsizetype>(numbers[2]) * numbers[3];
            picture = fromBits(bytes.left(size), numbers[2], numbers[3], 0);
            bytes.remove(0, size);
            if (!bytes.startsWith("\r\n"))
                return {};
            bytes.remove(0, 2);
            commands->append(QStringLiteral("BITMAP"));
        } else {
            commands->append(QString::fromLatin1(upTo(bytes, "\r\n")));
        }
    }
    return picture;
}

QImage readEpl(QByteArray bytes, QStringList *commands)
{
    QImage picture;
    while (!bytes.isEmpty()) {
        if (bytes.startsWith("GW")) {
            bytes.remove(0, 2);
            int numbers[4] = {};
            for (int &number : numbers)
                number = upTo(bytes, ",").toInt();
            const qsizetype size = static_cast<qsizetype>(numbers[2]) * numbers[3];
            picture = fromBits(bytes.left(size), numbers[2], numbers[3], 0);
            bytes.remove(0, size);
            commands->append(QStringLiteral("GW"));
        } else {
            const QString line = QString::fromLatin1(upTo(bytes, "\n"));
            if (!line.isEmpty())
                commands->append(line);
        }
    }
    return picture;
}

QImage readEscPos(const QByteArray &bytes)
{
    if (!bytes.startsWith(QByteArray("\x1dv0\0", 4)) || bytes.size() < 8)
        return {};
    const auto at = [&](int i) { return static_cast<int>(static_cast<uchar>(bytes[i])); };
    return fromBits(bytes.mid(8), at(4) + 256 * at(5), at(6) + 256 * at(7), 1);
}

} // namespace packbay::test
