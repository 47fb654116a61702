#include "ui/CameraView.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kOutline = 4;

} // namespace

CameraView::CameraView(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    hide();
    retranslate();
}

void CameraView::setSight(const QImage &picture, const QList<QPolygon> &symbols)
{
    m_picture = picture;
    m_symbols = symbols;
    setVisible(!picture.isNull());
    update();
}

void CameraView::retranslate()
{
    setAccessibleName(tr("Camera"));
}

QSize CameraView::sizeHint() const
{
    return {look().metrics.mm(60), look().metrics.mm(45)};
}

/// The whole picture, as large as it can be without stretching.
QRect CameraView::area() const
{
    const QSize size = m_picture.size().scaled(this->size(), Qt::KeepAspectRatio);
    return QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
}

QPoint CameraView::placeOf(const QPoint &pixel) const
{
    const QRect where = area();
    return where.topLeft() + QPoint(pixel.x() * where.width() / qMax(1, m_picture.width()), pixel.y() * where.height() / qMax(1, m_picture.height()));
}

void CameraView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), look().theme.window);
    painter.drawImage(area(), m_picture);
    painter.setBrush(Qt::NoBrush);
    for (const QPolygon &symbol : std::as_const(m_symbols)) {
        QPolygon outline;
        for (const QPoint &corner : symbol)
            outline.append(placeOf(corner));
        // Two colours: one of them is seen on any label.
        painter.setPen(QPen(look().theme.ok.text, kOutline + 4));
        painter.drawPolygon(outline);
        painter.setPen(QPen(look().theme.ok.fill, kOutline));
        painter.drawPolygon(outline);
    }
}

} // namespace packbay
