#include "printing/SelfCheck.h"

#include <QJsonArray>

namespace packbay {
namespace {

constexpr int kLeastDots = 2;

QString plain(QString text, Symbology symbology)
{
    return symbology == Symbology::Gs1_128 ? text.remove(QLatin1Char('[')).remove(QLatin1Char(']')) : text;
}

Error failure(const PlacedBarcode &barcode, const QString &why, const QStringList &read)
{
    return makeError(ErrorCode::LabelSelfCheckFailed,
                     {{QStringLiteral("expected"), plain(barcode.text, barcode.symbol.symbology)},
                      {QStringLiteral("read"), QJsonArray::fromStringList(read)},
                      {QStringLiteral("reason"), why}},
                     {}, QLatin1Char('/') + barcode.field);
}

bool isWhite(const QImage &picture, const QRect &area)
{
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            if (picture.pixelIndex(x, y) != 0)
                return false;
        }
    }
    return true;
}

/// The parts of the quiet zone that lie outside the bars.
bool quietIsWhite(const PlacedBarcode &barcode, const QImage &picture)
{
    const QRect &quiet = barcode.quiet;
    const QRect &bars = barcode.bars;
    const QRect left(quiet.left(), quiet.top(), bars.left() - quiet.left(), quiet.height());
    const QRect right(bars.right() + 1, quiet.top(), quiet.right() - bars.right(), quiet.height());
    const QRect above(bars.left(), quiet.top(), bars.width(), bars.top() - quiet.top());
    const QRect below(bars.left(), bars.bottom() + 1, bars.width(), quiet.bottom() - bars.bottom());
    return isWhite(picture, left) && isWhite(picture, right) && isWhite(picture, above) && isWhite(picture, below);
}

} // namespace

QStringList expectedCodes(const LabelPage &page)
{
    QStringList codes;
    for (const PlacedBarcode &barcode : page.barcodes)
        codes.append(plain(barcode.text, barcode.symbol.symbology));
    codes.sort();
    return codes;
}

Status compareCodes(const LabelPage &page, const QStringList &read)
{
    QStringList left;
    for (const QString &code : read)
        left.append(QString(code).remove(QChar(0x1D)));
    for (const PlacedBarcode &barcode : page.barcodes) {
        const QString expected = plain(barcode.text, barcode.symbol.symbology);
        if (!left.contains(expected))
            return failure(barcode, QStringLiteral("not read back"), read);
    }
    // A code on the paper that is not of the document is as bad as a missing one.
    const QStringList expected = expectedCodes(page);
    for (const QString &code : std::as_const(left)) {
        if (!expected.contains(code))
            return makeError(ErrorCode::LabelSelfCheckFailed, {{QStringLiteral("expected"), QJsonArray::fromStringList(expected)},
                                                               {QStringLiteral("read"), QJsonArray::fromStringList(read)},
                                                               {QStringLiteral("reason"), QStringLiteral("a code that the document does not have")}});
    }
    return {};
}

Status checkBars(const LabelLayout &layout, const QImage &picture, std::size_t page)
{
    for (const PlacedBarcode &barcode : layout.pages.at(page).barcodes) {
        if (barcode.module < kLeastDots)
            return failure(barcode, QStringLiteral("bars too thin"), {});
        if (!picture.rect().contains(barcode.quiet))
            return failure(barcode, QStringLiteral("outside the paper"), {});
        if (!quietIsWhite(barcode, picture))
            return failure(barcode, QStringLiteral("the quiet zone is not white"), {});
    }
    return {};
}

} // namespace packbay
