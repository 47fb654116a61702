#pragma once
#include "models/domain/Units.h"

#include <QStringView>

#include <span>

namespace packbay {

/// How long a parcel may lie (domain.md A5), in days from its arrival. The numbers are stamped on the parcel at receipt
/// (Parcel::blockAt, abandonAt), so that a later change of the table moves no parcel.
struct StoragePolicy
{
    const char *name;
    int freeDays;
    int blockDays;        ///< from here on it cannot be allocated; 0 = never
    int abandonDays;      ///< from here on it may be abandoned; 0 = never
    bool arrivalIsDayOne; ///< the day of arrival counts as the first day

    UtcMs blockAt(UtcMs arrived) const;   ///< 0 = never
    UtcMs abandonAt(UtcMs arrived) const; ///< 0 = never
};

std::span<const StoragePolicy> storagePolicies();
/// The policy of this name; "STANDARD" when no policy has it (also for the empty name).
const StoragePolicy &storagePolicy(QStringView name);
/// For parcels that nobody owns.
const StoragePolicy &unclaimedStoragePolicy();

} // namespace packbay
