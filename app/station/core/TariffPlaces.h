#pragma once
#include <QString>

namespace packbay {

/// Where tariff packs come from and where published versions are written to.
struct TariffPlaces
{
    QString import;  ///< empty: whatever removable media are plugged in
    QString exports;
};

} // namespace packbay
