#include "app/central/RequestRate.h"

#include <algorithm>

namespace packbay::central {

namespace {
constexpr qsizetype kManyClients = 4096;
}

bool RequestRate::take(const QString &client, MonotonicMs now)
{
    if (m_perSecond <= 0)
        return true;
    if (m_buckets.size() > kManyClients)
        forgetFull(now);
    auto found = m_buckets.find(client);
    if (found == m_buckets.end())
        found = m_buckets.insert(client, {m_burst * 1000, now});
    Bucket &bucket = found.value();
    bucket.thousandths = std::min(m_burst * 1000, bucket.thousandths + (now - bucket.at).value * m_perSecond);
    bucket.at = now;
    if (bucket.thousandths < 1000)
        return false;
    bucket.thousandths -= 1000;
    return true;
}

void RequestRate::forgetFull(MonotonicMs now)
{
    m_buckets.removeIf([&](QHash<QString, Bucket>::iterator it) {
        return it->thousandths + (now - it->at).value * m_perSecond >= m_burst * 1000;
    });
}

} // namespace packbay::central
