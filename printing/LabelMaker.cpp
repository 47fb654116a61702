#include "printing/LabelMaker.h"

namespace packbay {

Result<QByteArray> encodeLabel(const LabelLayout &layout, LabelFormat format, const QString &title,
                               const PrinterSettings &settings)
{
    if (format == LabelFormat::Pdf)
        return writePdf(layout, title);
    if (layout.pages.size() != 1) {
        return makeError(ErrorCode::TextDoesNotFit,
                         {{QStringLiteral("field"), QStringLiteral("pages")},
                          {QStringLiteral("pages"), static_cast<qint64>(layout.pages.size())}},
                         QStringLiteral("only PDF holds several pages"));
    }
    const QImage picture = paintPage(layout);
    switch (format) {
    case LabelFormat::Zpl: return writeZpl(picture, ZplCoding::Z64, settings);
    case LabelFormat::Tspl: return writeTspl(picture, layout.size, settings);
    case LabelFormat::Epl: return writeEpl(picture, layout.dpi, settings);
    case LabelFormat::EscPos: return writeEscPos(picture);
    case LabelFormat::Png: return writePng(picture);
    case LabelFormat::Pdf: break;
    }
    return makeError(ErrorCode::InvariantBroken, {}, QStringLiteral("label format"));
}

Result<QByteArray> makeLabel(const LabelRequest &request, LabelFormat format, int dpi, const TemplateStore &store,
                             const PrinterSettings &settings)
{
    const auto resolution = dpiOf(dpi);
    if (!resolution) {
        return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("reason"), QStringLiteral("dpi is 203 or 300")}}, {},
                         QStringLiteral("/dpi"));
    }
    PACKBAY_TRY_ASSIGN(sheet, store.load(request.templateName));
    PACKBAY_TRY_ASSIGN(layout, layOut(sheet, request, *resolution));
    return encodeLabel(layout, format, request.templateName, settings);
}

} // namespace packbay
