#pragma once
#include "models/domain/Result.h"

#include <QImage>
#include <QList>
#include <QPoint>

#include <array>

namespace packbay {

/// A symbol in a picture (architecture.md 11.5).
struct FoundCode
{
    QString format; ///< by its ZXing-cpp 1.4 name
    QString text;   ///< GS is U+001D
    QByteArray bytes;
    QString aim;
    std::array<QPoint, 4> corners; ///< top-left, top-right, bottom-right, bottom-left in reading direction
    bool fromTile = false;
    QString why;    ///< why it was rejected
};

/// What a picture holds.
struct ImageScanResult
{
    int width = 0;
    int height = 0;
    QList<FoundCode> codes;    ///< accepted, by (y, x) of the first corner
    QList<FoundCode> rejected; ///< dropped by the rules, with the reason
    std::optional<Error> error;
    bool noHelper = false;     ///< the helper did not start: no picture can be read
    qint64 ms = 0;
};

/// The rules of hardware.md B3.7: ITF only with 12 or 14 digits (or `itfLengths`) and never from a part of the picture, no
/// UPC-E, Codabar or DataBar, no proper part of a longer code of the same format at the same place, no matrix
/// code under a smaller one; the rest is sorted.
void acceptCodes(QList<FoundCode> found, const QList<int> &itfLengths, ImageScanResult &result);

/// Opens a picture, at most 100 MB and 100 megapixels: PictureUnreadable, or FileUnreadable.
Result<QImage> loadPicture(const QString &path);

/// The line of architecture.md 11.5; `errorJson` writes the error.
QByteArray toJson(const QString &file, const ImageScanResult &result, bool withRejected, const QByteArray &errorJson);

/// Frames of a live camera: a code counts when two frames out of five show it alike.
class FrameVote
{
public:
    static constexpr int kFrames = 5;
    static constexpr int kAlike = 2;

    /// The codes that have just become certain with this frame.
    QList<FoundCode> add(const QList<FoundCode> &codes);
    void reset() { m_frames.clear(); }

private:
    QList<QList<FoundCode>> m_frames;
};

} // namespace packbay
