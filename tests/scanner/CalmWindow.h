#pragma once
#include <QElapsedTimer>
#include <QFile>
#include <QString>
#include <QTimer>

#include <algorithm>

namespace packbay::test {

/// A 20 ms timer in the thread of the windows that notes how late it comes. On a machine with more work than processors a
/// thread also waits for its turn; the kernel counts that apart, so what the program itself blocks is known.
class CalmWindow
{
public:
    static constexpr int kTickMs = 20;
    static constexpr qint64 kAllowedMs = 100;

    CalmWindow()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kTickMs);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
        m_clock.start();
        m_waitedBefore = waitedForProcessorNs();
        m_timer.start();
    }
    CalmWindow(const CalmWindow &) = delete;
    CalmWindow &operator=(const CalmWindow &) = delete;

    int ticks() const { return m_ticks; }
    /// The worst delay, in milliseconds.
    qint64 latestMs() const { return m_latest / 1'000'000; }
    /// The worst delay without the time in which the thread could run but had no processor.
    qint64 latestByUsMs() const { return m_latestByUs / 1'000'000; }
    QString summary() const
    {
        return QStringLiteral("the window was late by %1 ms at most, by %2 ms without its waiting for a processor").arg(latestMs()).arg(latestByUsMs());
    }

private:
    static qint64 waitedForProcessorNs()
    {
        QFile file(QStringLiteral("/proc/thread-self/schedstat")); // time on a processor, time waiting for one, turns
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    }
    void tick()
    {
        const qint64 late = m_clock.nsecsElapsed() - qint64(kTickMs) * 1'000'000;
        const qint64 waited = waitedForProcessorNs();
        m_clock.start();
        ++m_ticks;
        m_latest = std::max(m_latest, late);
        m_latestByUs = std::max(m_latestByUs, late - (waited - m_waitedBefore));
        m_waitedBefore = waited;
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_waitedBefore = 0;
    qint64 m_latest = 0;
    qint64 m_latestByUs = 0;
    int m_ticks = 0;
};

} // namespace packbay::test
