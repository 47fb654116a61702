#include "scanner/ScanClassifier.h"

#include "models/domain/CheckCharacter.h"
#include "models/domain/OwnCode.h"
#include "scanner/ScanFramer.h"
#include "scanner/gs1/Gs1Data.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

bool allDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QChar halfWidth(QChar c)
{
    if (c >= QChar(0xFF01) && c <= QChar(0xFF5E))
        return QChar(c.unicode() - 0xFEE0);
    return c == QChar(0x3000) ? QChar(u' ') : c;
}

/// 420 + ZIP5 or ZIP9 before an IMpb: the split whose rest has a good check digit, else the one whose rest has 22 digits.
QString withoutRouting(const QString &text)
{
    static const QRegularExpression kRouted(QStringLiteral("^420(?:[0-9]{5}|[0-9]{9})9[1-5][0-9]+$"));
    if (!kRouted.match(text).hasMatch())
        return text;
    QString fallback = text;
    for (const int prefix : {12, 8}) {
        const QString rest = text.mid(prefix);
        if (!rest.startsWith(u'9') || rest.size() < 20 || rest[1] < u'1' || rest[1] > u'5')
            continue;
        if (gs1CheckDigit(QStringView(rest).chopped(1)) == rest.back())
            return rest;
        if (rest.size() == 22)
            fallback = rest;
    }
    return fallback;
}

bool declaresGs1(const QString &aim)
{
    return aim == u"]C1" || aim == u"]Q3" || aim == u"]Q4" || aim == u"]d2" || aim == u"]e0" || aim == u"]J1";
}

QString decoded(const QByteArray &raw)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(raw);
    return utf8.hasError() ? QString::fromLatin1(raw) : text;
}

/// Folded as normalizedCode() says, with a routing prefix still in front.
QString wholeCode(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar raw : text) {
        const QChar c = halfWidth(raw);
        if (!c.isSpace() && c.category() != QChar::Other_Control && c.category() != QChar::Other_Format)
            out += c.toUpper();
    }
    static const QRegularExpression kChild(QStringLiteral("^(?:JD[A-Z0-9]{11,13}|DPK[0-9]{11,18})(?:-[0-9]+)+-?$"));
    if (out.contains(u'-') && !kChild.match(out).hasMatch())
        out.remove(u'-');
    static const QRegularExpression kDpd(QStringLiteral("^%[0-9]{27}[0-9A-Z]?$"));
    if (out.startsWith(u'%') && kDpd.match(out).hasMatch())
        out.remove(0, 1);
    return out;
}

} // namespace

QString normalizedCode(QStringView text)
{
    return withoutRouting(wholeCode(text));
}

ScanMeaning ScanClassifier::classify(const ScanEvent &event) const
{
    ScanMeaning meaning = classify(event.aim, decoded(event.raw));
    meaning.device = event.device;
    meaning.at = event.at;
    return meaning;
}

ScanMeaning ScanClassifier::classify(const QString &text) const
{
    QByteArray raw = text.toUtf8();
    const QString aim = takeAimIdentifier(raw);
    return classify(aim, decoded(raw));
}

ScanMeaning ScanClassifier::classify(const QString &aim, const QString &text) const
{
    ScanMeaning meaning;
    meaning.input = aim + text;
    meaning.aim = aim;
    meaning.normalized = normalizedCode(text);
    if (meaning.normalized.isEmpty()) {
        meaning.error = makeError(ErrorCode::UnreadableCode);
        return meaning;
    }
    if (classifyOwn(meaning) || classifyGs1(meaning, text) || classifyRetail(meaning, text) || classifySscc(meaning))
        return meaning;
    classifyCarrier(meaning, wholeCode(text));
    return meaning;
}

bool ScanClassifier::classifyOwn(ScanMeaning &meaning) const
{
    const QString &code = meaning.normalized;
    if (looksLikeMemberCode(code)) {
        if (hasValidMod37_36(code)) {
            meaning.kind = CodeKind::Member;
            meaning.entity = code;
        } else {
            meaning.error = makeError(ErrorCode::DamagedOwnCode, {{QStringLiteral("code"), code}});
        }
        return true;
    }
    const Result<ParsedOwnCode> own = parseOwnCode(code);
    if (!own) {
        meaning.error = own.error();
        return true;
    }
    if (own->kind == CodeKind::Unknown)
        return false;
    meaning.kind = own->kind;
    (own->kind == CodeKind::Command ? meaning.command : meaning.entity) = own->code;
    return true;
}

/// Takes over what was read; an SSCC or GTIN in it is the key.
void ScanClassifier::takeElements(ScanMeaning &meaning, const Result<QList<Gs1Element>> &read) const
{
    if (!read) {
        meaning.error = read.error();
        return;
    }
    meaning.gs1 = *read;
    meaning.kind = CodeKind::Gs1;
    meaning.normalized = gs1::writeBracketed(*read);
    for (const auto &[ai, kind] : {std::pair{u"01", CodeKind::Gtin}, std::pair{u"00", CodeKind::Sscc}}) {
        for (const Gs1Element &element : *read) {
            if (element.ai == QStringView(ai)) {
                meaning.kind = kind;
                meaning.normalized = element.value;
            }
        }
    }
    if (meaning.kind == CodeKind::Sscc)
        meaning.carriers = m_catalog.match(meaning.normalized).carriers;
}

