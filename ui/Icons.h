#pragma once
#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace packbay {

/// The pictures of the station: our own SVGs (ui/icons), drawn in one colour that the caller gives.
enum class Icon {
    None, Barcode, Tick, Triangle, Octagon, Busy, Scanner, Scale, Printer, Camera, Cloud, CloudOff, Lock, Person, Clock, Undo,
    Back, Help, Type, Hold, Carton, Cross, Repeat, Command, Dot, Arrow, Search, Disk
};

/// The file name without ".svg".
QString iconName(Icon icon);
/// Draws into `rect`, keeping the square.
void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &color);
QIcon coloredIcon(Icon icon, const QColor &color, int side);

} // namespace packbay
