#pragma once
#include "scanner/camera/CameraScan.h"
#include "scanner/camera/CameraSource.h"

namespace packbay {

/// The camera of one bench, its reader and what it sees.
class BenchCamera : public QObject
{
    Q_OBJECT

public:
    /// `camera` as CameraSource takes it; `helper`: path of packbay-scan-helper.
    /// `keepFolder`: where frames that stop the helper are kept.
    BenchCamera(const QString &camera, const QString &helper, const Clock &clock, const QString &keepFolder = {});

    void start() { m_scan.start(); }
    CameraSource &source() { return m_source; }
    const ImageScanClient &reader() const { return m_reader; }

signals:
    void scanned(const packbay::ScanEvent &event);
    void sightChanged(const packbay::CameraSight &sight);
    void canReadChanged(bool canRead);

private:
    CameraSource m_source;
    ImageScanClient m_reader;
    CameraScan m_scan; ///< last: it stops the source when it goes
};

} // namespace packbay
