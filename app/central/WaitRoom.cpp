#include "app/central/WaitRoom.h"

#include <QStringList>

#include <algorithm>

namespace packbay::central {

quint64 WaitRoom::park(const QString &station, const QString &warehouse, qint64 after, Wake wake)
{
    Woken woken;
    quint64 ticket = 0;
    {
        const std::lock_guard lock(m_guard);
        ticket = ++m_lastTicket;
        m_parked.push_back({ticket, station, warehouse, after, std::move(wake)});
        const auto own = [&](const Parked &p) { return p.station == station && p.warehouse == warehouse; };
        // The head may have moved between the caller's look at it and this line.
        if (m_closed || m_heads.value(warehouse, -1) > after)
            woken.splice(woken.end(), m_parked, std::prev(m_parked.end()));
        else if (std::count_if(m_parked.begin(), m_parked.end(), own) > m_perStation)
            woken.splice(woken.end(), m_parked, std::find_if(m_parked.begin(), m_parked.end(), own));
    }
    wakeAll(woken);
    return ticket;
}

void WaitRoom::headMoved(const QString &warehouse, qint64 head)
{
    Woken woken;
    {
        const std::lock_guard lock(m_guard);
        m_heads[warehouse] = std::max(m_heads.value(warehouse, -1), head);
        for (auto it = m_parked.begin(); it != m_parked.end();) {
            const auto here = it++;
            if (here->warehouse == warehouse && head > here->after)
                woken.splice(woken.end(), m_parked, here);
        }
    }
    wakeAll(woken);
}

void WaitRoom::expire(quint64 ticket)
{
    Woken woken;
    {
        const std::lock_guard lock(m_guard);
        const auto it
            = std::find_if(m_parked.begin(), m_parked.end(), [&](const Parked &p) { return p.ticket == ticket; });
        if (it != m_parked.end())
            woken.splice(woken.end(), m_parked, it);
    }
    wakeAll(woken);
}

void WaitRoom::release()
{
    Woken woken;
    {
        const std::lock_guard lock(m_guard);
        m_closed = true;
        woken.swap(m_parked);
    }
    wakeAll(woken);
}

QStringList WaitRoom::warehouses() const
{
    const std::lock_guard lock(m_guard);
    QStringList names;
    for (const Parked &parked : m_parked) {
        if (!names.contains(parked.warehouse))
            names.append(parked.warehouse);
    }
    return names;
}

std::size_t WaitRoom::size() const
{
    const std::lock_guard lock(m_guard);
    return m_parked.size();
}

void WaitRoom::wakeAll(Woken &woken) const
{
    for (Parked &parked : woken)
        parked.wake(headOf(parked));
}

qint64 WaitRoom::headOf(const Parked &parked) const
{
    const std::lock_guard lock(m_guard);
    return std::max(m_heads.value(parked.warehouse, -1), qint64(0));
}

} // namespace packbay::central
