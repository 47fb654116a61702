#pragma once
#include <QStringView>

#include <optional>

namespace packbay {

/// ISO 7064 MOD 37,36 over 0-9 A-Z: finds every single wrong character. Empty when `text` has another character.
std::optional<QChar> mod37_36(QStringView text);
/// Whether the last character of `text` is the check character of all before it.
bool hasValidMod37_36(QStringView text);
/// GS1 modulo 10 (weights 3,1 from the right) of digits without their check digit; empty when not all digits.
std::optional<QChar> gs1CheckDigit(QStringView digits);

} // namespace packbay
