#include "ui/CellBoxes.h"

#include "ui/text/Format.h"
#include "ui/text/Phrases.h"

namespace packbay {
namespace {

// The last four digits are what people compare: bold and a little larger.
int tailSize(int pixelSize)
{
    return pixelSize + pixelSize / 10;
}

struct CodeFonts
{
    QFont head;
    QFont tail;
};

CodeFonts codeFonts(const Look &look, int pixelSize)
{
    return {look.mono(pixelSize), look.mono(tailSize(pixelSize), QFont::Bold)};
}

int codeWidth(const CodeParts &parts, const CodeFonts &fonts)
{
    return textWidth(parts.head, fonts.head) + textWidth(parts.tail, fonts.tail) + 4;
}

} // namespace

QString cellText(const Cell &cell)
{
    switch (cell.kind) {
    case CellKind::Plain:
    case CellKind::Code: return cell.text;
    case CellKind::Weight: return formatWeight(Grams(cell.number));
    case CellKind::Money: return formatMoney(Money{cell.number, cell.currency});
    case CellKind::Time: return formatTime(UtcMs(cell.number));
    case CellKind::Word: return sentence(cell.word);
    }
    return {};
}

int cellWidth(const Cell &cell, const Look &look, const CellDress &dress)
{
    if (cell.kind == CellKind::Code)
        return codeWidth(codeParts(cell.text), codeFonts(look, dress.pixelSize));
    return textWidth(cellText(cell), look.font(dress.pixelSize, dress.bold ? QFont::Bold : QFont::Normal)) + 2;
}

QList<TextBox> codeBoxes(const QString &code, const Look &look, const QRect &rect, const CellDress &dress)
{
    const CodeFonts fonts = codeFonts(look, dress.pixelSize);
    CodeParts parts = codeParts(code);
    if (codeWidth(parts, fonts) > rect.width() && code.size() > 12) {
        const QString brief = shortCode(code);
        parts = {brief.chopped(4), brief.last(4)};
    }
    const int headWidth = parts.head.isEmpty() ? 0 : textWidth(parts.head, fonts.head) + 2;
    const int left = dress.align.testFlag(Qt::AlignRight) ? qMax(rect.left(), rect.right() - codeWidth(parts, fonts)) : rect.left();
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    QList<TextBox> boxes;
    if (!parts.head.isEmpty())
        boxes.append({parts.head, fonts.head, QRect(left, rect.top(), headWidth, rect.height()), flags, dress.color, dress.on, false});
    const QRect tailRect(left + headWidth, rect.top(), rect.right() - left - headWidth + 1, rect.height());
    boxes.append({parts.tail, fonts.tail, tailRect, flags, dress.color, dress.on, parts.head.isEmpty() && code.size() > 12});
    return boxes;
}

QList<TextBox> cellBoxes(const Cell &cell, const Look &look, const QRect &rect, const CellDress &dress)
{
    if (cell.kind == CellKind::Code)
        return codeBoxes(cell.text, look, rect, dress);
    const QString text = cellText(cell);
    QFont font = look.font(dress.pixelSize, dress.bold ? QFont::Bold : QFont::Normal);
    const int oneLine = static_cast<int>(dress.align) | Qt::TextSingleLine;
    if (cell.kind == CellKind::Plain)
        return {{text, font, rect, oneLine, dress.color, dress.on, true}};
    // Our own words are never cut: smaller, then on two lines.
    const int wrapped = static_cast<int>(dress.align) | Qt::TextWordWrap;
    const bool fitsOnOne = textWidth(text, font) <= rect.width();
    if (!fitsOnOne) {
        const int body = look.metrics.body();
        font.setPixelSize(fittingSize(text, font, rect.size(), wrapped, {dress.pixelSize, qMin(dress.pixelSize, body), look.metrics.small()}));
    }
    return {{text, font, rect, fitsOnOne ? oneLine : wrapped, dress.color, dress.on, false}};
}

} // namespace packbay
