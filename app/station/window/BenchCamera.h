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
    BenchCamera(const QString &camera, const QString &helper, const Clock &clock);

    void start() { m_scan.start(); }
    CameraSource &source() { return m_source; }

signals:
    void scanned(const packbay::ScanEvent &event);
    void sightChanged(const packbay::CameraSight &sight);

private:
    CameraSource m_source;
    ImageScanClient m_reader;
    CameraScan m_scan; ///< last: it stops the source when it goes
};

} // namespace packbay
