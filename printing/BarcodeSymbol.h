#pragma once
#include "models/domain/Result.h"

#include <QByteArray>
#include <QString>

namespace packbay {

enum class Symbology { Code128, Code128B, Gs1_128, Itf14, Qr, DataMatrix, Pdf417 };

/// Symbology by its name in a template ("code128", "gs1-128", "qr" ...), none when unknown.
std::optional<Symbology> symbologyOf(QStringView name);
/// Bars of one height (as opposed to a matrix of square modules or stacked rows).
bool isLinear(Symbology symbology);
/// Modules that must stay white on each side (hardware.md A3.1).
int quietModules(Symbology symbology);

/// A barcode as modules, not yet as dots. Row-major, true = dark. A linear symbol has one row.
struct BarcodeSymbol
{
    Symbology symbology = Symbology::Code128;
    int columns = 0;
    int rows = 0;
    int moduleHeight = 1; ///< height of one row in modules (3 for PDF417, else 1)
    QByteArray dark;      ///< columns * rows bytes, 0 or 1

    bool at(int row, int column) const { return dark[row * columns + column] != 0; }
};

/// Encodes exactly `text`. GS1-128 takes element strings with the AI in brackets: "[00]376123450000000017".
/// BarcodeTextInvalid (5203) when the symbology cannot hold it or a GS1 check digit is wrong.
Result<BarcodeSymbol> encodeBarcode(Symbology symbology, const QString &text);

} // namespace packbay
