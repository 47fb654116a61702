#include "printing/LabelWriters.h"

#include <algorithm>

namespace packbay {
namespace {

const QByteArray kHex = QByteArrayLiteral("0123456789ABCDEF");

/// `count` times the hex digit in ACS: g..z = 20..400 in steps of 20, G..Y = 1..19.
void appendRun(QByteArray &out, char digit, int count)
{
    while (count > 0) {
        if (count == 1) {
            out += digit;
            return;
        }
        const int part = std::min(count, 419);
        if (part >= 20)
            out += static_cast<char>('g' + part / 20 - 1);
        if (part % 20 != 0)
            out += static_cast<char>('G' + part % 20 - 1);
        out += digit;
        count -= part;
    }
}

QByteArray runLengthRow(const QByteArray &hexRow)
{
    QByteArray out;
    // The rest of a row that is all white or all black has one sign of its own.
    qsizetype end = hexRow.size();
    char rest = 0;
    if (hexRow.endsWith('0') || hexRow.endsWith('F')) {
        const char last = hexRow.back();
        qsizetype first = end;
        while (first > 0 && hexRow[first - 1] == last)
            --first;
        end = first;
        rest = last == '0' ? ',' : '!';
    }
    for (qsizetype i = 0; i < end;) {
        qsizetype next = i;
        while (next < end && hexRow[next] == hexRow[i])
            ++next;
        appendRun(out, hexRow[i], static_cast<int>(next - i));
        i = next;
    }
    if (rest != 0)
        out += rest;
    return out;
}

QByteArray runLength(const RasterRows &raster)
{
    QByteArray out;
    QByteArray previous;
    for (int y = 0; y < raster.rows; ++y) {
        const QByteArray row = raster.bits.mid(static_cast<qsizetype>(y) * raster.bytesPerRow, raster.bytesPerRow).toHex().toUpper();
        out += y > 0 && row == previous ? QByteArrayLiteral(":") : runLengthRow(row);
        previous = row;
    }
    return out;
}

QByteArray z64(const RasterRows &raster)
{
    // qCompress puts four bytes of length before the zlib stream.
    const QByteArray base64 = qCompress(raster.bits, 9).mid(4).toBase64();
    const quint16 crc = crc16Xmodem(base64);
    QByteArray out = QByteArrayLiteral(":Z64:") + base64 + ':';
    for (int shift = 12; shift >= 0; shift -= 4)
        out += kHex[(crc >> shift) & 0xF];
    return out;
}

} // namespace

quint16 crc16Xmodem(const QByteArray &bytes)
{
    quint32 crc = 0;
    for (const char byte : bytes) {
        crc ^= static_cast<quint32>(static_cast<quint8>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000U) ? ((crc << 1) ^ 0x1021U) : (crc << 1);
        crc &= 0xFFFFU;
    }
    return static_cast<quint16>(crc);
}

QByteArray writeZpl(const QImage &mono, ZplCoding coding, const PrinterSettings &settings)
{
    const RasterRows raster = rasterRows(mono);
    const QByteArray total = QByteArray::number(raster.bytesPerRow * raster.rows);
    QByteArray data;
    switch (coding) {
    case ZplCoding::Hex: data = raster.bits.toHex().toUpper(); break;
    case ZplCoding::RunLength: data = runLength(raster); break;
    case ZplCoding::Z64: data = z64(raster); break;
    }
    // What a carrier's own label has left in the printer (turned, mirrored, reversed) is not ours.
    QByteArray out = QByteArrayLiteral("^XA\n^PW") + QByteArray::number(mono.width()) + QByteArrayLiteral("\n^LL")
        + QByteArray::number(mono.height()) + QByteArrayLiteral("\n^LH0,0\n^PON^LRN^PMN\n^CI28\n");
    if (settings.darkness)
        out += QByteArrayLiteral("~SD") + QByteArray::number(std::clamp(*settings.darkness, 0, 30)).rightJustified(2, '0') + '\n';
    if (settings.speed)
        out += QByteArrayLiteral("^PR") + QByteArray::number(std::clamp(*settings.speed, 1, 14)) + '\n';
    out += QByteArrayLiteral("^FO") + QByteArray::number(std::max(0, settings.offsetX)) + ','
        + QByteArray::number(std::max(0, settings.offsetY)) + QByteArrayLiteral("^GFA,") + total + ',' + total + ','
        + QByteArray::number(raster.bytesPerRow) + ',' + data + QByteArrayLiteral("^FS\n^PQ1,0,1,Y\n^XZ\n");
    return out;
}

} // namespace packbay
