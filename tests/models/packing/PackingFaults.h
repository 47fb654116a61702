#pragma once
#include "models/packing/ContainerLoader.h"
#include "models/packing/OrderPacker.h"

#include <QStringList>

namespace packbay::test {

/// What is wrong with a packing, by looking at every piece; written without the packer's own geometry.
QStringList faultsOf(const Packing &packing, const std::vector<PackItem> &items, const std::vector<PackBox> &boxes, const PackOptions &options);
QStringList faultsOf(const std::vector<PackedPiece> &pieces, const std::vector<PackItem> &items, const PackBox &box, int supportPercent);

} // namespace packbay::test
