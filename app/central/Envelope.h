#pragma once
#include "app/central/Http.h"
#include "models/domain/Error.h"
#include "models/domain/Units.h"

#include <QJsonValue>

namespace packbay::central {

/// The envelope of every answer (architecture.md 6, sync.md B.13): {"code","data","msg","timestamp"}.
HttpAnswer success(const QJsonValue &data, UtcMs now);
/// `code` is the five-digit envelope code, or 401.
HttpAnswer failure(int status, int code, const QString &message, const QJsonValue &data, UtcMs now);
/// The HTTP side of an error of the project. Faults of the central itself (3xxx, 9xxx) say nothing but their code.
HttpAnswer failure(const Error &error, UtcMs now);

/// No token at all: the exact words of the platform's permission layer.
HttpAnswer loginNeeded(UtcMs now);
/// `reason`: token_expired, device_revoked (HTTP 401) or permission_denied (HTTP 403).
HttpAnswer tokenRefused(const QString &reason, UtcMs now);

} // namespace packbay::central
