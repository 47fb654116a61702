#include "printing/LabelWriters.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

namespace packbay {

QByteArray writePdf(const LabelLayout &layout, const QString &title)
{
    constexpr int kResolution = 1200;
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setResolution(kResolution);
        pdf.setTitle(title);
        pdf.setCreator(QStringLiteral("Packbay"));
        const QSizeF millimetres(layout.size.tenths.width() / 10.0, layout.size.tenths.height() / 10.0);
        pdf.setPageLayout(QPageLayout(QPageSize(millimetres, QPageSize::Millimeter, QString(), QPageSize::ExactMatch),
                                      QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
        QPainter painter(&pdf);
        const double dotsPerInch = layout.dpi == Dpi::D203 ? 203.2 : 300.0;
        const double scale = kResolution / dotsPerInch;
        for (std::size_t i = 0; i < layout.pages.size(); ++i) {
            if (i > 0)
                pdf.newPage();
            painter.resetTransform();
            painter.scale(scale, scale);
            const LabelPage &page = layout.pages[i];
            for (const QRect &fill : page.fills)
                painter.fillRect(fill, Qt::black);
            for (const PlacedBarcode &barcode : page.barcodes) {
                for (const QRect &rect : darkRects(barcode))
                    painter.fillRect(rect, Qt::black);
            }
            painter.setPen(Qt::black);
            for (const PlacedText &text : page.texts)
                text.lines->draw(&painter, text.at);
        }
    }
    return out;
}

} // namespace packbay
