#include "models/domain/StoragePolicy.h"

#include <QLatin1String>

#include <array>

namespace packbay {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

constexpr std::array kPolicies{
    StoragePolicy{"STANDARD", 90, 150, 180, false},
    StoragePolicy{"BLOCK_AFTER_GRACE", 90, 120, 0, false},
    StoragePolicy{"SIXTY", 60, 90, 0, false},
    StoragePolicy{"THIRTY", 30, 60, 90, false},
    StoragePolicy{"THIRTY_LONG", 30, 150, 180, false},
    StoragePolicy{"TWENTY_ONE", 21, 36, 51, true},
    StoragePolicy{"TEN", 10, 30, 45, false},
    StoragePolicy{"EXTENDABLE", 90, 97, 118, false},
    StoragePolicy{"ABNORMAL", 60, 60, 60, false},
    StoragePolicy{"UNCLAIMED", 0, 0, 90, false},
    StoragePolicy{"NO_LIMIT", 0, 0, 0, false},
};

UtcMs after(UtcMs arrived, int days, bool arrivalIsDayOne)
{
    if (days == 0)
        return UtcMs(0);
    return UtcMs(arrived.value + (arrivalIsDayOne ? days - 1 : days) * kDayMs);
}

} // namespace

UtcMs StoragePolicy::blockAt(UtcMs arrived) const
{
    return after(arrived, blockDays, arrivalIsDayOne);
}

UtcMs StoragePolicy::abandonAt(UtcMs arrived) const
{
    return after(arrived, abandonDays, arrivalIsDayOne);
}

std::span<const StoragePolicy> storagePolicies()
{
    return kPolicies;
}

const StoragePolicy &storagePolicy(QStringView name)
{
    for (const StoragePolicy &policy : kPolicies) {
        if (name == QLatin1String(policy.name))
            return policy;
    }
    return kPolicies.front();
}

const StoragePolicy &unclaimedStoragePolicy()
{
    return storagePolicy(u"UNCLAIMED");
}

} // namespace packbay
