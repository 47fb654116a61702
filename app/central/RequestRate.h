#pragma once
#include "models/domain/Units.h"

#include <QHash>
#include <QString>

namespace packbay::central {

/// A token bucket per client (sync.md C.2: 20 requests a second, 60 at once). Times come from the caller's monotonic
/// clock. Used on one thread.
class RequestRate
{
public:
    /// `perSecond` 0: no limit.
    RequestRate(qint64 perSecond, qint64 burst)
        : m_perSecond(perSecond)
        , m_burst(burst)
    {
    }

    /// Takes one request out of the client's bucket; false when it is empty.
    bool take(const QString &client, MonotonicMs now);

private:
    struct Bucket
    {
        qint64 thousandths = 0;
        MonotonicMs at;
    };
    void forgetFull(MonotonicMs now);

    const qint64 m_perSecond;
    const qint64 m_burst;
    QHash<QString, Bucket> m_buckets;
};

} // namespace packbay::central
