#include "scanner/DuplicateGate.h"

namespace packbay {

DuplicateGate::Verdict DuplicateGate::judge(ScanEvent &event)
{
    LastSeen &last = m_lastByDevice[event.device];
    const bool same = last.raw == event.raw && last.aim == event.aim && !event.raw.isEmpty();
    const qint64 gap = (event.at - last.at).value;
    last = {event.raw, event.aim, event.at};
    event.repeat = same && gap < kRepeatMs;
    if (same && gap < kDropMs)
        return Verdict::Dropped;
    if (same && gap < kDuplicateMs)
        return Verdict::Duplicate;
    return Verdict::Deliver;
}

} // namespace packbay
