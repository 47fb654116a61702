#include "printing/LabelLayout.h"

#include <QPainter>

namespace packbay {

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
    QImage image(layout.dots, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
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
    return image;
}

} // namespace packbay
