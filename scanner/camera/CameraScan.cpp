#include "scanner/camera/CameraScan.h"

namespace packbay {
namespace {

QImage imageOf(const GrayFrame &frame)
{
    const QImage shared(reinterpret_cast<const uchar *>(frame.pixels.constData()), frame.width, frame.height, frame.width, QImage::Format_Grayscale8);
    return shared.copy();
}

} // namespace

CameraScan::CameraScan(FrameSource &source, ImageScanClient &reader, QObject *parent) : QObject(parent), m_source(source), m_reader(reader)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(kGoneMs);
    connect(&m_silence, &QTimer::timeout, this, &CameraScan::gone);
    m_noHelper.setSingleShot(true);
    m_noHelper.setInterval(kNoHelperMs);
    connect(&m_reader, &ImageScanClient::decoded, this, &CameraScan::decoded);
}

CameraScan::~CameraScan()
{
    m_source.stop();
}

void CameraScan::start()
{
    m_source.start([this](const GrayFrame &frame) { take(frame); });
}

void CameraScan::stop()
{
    m_source.stop();
    m_silence.stop();
    gone();
}

/// While one is read the others are let go: the next one to be read is the newest, not the oldest.
void CameraScan::take(const GrayFrame &frame)
{
    if (frame.isEmpty())
        return;
    m_silence.start();
    if (m_noHelper.isActive()) {
        emit sightChanged({imageOf(frame), {}}); // the clerk sees what the camera sees, and may keep it as a photo
        return;
    }
    if (m_job)
        return;
    m_reading = frame;
    m_job = m_reader.decode(imageOf(frame));
}

void CameraScan::decoded(quint64 id, const ImageScanResult &result)
{
    if (id != m_job)
        return;
    m_job.reset();
    if (result.noHelper)
        m_noHelper.start();
    setCanRead(!result.noHelper);
    if (!m_silence.isActive())
        return; // stopped meanwhile
    CameraSight sight{imageOf(m_reading), {}};
    for (const FoundCode &code : result.codes)
        sight.symbols.append(QPolygon(QList<QPoint>(code.corners.begin(), code.corners.end())));
    emit sightChanged(sight);
    // A frame that killed the reader is a frame without codes.
    const QList<FoundCode> certain = m_vote.add(result.codes);
    for (const FoundCode &code : certain) {
        ScanEvent event;
        event.raw = code.text.toUtf8();
        event.aim = code.aim;
        event.device = QStringLiteral("camera");
        event.at = m_reading.at;
        emit scanned(event);
    }
}

void CameraScan::setCanRead(bool canRead)
{
    if (canRead == m_canRead)
        return;
    m_canRead = canRead;
    emit canReadChanged(canRead);
}

void CameraScan::gone()
{
    m_vote.reset();
    emit sightChanged({});
}

} // namespace packbay
