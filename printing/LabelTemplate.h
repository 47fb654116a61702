#pragma once
#include "models/domain/Result.h"
#include "printing/BarcodeSymbol.h"
#include "printing/LabelSize.h"

#include <QMap>
#include <QRect>
#include <QStringList>

#include <vector>

namespace packbay {

enum class ItemKind { Text, Barcode, Fill, Frame, Repeat };
/// On which sheets of a document of several an item stands.
enum class ItemPages { Every, First, Last };

/// One thing on the paper. Lengths are tenths of a millimetre.
struct LabelItem
{
    QString id;                  ///< names the item in errors of the template
    ItemKind kind = ItemKind::Text;
    ItemPages pages = ItemPages::Every;
    QRect box;
    QString when;                ///< "field", "!field", "field=value", "field!=value"; empty = always

    QMap<QString, QString> text; ///< by language ("" = any): literal text with {field}
    int size = 30;               ///< height of the type (em); made smaller down to minSize until the text fits
    int minSize = 20;
    bool bold = false;
    bool wrap = false;
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;

    Symbology symbology = Symbology::Code128;
    int minModuleUm = 250;       ///< width of a module; the largest whole number of dots that fits is taken
    int maxModuleUm = 500;

    int thickness = 3;           ///< of a frame

    QString rows;                ///< list field that a Repeat runs through, one cell a row
    QSize cell;
    std::vector<LabelItem> items; ///< relative to the cell
};

/// A sheet as data, read from JSON by parseTemplate: an unknown key, kind, symbology or size is TemplateInvalid (5204)
/// with the JSON pointer.
struct LabelTemplate
{
    QString name;     ///< "<document>-<size>"
    QString document;
    LabelSize size;
    std::vector<LabelItem> items;
};

Result<LabelTemplate> parseTemplate(const QByteArray &json);

/// Splits "carton-100x150" into document and size; nothing when the size is unknown.
struct TemplateName
{
    QString document;
    LabelSize size;
};
std::optional<TemplateName> splitTemplateName(const QString &name);

} // namespace packbay
