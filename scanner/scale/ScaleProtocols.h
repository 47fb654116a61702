#pragma once
#include "scanner/scale/ScaleParser.h"

namespace packbay::scaleprotocol {

// One maker a family; each returns null when the (already folded) name is not its own.
std::unique_ptr<ScaleParser> makeLineProtocol(const QString &name, WeightUnit unit);
std::unique_ptr<ScaleParser> makeFrameProtocol(const QString &name, WeightUnit unit);
std::unique_ptr<ScaleParser> makeToledoContinuous(const QString &name, WeightUnit unit);

} // namespace packbay::scaleprotocol
