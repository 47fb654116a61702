#pragma once
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QString>
#include <QThread>
#include <QTimer>

#include <algorithm>

#include <sys/resource.h>
#include <unistd.h>

namespace packbay::test {

/// A 20 ms timer in the thread of the windows that notes how late it comes. On a machine with more work than processors a
/// thread also waits for its turn; the kernel counts that apart, so what the program itself blocks is known. That waiting is
/// an excuse only where others work on the machine: see wasQuiet().
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
        m_busyBefore = machineSeconds() - ownSeconds();
        m_whole.start();
        m_timer.start();
    }
    CalmWindow(const CalmWindow &) = delete;
    CalmWindow &operator=(const CalmWindow &) = delete;

    int ticks() const { return m_ticks; }
    /// The worst delay, in milliseconds.
    qint64 latestMs() const { return m_latest / 1'000'000; }
    /// The worst delay without the time in which the thread could run but had no processor.
    qint64 latestByUsMs() const { return m_latestByUs / 1'000'000; }
    /// How much of the machine others than this program and its helpers used since the beginning, 0 to 1.
    double usedByOthers() const
    {
        const double seconds = double(m_whole.nsecsElapsed()) / 1e9 * QThread::idealThreadCount();
        return std::max(0.0, machineSeconds() - ownSeconds() - m_busyBefore) / seconds;
    }
    /// Nobody else can have made the window late.
    bool wasQuiet() const { return usedByOthers() < 0.02; }
    QString summary() const
    {
        return QStringLiteral("the window was late by %1 ms at most, by %2 ms without its waiting for a processor; others used %3 % of the machine")
            .arg(latestMs()).arg(latestByUsMs()).arg(usedByOthers() * 100, 0, 'f', 1);
    }

private:
    static qint64 waitedForProcessorNs()
    {
        QFile file(QStringLiteral("/proc/thread-self/schedstat")); // time on a processor, time waiting for one, turns
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    }
    static double inSeconds(qint64 ticks) { return double(ticks) / double(sysconf(_SC_CLK_TCK)); }
    static double machineSeconds()
    {
        QFile file(QStringLiteral("/proc/stat")); // cpu user nice system idle iowait irq softirq steal
        const QList<QByteArray> words = file.open(QIODevice::ReadOnly) ? file.readLine().simplified().split(' ') : QList<QByteArray>();
        qint64 ticks = 0;
        for (const int at : {1, 2, 3, 6, 7, 8})
            ticks += words.value(at).toLongLong();
        return inSeconds(ticks);
    }
    /// This program, its children that are gone and those that live.
    static double ownSeconds()
    {
        double seconds = 0;
        for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
            rusage used{};
            getrusage(who, &used);
            seconds += double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
        }
        const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &name : names) {
            QFile file(QStringLiteral("/proc/%1/stat").arg(name));
            if (!name.front().isDigit() || !file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray all = file.readAll();
            const QList<QByteArray> words = all.mid(all.lastIndexOf(')') + 2).split(' '); // state, parent, ... user and system from 11 on
            if (words.value(1).toLongLong() == getpid())
                seconds += inSeconds(words.value(11).toLongLong() + words.value(12).toLongLong());
        }
        return seconds;
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
    QElapsedTimer m_whole;
    double m_busyBefore = 0; ///< of others
    qint64 m_waitedBefore = 0;
    qint64 m_latest = 0;
    qint64 m_latestByUs = 0;
    int m_ticks = 0;
};

} // namespace packbay::test
