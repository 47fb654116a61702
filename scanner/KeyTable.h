#pragma once
#include <QChar>

#include <cstdint>
#include <optional>

namespace packbay {

/// Where native scan codes come from.
enum class KeyPlatform { Evdev8, WindowsSet1 };

/// The Linux key code (evdev) behind QKeyEvent::nativeScanCode(); 0 when there is none. X11 and Wayland add 8 to it,
/// Windows delivers set 1 with 0x100 for the extended keys.
std::uint32_t evdevCode(std::uint32_t nativeScanCode, KeyPlatform platform);

/// The character that a US keyboard writes with this key: scanners are set to US, whatever layout the desktop has
/// (hardware.md 0.2). Keypad digits are not in here.
std::optional<QChar> usCharacter(std::uint32_t code, bool shift);
/// '0' to '9' for the digit keys of the keypad.
std::optional<QChar> keypadDigit(std::uint32_t code);
/// The other characters of the keypad: * - + / and the point.
std::optional<QChar> keypadSign(std::uint32_t code);

namespace key {
constexpr std::uint32_t kTab = 15;
constexpr std::uint32_t kRightBracket = 27;
constexpr std::uint32_t kEnter = 28;
constexpr std::uint32_t kF8 = 66;
constexpr std::uint32_t kKeypadEnter = 96;

bool isShift(std::uint32_t code);
bool isControl(std::uint32_t code);
bool isAlt(std::uint32_t code);
inline bool isModifier(std::uint32_t code)
{
    return isShift(code) || isControl(code) || isAlt(code);
}
} // namespace key

} // namespace packbay
