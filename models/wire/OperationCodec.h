#pragma once
#include "models/domain/Operations.h"
#include "models/domain/Result.h"

#include <QJsonObject>

namespace packbay::wire {

/// The payload of an operation under its field names.
QJsonObject payloadOf(const OperationBody &body);
/// The body of this type and payload version; error 4012 names the field, 2110 an unknown type.
Result<OperationBody> bodyFromJson(const QString &type, int version, const QJsonObject &payload);

/// The wire form of sync.md B.3: {"seq","op_id","type","v","user","approver","device_ms","payload"}.
QJsonObject toJson(const Operation &operation);
/// `station` and `epoch` come from the batch. The role is not on the wire: the central knows its users.
Result<Operation> operationFromJson(const QJsonObject &json, const QString &station, qint64 epoch);

/// Every type name with its class, for schemas and tests.
QList<QPair<QString, OpClass>> allOperationTypes();

} // namespace packbay::wire
