#include "scanner/DeviceMonitor.h"

#include <array>

namespace packbay {
namespace {

constexpr std::array kNames{"NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO", "SI",
                            "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"};

} // namespace

QString visibleBytes(const QByteArray &bytes)
{
    QString text;
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < kNames.size())
            text += QLatin1Char('<') + QLatin1String(kNames.at(code)) + QLatin1Char('>');
        else if (code < 0x7f)
            text += QLatin1Char(byte);
        else
            text += QStringLiteral("<%1>").arg(static_cast<int>(code), 2, 16, QLatin1Char('0')).toUpper();
    }
    return text;
}

QString hexBytes(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex(' '));
}

void DeviceMonitor::add(MonitorEntry entry)
{
    m_entries.prepend(std::move(entry));
    if (m_entries.size() > kEntries)
        m_entries.removeLast();
}

void DeviceMonitor::bytes(QByteArrayView raw, MonotonicMs now)
{
    m_pending.add(raw, now);
    m_lastBytes = now;
}

void DeviceMonitor::scanned(const ScanEvent &event, const ScanMeaning &meaning, MonotonicMs now)
{
    // Keys come without bytes, and of several scans in one delivery only the first has them.
    QByteArray raw = m_pending.take(now + MonotonicMs(ByteBurst::kPauseMs)).value_or(QByteArray());
    if (raw.isEmpty())
        raw = event.aim.toLatin1() + event.raw;
    m_lastGood = now;
    m_lastBytes = now;
    add({raw, event.raw, meaning, {}, {}, now});
}

void DeviceMonitor::refused(const Error &error, MonotonicMs now)
{
    add({m_pending.take(now + MonotonicMs(ByteBurst::kPauseMs)).value_or(QByteArray()), {}, {}, {}, error, now});
}

void DeviceMonitor::weighed(const WeightReading &reading, MonotonicMs now)
{
    m_pending.clear();
    m_lastGood = now;
    if (!m_entries.isEmpty() && m_entries.first().weight && m_entries.first().framed == reading.frame) {
        m_entries.first().at = now;
        m_entries.first().weight = reading;
        return;
    }
    add({reading.frame, reading.frame, {}, reading, {}, now});
}

bool DeviceMonitor::idle(MonotonicMs now)
{
    const std::optional<QByteArray> raw = m_pending.take(now);
    if (raw)
        add({*raw, {}, {}, {}, {}, now});
    return raw.has_value();
}

void DeviceMonitor::clear()
{
    *this = {};
}

} // namespace packbay
