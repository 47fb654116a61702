#include "printing/TextFit.h"

#include <QFontDatabase>
#include <QGlyphRun>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace packbay {
namespace {

// Noto Sans is hinted for one bit a dot and has no contextual forms: Inter's other brackets beside capitals come back
// from a PDF as nothing.
const QString kLatin = QStringLiteral("Noto Sans");

QString cjkFamily(const QString &language)
{
    if (language.startsWith(u"ja"))
        return QStringLiteral("Noto Sans CJK JP");
    if (language.startsWith(u"ko"))
        return QStringLiteral("Noto Sans CJK KR");
    if (language == u"zh_TW" || language == u"zh_HK")
        return QStringLiteral("Noto Sans CJK TC");
    return QStringLiteral("Noto Sans CJK SC");
}

QFont fontFor(const TextWish &wish, int pixelSize)
{
    QFont font;
    font.setFamilies({kLatin, cjkFamily(wish.language), QStringLiteral("Noto Sans Arabic"), QStringLiteral("Noto Sans Thai")});
    font.setPixelSize(pixelSize);
    font.setBold(wish.bold);
    // One bit a dot: grey edges would become random dots on a thermal head.
    font.setStyleStrategy(QFont::NoAntialias);
    font.setHintingPreference(QFont::PreferFullHinting);
    // A spacing of a hundredth of a dot is nothing on paper, but it keeps Qt from joining "fi" into one sign, which a
    // search in the PDF would not find.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    return font;
}

/// Distance of two lines. Noto Sans CJK asks for 1.45 em although an ideograph fills one; scripts with marks above and
/// below keep what their font asks for (0).
int linePitch(const TextWish &wish, int pixelSize)
{
    const bool compact = std::all_of(wish.text.begin(), wish.text.end(), [](QChar c) {
        switch (c.script()) {
        case QChar::Script_Common:
        case QChar::Script_Latin:
        case QChar::Script_Greek:
        case QChar::Script_Cyrillic:
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Hangul: return true;
        default: return false;
        }
    });
    return compact ? (pixelSize * 5 + 3) / 4 : 0;
}

/// Breaks the text into lines of the box's width; true when it also fits in height.
bool breakLines(QTextLayout &layout, const TextWish &wish, QTextOption::WrapMode mode)
{
    const int pitch = linePitch(wish, layout.font().pixelSize());
    QTextOption option;
    option.setWrapMode(mode);
    option.setAlignment(wish.align & Qt::AlignHorizontal_Mask);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    qreal widest = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(wish.box.width());
        // With a pitch of our own the baseline stands at 97 % of the em below the top of the line.
        const int top = pitch > 0 ? (layout.font().pixelSize() * 97 + 50) / 100 - qRound(line.ascent()) : 0;
        line.setPosition(QPointF(0, y + top));
        y += pitch > 0 ? pitch : std::ceil(line.height());
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return y <= wish.box.height() && widest <= wish.box.width();
}

bool hasEveryGlyph(const QTextLayout &layout)
{
    for (const QGlyphRun &run : layout.glyphRuns()) {
        if (run.glyphIndexes().contains(0U))
            return false;
    }
    return true;
}

PlacedText placed(const TextWish &wish, std::shared_ptr<QTextLayout> layout, int pixelSize)
{
    const int pitch = linePitch(wish, pixelSize);
    qreal height = 0;
    QRectF used;
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const QRectF text = line.naturalTextRect();
        const qreal lineHeight = pitch > 0 ? pitch : std::ceil(line.height());
        used |= QRectF(text.x(), height, text.width(), lineHeight);
        height += lineHeight;
    }
    qreal top = wish.box.top();
    if (wish.align & Qt::AlignVCenter)
        top += std::floor((wish.box.height() - height) / 2);
    else if (wish.align & Qt::AlignBottom)
        top += wish.box.height() - height;
    PlacedText out{wish.field, wish.text, std::move(layout), QPointF(wish.box.left(), top), wish.box, {}, pixelSize};
    out.used = used.translated(out.at).toAlignedRect();
    return out;
}

} // namespace

Status checkFonts()
{
    for (const QString &family : {kLatin, QStringLiteral("Noto Sans CJK SC")}) {
        if (!QFontDatabase::hasFamily(family))
            return makeError(ErrorCode::FontMissing, {{QStringLiteral("font"), family}});
    }
    return {};
}

Result<PlacedText> fitText(const TextWish &wish)
{
    QString text = wish.text;
    text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    // The lines as they are given, if need be a little smaller; then broken between words; a word is broken only when
    // there is no other way.
    struct Attempt
    {
        QTextOption::WrapMode mode;
        int minSize;
    };
    QList<Attempt> attempts{{QTextOption::NoWrap, wish.wrap ? std::max(wish.minSize, wish.size * 3 / 4) : wish.minSize}};
    if (wish.wrap)
        attempts += {{QTextOption::WordWrap, wish.minSize}, {QTextOption::WrapAtWordBoundaryOrAnywhere, wish.minSize}};
    for (const auto &[mode, minSize] : attempts) {
        for (int size = wish.size; size >= minSize; --size) {
            auto layout = std::make_shared<QTextLayout>(text, fontFor(wish, size));
            layout->setCacheEnabled(true);
            if (!breakLines(*layout, wish, mode))
                continue;
            if (!hasEveryGlyph(*layout)) {
                return makeError(ErrorCode::FontMissing, {{QStringLiteral("field"), wish.field}, {QStringLiteral("text"), wish.text}},
                                 {}, QLatin1Char('/') + wish.field);
            }
            return placed(wish, std::move(layout), size);
        }
    }
    return makeError(ErrorCode::TextDoesNotFit, {{QStringLiteral("field"), wish.field}, {QStringLiteral("text"), wish.text}}, {},
                     QLatin1Char('/') + wish.field);
}

} // namespace packbay
