#pragma once
#include "models/domain/WorldView.h"

#include <optional>

namespace packbay {

/// Purposes of a NumberBlock.
inline const QLatin1String kCarrierNumbers("carrier_no");
inline const QLatin1String kSsccNumbers("sscc");

/// Whether the prefix and the serials make numbers of this purpose at all.
bool isWellFormed(const NumberBlock &block);
/// The number of this serial as it stands on paper: prefix + 10 digits + MOD 37,36, or an SSCC-18.
QString numberOf(const NumberBlock &block, qint64 serial);
/// Whether `number` lies in this block.
bool isInBlock(const NumberBlock &block, const QString &number);
/// Whether a label (carrier number) or another carton (SSCC) has it already.
bool isNumberUsed(const WorldView &world, const QString &purpose, const QString &number);

/// A free number of the station's blocks, or none (2409). Numbers are given out in order, so it looks for the border
/// between used and free and needs about log2(size) look-ups.
std::optional<QString> freeNumber(const WorldView &world, const QString &station, const QString &purpose);

} // namespace packbay
