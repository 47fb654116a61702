#pragma once
#include <QList>
#include <QString>

namespace packbay {

/// A thing that is plugged in and could be a scanner or a scale.
struct AttachedDevice
{
    QString address; ///< stays the same: "/dev/serial/by-id/usb-...", else "/dev/ttyS0", or "hid:0922:8003"
    QString name;    ///< "Honeywell 1950"
    bool isHidScale = false;

    bool operator==(const AttachedDevice &) const = default;
};

/// Where the system lists its devices.
struct DeviceFolders
{
    QString serialById = QStringLiteral("/dev/serial/by-id");
    QString hidraw = QStringLiteral("/sys/class/hidraw");
    bool otherPorts = true; ///< serial ports without a name of their own too
};

/// Serial ports by their stable name, then the scales among the HID devices (usage page 0x8D). A device has one entry.
QList<AttachedDevice> attachedDevices(const DeviceFolders &folders);
/// "usb-Honeywell_1950-if00" as a person reads it: "Honeywell 1950".
QString deviceNameOf(const QString &address);

} // namespace packbay
