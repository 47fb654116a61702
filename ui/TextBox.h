#pragma once
#include <QColor>
#include <QFont>
#include <QList>
#include <QRect>
#include <QString>

class QPainter;

namespace packbay {

/// One piece of text that a widget paints: what, with which font, where, on what. Widgets paint from these and the
/// layout test measures the very same ones.
struct TextBox
{
    QString text;
    QFont font;
    QRect rect;
    int flags = 0;         ///< Qt::Alignment and Qt::TextFlag
    QColor color;
    QColor on;             ///< the fill behind it
    bool mayElide = false; ///< data of any length (goods names): cut with an ellipsis; never for our own words

    /// The room that the text needs when it may be as high as it likes.
    QSize needed() const;
    bool fits() const;
    void paint(QPainter &painter) const;
};

/// The largest of `pixelSizes` with which `text` fits `room` (wrapped); the last one when none does.
int fittingSize(const QString &text, const QFont &font, QSize room, int flags, std::initializer_list<int> pixelSizes);

/// The width of a text in one line.
int textWidth(const QString &text, const QFont &font);

} // namespace packbay
