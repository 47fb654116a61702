#pragma once
#include "models/domain/Result.h"

#include <QJsonObject>

namespace packbay {

/// What a post office sends back (hardware.md A3.4), for the documents cn22 and cn23: RequestInvalid (7001) with the field
/// in `where` when a CN22 declares more than 2 kg, or goods that are heavier than the whole item. All others are good.
Status checkCustoms(const QString &document, const QJsonObject &fields);

} // namespace packbay
