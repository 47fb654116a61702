#include "ui/ChartView.h"

#include <QPainter>

namespace packbay {

int ChartView::lineHeight() const
{
    // With the fonts of both scripts: a line of Chinese is higher than the Latin font says.
    return QFontMetrics(font()).boundingRect(QRect(0, 0, 1000, 1000), Qt::AlignLeft, QStringLiteral("Äg国")).height() + 2;
}

TextBox ChartView::box(const QString &text, const QRect &rect, Qt::Alignment alignment) const
{
    return {text, font(), rect, static_cast<int>(alignment), look().theme.text, look().theme.card, false};
}

// From left to right, as many lines as it takes, from the bottom up.
QList<ChartView::PlacedEntry> ChartView::placedLegend() const
{
    const int pad = look().metrics.pad();
    const int high = lineHeight();
    const int side = high * 2 / 3;
    QList<PlacedEntry> placed;
    int left = pad;
    int top = 0;
    for (const LegendEntry &entry : legend()) {
        const int wide = textWidth(entry.word, font()) + 2;
        if (left > pad && left + side + pad / 2 + wide > width() - pad) {
            left = pad;
            top += high;
        }
        const QRect sign(left, top + (high - side) / 2, side, side);
        placed.append({entry, sign, box(entry.word, {sign.right() + pad / 2, top, wide, high}, Qt::AlignLeft | Qt::AlignVCenter)});
        left = sign.right() + pad / 2 + wide + pad;
    }
    const int shift = height() - (placed.isEmpty() ? 0 : top + high) - 2;
    for (PlacedEntry &entry : placed) {
        entry.sign.translate(0, shift);
        entry.word.rect.translate(0, shift);
    }
    return placed;
}

QRect ChartView::area() const
{
    const QList<PlacedEntry> placed = placedLegend();
    const int bottom = placed.isEmpty() ? height() : placed.first().word.rect.top();
    const int pad = look().metrics.pad();
    return QRect(pad, 0, width() - 2 * pad, bottom - pad / 2);
}

QList<TextBox> ChartView::textBoxes() const
{
    QList<TextBox> boxes = figureBoxes(area());
    for (const PlacedEntry &entry : placedLegend())
        boxes.append(entry.word);
    return boxes;
}

QBrush ChartView::barFill(const QColor &colour, bool hatched) const
{
    if (!hatched)
        return colour;
    constexpr int kTile = 8; // what the pattern repeats itself in
    QPixmap tile(kTile, kTile);
    tile.fill(colour);
    QPainter painter(&tile);
    painter.fillRect(tile.rect(), QBrush(look().theme.text, Qt::BDiagPattern));
    return QBrush(tile);
}

void ChartView::paintBar(QPainter &painter, const QRect &rect, const QBrush &fill, bool hatched) const
{
    if (rect.width() <= 0 || rect.height() <= 0)
        return;
    painter.fillRect(rect, fill);
    if (hatched)
        painter.fillRect(rect, QBrush(look().theme.text, Qt::BDiagPattern));
    painter.setPen(QPen(hatched ? look().theme.text : look().theme.card, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look().theme.card);
    paintFigures(painter, area());
    for (const PlacedEntry &entry : placedLegend()) {
        if (entry.entry.isLine) {
            painter.setPen(QPen(entry.entry.fill.color(), 2, Qt::DashLine));
            painter.drawLine(entry.sign.left(), entry.sign.center().y(), entry.sign.right(), entry.sign.center().y());
        } else {
            paintBar(painter, entry.sign, entry.entry.fill, entry.entry.hatched);
        }
    }
    paintTexts(painter);
}

} // namespace packbay
