#include "printing/CarrierPrint.h"

#include <algorithm>
#include <cstdlib>

namespace packbay {
namespace {

constexpr int kDark = 128;

Error refused(const char *reason)
{
    return makeError(ErrorCode::LabelEmpty, {{QStringLiteral("reason"), QLatin1String(reason)}});
}

/// The carrier's dots in black and white.
QImage blackAndWhite(const QImage &picture)
{
    const QImage paper = onPaper(picture);
    QImage mono(picture.size(), QImage::Format_Mono);
    mono.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    mono.fill(0);
    for (int y = 0; y < paper.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(paper.constScanLine(y));
        for (int x = 0; x < paper.width(); ++x) {
            if (qGray(line[x]) < kDark)
                mono.setPixel(x, y, 1);
        }
    }
    return mono;
}

bool isWhiteBeyond(const QImage &mono, QSize limit)
{
    for (int y = 0; y < mono.height(); ++y) {
        for (int x = y < limit.height() ? limit.width() : 0; x < mono.width(); ++x) {
            if (mono.pixelIndex(x, y) != 0)
                return false;
        }
    }
    return true;
}

/// One page of the paper's size, the picture at its own dots in the top left corner.
QByteArray pageOf(const QImage &mono, const LabelSize &paper, Dpi dpi)
{
    const auto number = [](double points) { return QByteArray::number(points, 'f', 4); };
    const double pointsPerDot = 72 / (dpi == Dpi::D203 ? 203.2 : 300.0);
    const double width = mono.width() * pointsPerDot;
    const double height = mono.height() * pointsPerDot;
    const QByteArray pageWidth = number(paper.tenths.width() * 72.0 / 254.0);
    const double pageHeight = paper.tenths.height() * 72.0 / 254.0;
    const RasterRows rows = rasterRows(mono);
    const QByteArray packed = qCompress(rows.bits).mid(4); // without Qt's own length it is a zlib stream
    const QByteArray drawing
        = "q " + number(width) + " 0 0 " + number(height) + " 0 " + number(pageHeight - height) + " cm /P Do Q";
    const auto stream = [](const QByteArray &dictionary, const QByteArray &bytes) {
        return "<<" + dictionary + "/Length " + QByteArray::number(bytes.size()) + ">>\nstream\n" + bytes
            + "\nendstream";
    };
    const QByteArrayList objects{
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 " + pageWidth + ' ' + number(pageHeight)
            + "] /Contents 4 0 R /Resources <</XObject <</P 5 0 R>>>>>>",
        stream({}, drawing),
        stream("/Type /XObject /Subtype /Image /Width " + QByteArray::number(mono.width()) + " /Height "
                   + QByteArray::number(mono.height())
                   + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /FlateDecode ",
               packed),
    };
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray count = QByteArray::number(objects.size() + 1);
    const QByteArray from = QByteArray::number(pdf.size());
    return pdf + "xref\n0 " + count + '\n' + table + "trailer\n<</Size " + count + " /Root 1 0 R>>\nstartxref\n" + from
        + "\n%%EOF\n";
}

} // namespace

Result<QByteArray> carrierBytesFor(const CarrierSheet &sheet, LabelFormat format, const LabelSize &paper, Dpi dpi,
                                   const PrinterSettings &settings)
{
    if (sheet.format == format)
        return sheet.bytes;
    if (sheet.format != LabelFormat::Png)
        return refused("made for another kind of printer");
    const QImage picture = QImage::fromData(sheet.bytes, "PNG");
    const QSize limit = paper.dots(dpi);
    const int slack = toDots(10, dpi);
    if (std::abs(picture.width() - limit.width()) > slack || std::abs(picture.height() - limit.height()) > slack)
        return refused("made for a printer with other dots");
    QImage mono = blackAndWhite(picture);
    if (!isWhiteBeyond(mono, limit))
        return makeError(ErrorCode::LabelSizeWrong,
                         {{QStringLiteral("reason"), QStringLiteral("something is drawn beyond the paper")}});
    mono = mono.copy(QRect(QPoint(0, 0), mono.size().boundedTo(limit)));
    switch (format) {
    case LabelFormat::Zpl: return writeZpl(mono, ZplCoding::Z64, settings);
    case LabelFormat::Tspl: return writeTspl(mono, paper, settings);
    case LabelFormat::Epl: return writeEpl(mono, dpi, settings);
    case LabelFormat::EscPos: return writeEscPos(mono);
    case LabelFormat::Pdf: return pageOf(mono, paper, dpi);
    case LabelFormat::Png: break;
    }
    return sheet.bytes;
}

} // namespace packbay
