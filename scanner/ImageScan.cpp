#include "scanner/ImageScan.h"

#include "models/domain/JsonWriter.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPolygon>

#include <algorithm>

namespace packbay {
namespace {

constexpr qint64 kMostBytes = 100'000'000;
constexpr qint64 kMostPixels = 100'000'000;

QRect boxOf(const FoundCode &code)
{
    const auto &c = code.corners;
    return QPolygon({c[0], c[1], c[2], c[3]}).boundingRect().adjusted(-8, -8, 8, 8);
}

bool isMatrix(const FoundCode &code)
{
    return code.format == u"QRCode" || code.format == u"DataMatrix" || code.format == u"PDF417" || code.format == u"Aztec";
}

bool liesIn(const FoundCode &inner, const FoundCode &outer)
{
    const auto &o = outer.corners;
    const QPoint middle = (inner.corners[0] + inner.corners[1] + inner.corners[2] + inner.corners[3]) / 4;
    return QPolygon({o[0], o[1], o[2], o[3]}).containsPoint(middle, Qt::OddEvenFill);
}

int sizeOf(const FoundCode &code)
{
    const auto &c = code.corners;
    return (c[2] - c[0]).manhattanLength() + (c[3] - c[1]).manhattanLength();
}

/// Two codes at one place cannot both be meant. The smaller one is drawn over the larger, of which only error correction is
/// left; of two alike the first reading stays.
bool liesUnderAnother(qsizetype index, const QList<FoundCode> &all)
{
    const FoundCode &code = all[index];
    for (qsizetype i = 0; isMatrix(code) && i < all.size(); ++i) {
        const FoundCode &other = all[i];
        const bool over = sizeOf(other) < sizeOf(code) || (sizeOf(other) == sizeOf(code) && i < index);
        if (over && other.format == code.format && other.bytes != code.bytes && (liesIn(code, other) || liesIn(other, code)))
            return true;
    }
    return false;
}

QString whyRejected(const FoundCode &code, const QList<FoundCode> &all, const QList<int> &itfLengths)
{
    static const QStringList kTrusted{QStringLiteral("Code128"), QStringLiteral("Code39"), QStringLiteral("ITF"),
                                      QStringLiteral("EAN-13"), QStringLiteral("EAN-8"), QStringLiteral("UPC-A"),
                                      QStringLiteral("QRCode"), QStringLiteral("DataMatrix"), QStringLiteral("PDF417"),
                                      QStringLiteral("Aztec")};
    if (!kTrusted.contains(code.format))
        return QStringLiteral("format is misread too often");
    if (code.text.isEmpty())
        return QStringLiteral("empty");
    if (code.format == u"ITF" && code.fromTile)
        return QStringLiteral("ITF from a part of the picture");
    if (code.format == u"ITF" && !itfLengths.contains(int(code.text.size())))
        return QStringLiteral("ITF of %1 digits").arg(code.text.size());
    const bool isPart = std::any_of(all.begin(), all.end(), [&](const FoundCode &other) {
        return other.format == code.format && other.text.size() > code.text.size() && other.text.contains(code.text)
            && boxOf(other).intersects(boxOf(code));
    });
    return isPart ? QStringLiteral("part of a longer code") : QString();
}

bool same(const FoundCode &a, const FoundCode &b)
{
    return a.format == b.format && a.bytes == b.bytes;
}

bool holds(const QList<FoundCode> &codes, const FoundCode &code)
{
    return std::any_of(codes.begin(), codes.end(), [&](const FoundCode &other) { return same(other, code); });
}

void write(JsonWriter &json, const FoundCode &code)
{
    json.beginObject().field("format", code.format).field("text", code.text);
    json.field("bytes_hex", QString::fromLatin1(code.bytes.toHex())).key("aim");
    code.aim.isEmpty() ? json.null() : json.value(code.aim);
    json.key("corners").beginArray();
    for (const QPoint &corner : code.corners)
        json.beginArray().value(corner.x()).value(corner.y()).endArray();
    json.endArray();
    if (!code.why.isEmpty())
        json.field("why", code.why);
    json.endObject();
}

} // namespace

void acceptCodes(QList<FoundCode> found, const QList<int> &itfLengths, ImageScanResult &result)
{
    for (qsizetype i = 0; i < found.size(); ++i) {
        if (liesUnderAnother(i, found))
            found[i].why = QStringLiteral("another code at the same place");
    }
    std::stable_sort(found.begin(), found.end(), [](const FoundCode &a, const FoundCode &b) {
        return std::pair(a.corners[0].y(), a.corners[0].x()) < std::pair(b.corners[0].y(), b.corners[0].x());
    });
    for (FoundCode code : std::as_const(found)) {
        if (code.why.isEmpty())
            code.why = whyRejected(code, found, itfLengths);
        (code.why.isEmpty() ? result.codes : result.rejected).append(code);
    }
}

Result<QImage> loadPicture(const QString &path)
{
    const QFileInfo file(path);
    const QJsonObject args{{QStringLiteral("file"), path}};
    if (!file.isFile() || !file.isReadable())
        return makeError(ErrorCode::FileUnreadable, args, QStringLiteral("no such file, or no permission"));
    if (file.size() == 0 || file.size() > kMostBytes)
        return makeError(ErrorCode::PictureUnreadable, args, QStringLiteral("%1 bytes").arg(file.size()));
    static const bool kAllowed = (QImageReader::setAllocationLimit(int(kMostPixels * 4 / 1'000'000)), true);
    Q_UNUSED(kAllowed)
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (size.isValid() && qint64(size.width()) * size.height() > kMostPixels)
        return makeError(ErrorCode::PictureUnreadable, args, QStringLiteral("%1 x %2 pixels").arg(size.width()).arg(size.height()));
    reader.setAutoTransform(true);
    QImage image = reader.read();
    if (image.isNull() || qint64(image.width()) * image.height() > kMostPixels)
        return makeError(ErrorCode::PictureUnreadable, args, reader.errorString());
    return image;
}

QByteArray toJson(const QString &file, const ImageScanResult &result, bool withRejected, const QByteArray &errorJson)
{
    JsonWriter json;
    json.beginObject().field("file", file).field("width", result.width).field("height", result.height).key("codes").beginArray();
    for (const FoundCode &code : result.codes)
        write(json, code);
    json.endArray().key("rejected").beginArray();
    if (withRejected) {
        for (const FoundCode &code : result.rejected)
            write(json, code);
    }
    json.endArray().field("ms", std::int64_t(result.ms));
    if (result.error)
        json.key("error").raw(errorJson);
    json.endObject();
    return json.take();
}

QList<FoundCode> FrameVote::add(const QList<FoundCode> &codes)
{
    m_frames.append(codes);
    if (m_frames.size() > kFrames)
        m_frames.removeFirst();
    QList<FoundCode> certain;
    for (const FoundCode &code : codes) {
        const auto seen = std::count_if(m_frames.begin(), m_frames.end(), [&](const QList<FoundCode> &f) { return holds(f, code); });
        if (seen == kAlike)
            certain.append(code);
    }
    return certain;
}

} // namespace packbay
