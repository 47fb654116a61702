#pragma once
#include "models/domain/Result.h"

#include <QJsonObject>
#include <QJsonValue>

namespace packbay {

/// Checks `value` against the part of JSON Schema 2020-12 that our field descriptions use: type, properties, required,
/// additionalProperties false, items, minItems, maxItems, enum, pattern, minLength, maxLength, minimum, maximum, oneOf of
/// `required` lists, $ref into #/$defs.
/// A field that is required and absent or empty is FieldMissing (5202), everything else RequestInvalid (7001); `where`
/// is the JSON pointer, args name the field.
Status checkAgainstSchema(const QJsonValue &value, const QJsonObject &schema);

/// The schema that `schema` stands for after following its $ref.
QJsonObject resolveSchema(const QJsonObject &schema, const QJsonObject &root);

/// "/a/b" + "c/d" = "/a/b/c~1d" (RFC 6901).
QString pointerTo(const QString &base, const QString &key);

} // namespace packbay
