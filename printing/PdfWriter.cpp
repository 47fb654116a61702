#include "printing/LabelWriters.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QRawFont>
#include <QRegularExpression>
#include <QSet>

namespace packbay {
namespace {

/// Same length, so that the offsets in the file stay true.
void replaceInPlace(QByteArray &pdf, qsizetype at, qsizetype length, const QByteArray &text)
{
    Q_ASSERT(text.size() <= length);
    pdf.replace(at, length, text.leftJustified(length, ' '));
}

/// Qt rounds the page to whole points (283 x 425 for 100 x 150 mm); a printer that centres or scales would shift the
/// bars. The content hangs from the top edge, so the bottom edge moves.
void setExactSize(QByteArray &pdf, const LabelSize &size)
{
    static const QRegularExpression s_box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
    const double width = size.tenths.width() * 72.0 / 254.0;
    const double height = size.tenths.height() * 72.0 / 254.0;
    auto found = s_box.globalMatch(QString::fromLatin1(pdf));
    while (found.hasNext()) {
        const auto match = found.next();
        const double top = match.captured(2).toDouble();
        const QByteArray box = "/MediaBox [0 " + QByteArray::number(top - height, 'f', 4) + ' ' + QByteArray::number(width, 'f', 4)
            + ' ' + QByteArray::number(qRound(top)) + ']';
        replaceInPlace(pdf, match.capturedStart(), match.capturedLength(), box);
    }
}

/// The same sheet gives the same bytes, whenever it is made.
void removeDate(QByteArray &pdf)
{
    static const QRegularExpression s_date(QStringLiteral("/CreationDate \\([^)]*\\)"));
    const auto match = s_date.match(QString::fromLatin1(pdf));
    if (match.hasMatch())
        replaceInPlace(pdf, match.capturedStart(), match.capturedLength(), {});
}

/// Two characters may share one glyph (the ideograph for "person" and the radical of the same form); Qt then writes the
/// lower code into the table that a search in the PDF uses. Puts in the character that the sheet really has.
class TrueCharacters
{
public:
    explicit TrueCharacters(const LabelLayout &layout)
    {
        QSet<QString> families;
        for (const LabelPage &page : layout.pages) {
            for (const PlacedText &text : page.texts) {
                for (const QChar c : text.text) {
                    if (c.unicode() > 0x7f)
                        m_used.insert(c);
                }
                if (text.lines->font().families().size() > 1)
                    families += {text.lines->font().families().at(0), text.lines->font().families().at(1)};
            }
        }
        if (m_used.isEmpty())
            return;
        for (const QString &family : families) {
            QFont font(family);
            font.setStyleStrategy(QFont::NoFontMerging);
            m_fonts.append(QRawFont::fromFont(font));
        }
    }

    void apply(QByteArray &pdf) const
    {
        qsizetype at = 0;
        while (!m_used.isEmpty() && (at = pdf.indexOf("beginbfrange", at)) >= 0) {
            const qsizetype end = pdf.indexOf("endbfrange", at);
            for (qsizetype open = pdf.indexOf('[', at); open >= 0 && open < end; open = pdf.indexOf('[', open + 1)) {
                const qsizetype close = pdf.indexOf(']', open);
                for (qsizetype code = pdf.indexOf('<', open); code >= 0 && code < close; code = pdf.indexOf('<', code + 1))
                    mend(pdf, code + 1);
            }
            at = end;
        }
    }

private:
    void mend(QByteArray &pdf, qsizetype at) const
    {
        const QChar written(static_cast<char16_t>(pdf.mid(at, 4).toUShort(nullptr, 16)));
        if (written.unicode() <= 0x7f || m_used.contains(written))
            return;
        for (const QRawFont &font : m_fonts) {
            const quint32 glyph = font.glyphIndexesForString(QString(written)).value(0);
            for (const QChar used : m_used) {
                if (glyph != 0 && font.glyphIndexesForString(QString(used)).value(0) == glyph) {
                    pdf.replace(at, 4, QByteArray::number(used.unicode(), 16).rightJustified(4, '0').toUpper());
                    return;
                }
            }
        }
    }

    QSet<QChar> m_used;
    QList<QRawFont> m_fonts;
};

} // namespace

QByteArray writePdf(const LabelLayout &layout, const QString &title)
{
    constexpr int kResolution = 1200;
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setResolution(kResolution);
        pdf.setTitle(title);
        pdf.setCreator(QStringLiteral("Packbay"));
        const QSizeF millimetres(layout.size.tenths.width() / 10.0, layout.size.tenths.height() / 10.0);
        pdf.setPageLayout(QPageLayout(QPageSize(millimetres, QPageSize::Millimeter, QString(), QPageSize::ExactMatch),
                                      QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
        QPainter painter(&pdf);
        const double dotsPerInch = layout.dpi == Dpi::D203 ? 203.2 : 300.0;
        const double scale = kResolution / dotsPerInch;
        for (std::size_t i = 0; i < layout.pages.size(); ++i) {
            if (i > 0)
                pdf.newPage();
            painter.resetTransform();
            painter.scale(scale, scale);
            const LabelPage &page = layout.pages[i];
            for (const QRect &fill : page.fills)
                painter.fillRect(fill, Qt::black);
            for (const PlacedBarcode &barcode : page.barcodes) {
                for (const QRect &rect : darkRects(barcode))
                    painter.fillRect(rect, Qt::black);
            }
            painter.setPen(Qt::black);
            for (const PlacedText &text : page.texts)
                text.lines->draw(&painter, text.at);
        }
    }
    setExactSize(out, layout.size);
    removeDate(out);
    TrueCharacters(layout).apply(out);
    return out;
}

} // namespace packbay
