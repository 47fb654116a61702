#pragma once
#include "app/station/core/StationCore.h"

#include <QElapsedTimer>

namespace packbay::bench {

/// What one input of the clerk led to.
struct ClerkStep
{
    bool committed = false; ///< an operation became durable
    bool scan = false;      ///< by a scan, not by the scale
    double micro = 0;       ///< from the framed input to the ScreenState after it
};

/// Answers the receive screen's questions by scans, one new parcel after the other.
class BenchClerk
{
public:
    BenchClerk(StationCore &core, const Clock &clock);

    Status enter();
    ClerkStep step();
    /// What the clerk scans now; empty when the scale or the time is due. A new parcel has a new number at each call.
    QString answer();
    /// Until the sheets of the last step are out of the printer: by then the clerk has the parcel on the scale.
    void waitForLabel();
    /// Number of the parcel in hand.
    const QString &tracking() const { return m_tracking; }

private:
    void weigh();
    void scan(const QString &text);

    StationCore &m_core;
    const Clock &m_clock;
    QElapsedTimer m_timer;
    QString m_tracking;
    int m_count = 0;
    int m_events = 0;
    qint64 m_shownAt = 0; ///< ns since the input
    bool m_committed = false;
    int m_labels = 0;     ///< asked for and not yet printed
};

} // namespace packbay::bench
