#include "app/central/Metrics.h"

namespace packbay::central {

void Metrics::answered(const QByteArray &method, const QByteArray &route, int status)
{
    const QByteArray labels
        = "{method=\"" + method + "\",route=\"" + route + "\",status=\"" + QByteArray::number(status) + "\"}";
    const std::lock_guard lock(m_guard);
    ++m_requests[labels];
}

QByteArray Metrics::text(std::size_t parked, std::size_t queued) const
{
    QByteArray out = "# TYPE packbay_requests_total counter\n";
    {
        const std::lock_guard lock(m_guard);
        for (const auto &[labels, count] : m_requests)
            out += "packbay_requests_total" + labels + ' ' + QByteArray::number(count) + '\n';
    }
    out += "# TYPE packbay_waits_parked gauge\npackbay_waits_parked " + QByteArray::number(quint64(parked)) + '\n';
    out += "# TYPE packbay_database_queue gauge\npackbay_database_queue " + QByteArray::number(quint64(queued)) + '\n';
    return out;
}

} // namespace packbay::central
