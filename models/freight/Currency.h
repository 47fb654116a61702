#pragma once
#include <QStringView>

#include <optional>

namespace packbay {

/// Decimal digits of an active ISO 4217 currency (JPY 0, CNY 2, KWD 3), or none when the code is not one.
/// XDR (special drawing rights) is known with 2 digits, because customs limits are written in it.
std::optional<int> currencyDigits(QStringView code);

/// True for the ISO 3166-1 alpha-2 codes, and XK.
bool isCountry(QStringView code);

} // namespace packbay
