#include "scanner/scale/ScaleProtocols.h"

namespace packbay::scaleprotocol {

std::unique_ptr<ScaleParser> makeFrameProtocol(const QString &, WeightUnit)
{
    return nullptr;
}

} // namespace packbay::scaleprotocol
