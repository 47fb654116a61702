#pragma once
#include "models/domain/Ports.h"
#include "scanner/ImageScanClient.h"
#include "scanner/ScanClassifier.h"

#include <QHash>

#include <functional>

namespace packbay {

/// Pictures of parcels as files. Each is read in the scan helper; the code that says most of what lies on it is a scan of the
/// device "picture". A label has several codes, and a clerk would pull the trigger on one of them.
class DroppedPictures : public QObject
{
    Q_OBJECT

public:
    using Meaning = std::function<ScanMeaning(const ScanEvent &)>;

    /// `reader`: path of packbay-scan-helper, and where pictures that stop it are kept.
    DroppedPictures(const ImageScanSetting &reader, const Clock &clock, Meaning meaning);

    void read(const QStringList &files);

signals:
    void scanned(const QString &file, const packbay::ScanEvent &event);
    /// No picture, or no code in it: PictureUnreadable, FileUnreadable, UnreadableCode.
    void failed(const packbay::Error &error);

private:
    void decoded(quint64 id, const ImageScanResult &result);

    const Clock &m_clock;
    Meaning m_meaning;
    ImageScanClient m_reader;
    QHash<quint64, QString> m_files;
};

} // namespace packbay
