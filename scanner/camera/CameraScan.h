#pragma once
#include "models/domain/FrameSource.h"
#include "models/domain/ScanEvent.h"
#include "scanner/ImageScanClient.h"

#include <QImage>
#include <QPolygon>

namespace packbay {

/// What a live camera sees now: the newest picture that was read, and the symbols in it.
struct CameraSight
{
    QImage picture; ///< empty: no camera, or it is silent
    QList<QPolygon> symbols;
};

/// Scans of a live camera. Frames are read in the scan helper only, one at a time and the newest first; a code counts when
/// two frames show it alike, and once as long as it stays before the camera.
class CameraScan : public QObject
{
    Q_OBJECT

public:
    /// After so long without a frame the camera is off or gone.
    static constexpr int kGoneMs = 1500;
    /// A helper that does not start is not asked for every frame: after so long again.
    static constexpr int kNoHelperMs = 5000;

    CameraScan(FrameSource &source, ImageScanClient &reader, QObject *parent = nullptr);
    ~CameraScan() override;

    void start();
    void stop();

signals:
    void scanned(const packbay::ScanEvent &event);
    void sightChanged(const packbay::CameraSight &sight);
    /// Whether frames can be read at all; said when it changes, first when they cannot.
    void canReadChanged(bool canRead);

private:
    void take(const GrayFrame &frame);
    void decoded(quint64 id, const ImageScanResult &result);
    void gone();
    void setCanRead(bool canRead);

    FrameSource &m_source;
    ImageScanClient &m_reader;
    FrameVote m_vote;
    GrayFrame m_reading;
    std::optional<quint64> m_job;
    QTimer m_silence;
    QTimer m_noHelper; ///< runs while the helper is not asked
    bool m_canRead = true;
};

} // namespace packbay
