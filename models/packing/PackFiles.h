#pragma once
#include "models/domain/Result.h"
#include "models/packing/PackTypes.h"

#include <QByteArrayView>

/// The packer's input files (freight.md G): BoxPacker's CSV columns without header row, and the thpack files of the
/// OR-Library. Errors: 7001 with file:row:column in `where` for a missing, surplus or wrong cell, 7005 a weight not above
/// zero, 7006 a side not above zero or beyond 100 m.
namespace packbay {

/// name, outer W L D, empty g, inner W L D, greatest gross g.
Result<std::vector<PackBox>> readBoxesCsv(QByteArrayView csv, const QString &fileName);

struct PackOrder
{
    QString code;
    std::vector<PackItem> items;
};

/// order, quantity, name, W L D, g; the orders come in order of first appearance. `keepFlat`: D stays upright.
Result<std::vector<PackOrder>> readItemsCsv(QByteArrayView csv, const QString &fileName, bool keepFlat);

struct ContainerProblem
{
    std::int64_t number = 0;
    PackBox container; ///< without a limit of weight
    std::vector<PackItem> items;
};

/// Count of problems; per problem: number and seed, container, count of kinds; per kind: number, three times a side and
/// whether it may stand upright, quantity. A side is any unit.
Result<std::vector<ContainerProblem>> readThpack(QByteArrayView text, const QString &fileName);

} // namespace packbay
