#pragma once
#include <QByteArray>
#include <QString>

#include <map>
#include <mutex>

namespace packbay::central {

/// Counters for GET /metrics, in the text form of Prometheus. Safe from every thread.
class Metrics
{
public:
    void answered(const QByteArray &method, const QByteArray &route, int status);
    /// `parked` and `queued` are of this moment.
    QByteArray text(std::size_t parked, std::size_t queued) const;

private:
    mutable std::mutex m_guard;
    std::map<QByteArray, quint64> m_requests; ///< key: the label set
};

} // namespace packbay::central
