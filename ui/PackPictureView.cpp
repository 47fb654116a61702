#include "ui/PackPictureView.h"

#include "ui/text/Format.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kEdge = 2;
constexpr int kHandEdge = 4;

} // namespace

PackPictureView::PackPictureView(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setVisible(false);
}

void PackPictureView::setPicture(const std::optional<PackPicture> &picture)
{
    m_picture = picture;
    setVisible(picture.has_value());
    setAccessibleName(tr("How to fill the carton"));
    setAccessibleDescription(picture ? stepText() + QLatin1Char('\n') + sizesText() : QString());
    updateGeometry();
    update();
}

/// "3 of 5: SF…5713"
QString PackPictureView::stepText() const
{
    const QList<PlacedParcel> &parcels = m_picture->box.parcels;
    const int step = m_picture->shown;
    const QString code = step > 0 && step <= parcels.size() ? shortCode(parcels.at(step - 1).code) : QString();
    return tr("%L1 of %L2: %3").arg(step).arg(parcels.size()).arg(code);
}

/// The parcel as it lies, and the carton meant.
QString PackPictureView::sizesText() const
{
    const PlacedParcel parcel = m_picture->shown > 0 && m_picture->shown <= m_picture->box.parcels.size() ? m_picture->box.parcels.at(m_picture->shown - 1) : PlacedParcel();
    const QString lies = formatDimensions(Dimensions{Millimetres(parcel.w), Millimetres(parcel.l), Millimetres(parcel.d)});
    return m_picture->box.carton.isEmpty() ? lies : tr("%1, carton %2").arg(lies, m_picture->box.carton);
}

QRect PackPictureView::captionRect() const
{
    const int high = look().metrics.body() * 3;
    return {0, height() - high, width(), high};
}

PackDrawing PackPictureView::drawing() const
{
    if (!m_picture)
        return {};
    const int pad = look().metrics.pad();
    return PackDrawing::of(*m_picture, QRectF(rect()).adjusted(pad, pad, -pad, -captionRect().height() - pad / 2));
}

QSize PackPictureView::sizeHint() const
{
    return {look().metrics.body() * 16, look().metrics.body() * 14};
}

QSize PackPictureView::minimumSizeHint() const
{
    return {look().metrics.body() * 11, look().metrics.body() * 8};
}

QList<TextBox> PackPictureView::textBoxes() const
{
    if (!m_picture)
        return {};
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const QRect caption = captionRect();
    const QRect upper(caption.x(), caption.y(), caption.width(), caption.height() / 2);
    const QRect lower(caption.x(), upper.bottom() + 1, caption.width(), caption.height() - upper.height());
    const int flags = static_cast<int>(Qt::AlignHCenter | Qt::AlignVCenter);
    QFont step = look().font(metrics.body(), QFont::Bold);
    step.setPixelSize(fittingSize(stepText(), step, upper.size(), flags, {metrics.body(), metrics.small()}));
    QFont sizes = look().font(metrics.small());
    QList<TextBox> boxes{{stepText(), step, upper, flags, theme.text, theme.card, false}, {sizesText(), sizes, lower, flags, theme.secondary, theme.card, true}};
    for (const DrawnParcel &parcel : drawing().parcels) {
        const ColourPair &pair = parcel.inHand ? theme.ask : theme.ready;
        const QRectF room = parcel.top.boundingRect();
        const QString number = QLocale().toString(parcel.step);
        const QFont font = look().font(metrics.body(), QFont::Bold);
        const int side = textWidth(number, font) + 2;
        // Only where the top is large enough for it; the order is in the caption too.
        if (parcel.inHand && room.width() > 3 * side && room.height() > 3 * metrics.body() / 2)
            boxes.append({number, font, QRectF(room.center().x() - side, room.center().y() - metrics.body(), 2.0 * side, 2.0 * metrics.body()).toRect(), flags, pair.text, pair.fill, false});
    }
    return boxes;
}

void PackPictureView::paintEvent(QPaintEvent *)
{
    if (!m_picture)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = look().theme;
    painter.setPen(QPen(theme.divider, 1));
    painter.setBrush(theme.card);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const PackDrawing picture = drawing();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.window);
    painter.drawPolygon(picture.floor);
    painter.setPen(QPen(theme.border, 1));
    painter.drawLines(picture.back.toVector());
    for (const DrawnParcel &parcel : picture.parcels) {
        const QColor fill = parcel.inHand ? theme.ask.fill : theme.selection;
        const QColor edge = parcel.inHand ? (theme.dark ? theme.window : theme.text) : theme.border;
        painter.setPen(QPen(edge, parcel.inHand ? kHandEdge : kEdge, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
        painter.setBrush(fill.darker(112));
        painter.drawPolygon(parcel.front);
        painter.setBrush(fill.darker(128));
        painter.drawPolygon(parcel.side);
        painter.setBrush(fill);
        painter.drawPolygon(parcel.top);
    }
    painter.setPen(QPen(theme.text, kEdge));
    painter.drawLines(picture.front.toVector());
    paintTexts(painter);
}

} // namespace packbay
