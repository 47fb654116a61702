#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/StationWidget.h"

/// A cell of a table or a fact as boxes of text: codes in mono with the last four bold, words and numbers in the text face.
namespace packbay {

/// How large a cell is drawn; `on` is the fill behind it.
struct CellDress
{
    int pixelSize = 20;
    QColor color;
    QColor on;
    bool bold = false;
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;
};

/// What stands in the cell, in the language of the application (for widths, accessibility and tables of texts).
QString cellText(const Cell &cell);
/// The width that the cell wants in one line.
int cellWidth(const Cell &cell, const Look &look, const CellDress &dress);
/// The boxes of the cell inside `rect`. Codes that are too wide become SF…5713; plain data is elided.
QList<TextBox> cellBoxes(const Cell &cell, const Look &look, const QRect &rect, const CellDress &dress);
/// The boxes of a code alone.
QList<TextBox> codeBoxes(const QString &code, const Look &look, const QRect &rect, const CellDress &dress);

} // namespace packbay
