#pragma once
#include "models/domain/Units.h"

#include <QByteArray>

#include <functional>

namespace packbay {

/// One picture of a live camera: a byte of brightness a pixel, row by row without gaps.
struct GrayFrame
{
    int width = 0;
    int height = 0;
    QByteArray pixels;
    MonotonicMs at;

    bool isEmpty() const { return width <= 0 || height <= 0 || pixels.size() < qsizetype(width) * height; }
};

/// Where live pictures come from. app/ gives the real camera, tests pictures.
class FrameSource
{
public:
    using Listener = std::function<void(const GrayFrame &)>;

    virtual ~FrameSource() = default;
    /// Frames go to `listener`, on its thread, until stop(). Without a camera none come.
    virtual void start(Listener listener) = 0;
    virtual void stop() = 0;
};

} // namespace packbay
