#pragma once
#include "models/domain/Units.h"
#include "models/freight/TariffPack.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace packbay::cli {

/// What quote and plan share: `COMMAND --tariffs DIR|XLSX --request FILE`. Reads the pack (its findings and Bad when it has an
/// error), then answers the requests in their order; returns the worst exit code.
int answerRequests(const QString &command, const QStringList &list, const std::function<int(const TariffPack &, const QJsonObject &)> &answerOne);
/// What `at` is when a request names none.
UtcMs atOf(const std::optional<UtcMs> &asked);

} // namespace packbay::cli
