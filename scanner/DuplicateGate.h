#pragma once
#include "models/domain/ScanEvent.h"

#include <QHash>

namespace packbay {

/// Keeps a trigger held too long from being a second act (architecture.md 13): the same code from the same device
/// within 500 ms is dropped, within 1.5 s it is a duplicate, within 3 s it goes on with the mark `repeat`.
/// Measured from the last time the code was seen, so that a label left before the scanner stays silent.
class DuplicateGate
{
public:
    enum class Verdict {
        Deliver,   ///< goes on; ScanEvent::repeat tells of the last three seconds
        Dropped,   ///< tick only
        Duplicate, ///< tone DUP, no effect
    };

    static constexpr qint64 kDropMs = 500;
    static constexpr qint64 kDuplicateMs = 1500;
    static constexpr qint64 kRepeatMs = 3000;

    /// Sets `event.repeat`. A different code of the same device in between makes the next one new.
    Verdict judge(ScanEvent &event);

private:
    struct LastSeen
    {
        QByteArray raw;
        QString aim;
        MonotonicMs at;
    };
    QHash<QString, LastSeen> m_lastByDevice;
};

} // namespace packbay
