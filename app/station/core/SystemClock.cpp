#include "app/station/core/SystemClock.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <chrono>

namespace packbay {

UtcMs SystemClock::now() const
{
    return UtcMs(QDateTime::currentMSecsSinceEpoch());
}

MonotonicMs SystemClock::monotonic() const
{
    return MonotonicMs(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count());
}

OpId SystemIds::nextOpId()
{
    QRandomGenerator *random = QRandomGenerator::system();
    return uuidV7(m_clock.now().value, random->generate64(), random->generate64());
}

} // namespace packbay
