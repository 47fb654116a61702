#include "app/station/window/DeviceFile.h"

#include "scanner/scale/ScaleSearch.h"

#include <QSaveFile>

namespace packbay {
namespace {

const QString kScale = QStringLiteral("scale");
const QString kWedge = QStringLiteral("wedge");

bool isDeviceGroup(const QString &name)
{
    return name.startsWith(QLatin1String("scanner")) || name == kScale || name == kWedge;
}

/// Bytes of a device are written in hex: an INI file would change them.
Result<QByteArray> hexOf(const StationIni &from, const QString &key)
{
    const QString text = from.text(key);
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    if (QString::fromLatin1(bytes.toHex()) != text.toLower().remove(QLatin1Char(' ')))
        return from.wrong(key, QStringLiteral("bytes in hex, as 02 or 1b5b"));
    return bytes;
}

Status readPort(const StationIni &from, const QString &group, SerialPortSetting &port)
{
    PACKBAY_TRY_ASSIGN(baud, from.number(group + QStringLiteral("/baud"), 9600, 300, 921'600));
    port.baudRate = baud;
    const QString key = group + QStringLiteral("/line");
    const QString line = from.text(key, QStringLiteral("8N1")).toUpper();
    const bool isLine = line.size() == 3 && (line[0] == u'7' || line[0] == u'8') && QStringLiteral("NEO").contains(line[1]) && (line[2] == u'1' || line[2] == u'2');
    if (!isLine)
        return from.wrong(key, QStringLiteral("8N1, 7E1, 7O1, 8E1 ..."));
    port.dataBits = line[0] == u'7' ? QSerialPort::Data7 : QSerialPort::Data8;
    port.parity = line[1] == u'E' ? QSerialPort::EvenParity : line[1] == u'O' ? QSerialPort::OddParity : QSerialPort::NoParity;
    port.stopBits = line[2] == u'2' ? QSerialPort::TwoStop : QSerialPort::OneStop;
    return {};
}

Result<SerialScannerSetting> readScanner(const StationIni &from, const QString &group)
{
    SerialScannerSetting scanner;
    scanner.device = group;
    scanner.port.path = from.text(group + QStringLiteral("/port"));
    if (scanner.port.path.isEmpty())
        return from.wrong(group + QStringLiteral("/port"), QStringLiteral("missing"));
    PACKBAY_TRY(readPort(from, group, scanner.port));
    PACKBAY_TRY_ASSIGN(prefix, hexOf(from, group + QStringLiteral("/prefix_hex")));
    PACKBAY_TRY_ASSIGN(suffix, hexOf(from, group + QStringLiteral("/suffix_hex")));
    PACKBAY_TRY_ASSIGN(beep, hexOf(from, group + QStringLiteral("/stop_beep_hex")));
    scanner.framing.prefix = prefix;
    scanner.framing.suffix = suffix;
    scanner.stopBeep = beep;
    return scanner;
}

Status readWedge(const StationIni &from, WedgeSetting &wedge)
{
    PACKBAY_TRY_ASSIGN(gap, from.number(QStringLiteral("wedge/gap_ms"), wedge.gapMs, 10, 100));
    PACKBAY_TRY_ASSIGN(prefix, hexOf(from, QStringLiteral("wedge/prefix_hex")));
    PACKBAY_TRY_ASSIGN(suffix, hexOf(from, QStringLiteral("wedge/suffix_hex")));
    PACKBAY_TRY_ASSIGN(gs, hexOf(from, QStringLiteral("wedge/gs_hex")));
    wedge.gapMs = gap;
    wedge.prefix = QString::fromLatin1(prefix);
    wedge.suffix = QString::fromLatin1(suffix);
    wedge.gsCharacter = QString::fromLatin1(gs);
    return {};
}

QString quoted(QString value)
{
    value.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + value + QLatin1Char('"');
}

void writeBytes(QStringList &lines, const char *key, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        lines << QLatin1String(key) + QLatin1Char('=') + QString::fromLatin1(bytes.toHex());
}

void writePort(QStringList &lines, const SerialPortSetting &port)
{
    lines << QStringLiteral("port=") + quoted(port.path) << QStringLiteral("baud=%1").arg(port.baudRate);
    const QString line = lineName({port.baudRate, port.dataBits, port.parity}).section(QLatin1Char(' '), 1).chopped(1)
        + QString::number(static_cast<int>(port.stopBits));
    if (line != QLatin1String("8N1"))
        lines << QStringLiteral("line=") + line;
}

QStringList linesOf(const DeviceSettings &settings)
{
    QStringList lines;
    for (const SerialScannerSetting &scanner : settings.scanners) {
        lines << QStringLiteral("[%1]").arg(scanner.device);
        writePort(lines, scanner.port);
        writeBytes(lines, "prefix_hex", scanner.framing.prefix);
        writeBytes(lines, "suffix_hex", scanner.framing.suffix);
        writeBytes(lines, "stop_beep_hex", scanner.stopBeep);
        lines << QString();
    }
    if (settings.scale) {
        lines << QStringLiteral("[scale]");
        writePort(lines, settings.scale->port);
        lines << QStringLiteral("protocol=") + settings.scale->protocol;
        if (settings.scale->unit != WeightUnit::Kg)
            lines << QStringLiteral("unit=") + weightUnitName(settings.scale->unit);
        if (settings.scale->minimumLoad)
            lines << QStringLiteral("minimum_g=%1").arg(settings.scale->minimumLoad->value);
        lines << QString();
    }
    const WedgeSetting usual;
    QStringList wedge;
    if (settings.wedge.gapMs != usual.gapMs)
        wedge << QStringLiteral("gap_ms=%1").arg(settings.wedge.gapMs);
    writeBytes(wedge, "prefix_hex", settings.wedge.prefix.toLatin1());
    writeBytes(wedge, "suffix_hex", settings.wedge.suffix.toLatin1());
    writeBytes(wedge, "gs_hex", settings.wedge.gsCharacter.toLatin1());
    if (!wedge.isEmpty())
        lines << QStringLiteral("[wedge]") << wedge << QString();
    return lines;
}

/// The lines that do not speak of devices.
QStringList otherLines(const QString &text)
{
    QStringList kept;
    bool isDevice = false;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(QLatin1Char('[')) && trimmed.endsWith(QLatin1Char(']')))
            isDevice = isDeviceGroup(trimmed.sliced(1, trimmed.size() - 2).trimmed());
        if (!isDevice)
            kept << line;
    }
    while (!kept.isEmpty() && kept.last().trimmed().isEmpty())
        kept.removeLast();
    return kept;
}

} // namespace

Result<DeviceSettings> readDevices(StationIni &from)
{
    DeviceSettings settings;
    const QStringList groups = from.file().childGroups();
    for (const QString &group : groups) {
        if (!group.startsWith(QLatin1String("scanner")))
            continue;
        PACKBAY_TRY_ASSIGN(scanner, readScanner(from, group));
        settings.scanners.append(scanner);
    }
    PACKBAY_TRY(readWedge(from, settings.wedge));
    const QString port = from.text(QStringLiteral("scale/port"));
    if (port.isEmpty())
        return settings;
    SerialScaleSetting scale;
    scale.device = kScale;
    scale.port.path = port;
    PACKBAY_TRY(readPort(from, kScale, scale.port));
    scale.protocol = from.text(QStringLiteral("scale/protocol"), scale.protocol);
    if (!ScaleParser::protocols().contains(scale.protocol))
        return from.wrong(QStringLiteral("scale/protocol"), ScaleParser::protocols().join(QLatin1Char(' ')));
    const std::optional<WeightUnit> unit = scaleUnit(from.text(QStringLiteral("scale/unit"), QStringLiteral("kg")).toLatin1());
    if (!unit || *unit > WeightUnit::Oz)
        return from.wrong(QStringLiteral("scale/unit"), QStringLiteral("kg, g, lb or oz"));
    scale.unit = *unit;
    PACKBAY_TRY_ASSIGN(minimum, from.number(QStringLiteral("scale/minimum_g"), 0, 1, 100'000));
    if (minimum > 0)
        scale.minimumLoad = Grams(minimum);
    settings.scale = scale;
    return settings;
}

Status writeDevices(const QString &path, const DeviceSettings &settings)
{
    const auto refused = [&](const QString &why) { return makeError(ErrorCode::FileUnreadable, {{QStringLiteral("file"), path}}, why); };
    QFile old(path);
    if (!old.open(QIODevice::ReadOnly))
        return refused(old.errorString());
    const QStringList lines = otherLines(QString::fromUtf8(old.readAll())) << QString() << linesOf(settings);
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    const QByteArray bytes = lines.join(QLatin1Char('\n')).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return refused(file.errorString());
    return {};
}

} // namespace packbay
