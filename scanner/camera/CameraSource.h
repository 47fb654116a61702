#pragma once
#include "models/domain/FrameSource.h"
#include "models/domain/Ports.h"

#include <QMediaCaptureSession>
#include <QObject>
#include <QTimer>
#include <QVideoSink>

#include <memory>

class QCamera;
class QImage;
class QVideoFrame;

namespace packbay {

/// The camera of the bench by QtMultimedia. One that is pulled out is looked for again every two seconds; while there is
/// none nothing comes and nothing is complained of.
class CameraSource : public QObject, public FrameSource
{
    Q_OBJECT

public:
    static constexpr int kLookMs = 2000;

    /// `camera`: the id of a camera as the system names it ("/dev/video0"), or "default".
    CameraSource(QString camera, const Clock &clock, QObject *parent = nullptr);
    ~CameraSource() override;

    void start(Listener listener) override;
    void stop() override;
    /// What the sink got; public because tests have pictures and no camera.
    void take(const QVideoFrame &frame);

private:
    void look();

    QString m_wanted;
    const Clock &m_clock;
    Listener m_listener;
    QMediaCaptureSession m_session;
    QVideoSink m_sink;
    std::unique_ptr<QCamera> m_camera;
    QTimer m_look;
};

/// Brightness of a picture, a byte a pixel.
GrayFrame grayFrame(const QImage &picture, MonotonicMs at);

} // namespace packbay
