#include "ui/Icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>

namespace packbay {
namespace {

constexpr std::array kNames{
    "none",   "barcode", "tick",   "triangle", "octagon", "busy",  "scanner", "scale", "printer",
    "camera", "cloud",   "cloudoff", "lock",   "person",  "clock", "undo",    "back",  "help",
    "type",   "hold",    "carton", "cross",    "repeat",  "command", "dot",   "arrow", "search", "disk",
};

// All icons are drawn in this one colour in their files.
constexpr auto kInk = "#000000";

} // namespace

QString iconName(Icon icon)
{
    return QString::fromLatin1(kNames.at(static_cast<std::size_t>(icon)));
}

void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &color)
{
    if (icon == Icon::None)
        return;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(iconName(icon)));
    if (!file.open(QIODevice::ReadOnly))
        return;
    QByteArray svg = file.readAll();
    svg.replace(kInk, color.name().toLatin1());
    QSvgRenderer renderer(svg);
    const qreal side = qMin(rect.width(), rect.height());
    renderer.render(&painter, QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side));
}

QIcon coloredIcon(Icon icon, const QColor &color, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintIcon(painter, QRectF(0, 0, side, side), icon, color);
    return QIcon(pixmap);
}

} // namespace packbay
