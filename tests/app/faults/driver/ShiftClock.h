#pragma once
#include "models/domain/Ports.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QtEndian>

#include <atomic>

namespace packbay::test {

/// Time and ids that follow from how many operations the database holds, so that a shift that was broken off goes on with
/// the very ids and times of an undisturbed one. Durations run faster than on the wall, waits of the flows are short.
class ShiftClock : public Clock, public IdSource
{
public:
    ShiftClock(UtcMs start, QString station, int haste) : m_start(start), m_station(std::move(station)), m_haste(haste) { m_timer.start(); }

    UtcMs now() const override { return UtcMs(m_start.value + 1000 * m_steps.load()); }
    MonotonicMs monotonic() const override { return MonotonicMs(m_timer.elapsed() * m_haste); }
    OpId nextOpId() override
    {
        const QByteArray seed = m_station.toUtf8() + ' ' + QByteArray::number(static_cast<qint64>(m_steps.load()));
        const QByteArray hash = QCryptographicHash::hash(seed, QCryptographicHash::Sha256);
        m_last = uuidV7(now().value, qFromBigEndian<quint64>(hash.constData()), qFromBigEndian<quint64>(hash.constData() + 8));
        return m_last;
    }

    /// Operations in the database.
    void setSteps(qint64 steps) { m_steps = steps; }
    /// The id that was given last.
    OpId last() const { return m_last; }

private:
    UtcMs m_start;
    QString m_station;
    int m_haste;
    std::atomic<qint64> m_steps{0};
    OpId m_last;
    QElapsedTimer m_timer;
};

} // namespace packbay::test
