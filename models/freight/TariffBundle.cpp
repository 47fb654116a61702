#include "models/freight/TariffBundle.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

#include <zlib.h>

namespace packbay {
namespace {

const QString kDeflated = QStringLiteral(".z");
constexpr qsizetype kMostBytes = kMaxTariffFileBytes + 1;
constexpr uInt kStep = 256 * 1024;

QByteArray deflated(const QByteArray &bytes)
{
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    QByteArray packed(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (compress2(reinterpret_cast<Bytef *>(packed.data()), &size, reinterpret_cast<const Bytef *>(bytes.constData()), static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION) != Z_OK)
        return {};
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

/// None when it is no deflated text. Ends at kMostBytes: what a few bytes can grow to is not for the sender to say.
std::optional<QByteArray> inflated(const QByteArray &packed)
{
    z_stream stream{};
    if (packed.isEmpty() || inflateInit(&stream) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray bytes;
    int state = Z_OK;
    while (state == Z_OK && bytes.size() < kMostBytes) {
        const qsizetype before = bytes.size();
        bytes.resize(before + kStep);
        stream.next_out = reinterpret_cast<Bytef *>(bytes.data() + before);
        stream.avail_out = kStep;
        state = inflate(&stream, Z_NO_FLUSH);
        bytes.truncate(before + kStep - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END && bytes.size() < kMostBytes)
        return std::nullopt;
    return bytes.first(std::min(bytes.size(), kMostBytes));
}

QString dayText(QDate day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

} // namespace

QJsonObject bundleOf(const TariffFiles &files)
{
    QJsonObject bundle;
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (file.value().size() > kPlainSheetBytes)
            bundle.insert(file.key() + kDeflated, QString::fromLatin1(deflated(file.value()).toBase64()));
        else
            bundle.insert(file.key(), QString::fromUtf8(file.value()));
    }
    return bundle;
}

TariffFiles filesOf(const QJsonObject &bundle)
{
    TariffFiles files;
    for (auto file = bundle.begin(); file != bundle.end(); ++file) {
        if (!file.value().isString())
            continue; // what it says about itself
        const QByteArray text = file.value().toString().toUtf8();
        std::optional<QByteArray> bytes;
        if (file.key().endsWith(kDeflated)) {
            if (const auto packed = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors))
                bytes = inflated(*packed);
        }
        if (bytes)
            files.insert(file.key().chopped(kDeflated.size()), *bytes);
        else
            files.insert(file.key(), text);
    }
    return files;
}

qsizetype bundleBytes(const QJsonObject &bundle)
{
    return QJsonDocument(bundle).toJson(QJsonDocument::Compact).size();
}

TariffTerm termOf(const TariffPack &pack)
{
    TariffTerm term;
    bool isFirst = true;
    bool isOpen = false;
    for (const auto &[code, rates] : pack.lines) {
        for (const LineRow &line : rates.versions) {
            const QDate from = line.validity.from;
            const UtcMs starts(from.isValid() ? from.startOfDay(line.tz).toMSecsSinceEpoch() : 0);
            if (isFirst || !from.isValid() || (term.days.from.isValid() && from < term.days.from))
                term.days.from = from;
            term.startsAt = isFirst ? starts : std::min(term.startsAt, starts);
            isOpen = isOpen || !line.validity.to.isValid();
            if (!term.days.to.isValid() || line.validity.to > term.days.to)
                term.days.to = line.validity.to;
            isFirst = false;
        }
    }
    if (isOpen)
        term.days.to = {};
    return term;
}

void describe(PublishTariff &body, const TariffPack &pack)
{
    const TariffTerm term = termOf(pack);
    TariffAbout about = aboutOf(body.files);
    about.validFrom = dayText(term.days.from);
    about.validTo = dayText(term.days.to);
    about.startsAt = UtcMs(std::max<qint64>(0, term.startsAt.value));
    body.files = withAbout(body.files, about);
    body.sha256 = pack.sha256;
}

} // namespace packbay
