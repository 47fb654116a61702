#include "models/domain/Ports.h"

namespace packbay {

QString Decimal::toString() const
{
    QString text = QString::number(digits < 0 ? -digits : digits);
    if (decimals > 0) {
        text = text.rightJustified(decimals + 1, QLatin1Char('0'));
        text.insert(text.size() - decimals, QLatin1Char('.'));
    }
    return digits < 0 ? QLatin1Char('-') + text : text;
}

} // namespace packbay
