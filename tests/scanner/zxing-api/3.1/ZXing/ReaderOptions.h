#pragma once
// What ZXing-cpp 3.1 declares of the names that ZxingAdapter.cpp uses; only ever parsed, never linked.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ZXing {
enum class BarcodeFormat : unsigned { None = 0, Code128 = 'C' };
class BarcodeFormats
{
public:
    BarcodeFormats() = default;
    BarcodeFormats(std::vector<BarcodeFormat> formats);
};
BarcodeFormats BarcodeFormatsFromString(std::string_view names);
std::string ToString(BarcodeFormat format);
enum class TextMode { Plain, ECI, HRI, Escaped, Hex, HexECI };

class ReaderOptions
{
public:
    ReaderOptions &setFormats(BarcodeFormats formats) &;
    ReaderOptions &&setFormats(BarcodeFormats formats) &&;
    bool tryHarder() const;
    ReaderOptions &tryHarder(bool on) &;
    ReaderOptions &setTryHarder(bool on) &;
    ReaderOptions &setTryRotate(bool on) &;
    ReaderOptions &setTryInvert(bool on) &;
    ReaderOptions &setTryDownscale(bool on) &;
    ReaderOptions &setMinLineCount(std::uint8_t lines) &;
    ReaderOptions &setTextMode(TextMode mode) &;
};
} // namespace ZXing