bool ScanClassifier::classifyGs1(ScanMeaning &meaning, const QString &text) const
{
    const QString plain = text.trimmed();
    if (gs1::looksLikeDigitalLink(plain)) {
        const auto read = gs1::readDigitalLink(plain);
        if (read)
            takeElements(meaning, read);
        else if (read.error().args[QStringLiteral("why")] == QStringLiteral("no primary key in the path"))
            meaning.normalized = plain; // any other web address
        else
            meaning.error = read.error();
        return true;
    }
    static const QRegularExpression kBracketed(QStringLiteral("^\\([0-9]{2,4}\\)"));
    if (kBracketed.match(plain).hasMatch()) {
        takeElements(meaning, gs1::readBracketed(plain));
        return true;
    }
    if (!declaresGs1(meaning.aim))
        return false;
    // USPS and FedEx print their numbers as GS1-128; their own check digit tells.
    const CarrierMatch carrier = m_catalog.match(meaning.normalized);
    const bool isCarriers = !carrier.carriers.isEmpty() && carrier.carriers.first().checked;
    const QString data = text.startsWith(QChar(0x1D)) ? text.mid(1) : text;
    ScanMeaning asGs1 = meaning;
    takeElements(asGs1, gs1::readElements(data));
    if (isCarriers && asGs1.kind != CodeKind::Sscc && asGs1.kind != CodeKind::Gtin) {
        meaning.gs1 = asGs1.gs1;
        return false;
    }
    meaning = asGs1;
    return true;
}

/// EAN and UPC symbols: the scanner says so, nothing else does.
bool ScanClassifier::classifyRetail(ScanMeaning &meaning, const QString &text) const
{
    if (meaning.aim != u"]E0" && meaning.aim != u"]E3" && meaning.aim != u"]E4")
        return false;
    QString digits = text.trimmed();
    const qsizetype composite = digits.indexOf(QStringLiteral("|]e0"));
    if (composite >= 0) {
        const QString data = digits.mid(composite + 4);
        digits.truncate(composite);
        takeElements(meaning, gs1::readElements(data));
    }
    if (meaning.aim == u"]E3")
        digits.truncate(13); // the add-on is no part of the number
    const bool fits = meaning.aim == u"]E4" ? digits.size() == 8 : digits.size() == 13 || digits.size() == 12 || digits.size() == 8;
    if (!fits || !allDigits(digits)) {
        meaning.error = makeError(ErrorCode::Gs1DataInvalid, {{QStringLiteral("why"), QStringLiteral("no EAN or UPC")}});
        return true;
    }
    meaning.normalized = digits;
    const QChar expected = *gs1CheckDigit(QStringView(digits).chopped(1));
    if (expected != digits.back()) {
        meaning.failed.append({QStringLiteral("gtin"), QStringLiteral("GTIN"), int(digits.size()), QString(digits.back()), QString(expected)});
        meaning.error = makeError(ErrorCode::CheckDigitWrong, {{QStringLiteral("code"), digits}});
        return true;
    }
    meaning.kind = CodeKind::Gtin;
    meaning.normalized = digits.rightJustified(14, u'0');
    return true;
}

bool ScanClassifier::classifySscc(ScanMeaning &meaning) const
{
    QString digits = meaning.normalized;
    // 20 digits with the 00 in front: only a scanner that sends no AIM identifier leaves that open.
    if (digits.size() == 20 && digits.startsWith(u"00") && meaning.aim.isEmpty())
        digits.remove(0, 2);
    if (digits.size() != 18 || !allDigits(digits) || gs1CheckDigit(QStringView(digits).chopped(1)) != digits.back())
        return false;
    meaning.kind = CodeKind::Sscc;
    meaning.normalized = digits;
    meaning.carriers = m_catalog.match(digits).carriers;
    return true;
}

void ScanClassifier::classifyCarrier(ScanMeaning &meaning, const QString &whole) const
{
    CarrierMatch match = m_catalog.match(meaning.normalized);
    // 420 and a ZIP in front is how USPS routes, and how some number of FedEx begins.
    const QList<CarrierGuess> others = whole == meaning.normalized ? QList<CarrierGuess>() : m_catalog.match(whole).carriers;
    for (const CarrierGuess &other : others) {
        if (!match.carriers.isEmpty() && std::none_of(match.carriers.begin(), match.carriers.end(), [&](const CarrierGuess &guess) { return guess.code == other.code; }))
            match.carriers.append(other);
    }
    meaning.carriers = match.carriers;
    meaning.failed = match.failed;
    if (!match.carriers.isEmpty()) {
        meaning.kind = CodeKind::Tracking;
        meaning.normalized = match.key;
    } else if (!match.failed.isEmpty()) {
        const FailedCheck &first = match.failed.first();
        meaning.error = makeError(ErrorCode::CheckDigitWrong,
                                  {{QStringLiteral("code"), meaning.normalized},
                                   {QStringLiteral("carrier"), first.code},
                                   {QStringLiteral("position"), first.position},
                                   {QStringLiteral("read"), first.read},
                                   {QStringLiteral("expected"), first.expected}});
    }
}

} // namespace packbay
