#include "app/station/core/DeviceBench.h"

#include <algorithm>

namespace packbay {

DeviceBench::DeviceBench(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    qRegisterMetaType<packbay::DeviceStatus>();
}

DeviceBench::~DeviceBench() = default;

void DeviceBench::use(const DeviceSettings &settings)
{
    m_settings = settings;
    m_scanners.clear();
    m_scale.reset();
    for (const SerialScannerSetting &scanner : settings.scanners)
        openScanner(scanner);
    if (settings.scale)
        openScale(*settings.scale);
}

void DeviceBench::letGoOfScale()
{
    m_scale.reset();
}

void DeviceBench::openScanner(const SerialScannerSetting &setting)
{
    auto scanner = std::make_unique<SerialScanner>(setting, m_clock);
    const QString device = setting.device;
    connect(scanner.get(), &SerialScanner::scanned, this, [this, device](const ScanEvent &event) {
        m_lastScanner = device;
        emit scanned(event);
    });
    connect(scanner.get(), &SerialScanner::refused, this, [this, device](const Error &error) {
        m_lastScanner = device;
        emit refused(error, device);
    });
    connect(scanner.get(), &SerialScanner::stateChanged, this, [this, device](DeviceState state, const QString &words) {
        emit changed({QStringLiteral("scanner"), state, words, ErrorCode::None, device});
    });
    connect(scanner.get(), &SerialScanner::rawBytes, this, [this, device](const QByteArray &bytes) { emit rawBytes(device, bytes); });
    scanner->open();
    m_scanners.push_back({device, std::move(scanner)});
}

void DeviceBench::openScale(const SerialScaleSetting &setting)
{
    auto scale = SerialScale::make(setting, m_clock);
    if (!scale) {
        emit changed({QStringLiteral("scale"), DeviceState::Faulty, scale.error().detail});
        return;
    }
    m_scale = std::move(*scale);
    connect(m_scale.get(), &SerialScale::reading, this, &DeviceBench::reading);
    connect(m_scale.get(), &SerialScale::stateChanged, this, [this](DeviceState state, const QString &words) {
        emit changed({QStringLiteral("scale"), state, words});
    });
    connect(m_scale.get(), &SerialScale::rawBytes, this, [this](const QByteArray &bytes) { emit rawBytes(QStringLiteral("scale"), bytes); });
    m_scale->open();
}

void DeviceBench::beepStop()
{
    beep(m_lastScanner);
}

void DeviceBench::beep(const QString &device)
{
    for (const OpenScanner &open : m_scanners) {
        if (open.device == device)
            open.scanner->beepStop();
    }
}

DeviceState DeviceBench::scannerState(const QString &device) const
{
    const auto open = std::find_if(m_scanners.begin(), m_scanners.end(), [&](const OpenScanner &each) { return each.device == device; });
    return open == m_scanners.end() ? DeviceState::Absent : open->scanner->state();
}

} // namespace packbay
