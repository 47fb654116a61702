#pragma once
#include "printing/BarcodeSymbol.h"

#include <QImage>
#include <QPainter>

namespace packbay::test {

constexpr QPoint kLabelPlace{180, 140};

/// A label before the camera: a Code 128 on gray, the second one under the first.
inline QImage labelOf(const QString &text, const QString &second = {})
{
    QImage picture(1280, 720, QImage::Format_RGB32);
    picture.fill(QColor(200, 200, 205));
    QPainter painter(&picture);
    QPoint place = kLabelPlace;
    for (const QString &one : {text, second}) {
        if (one.isEmpty())
            continue;
        const Result<BarcodeSymbol> symbol = encodeBarcode(Symbology::Code128, one);
        painter.fillRect(QRect(place - QPoint(60, 40), QSize(3 * symbol->columns + 120, 240)), Qt::white);
        for (int x = 0; x < symbol->columns; ++x) {
            if (symbol->at(0, x))
                painter.fillRect(QRect(place + QPoint(3 * x, 0), QSize(3, 160)), Qt::black);
        }
        place += QPoint(0, 260);
    }
    return picture;
}

} // namespace packbay::test
