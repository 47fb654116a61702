#include "app/station/window/TypedText.h"

#include "models/workflow/WeighFlow.h"

#include <QRegularExpression>

namespace packbay {
namespace {

/// Kilograms or a counted quantity; codes that are digits only are longer.
bool isShortNumber(const QString &text)
{
    static const QRegularExpression kNumber(QStringLiteral("^[0-9]{1,6}([.,][0-9]{1,3})?$"));
    return kNumber.match(text).hasMatch();
}

} // namespace

bool isEntry(const QString &text, const ScreenState &screen)
{
    const QString given = text.trimmed();
    return asksForWords(screen) || isShortNumber(given) || typedSize(given).has_value();
}

} // namespace packbay
