#pragma once
#include "models/domain/ScanEvent.h"
#include "models/workflow/ScreenState.h"

#include <QList>

namespace packbay {

/// What became of each scan, newest first (ux.md 4, scan strip). A scan is on it from its arrival; it is settled once.
class ScanStrip
{
public:
    /// The scan has arrived and waits; the number stands for it.
    int add(const ScanMeaning &scan, UtcMs at);
    /// It is being worked on: an outcome is awaited.
    void working(int number);
    /// The entry as settled. A number that was settled before stays as it is.
    StripEntry settle(int number, StripEntry::Verdict verdict);
    /// At most five, newest first.
    QList<StripEntry> newest() const;

private:
    struct Line
    {
        int number = 0;
        bool settled = false;
        StripEntry entry;
    };
    Line *find(int number);
    void prune();

    QList<Line> m_lines; ///< newest first
    int m_next = 1;
};

} // namespace packbay
