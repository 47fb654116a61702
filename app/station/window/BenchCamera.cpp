#include "app/station/window/BenchCamera.h"

namespace packbay {

BenchCamera::BenchCamera(const QString &camera, const QString &helper, const Clock &clock, const QString &keepFolder)
    : m_source(camera, clock), m_reader({.helper = helper, .keepFolder = keepFolder}), m_scan(m_source, m_reader)
{
    connect(&m_scan, &CameraScan::scanned, this, &BenchCamera::scanned);
    connect(&m_scan, &CameraScan::sightChanged, this, &BenchCamera::sightChanged);
    connect(&m_scan, &CameraScan::canReadChanged, this, &BenchCamera::canReadChanged);
}

} // namespace packbay
