#pragma once
#include <QByteArray>
#include <QtEndian>

namespace packbay::test {

inline quint32 pngCrc(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1U ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

inline QByteArray big(quint32 value)
{
    value = qToBigEndian(value);
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

inline QByteArray pngChunk(const QByteArray &name, const QByteArray &data)
{
    return big(quint32(data.size())) + name + data + big(pngCrc(name + data));
}

/// A PNG that is right in every byte: `side` x `side` pixels of one bit, all white. 30,000 need 113 kB in the file.
inline QByteArray hugePicture(int side = 30'000)
{
    const QByteArray row = QByteArray(1, '\0') + QByteArray((side + 7) / 8, '\xff');
    // qCompress() puts the length before what zlib makes.
    const QByteArray pixels = qCompress(row.repeated(side), 1).sliced(4);
    return QByteArray("\x89PNG\r\n\x1a\n") + pngChunk("IHDR", big(quint32(side)) + big(quint32(side)) + QByteArray("\x01\x00\x00\x00\x00", 5))
        + pngChunk("IDAT", pixels) + pngChunk("IEND", {});
}

} // namespace packbay::test
