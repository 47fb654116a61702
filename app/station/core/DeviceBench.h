#pragma once
#include "scanner/SerialScanner.h"
#include "scanner/WedgeDecoder.h"
#include "scanner/scale/SerialScale.h"

#include <memory>
#include <vector>

namespace packbay {

/// The scanners and the scale that a station uses.
struct DeviceSettings
{
    QList<SerialScannerSetting> scanners;
    std::optional<SerialScaleSetting> scale;
    WedgeSetting wedge;
};

/// One attached thing for the chips of the header.
struct DeviceStatus
{
    QString name;    ///< "scanner", "scale", "printer"
    DeviceState state = DeviceState::Absent;
    QString words;
    ErrorCode problem = ErrorCode::None; ///< no paper, door open ...
    QString device = {};                 ///< which scanner
};

/// The serial scanners and the scale of a station, open as long as this lives; each heals by itself. New settings are used
/// at once.
class DeviceBench : public QObject
{
    Q_OBJECT

public:
    explicit DeviceBench(const Clock &clock, QObject *parent = nullptr);
    ~DeviceBench() override;

    void use(const DeviceSettings &settings);
    const DeviceSettings &settings() const { return m_settings; }
    /// Nobody else can read a port that is open: the scale is let go for a search, until use().
    void letGoOfScale();
    /// The beeper of the scanner that scanned last, where it was set up.
    void beepStop();
    /// That of this one, to hear whether it is set up well.
    void beep(const QString &device);
    DeviceState scaleState() const { return m_scale ? m_scale->state() : DeviceState::Absent; }
    DeviceState scannerState(const QString &device) const;

signals:
    void scanned(const packbay::ScanEvent &event);
    void refused(const packbay::Error &error, const QString &device);
    void reading(const packbay::WeightReading &reading);
    void changed(const packbay::DeviceStatus &status);
    /// Everything as it came, by device name ("scale" for the scale).
    void rawBytes(const QString &device, const QByteArray &bytes);

private:
    void openScanner(const SerialScannerSetting &setting);
    void openScale(const SerialScaleSetting &setting);

    struct OpenScanner
    {
        QString device;
        std::unique_ptr<SerialScanner> scanner;
    };

    const Clock &m_clock;
    DeviceSettings m_settings;
    std::vector<OpenScanner> m_scanners;
    std::unique_ptr<SerialScale> m_scale;
    QString m_lastScanner;
};

} // namespace packbay

Q_DECLARE_METATYPE(packbay::DeviceStatus)
