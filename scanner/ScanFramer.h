#pragma once
#include "models/domain/Result.h"
#include "models/domain/ScanEvent.h"

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace packbay {

/// What a scanner was programmed to put around its codes, beside the ends that are always known.
struct ScanFraming
{
    QByteArray prefix;      ///< dropped when a frame begins with it
    QByteArray suffix;      ///< ends a frame, beside CR, LF, CRLF and ETX; what stands before one of these is dropped with it
    int silenceMs = 50;     ///< a frame without an end is over after this

    bool operator==(const ScanFraming &) const = default;
};

/// Bytes of one serial scanner to scans (hardware.md B3.4). Pure: the time is handed in.
/// Silence is only judged by idle(): bytes that waited in the driver while the program was busy are one scan.
class ScanFramer
{
public:
    static constexpr qsizetype kMaxBytes = 4096;

    explicit ScanFramer(QString device, ScanFraming framing = {});

    /// Every frame that `bytes` complete, in order. ScanTooLong (once, the bytes up to the next end are dropped) after
    /// 4 kB without an end. Empty frames are nothing.
    QList<Result<ScanEvent>> feed(QByteArrayView bytes, MonotonicMs now);
    /// What stands without an end since silenceMs; call at deadline().
    QList<Result<ScanEvent>> idle(MonotonicMs now);
    /// When idle() wants to be called; empty while nothing is pending.
    std::optional<MonotonicMs> deadline() const;
    /// Forgets a half frame: the device went away.
    void reset();

private:
    void close(MonotonicMs at, QList<Result<ScanEvent>> &out);
    bool endsHere(char byte) const;

    QString m_device;
    ScanFraming m_framing;
    QByteArray m_pending;
    MonotonicMs m_lastByte;
    bool m_dropping = false;
};

/// Takes a leading AIM identifier ("]C1") off `raw` and returns it; empty when there is none.
QString takeAimIdentifier(QByteArray &raw);

} // namespace packbay
