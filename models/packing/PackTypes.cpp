#include "models/packing/PackTypes.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr std::int64_t kWhole = 1000000;

std::int64_t upTo(std::int64_t value, std::int64_t step)
{
    return (value + step - 1) / step;
}

} // namespace

Sides usableSides(const PackBox &box)
{
    const int off = 2 * box.paddingMm;
    return {std::max(0, box.inner.w - off), std::max(0, box.inner.l - off), std::max(0, box.inner.d - off)};
}

std::int64_t usableVolume(const PackBox &box)
{
    const std::int64_t volume = usableSides(box).volume();
    const std::int64_t share = kWhole - box.voidFillPpm;
    return volume / kWhole * share + volume % kWhole * share / kWhole;
}

std::int64_t billedGrams(const PackBox &box, std::int64_t grossGrams, const PackOptions &options)
{
    const std::int64_t volumetric = upTo(box.outer.volume(), options.divisor);
    return upTo(std::max(grossGrams, volumetric), options.stepGrams) * options.stepGrams;
}

} // namespace packbay
