#pragma once
#include <QHash>
#include <QString>

#include <functional>
#include <list>
#include <mutex>

namespace packbay::central {

/// Where GET /sync/wait sleeps (sync.md B.7): a list of callbacks, no threads. Safe from every thread; callbacks run
/// outside the lock, in the caller's thread.
class WaitRoom
{
public:
    using Wake = std::function<void(qint64 head)>;

    explicit WaitRoom(int perStation = 2)
        : m_perStation(perStation)
    {
    }

    /// Calls `wake` once: when the head passes `after`, on release(), or when the station parks one request too many
    /// (then its oldest one goes). Returns the ticket for expire().
    quint64 park(const QString &station, const QString &warehouse, qint64 after, Wake wake);
    /// The head of this warehouse is now at least `head`.
    void headMoved(const QString &warehouse, qint64 head);
    /// Time is up for this ticket; nothing happens when it was woken before.
    void expire(quint64 ticket);
    /// Everybody goes, with the last known head. Later parkers go at once.
    void release();

    QStringList warehouses() const;
    std::size_t size() const;

private:
    struct Parked
    {
        quint64 ticket;
        QString station;
        QString warehouse;
        qint64 after;
        Wake wake;
    };
    using Woken = std::list<Parked>;
    void wakeAll(Woken &woken) const;
    qint64 headOf(const Parked &parked) const;

    const int m_perStation;
    mutable std::mutex m_guard;
    std::list<Parked> m_parked; ///< oldest first
    QHash<QString, qint64> m_heads;
    quint64 m_lastTicket = 0;
    bool m_closed = false;
};

} // namespace packbay::central
