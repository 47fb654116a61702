#include "models/domain/ScanEvent.h"

namespace packbay {

QString codeKindName(CodeKind kind)
{
    switch (kind) {
    case CodeKind::Tracking: return QStringLiteral("tracking");
    case CodeKind::Sscc: return QStringLiteral("sscc");
    case CodeKind::Gtin: return QStringLiteral("gtin");
    case CodeKind::Gs1: return QStringLiteral("gs1");
    case CodeKind::Member: return QStringLiteral("member");
    case CodeKind::Parcel: return QStringLiteral("parcel");
    case CodeKind::Location: return QStringLiteral("location");
    case CodeKind::Carton: return QStringLiteral("carton");
    case CodeKind::Order: return QStringLiteral("order");
    case CodeKind::Bag: return QStringLiteral("bag");
    case CodeKind::Cage: return QStringLiteral("cage");
    case CodeKind::Tote: return QStringLiteral("tote");
    case CodeKind::Manifest: return QStringLiteral("manifest");
    case CodeKind::Command: return QStringLiteral("command");
    case CodeKind::Badge: return QStringLiteral("badge");
    case CodeKind::Unknown: return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

} // namespace packbay
