#pragma once
#include "models/domain/Result.h"
#include "printing/LabelLayout.h"

#include <QByteArray>
#include <QImage>

namespace packbay {

enum class LabelFormat { Zpl, Tspl, Epl, EscPos, Pdf, Png };

/// "zpl", "tspl", "epl", "escpos", "pdf", "png".
std::optional<LabelFormat> labelFormatOf(QStringView name);

/// How a printer is set for one job; what is not set is left as the printer has it.
struct PrinterSettings
{
    std::optional<int> darkness; ///< ZPL 0-30, TSPL and EPL 0-15
    std::optional<int> speed;    ///< inches a second
    int gapTenths = 30;          ///< gap between labels, tenths of a millimetre
    int offsetX = 0;             ///< dots to the right
    int offsetY = 0;             ///< dots down
};

/// Coding of the picture in ZPL (hardware.md A3.2). Z64 is deflate + base64 + CRC.
enum class ZplCoding { Hex, RunLength, Z64 };

/// The rows of a picture of Format_Mono as whole bytes, bit 1 = black, white beyond the picture's width.
struct RasterRows
{
    int bytesPerRow = 0;
    int rows = 0;
    QByteArray bits;
};
RasterRows rasterRows(const QImage &mono);

/// One label as graphics and fixed commands only: nothing that a user typed is ever read as a command.
QByteArray writeZpl(const QImage &mono, ZplCoding coding = ZplCoding::Z64, const PrinterSettings &settings = {});
QByteArray writeTspl(const QImage &mono, const LabelSize &size, const PrinterSettings &settings = {});
QByteArray writeEpl(const QImage &mono, Dpi dpi, const PrinterSettings &settings = {});
QByteArray writeEscPos(const QImage &mono);
QByteArray writePng(const QImage &mono);
/// Every page at its exact size; text as text with embedded fonts, bars as filled rectangles in whole dots.
QByteArray writePdf(const LabelLayout &layout, const QString &title);

/// CRC-16/XMODEM (poly 1021, init 0), over the base64 text of a Z64 field.
quint16 crc16Xmodem(const QByteArray &bytes);

} // namespace packbay
