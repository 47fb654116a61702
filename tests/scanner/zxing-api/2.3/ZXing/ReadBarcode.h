#pragma once
#include "ReaderOptions.h"

#include <vector>

namespace ZXing {
enum class ImageFormat : std::uint32_t { None = 0, Lum = 0x01000000 };
class ImageView
{
public:
    ImageView(const std::uint8_t *data, int width, int height, ImageFormat format, int rowStride = 0, int pixStride = 0);
};
class ByteArray : public std::vector<std::uint8_t>
{
};
struct PointI
{
    int x = 0;
    int y = 0;
};
class Position
{
public:
    PointI topLeft() const;
    PointI topRight() const;
    PointI bottomRight() const;
    PointI bottomLeft() const;
};
class Result
{
public:
    bool isValid() const;
    BarcodeFormat format() const;
    const ByteArray &bytes() const;
    std::string text() const;
    const Position &position() const;
    std::string symbologyIdentifier() const;
};
using Barcode = Result;
using Results = std::vector<Result>;
Result ReadBarcode(const ImageView &image, const ReaderOptions &options = {});
Results ReadBarcodes(const ImageView &image, const ReaderOptions &options = {});
} // namespace ZXing
