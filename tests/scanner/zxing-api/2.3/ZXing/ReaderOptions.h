#pragma once
// What ZXing-cpp 2.3 declares of the names that ZxingAdapter.cpp uses; only ever parsed, never linked.
#include <cstdint>
#include <string>
#include <string_view>

namespace ZXing {
enum class BarcodeFormat { None = 0, Code128 = 1 << 4 };
struct BarcodeFormats
{
    int bits = 0;
};
BarcodeFormats BarcodeFormatsFromString(std::string_view names);
std::string ToString(BarcodeFormat format);
enum class TextMode { Plain, ECI, HRI, Hex, Escaped };

class ReaderOptions
{
public:
    ReaderOptions &setFormats(BarcodeFormats formats) &;
    ReaderOptions &setTryHarder(bool on) &;
    ReaderOptions &setTryRotate(bool on) &;
    ReaderOptions &setTryInvert(bool on) &;
    ReaderOptions &setTryDownscale(bool on) &;
    ReaderOptions &setMinLineCount(std::uint8_t lines) &;
    ReaderOptions &setTextMode(TextMode mode) &;
};
} // namespace ZXing
