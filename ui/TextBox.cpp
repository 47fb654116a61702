#include "ui/TextBox.h"

#include <QFontMetrics>
#include <QPainter>

namespace packbay {
namespace {

constexpr int kEndless = 100000;

QSize neededFor(const QString &text, const QFont &font, int width, int flags)
{
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, kEndless), flags, text).size();
}

} // namespace

QSize TextBox::needed() const
{
    return text.isEmpty() ? QSize(0, 0) : neededFor(text, font, rect.width(), flags);
}

bool TextBox::fits() const
{
    if (mayElide)
        return text.isEmpty() || (rect.width() > 0 && needed().height() <= rect.height());
    const QSize size = needed();
    return size.width() <= rect.width() && size.height() <= rect.height();
}

void TextBox::paint(QPainter &painter) const
{
    if (text.isEmpty())
        return;
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = mayElide ? QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()) : text;
    painter.drawText(rect, flags, shown);
}

int fittingSize(const QString &text, const QFont &font, QSize room, int flags, std::initializer_list<int> pixelSizes)
{
    QFont tried = font;
    int last = tried.pixelSize();
    for (const int size : pixelSizes) {
        last = size;
        tried.setPixelSize(size);
        const QSize needed = neededFor(text, tried, room.width(), flags);
        if (needed.width() <= room.width() && needed.height() <= room.height())
            break;
    }
    return last;
}

int textWidth(const QString &text, const QFont &font)
{
    return QFontMetrics(font).horizontalAdvance(text);
}

} // namespace packbay
