#pragma once
#include "models/domain/JsonWriter.h"
#include "models/freight/QuoteAnswer.h"

namespace packbay {

/// Fields that the answers of quote and plan write alike (architecture.md 11.0).
void writeTextOrNull(JsonWriter &json, std::string_view key, const QString &text);
void writeWarnings(JsonWriter &json, const std::vector<QuoteWarning> &warnings);

} // namespace packbay
