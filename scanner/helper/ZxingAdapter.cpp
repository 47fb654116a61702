// One file for ZXing-cpp 1.4, 2.x and 3.x: only what all of them have, and the names folded to those of 1.4.
#define ZX_USE_UTF8 1
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#define PACKBAY_ZXING_OPTIONS 1
#else
#include <ZXing/DecodeHints.h>
#endif
#include <ZXing/ReadBarcode.h>

#include "scanner/helper/ZxingAdapter.h"

namespace packbay {
namespace {

#ifdef PACKBAY_ZXING_OPTIONS
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

const char *formatsOf(SymbolSet set)
{
    switch (set) {
    case SymbolSet::Parcel: return "Code128,Code39,ITF,QRCode,DataMatrix,PDF417,Aztec";
    case SymbolSet::ParcelCareful: return "Code128,Code39,ITF,QRCode,DataMatrix";
    case SymbolSet::DataMatrix: return "DataMatrix";
    case SymbolSet::Retail: break;
    }
    return "EAN-13,EAN-8,UPC-A";
}

Options optionsOf(SymbolSet set)
{
    Options options;
    options.setFormats(ZXing::BarcodeFormatsFromString(formatsOf(set)));
    options.setTryHarder(true);
    options.setTryRotate(true);
    options.setTryDownscale(false); // aborts in 1.4.0 when a symbol shows at two sizes; we halve the picture ourselves
    options.setMinLineCount(set == SymbolSet::Retail ? 3 : 2);
#ifdef PACKBAY_ZXING_OPTIONS
    options.setTextMode(ZXing::TextMode::Plain);
#endif
    return options;
}

/// "EAN13" and "EAN-13" are one format.
QString formatName(const std::string &name)
{
    QString text = QString::fromStdString(name);
    if (text == u"EAN13" || text == u"EAN8")
        text.insert(3, u'-');
    if (text == u"UPCA" || text == u"UPCE")
        text.insert(3, u'-');
    return text.remove(u' ');
}

template<class Barcode>
Symbol symbolOf(const Barcode &barcode)
{
    Symbol symbol;
    symbol.format = formatName(std::string(ZXing::ToString(barcode.format())));
    symbol.text = QString::fromStdString(barcode.text());
    const auto &bytes = barcode.bytes();
    symbol.bytes = QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    symbol.aim = QString::fromStdString(barcode.symbologyIdentifier());
    const auto &position = barcode.position();
    const auto point = [](const auto &p) { return QPoint(int(p.x), int(p.y)); };
    symbol.corners = {point(position.topLeft()), point(position.topRight()), point(position.bottomRight()), point(position.bottomLeft())};
    // UPC-A has 12 digits here, whatever the version writes.
    if (symbol.format == u"UPC-A" && symbol.text.size() == 13 && symbol.text.startsWith(u'0')) {
        symbol.text.remove(0, 1);
        symbol.bytes.remove(0, 1);
    }
    return symbol;
}

} // namespace

QList<Symbol> readSymbols(const GrayView &view, SymbolSet set, bool many)
{
    const ZXing::ImageView picture(view.data, view.width, view.height, ZXing::ImageFormat::Lum, view.stride);
    const Options options = optionsOf(set);
    QList<Symbol> out;
    if (many) {
        for (const auto &barcode : ZXing::ReadBarcodes(picture, options)) {
            if (barcode.isValid())
                out.append(symbolOf(barcode));
        }
    } else if (const auto barcode = ZXing::ReadBarcode(picture, options); barcode.isValid()) {
        out.append(symbolOf(barcode));
    }
    return out;
}

} // namespace packbay
