#include "printing/LabelWriters.h"

#include <QBuffer>

#include <algorithm>

namespace packbay {
namespace {

QByteArray inverted(QByteArray bits)
{
    for (char &byte : bits)
        byte = static_cast<char>(~byte);
    return bits;
}

/// "100" or "101.6" for 1000 or 1016 tenths.
QByteArray millimetres(int tenths)
{
    QByteArray text = QByteArray::number(tenths / 10);
    if (tenths % 10 != 0)
        text += '.' + QByteArray::number(tenths % 10);
    return text;
}

} // namespace

std::optional<LabelFormat> labelFormatOf(QStringView name)
{
    if (name == u"zpl")
        return LabelFormat::Zpl;
    if (name == u"tspl")
        return LabelFormat::Tspl;
    if (name == u"epl")
        return LabelFormat::Epl;
    if (name == u"escpos")
        return LabelFormat::EscPos;
    if (name == u"pdf")
        return LabelFormat::Pdf;
    if (name == u"png")
        return LabelFormat::Png;
    return std::nullopt;
}

RasterRows rasterRows(const QImage &mono)
{
    Q_ASSERT(mono.format() == QImage::Format_Mono);
    RasterRows out;
    out.bytesPerRow = (mono.width() + 7) / 8;
    out.rows = mono.height();
    out.bits.reserve(static_cast<qsizetype>(out.bytesPerRow) * out.rows);
    const int spare = out.bytesPerRow * 8 - mono.width();
    for (int y = 0; y < out.rows; ++y) {
        out.bits.append(reinterpret_cast<const char *>(mono.constScanLine(y)), out.bytesPerRow);
        // What QImage keeps beyond the width is not defined.
        if (spare > 0)
            out.bits.back() = static_cast<char>(static_cast<quint8>(out.bits.back()) & (0xFFU << spare));
    }
    return out;
}

QByteArray writeTspl(const QImage &mono, const LabelSize &size, const PrinterSettings &settings)
{
    const RasterRows raster = rasterRows(mono);
    QByteArray out = QByteArrayLiteral("SIZE ") + millimetres(size.tenths.width()) + QByteArrayLiteral(" mm,")
        + millimetres(size.tenths.height()) + QByteArrayLiteral(" mm\r\nGAP ") + millimetres(settings.gapTenths)
        + QByteArrayLiteral(" mm,0\r\nDIRECTION 1\r\n");
    if (settings.darkness)
        out += QByteArrayLiteral("DENSITY ") + QByteArray::number(std::clamp(*settings.darkness, 0, 15)) + QByteArrayLiteral("\r\n");
    if (settings.speed)
        out += QByteArrayLiteral("SPEED ") + QByteArray::number(std::clamp(*settings.speed, 1, 14)) + QByteArrayLiteral("\r\n");
    out += QByteArrayLiteral("SET REPRINT OFF\r\nCLS\r\nBITMAP ") + QByteArray::number(std::max(0, settings.offsetX)) + ','
        + QByteArray::number(std::max(0, settings.offsetY)) + ',' + QByteArray::number(raster.bytesPerRow) + ','
        + QByteArray::number(raster.rows) + QByteArrayLiteral(",0,");
    // TSPL: bit 0 is black.
    out += inverted(raster.bits) + QByteArrayLiteral("\r\nPRINT 1,1\r\n");
    return out;
}

QByteArray writeEpl(const QImage &mono, Dpi dpi, const PrinterSettings &settings)
{
    const RasterRows raster = rasterRows(mono);
    const int gap = std::max(16, toDots(settings.gapTenths, dpi));
    QByteArray out = QByteArrayLiteral("\nN\nq") + QByteArray::number(raster.bytesPerRow * 8) + QByteArrayLiteral("\nQ")
        + QByteArray::number(raster.rows) + ',' + QByteArray::number(gap) + '\n';
    if (settings.darkness)
        out += 'D' + QByteArray::number(std::clamp(*settings.darkness, 0, 15)) + '\n';
    if (settings.speed)
        out += 'S' + QByteArray::number(std::clamp(*settings.speed, 1, 6)) + '\n';
    out += QByteArrayLiteral("GW") + QByteArray::number(std::max(0, settings.offsetX)) + ','
        + QByteArray::number(std::max(0, settings.offsetY)) + ',' + QByteArray::number(raster.bytesPerRow) + ','
        + QByteArray::number(raster.rows) + ',';
    // EPL2: bit 0 is black.
    out += inverted(raster.bits) + QByteArrayLiteral("\nP1\n");
    return out;
}

QByteArray writeEscPos(const QImage &mono)
{
    const RasterRows raster = rasterRows(mono);
    const auto word = [](int value) {
        QByteArray two;
        two += static_cast<char>(value & 0xFF);
        two += static_cast<char>(value >> 8 & 0xFF);
        return two;
    };
    // GS v 0: bit 1 is black.
    QByteArray out("\x1d\x76\x30\x00", 4);
    out += word(raster.bytesPerRow) + word(raster.rows) + raster.bits;
    return out;
}

QByteArray writePng(const QImage &mono)
{
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    mono.save(&buffer, "PNG");
    return out;
}

} // namespace packbay
