#include "scanner/camera/CameraSource.h"

#include <QCamera>
#include <QImage>
#include <QMediaDevices>
#include <QVideoFrame>

namespace packbay {
namespace {

QCameraDevice deviceOf(const QString &wanted)
{
    const QList<QCameraDevice> devices = QMediaDevices::videoInputs();
    for (const QCameraDevice &device : devices) {
        if (QString::fromUtf8(device.id()) == wanted)
            return device;
    }
    return wanted == QLatin1String("default") ? QMediaDevices::defaultVideoInput() : QCameraDevice();
}

} // namespace

GrayFrame grayFrame(const QImage &picture, MonotonicMs at)
{
    const QImage gray = picture.convertToFormat(QImage::Format_Grayscale8);
    GrayFrame frame{gray.width(), gray.height(), {}, at};
    frame.pixels.reserve(qsizetype(gray.width()) * gray.height());
    for (int y = 0; y < gray.height(); ++y)
        frame.pixels.append(reinterpret_cast<const char *>(gray.constScanLine(y)), gray.width());
    return frame;
}

CameraSource::CameraSource(QString camera, const Clock &clock, QObject *parent) : QObject(parent), m_wanted(std::move(camera)), m_clock(clock)
{
    m_session.setVideoSink(&m_sink);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, &CameraSource::take);
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &CameraSource::look);
}

CameraSource::~CameraSource()
{
    stop();
}

void CameraSource::start(Listener listener)
{
    m_listener = std::move(listener);
    m_look.start();
    look();
}

void CameraSource::stop()
{
    m_look.stop();
    m_listener = {};
    m_session.setCamera(nullptr);
    m_camera.reset();
}

void CameraSource::look()
{
    if (m_camera && m_camera->isActive() && m_camera->error() == QCamera::NoError)
        return;
    const QCameraDevice device = deviceOf(m_wanted);
    m_session.setCamera(nullptr);
    m_camera.reset();
    if (device.isNull())
        return;
    m_camera = std::make_unique<QCamera>(device);
    m_session.setCamera(m_camera.get());
    m_camera->start();
}

void CameraSource::take(const QVideoFrame &frame)
{
    if (!m_listener || !frame.isValid())
        return;
    const QImage picture = frame.toImage();
    if (!picture.isNull())
        m_listener(grayFrame(picture, m_clock.monotonic()));
}

} // namespace packbay
