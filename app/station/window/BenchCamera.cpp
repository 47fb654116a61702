#include "app/station/window/BenchCamera.h"

namespace packbay {

BenchCamera::BenchCamera(const QString &camera, const QString &helper, const Clock &clock)
    : m_source(camera, clock), m_reader({helper}), m_scan(m_source, m_reader)
{
    connect(&m_scan, &CameraScan::scanned, this, &BenchCamera::scanned);
    connect(&m_scan, &CameraScan::sightChanged, this, &BenchCamera::sightChanged);
}

} // namespace packbay
