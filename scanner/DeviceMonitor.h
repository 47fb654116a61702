#pragma once
#include "models/domain/Ports.h"
#include "models/domain/ScanEvent.h"
#include "scanner/FramingLesson.h"

namespace packbay {

/// One thing that a device said: its bytes, the frame that they made, and what that means.
struct MonitorEntry
{
    QByteArray raw;
    QByteArray framed;                    ///< empty: the bytes made no frame
    std::optional<ScanMeaning> scan;
    std::optional<WeightReading> weight;
    std::optional<Error> error;           ///< bytes that are no usable scan
    MonotonicMs at;
};

/// What the settings page shows of a device while it works: the last few things it said, and when. Pure.
class DeviceMonitor
{
public:
    static constexpr int kEntries = 5;

    void bytes(QByteArrayView raw, MonotonicMs now);
    void scanned(const ScanEvent &event, const ScanMeaning &meaning, MonotonicMs now);
    void refused(const Error &error, MonotonicMs now);
    /// The same weight again only renews the time of the newest entry.
    void weighed(const WeightReading &reading, MonotonicMs now);
    /// Bytes that made no frame since a pause become an entry of their own. True when there is a new one.
    bool idle(MonotonicMs now);
    void clear();

    /// Newest first.
    const QList<MonitorEntry> &entries() const { return m_entries; }
    /// Of a scan or a weight that could be read.
    std::optional<MonotonicMs> lastGood() const { return m_lastGood; }
    std::optional<MonotonicMs> lastBytes() const { return m_lastBytes; }

private:
    void add(MonitorEntry entry);

    QList<MonitorEntry> m_entries;
    ByteBurst m_pending;
    std::optional<MonotonicMs> m_lastGood;
    std::optional<MonotonicMs> m_lastBytes;
};

/// "<STX>SF123<CR>": every byte that cannot be seen has its name.
QString visibleBytes(const QByteArray &bytes);
/// "02 53 46".
QString hexBytes(const QByteArray &bytes);

} // namespace packbay
