#include "scanner/KeyTable.h"

#include <QLatin1StringView>

#include <array>

namespace packbay {
namespace {

struct Row
{
    std::uint32_t first;
    QLatin1StringView plain;
    QLatin1StringView shifted;
};

constexpr std::array kRows{
    Row{2, QLatin1StringView("1234567890-="), QLatin1StringView("!@#$%^&*()_+")},
    Row{16, QLatin1StringView("qwertyuiop[]"), QLatin1StringView("QWERTYUIOP{}")},
    Row{30, QLatin1StringView("asdfghjkl;'`"), QLatin1StringView("ASDFGHJKL:\"~")},
    Row{43, QLatin1StringView("\\zxcvbnm,./"), QLatin1StringView("|ZXCVBNM<>?")},
    Row{57, QLatin1StringView(" "), QLatin1StringView(" ")},
    Row{86, QLatin1StringView("\\"), QLatin1StringView("|")},
};

constexpr QLatin1StringView kKeypad("789-456+1230."); // from code 71

} // namespace

std::uint32_t evdevCode(std::uint32_t nativeScanCode, KeyPlatform platform)
{
    if (platform == KeyPlatform::Evdev8)
        return nativeScanCode > 8 ? nativeScanCode - 8 : 0;
    struct Extended
    {
        std::uint32_t set1;
        std::uint32_t evdev;
    };
    constexpr std::array kExtended{
        Extended{0x11C, 96},  Extended{0x11D, 97},  Extended{0x135, 98},  Extended{0x138, 100}, Extended{0x147, 102},
        Extended{0x148, 103}, Extended{0x149, 104}, Extended{0x14B, 105}, Extended{0x14D, 106}, Extended{0x14F, 107},
        Extended{0x150, 108}, Extended{0x151, 109}, Extended{0x152, 110}, Extended{0x153, 111}, Extended{0x15B, 125},
        Extended{0x15C, 126},
    };
    for (const Extended &key : kExtended) {
        if (key.set1 == nativeScanCode)
            return key.evdev;
    }
    return nativeScanCode <= 88 ? nativeScanCode : 0;
}

std::optional<QChar> usCharacter(std::uint32_t code, bool shift)
{
    for (const Row &row : kRows) {
        if (code >= row.first && code < row.first + static_cast<std::uint32_t>(row.plain.size()))
            return QChar((shift ? row.shifted : row.plain)[static_cast<qsizetype>(code - row.first)]);
    }
    return std::nullopt;
}

std::optional<QChar> keypadDigit(std::uint32_t code)
{
    if (code < 71 || code > 82)
        return std::nullopt;
    const QChar c = kKeypad[static_cast<qsizetype>(code - 71)];
    return c.isDigit() ? std::optional(c) : std::nullopt;
}

std::optional<QChar> keypadSign(std::uint32_t code)
{
    switch (code) {
    case 55: return QChar(u'*');
    case 74: return QChar(u'-');
    case 78: return QChar(u'+');
    case 83: return QChar(u'.');
    case 98: return QChar(u'/');
    default: return std::nullopt;
    }
}

bool key::isShift(std::uint32_t code)
{
    return code == 42 || code == 54;
}

bool key::isControl(std::uint32_t code)
{
    return code == 29 || code == 97;
}

bool key::isAlt(std::uint32_t code)
{
    return code == 56 || code == 100;
}

} // namespace packbay
