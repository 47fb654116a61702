#pragma once
#include <QString>

namespace packbay {

/// May parcels of these two categories lie in one carton? Battery and liquid may not (freight.md C3); packing refuses them
/// (ProhibitedMix) and a plan keeps them apart.
bool mayShareCarton(const QString &category, const QString &other);

} // namespace packbay
