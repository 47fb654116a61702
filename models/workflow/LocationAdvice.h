#pragma once
#include "models/domain/WorldView.h"
#include "models/workflow/ScreenState.h"

#include <functional>

namespace packbay {

/// Where a parcel should go and why (domain.md A1 step 4). `reason` is one of Text::Reason...
struct LocationAdvice
{
    QString location;
    Text reason = Text::None;
    bool operator==(const LocationAdvice &) const = default;
};

/// The best shelf that `allowed` (the Rulebook's opinion on this location) agrees to: unclaimed parcels in zone U; with
/// the member's other parcels; heavier than 10 kg on the lowest tier; the least loaded ordinary shelf; zone S when the
/// goods may not lie on an ordinary shelf. None when there is no such shelf.
std::optional<LocationAdvice> adviseLocation(const Parcel &parcel, const WorldView &world,
                                             const std::function<bool(const QString &location)> &allowed);

/// The tier in a sign "SH1-A-03-12-04-B" (4), or the last number of a shorter one ("A-03-2": 2); 0 when there is none.
int tierOf(const QString &sign);

} // namespace packbay
