#pragma once
#include "models/domain/Result.h"
#include "printing/BarcodeSymbol.h"
#include "printing/LabelRequest.h"
#include "printing/LabelTemplate.h"

#include <QImage>
#include <QRect>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace packbay {

/// A text where it will stand, already broken into lines. All lengths from here on are dots.
struct PlacedText
{
    QString field; ///< what is to blame when it does not fit
    QString text;
    std::shared_ptr<QTextLayout> lines;
    QPointF at;
    QRect box;     ///< of the template
    QRect used;    ///< what the lines take of it
    int pixelSize = 0;
};

struct PlacedBarcode
{
    QString field;
    QString text;  ///< as encoded
    BarcodeSymbol symbol;
    int module = 0; ///< dots a module
    QRect bars;
    QRect quiet;   ///< bars with their quiet zones
};

struct LabelPage
{
    std::vector<PlacedText> texts;
    std::vector<PlacedBarcode> barcodes;
    std::vector<QRect> fills;
};

/// Everything of a document placed in whole dots: what the picture, the preview and the PDF are drawn from.
struct LabelLayout
{
    LabelSize size;
    Dpi dpi = Dpi::D203;
    QSize dots;
    std::vector<LabelPage> pages;
};

/// Places the request's values on the template. Needs a QGuiApplication (fonts).
/// TextDoesNotFit (5201), FieldMissing (5202) and BarcodeTextInvalid (5203) name the field; TemplateInvalid (5204) when
/// the template names an unknown field or two things overlap; FontMissing (5205) when a character has no glyph.
Result<LabelLayout> layOut(const LabelTemplate &sheet, const LabelRequest &request, Dpi dpi);

/// One page as a picture of Format_Mono, bit 1 = black: what is sent and what the preview shows.
QImage paintPage(const LabelLayout &layout, std::size_t page = 0);

/// The dark rectangles of a barcode in dots.
std::vector<QRect> darkRects(const PlacedBarcode &barcode);

} // namespace packbay
