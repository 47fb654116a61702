#include "app/station/core/PhotoDesk.h"

#include "models/store/PhotoStore.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QImageReader>
#include <QPainter>

#include <array>

namespace packbay {
namespace {

constexpr int kMostMegabytes = 256; ///< decoded; a picture that claims to be larger is not read
constexpr std::array kQualities{85, 70, 50, 30};

QFileInfoList picturesIn(const QString &folder)
{
    const QStringList kinds{QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"), QStringLiteral("*.png")};
    return QDir(folder).entryInfoList(kinds, QDir::Files | QDir::Readable, QDir::Time);
}

QImage pictureOf(const QString &file)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    QImageReader::setAllocationLimit(kMostMegabytes);
    return reader.read();
}

/// A JPEG of our own: not larger than needed, with nothing in it but the picture. Empty when it is none.
QByteArray jpegOf(QImage image)
{
    if (image.isNull())
        return {};
    if (std::max(image.width(), image.height()) > PhotoDesk::kLongestSide)
        image = image.scaled(PhotoDesk::kLongestSide, PhotoDesk::kLongestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    // Drawn anew: a copy would keep the comments of the file.
    QImage bare(image.size(), QImage::Format_RGB32);
    bare.fill(Qt::white);
    QPainter(&bare).drawImage(0, 0, image);
    for (const int quality : kQualities) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly) || !bare.save(&buffer, "JPEG", quality))
            return {};
        if (bytes.size() <= PhotoDesk::kMostBytes)
            return bytes;
    }
    return {};
}

} // namespace

PhotoDesk::PhotoDesk(PhotoConfig config, LedgerThread &ledger, const Clock &clock, QObject *parent)
    : QObject(parent), m_config(std::move(config)), m_ledger(ledger), m_clock(clock)
{
    m_thread.setObjectName(QStringLiteral("photos"));
    m_side.moveToThread(&m_thread);
    m_thread.start();
}

PhotoDesk::~PhotoDesk()
{
    m_thread.quit();
    m_thread.wait();
}

void PhotoDesk::take(const EntityId &parcel, const QString &readFrom)
{
    QMetaObject::invokeMethod(&m_side, [this, parcel, sources = Sources{readFrom, m_seen}] {
        QString sha256;
        const PhotoOutcome outcome = takeBest(parcel, sources, sha256);
        QMetaObject::invokeMethod(this, [this, outcome, sha256] {
            outcome.result == PhotoOutcome::Result::Taken ? emit stored(outcome.parcel, sha256) : emit failed(outcome);
        });
    });
}

/// The first picture that is there and not kept yet.
PhotoOutcome PhotoDesk::takeBest(const EntityId &parcel, const Sources &sources, QString &sha256)
{
    using Result = PhotoOutcome::Result;
    const bool hasFolder = !m_config.folder.isEmpty() && QDir(m_config.folder).exists();
    PhotoOutcome outcome{hasFolder || !sources.readFrom.isEmpty() || !sources.seen.isNull() ? Result::NoPicture : Result::NoFolder, parcel, {}};
    if (!sources.readFrom.isEmpty())
        outcome = keep(parcel, jpegOf(pictureOf(sources.readFrom)), sha256);
    if (outcome.result == Result::NoPicture && hasFolder) {
        const QFileInfoList pictures = picturesIn(m_config.folder);
        const UtcMs oldest(m_clock.now().value - m_config.freshMs);
        if (!pictures.isEmpty() && pictures.first().lastModified().toMSecsSinceEpoch() >= oldest.value)
            outcome = keep(parcel, jpegOf(pictureOf(pictures.first().filePath())), sha256);
    }
    if (outcome.result == Result::NoPicture && !sources.seen.isNull())
        outcome = keep(parcel, jpegOf(sources.seen), sha256);
    return outcome;
}

PhotoOutcome PhotoDesk::keep(const EntityId &parcel, const QByteArray &bytes, QString &sha256)
{
    using Result = PhotoOutcome::Result;
    if (bytes.isEmpty())
        return {Result::Unreadable, parcel, {}};
    sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const auto added = m_ledger.call([&](Ledger &ledger) { return PhotoStore(ledger.database()).add(sha256, bytes, m_clock.now()); });
    if (!added)
        return {Result::Refused, parcel, added.error()};
    // The same picture again: it shows what an earlier F4 was about.
    return {*added ? Result::Taken : Result::NoPicture, parcel, {}};
}

} // namespace packbay
