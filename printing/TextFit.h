#pragma once
#include "models/domain/Result.h"
#include "printing/LabelLayout.h"

#include <QFont>

namespace packbay {

/// What a text item asks for, in dots.
struct TextWish
{
    QString text;
    QString field;
    QRect box;
    int size = 30;
    int minSize = 20;
    bool bold = false;
    bool wrap = false;
    Qt::Alignment align;
    QString language;
};

/// FontMissing (5205) when the families that every sheet needs are not installed.
Status checkFonts();

/// The largest type from size down to minSize at which the text fits its box, else TextDoesNotFit (5201).
Result<PlacedText> fitText(const TextWish &wish);

} // namespace packbay
