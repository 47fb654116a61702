#include "printing/LabelLayout.h"

#include <QPainter>

namespace packbay {
namespace {

/// The picture at one bit a dot: what is nearer to black is printed.
QImage oneBitADot(const QImage &drawn)
{
    QImage dots(drawn.size(), QImage::Format_Mono);
    dots.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    dots.fill(0);
    dots.setDotsPerMeterX(drawn.dotsPerMeterX());
    dots.setDotsPerMeterY(drawn.dotsPerMeterY());
    for (int y = 0; y < drawn.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(drawn.constScanLine(y));
        uchar *to = dots.scanLine(y);
        for (int x = 0; x < drawn.width(); ++x)
            to[x / 8] = static_cast<uchar>(to[x / 8] | (qGreen(from[x]) < 128 ? 0x80 >> x % 8 : 0));
    }
    return dots;
}

} // namespace

std::vector<QRect> darkRects(const PlacedBarcode &barcode)
{
    std::vector<QRect> rects;
    const BarcodeSymbol &symbol = barcode.symbol;
    const int height = isLinear(symbol.symbology) ? barcode.bars.height() : symbol.moduleHeight * barcode.module;
    for (int row = 0; row < symbol.rows; ++row) {
        for (int column = 0; column < symbol.columns;) {
            int end = column;
            while (end < symbol.columns && symbol.at(row, end))
                ++end;
            if (end > column) {
                rects.emplace_back(barcode.bars.left() + column * barcode.module, barcode.bars.top() + row * height,
                                   (end - column) * barcode.module, height);
            }
            column = end + 1;
        }
    }
    return rects;
}

QImage paintPage(const LabelLayout &layout, std::size_t page)
{
    // Not on a picture of one bit a dot: Qt 6.4 fills a sign of many strokes with several threads, and two of them that
    // write into one byte lose dots. A dot that is a word of its own cannot be lost, and its colour is black or white too.
    QImage image(layout.dots, QImage::Format_RGB32);
    image.fill(Qt::white);
    const double dotsPerMetre = layout.dpi == Dpi::D203 ? 8000.0 : 300.0 / 0.0254;
    image.setDotsPerMeterX(qRound(dotsPerMetre));
    image.setDotsPerMeterY(qRound(dotsPerMetre));

    const LabelPage &sheet = layout.pages.at(page);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing, false);
    for (const QRect &fill : sheet.fills)
        painter.fillRect(fill, Qt::black);
    for (const PlacedBarcode &barcode : sheet.barcodes) {
        for (const QRect &rect : darkRects(barcode))
            painter.fillRect(rect, Qt::black);
    }
    painter.setPen(Qt::black);
    for (const PlacedText &text : sheet.texts)
        text.lines->draw(&painter, text.at);
    painter.end();
    return oneBitADot(image);
}

} // namespace packbay
