#pragma once
#include "models/domain/Entities.h"
#include "models/domain/Result.h"

#include <QJsonObject>

namespace packbay::wire {

/// The fields of a row under their names; without id and version, which travel beside it.
QJsonObject toJson(const Row &row);
/// The same in the canonical form of RFC 8785, as the audit and the base images hold it.
QByteArray canonicalOf(const Row &row);
Result<Row> rowFromJson(EntityKind kind, const EntityId &id, const QJsonObject &json);

} // namespace packbay::wire
