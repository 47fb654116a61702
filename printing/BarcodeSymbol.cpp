#include "printing/BarcodeSymbol.h"

#include <zint.h>

#include <algorithm>
#include <array>
#include <memory>

namespace packbay {
namespace {

struct Row
{
    Symbology symbology;
    const char16_t *name;
    int zint;
    bool linear;
    int quiet;
};

constexpr std::array kRows{
    Row{Symbology::Code128, u"code128", BARCODE_CODE128, true, 10},
    Row{Symbology::Code128B, u"code128b", BARCODE_CODE128B, true, 10},
    Row{Symbology::Gs1_128, u"gs1-128", BARCODE_GS1_128, true, 10},
    Row{Symbology::Itf14, u"itf14", BARCODE_ITF14, true, 10},
    Row{Symbology::Qr, u"qr", BARCODE_QRCODE, false, 4},
    Row{Symbology::DataMatrix, u"datamatrix", BARCODE_DATAMATRIX, false, 2},
    Row{Symbology::Pdf417, u"pdf417", BARCODE_PDF417, false, 2},
};

const Row &rowOf(Symbology symbology)
{
    return *std::find_if(kRows.begin(), kRows.end(), [&](const Row &row) { return row.symbology == symbology; });
}

struct ZintFree
{
    void operator()(zint_symbol *symbol) const { ZBarcode_Delete(symbol); }
};

Error invalid(const QString &text, const QString &why)
{
    return makeError(ErrorCode::BarcodeTextInvalid, {{QStringLiteral("text"), text}, {QStringLiteral("reason"), why}});
}

} // namespace

std::optional<Symbology> symbologyOf(QStringView name)
{
    const auto found = std::find_if(kRows.begin(), kRows.end(), [&](const Row &row) { return name == row.name; });
    return found == kRows.end() ? std::nullopt : std::optional(found->symbology);
}

bool isLinear(Symbology symbology)
{
    return rowOf(symbology).linear;
}

int quietModules(Symbology symbology)
{
    return rowOf(symbology).quiet;
}

Result<BarcodeSymbol> encodeBarcode(Symbology symbology, const QString &text)
{
    if (text.isEmpty())
        return invalid(text, QStringLiteral("nothing to encode"));
    const Row &row = rowOf(symbology);
    // Readers disagree about control and extended characters in bars, so a linear code holds printable ASCII or is
    // refused; only the matrix codes carry UTF-8.
    const bool printable = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if ((row.linear || symbology == Symbology::Pdf417) && !printable)
        return invalid(text, QStringLiteral("only printable ASCII characters"));

    const std::unique_ptr<zint_symbol, ZintFree> symbol(ZBarcode_Create());
    symbol->symbology = row.zint;
    symbol->input_mode = symbology == Symbology::Gs1_128 ? GS1_MODE : UNICODE_MODE;
    if (symbology == Symbology::Qr)
        symbol->option_1 = 2; // level M
    const QByteArray utf8 = text.toUtf8();
    const int answer = ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char *>(utf8.constData()),
                                       static_cast<int>(utf8.size()));
    // A warning that the data was padded or changed would print another number than the document says; only the
    // notice that UTF-8 is marked by an ECI is harmless.
    if (answer != 0 && answer != ZINT_WARN_USES_ECI)
        return invalid(text, QString::fromUtf8(symbol->errtxt));

    BarcodeSymbol out;
    out.symbology = symbology;
    out.columns = symbol->width;
    out.rows = row.linear ? 1 : symbol->rows;
    out.moduleHeight = symbology == Symbology::Pdf417 ? 3 : 1;
    out.dark.resize(out.columns * out.rows);
    for (int y = 0; y < out.rows; ++y) {
        for (int x = 0; x < out.columns; ++x)
            out.dark[y * out.columns + x] = static_cast<char>((symbol->encoded_data[y][x >> 3] >> (x & 7)) & 1);
    }
    return out;
}

} // namespace packbay
