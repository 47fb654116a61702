#include "scanner/AttachedDevices.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSerialPortInfo>
#include <QSet>

namespace packbay {
namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

/// A report descriptor that begins with the usage page of weighing devices.
bool isScale(const QByteArray &descriptor)
{
    return descriptor.startsWith(QByteArrayLiteral("\x05\x8d")) || descriptor.startsWith(QByteArray("\x06\x8d\x00", 3));
}

void addHidScales(const QString &folder, QList<AttachedDevice> &found)
{
    static const QRegularExpression kId(QStringLiteral("HID_ID=[0-9A-F]+:0000([0-9A-F]{4}):0000([0-9A-F]{4})"));
    static const QRegularExpression kName(QStringLiteral("HID_NAME=([^\\n]+)"));
    const QStringList entries = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &entry : entries) {
        const QString device = folder + QLatin1Char('/') + entry + QStringLiteral("/device/");
        if (!isScale(contentOf(device + QStringLiteral("report_descriptor"))))
            continue;
        const QString event = QString::fromUtf8(contentOf(device + QStringLiteral("uevent")));
        const auto id = kId.match(event);
        if (!id.hasMatch())
            continue;
        const QString address = QStringLiteral("hid:%1:%2").arg(id.captured(1), id.captured(2)).toLower();
        const auto name = kName.match(event);
        found.append({address, name.hasMatch() ? name.captured(1).trimmed() : address, true});
    }
}

} // namespace

QString deviceNameOf(const QString &address)
{
    static const QRegularExpression kInterface(QStringLiteral("-if\\d\\d(-port\\d+)?$"));
    QString name = QFileInfo(address).fileName();
    name.remove(kInterface);
    if (name.startsWith(QLatin1String("usb-")))
        name.remove(0, 4);
    return name.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QList<AttachedDevice> attachedDevices(const DeviceFolders &folders)
{
    QList<AttachedDevice> found;
    QSet<QString> known;
    const QFileInfoList links = QDir(folders.serialById).entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &link : links) {
        if (!link.exists())
            continue; // the link of a device that has just gone
        known.insert(link.canonicalFilePath());
        found.append({link.absoluteFilePath(), deviceNameOf(link.fileName()), false});
    }
    const QList<QSerialPortInfo> ports = folders.otherPorts ? QSerialPortInfo::availablePorts() : QList<QSerialPortInfo>();
    for (const QSerialPortInfo &port : ports) {
        if (!known.contains(QFileInfo(port.systemLocation()).canonicalFilePath()))
            found.append({port.systemLocation(), port.portName(), false});
    }
    addHidScales(folders.hidraw, found);
    return found;
}

} // namespace packbay
